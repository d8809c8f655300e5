"""What languages are called.

In: an ISO 639-1 code. Out: the language's English name, from languages.toml.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from service.lexicon.schema import toml_row

_FILE = Path(__file__).parent / "en" / "languages.toml"


def language_name(code: str) -> str:
    """The name, or words that say that there is none: "und" is a script that nothing recognised."""
    return _names().get(code) or ("an unknown language" if code == "und" else f"the language {code!r}")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    row = toml_row(_FILE)
    return {code: row.text(code) for code in row.values}
