"""Whose agenda it is: the meetings that a sentence's topics belong to.

In: a sentence with its drafts, the entries so far, and which of them it told of. Out: numbers of entries. A leg of
a journey has the agenda that is told "In Kenya, …" and in the sentences behind; what is told of "the trip" is that of
all its legs.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.lexicon import City, Kind, Match
from service.meetings.candidates import Reading
from service.meetings.entries import Entry
from service.meetings.syntax import SUBJECTS
from service.meetings.topics import topic_words
from service.meetings.vocabulary import Frame

_WAITS = 2  # sentences that a meeting may come behind its agenda
_REACHES = 4  # sentences behind a meeting that may still tell its agenda


class Agendas:
    """Remembers which leg of a journey the text is at."""

    def __init__(self) -> None:
        self._leg: list[int] = []
        self._waiting: list[tuple[int, str]] = []  # phrases with the number of their sentence

    def wait(self, reading: Reading, phrases: Sequence[str]) -> None:
        """Keeps an agenda that is told before its meeting."""
        if not reading.headline:
            self._waiting += [(reading.number, phrase) for phrase in phrases]

    def waiting(self, reading: Reading) -> list[str]:
        """What waits for a meeting that is told now, or was told too long before."""
        told = [phrase for number, phrase in self._waiting if 0 < reading.number - number <= _WAITS]
        self._waiting = []
        return told

    def owners(
        self,
        reading: Reading,
        drafts: Sequence[Entry],
        entries: Sequence[Entry],
        touched: Sequence[int],
        last: Sequence[int],
    ) -> Sequence[int]:
        """The meetings whose agenda a sentence tells. ``touched`` are those that it tells of, ``last`` those that a
        sentence before it told of."""
        near = [n for n in last if reading.number - entries[n].sentence <= _REACHES]
        if legs := _legs_named(reading, entries):
            self._leg = legs
            return legs
        if touched and any(draft.frame is not Frame.DISCUSS for draft in drafts):
            self._leg = list(touched) if len(_with_siblings(touched, entries)) > len(touched) else []
        if _tells_of_a_journey(reading) and len(journey := _legs(entries)) > 1:
            return journey
        return self._leg or _with_siblings(touched or near, entries)


def _with_siblings(legs: Sequence[int], entries: Sequence[Entry]) -> list[int]:
    """Entries with the other legs of their journeys: those that one passage told first."""
    told = {entries[n].passages[0] for n in legs if entries[n].passages and entries[n].trip}
    return [n for n, entry in enumerate(entries) if n in legs or (entry.passages and entry.passages[0] in told)]


def _legs(entries: Sequence[Entry]) -> list[int]:
    return [n for n, entry in enumerate(entries) if entry.travels or entry.trip]


def _legs_named(reading: Reading, entries: Sequence[Entry]) -> list[int]:
    """Those at the places with which a sentence begins: "In Kenya and Zambia, he …"."""
    tree = reading.tree
    if tree.low(0) not in topic_words().about.staging:
        return []
    comma = next((token.start for token in tree.tokens if token.text == ","), 0)
    found: list[int] = []
    for place in reading.places:
        if place.start < comma:
            found += [n for n in _at(place, entries) if n not in found]
    return found


def _at(place: Match, entries: Sequence[Entry]) -> list[int]:
    """The entries in a town, else in its country as far as no other town is told."""
    town = [n for n, entry in enumerate(entries) if entry.town and entry.town.lower() == place.text.lower()]
    if town:
        return town
    country = place.entry.country if isinstance(place.entry, City) else place.key
    inside = place.kind is Kind.COUNTRY
    return [n for n, entry in enumerate(entries) if entry.country == country and (inside or not entry.town)]


def _tells_of_a_journey(reading: Reading) -> bool:
    """ "The trip will …", "Throughout her trip"."""
    tree, about = reading.tree, topic_words().about
    return any(
        token.lemma.lower() in about.journeys
        and (token.dep in SUBJECTS or (token.dep == "pobj" and tree.low(token.head) in about.staging))
        for token in tree.tokens
    )
