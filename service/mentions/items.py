"""A sentence as a row of items: what the gazetteers, the calendar and the capitals say of each word.

In: a document's text, its lexicon matches and time expressions. Out: ``Item`` rows for one span, on which the
grammar of people and parties (``who``) runs. A name is a run of capitalised words that nothing else claims.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from service.errors import LexiconError
from service.lexicon import Kind, Match
from service.model import Span

_WORD = re.compile(r"[’']s\b|[^\W\d_](?:[^\W_]|[-.](?=[^\W_])|[’'](?!s\b)(?=[^\W_]))*|\d+(?:[.,]\d+)*|[^\w\s]|_")
_INITIAL = re.compile(r"[A-ZÀ-ÞĀ-Ž](?:\.[A-Z])*$")
_ARTICLED = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|ul|bin)-[A-ZÀ-Þ]")
_LISTS = (
    "particles", "opening_particles", "suffixes", "titles", "strong_titles", "between", "groups", "group_roles",
    "not_person", "not_name", "counterparts", "announcers",
)  # fmt: skip


class Type(StrEnum):
    """What an item is to the grammar."""

    PARTY = "party"  # country, demonym, organisation, metonym
    CITY = "city"
    SITE = "site"
    OFFICE = "office"
    NAME = "name"
    TITLE = "title"
    TIME = "time"
    WORD = "word"
    POSSESSIVE = "possessive"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a sentence: offsets into the document's text, what it is, the lexicon's match where there is one."""

    type: Type
    start: int
    end: int
    text: str
    match: Match | None = None

    @property
    def low(self) -> str:
        return self.text.lower()


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """The lists of people.toml. Raises LexiconError where one is missing or holds anything but words."""
    table = tomllib.loads((files("service.lexicon") / "en" / "people.toml").read_text("utf8"))
    for name in _LISTS:
        entries = table.get(name)
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
            raise LexiconError("people.toml", name, "must be a list of words")
    if extra := set(table) - set(_LISTS):
        raise LexiconError("people.toml", sorted(extra)[0], "is not a list that anything reads")
    return {name: frozenset(table[name]) for name in _LISTS}


_TYPES = {
    Kind.COUNTRY: Type.PARTY,
    Kind.DEMONYM: Type.PARTY,
    Kind.ORGANISATION: Type.PARTY,
    Kind.METONYM: Type.PARTY,
    Kind.CITY: Type.CITY,
    Kind.SITE: Type.SITE,
    Kind.OFFICE: Type.OFFICE,
    Kind.TITLE: Type.TITLE,
}


class Itemizer:
    """Makes items of any span of one text. ``common`` are words that the text also writes in lower case."""

    def __init__(self, text: str, matches: Sequence[Match], times: Sequence[Span], common: frozenset[str]) -> None:
        self._text = text
        self._matches = matches
        self._match_starts = [match.start for match in matches]
        self._times = times
        self._time_starts = [span.start for span in times]
        self._common = common

    def items(self, span: Span) -> list[Item]:
        """The items of a span, in order, names joined."""
        return _join_names(self._raw(span), self._common)

    def _raw(self, span: Span) -> list[Item]:
        rows: list[Item] = []
        covered = sorted(
            [*self._matches_in(span), *self._times_in(span)], key=lambda item: (item.start, item.type is not Type.TIME)
        )
        position = span.start
        for item in covered:
            if item.start < position:
                continue
            rows += self._words(position, item.start)
            rows.append(item)
            position = item.end
        return rows + self._words(position, span.end)

    def _matches_in(self, span: Span) -> list[Item]:
        first = bisect_left(self._match_starts, span.start)
        last = bisect_left(self._match_starts, span.end)
        return [
            Item(_TYPES[match.kind], match.start, match.end, self._text[match.start : match.end], match)
            for match in self._matches[first:last]
            if match.end <= span.end
        ]

    def _times_in(self, span: Span) -> list[Item]:
        first = bisect_left(self._time_starts, span.start)
        last = bisect_left(self._time_starts, span.end)
        return [
            Item(Type.TIME, time.start, time.end, self._text[time.start : time.end])
            for time in self._times[first:last]
            if time.end <= span.end
        ]

    def _words(self, start: int, end: int) -> list[Item]:
        rows = []
        for found in _WORD.finditer(self._text, start, end):
            word = found.group()
            if word in ("'s", "’s"):
                kind = Type.POSSESSIVE
            else:
                kind = Type.WORD if word[0].isalnum() else Type.MARK
            rows.append(Item(kind, found.start(), found.end(), word))
        return rows


def _capital(item: Item) -> bool:
    return item.type is Type.WORD and item.text[0].isupper()


