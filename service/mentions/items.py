"""A sentence as a row of items: what the gazetteers, the calendar and the capitals say of each word.

In: a document's text, its lexicon matches and time expressions. Out: ``Item`` rows for one span, on which the
grammar of people and parties (``who``) runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.lexicon import Kind, Match
from service.mentions.ordered import Ordered
from service.model import Span

_WORD = re.compile(
    r"[’'](?:s|re|ll|ve|m|d)\b|[^\W\d_](?:[^\W_]|[-.](?=[^\W_])|[’'](?!(?:s|re|ll|ve|m|d)\b)(?=[^\W_]))*"
    r"|\d+(?:[.,]\d+)*|[^\w\s]|_"
)
_LOWER_CASE = re.compile(r"\b[a-z][a-z'’-]+\b")


class Type(StrEnum):
    """What an item is to the grammar."""

    PARTY = "party"  # country, demonym, organisation, metonym
    CITY = "city"
    SITE = "site"
    OFFICE = "office"
    NAME = "name"
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


_TYPES = {
    Kind.COUNTRY: Type.PARTY,
    Kind.DEMONYM: Type.PARTY,
    Kind.ORGANISATION: Type.PARTY,
    Kind.METONYM: Type.PARTY,
    Kind.CITY: Type.CITY,
    Kind.SITE: Type.SITE,
    Kind.OFFICE: Type.OFFICE,
}


def lower_case_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case: capitalised, they are no name."""
    return frozenset(_LOWER_CASE.findall(text))


class Itemizer:
    """Makes items of any span of one text."""

    def __init__(self, text: str, matches: Sequence[Match], times: Sequence[Span]) -> None:
        self._text = text
        self._matches = Ordered(matches, lambda match: Span(match.start, match.end))
        self._times = Ordered(times, lambda time: time)

    def items(self, span: Span) -> list[Item]:
        """The items of a span, in order: where a time and a name begin together the time counts."""
        rows: list[Item] = []
        covered = [*self._times_in(span), *self._matches_in(span)]
        covered.sort(key=lambda item: item.start)
        position = span.start
        for item in covered:
            if item.start < position:
                continue
            rows += self._words(position, item.start)
            rows.append(item)
            position = item.end
        return rows + self._words(position, span.end)

    def _matches_in(self, span: Span) -> list[Item]:
        return [
            Item(_TYPES[match.kind], match.start, match.end, self._text[match.start : match.end], match)
            for match in self._matches.inside(span)
        ]

    def _times_in(self, span: Span) -> list[Item]:
        return [Item(Type.TIME, time.start, time.end, time.of(self._text)) for time in self._times.inside(span)]

    def _words(self, start: int, end: int) -> list[Item]:
        return [
            Item(_word_type(found.group()), found.start(), found.end(), found.group())
            for found in _WORD.finditer(self._text, start, end)
        ]


def _word_type(word: str) -> Type:
    if word in ("'s", "’s"):
        return Type.POSSESSIVE
    return Type.WORD if word[0].isalnum() else Type.MARK
