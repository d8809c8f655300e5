"""The words of ``words.toml``, checked and ready to look up.

In comes the data file; out comes one frozen ``Words``. Every status, mode and reckoning of the model must have its
words, so that a new one cannot reach a reader as a bare code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from service.errors import LexiconError
from service.model import Mode, Reckoning, Status

FILE = "words.toml"
PREFIXES = ("postponed", "cancelled", "imprecise")
SENTENCES = (
    "assumed_day",
    "end_open",
    "zone_open",
    "date_open",
    "imprecise",
    "changed",
    "not_told",
    "unnamed",
    "hour_open",
    "withdrawn",
    "other_start",
    "other_place",
)
PARTS = ("who", "when", "told", "where", "agenda", "status", "mode", "confidence", "sources", "changes")
FIELDS = (
    "status",
    "mode",
    "participants",
    "start",
    "end",
    "place",
    "topics",
    "when_told",
    "zone_told",
    "sources",
    "notes",
    "assumed_day",
    "confidence",
    "withdrawn",
)


NEWS = ("added", "changed", "moved", "relocated", "postponed", "cancelled", "revived", "withdrawn")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a meeting is called when words of ``pattern`` stand in its evidence."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    """One table of the file a field."""

    status: Mapping[str, str]
    prefix: Mapping[str, str]
    mode: Mapping[str, str]
    reckoning: Mapping[str, str]
    sentence: Mapping[str, str]
    part: Mapping[str, str]
    field: Mapping[str, str]
    news: Mapping[str, str]
    short: Mapping[str, str]
    group: Mapping[str, frozenset[str]]
    particles: frozenset[str]
    suffixes: frozenset[str]
    family_first: frozenset[str]
    kinds: tuple[Kind, ...]


@cache
def words() -> Words:
    """The words of the packaged file. Raises ``LexiconError`` where it breaks its schema."""
    return read(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))


def read(text: str) -> Words:
    """Check and read the file's text."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(FILE, "", str(error)) from error
    names = _table(data, "name", ("particles", "suffixes", "family_first"))
    return Words(
        status=_table(data, "status", Status),
        prefix=_table(data, "prefix", PREFIXES),
        mode=_table(data, "mode", Mode),
        reckoning=_table(data, "reckoning", Reckoning),
        sentence=_table(data, "sentence", SENTENCES),
        part=_table(data, "part", PARTS),
        field=_table(data, "field", FIELDS),
        news=_table(data, "news", NEWS),
        short=_table(data, "short"),
        group={name: frozenset(codes) for name, codes in _table(data, "group").items()},
        particles=frozenset(names["particles"]),
        suffixes=frozenset(names["suffixes"]),
        family_first=frozenset(names["family_first"]),
        kinds=tuple(_kind(entry) for entry in data.get("kind", ())),
    )


def _table(data: Mapping[str, Any], name: str, keys: Iterable[str] | None = None) -> Mapping[str, Any]:
    """The table ``name``; with ``keys``, it must have exactly these."""
    table: Mapping[str, Any] = data.get(name, {})
    if keys is not None:
        wanted = {str(key) for key in keys}
        for key in sorted(wanted ^ set(table)):
            raise LexiconError(FILE, f"{name}.{key}", "is missing" if key in wanted else "is not known")
    return table


def _kind(entry: Mapping[str, Any]) -> Kind:
    try:
        name, told = entry["name"], entry["words"]
    except KeyError as error:
        raise LexiconError(FILE, "kind", f"{error.args[0]!r} is missing") from error
    return Kind(name, re.compile(rf"\b(?:{'|'.join(map(re.escape, told))})s?\b", re.IGNORECASE))