def _name_word(item: Item, common: frozenset[str], opens: bool) -> bool:
    low = item.low
    lists = words()
    if item.type is Type.WORD and _ARTICLED.match(item.text):
        return True  # "al-Janabi"
    if not _capital(item) or low in lists["not_name"] or low in lists["not_person"]:
        return False
    if low in lists["titles"]:
        return False
    return not (opens or item.text.istitle()) or low not in common


def _join_names(rows: list[Item], common: frozenset[str]) -> list[Item]:
    joined: list[Item] = []
    n = 0
    while n < len(rows):
        end = _name_end(rows, n, common, joined[-1] if joined else None)
        if end > n and not _goes_on(rows, end):
            text = rows[n].text if end == n + 1 else ""
            start, stop = rows[n].start, rows[end - 1].end
            joined.append(Item(Type.NAME, start, stop, text or _between(rows, n, end)))
            n = end
        else:
            joined.append(rows[n])
            n += 1
    return joined


def _goes_on(rows: list[Item], end: int) -> bool:
    """Whether a capitalised word behind makes it no person: "Kogalniceau Airbase", "Episcopal Conference"."""
    if end >= len(rows) or rows[end].start - rows[end - 1].end != 1:
        return False
    return _capital(rows[end]) and rows[end].low in words()["not_person"] and not rows[end].text.isupper()


def _between(rows: list[Item], start: int, end: int) -> str:
    pieces: list[str] = []
    for k in range(start, end):
        if k > start:
            pieces.append(" " if rows[k].start > rows[k - 1].end else "")
        pieces.append(rows[k].text)
    return "".join(pieces)


def _name_end(rows: list[Item], n: int, common: frozenset[str], before: Item | None) -> int:
    """The index behind a name that begins at ``n``; ``n`` itself where none does."""
    lists = words()
    k, capitals = n, 0
    after_office = before is not None and (before.type in (Type.OFFICE, Type.TITLE) or before.low in lists["titles"])
    while k < len(rows):
        item = rows[k]
        adjoining = k == n or rows[k].start - rows[k - 1].end <= 1
        if not adjoining:
            break
        if _name_word(item, common, k == 0):
            capitals += 1
        elif item.type is Type.MARK and item.text == "." and k > n and _INITIAL.match(rows[k - 1].text):
            pass  # "George W. Bush"
        elif _particle(rows, k, n, common):
            pass
        elif item.type in (Type.CITY, Type.PARTY) and _name_like(rows, k, n, after_office, common):
            capitals += 1
        else:
            break
        k += 1
    while k > n and rows[k - 1].type is Type.MARK and rows[k - 1].text != ".":
        k -= 1
    if capitals == 0:
        return n
    return _with_suffix(rows, k)


def _particle(rows: list[Item], k: int, n: int, common: frozenset[str]) -> bool:
    """A small word that belongs to a name: between its capitals, or opening it ("de Mistura")."""
    lists = words()
    low = rows[k].low
    following = rows[k + 1] if k + 1 < len(rows) else None
    if rows[k].type is not Type.WORD or following is None or not _name_word(following, common, False):
        return False
    if k == n:
        return low in lists["opening_particles"] and rows[k].text[0].islower()
    return (low in lists["particles"] and low not in ("the", "of", "e", "y", "do", "la", "le")) or low in (
        "la",
        "le",
        "do",
    )


def _name_like(rows: list[Item], k: int, n: int, after_office: bool, common: frozenset[str]) -> bool:
    """A town or state whose name is part of a person's: "Israel Katz" behind an office, "Jack London"."""
    item = rows[k]
    if item.match is None or " " in item.text or item.match.kind not in (Kind.CITY, Kind.COUNTRY):
        return False
    following = rows[k + 1] if k + 1 < len(rows) else None
    if k == n:
        return after_office and following is not None and _name_word(following, common, False)
    # behind a first name, and nothing of a state's own follows ("Beijing's")
    return not (following is not None and following.type is Type.POSSESSIVE and item.match.kind is Kind.COUNTRY)


def _with_suffix(rows: list[Item], k: int) -> int:
    """A name's "Jr." or "III" behind it."""
    suffixes = words()["suffixes"]
    step = k
    if step + 1 < len(rows) and rows[step].text == "," and rows[step + 1].text in ("Jr", "Sr"):
        step += 2
    elif step < len(rows) and rows[step].text in suffixes:
        step += 1
    elif step + 1 < len(rows) and rows[step].text == "the" and rows[step + 1].text in suffixes:
        step += 2
    else:
        return k
    if step < len(rows) and rows[step].text == "." and rows[step - 1].text in ("Jr", "Sr"):
        step += 1
    return step
