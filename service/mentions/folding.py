"""Names as they are compared: their words without accents, in lower case."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def name_words(name: str) -> tuple[str, ...]:
    """A name's words, folded: no accents, lower case."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(_WORDS.findall(plain))
