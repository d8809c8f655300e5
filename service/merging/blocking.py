"""Blocking: the keys under which meetings are stored, and those under which an announcement looks for its own.

Any two that can be the same meeting (``fitting``) share a key: a word of a person's name, a pair of parties, or a
party where one of the two tells of that party alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations

from service.lexicon.words import folded
from service.model import Participant, Source
from service.moments import window

REACH = timedelta(days=92)  # how far a meeting's day may lie from an announcement's day or publication: ``PUT_OFF_BY``
MOST_PARTIES = 8  # a summit of more is found by its persons and its first parties: pairs grow with the square


def told_keys(participants: Iterable[Participant]) -> frozenset[str]:
    """The keys that a meeting is stored under."""
    parties = _parties(participants)
    keys = _pairs(parties) | _told_names(participants) | {f"one:{party}" for party in parties}
    return frozenset(keys | ({f"only:{parties[0]}"} if len(parties) == 1 else set()))


def asked_keys(participants: Iterable[Participant]) -> frozenset[str]:
    """The keys that an announcement's meeting may be stored under; the fewest that suffice."""
    parties = _parties(participants)
    alone = {f"one:{parties[0]}"} if len(parties) == 1 else {f"only:{party}" for party in parties}
    return frozenset(_pairs(parties) | _asked_names(participants) | alone)


def asked_window(source: Source, today: date) -> tuple[date, date]:
    """The first and last day between which the meeting that ``source`` tells of is looked for."""
    told = source.published or today
    days = window(source.announcement.start, source.announcement.end)
    first, last = (min(days.first, told), max(days.last, told)) if days else (told, told)
    return first - REACH, last + REACH


def _told_names(participants: Iterable[Participant]) -> set[str]:
    """A full name is found by its last word, and by either end of it where the other name is one word alone."""
    keys: set[str] = set()
    for first, last in _ends(participants):
        keys |= {f"alone:{last}"} if first is None else {f"last:{last}", f"end:{first}", f"end:{last}"}
    return keys


def _asked_names(participants: Iterable[Participant]) -> set[str]:
    # Not by first names: a ministry's spokesman shares his with ministers of twenty states.
    keys: set[str] = set()
    for first, last in _ends(participants):
        keys |= (
            {f"alone:{last}", f"end:{last}"} if first is None else {f"last:{last}", f"alone:{first}", f"alone:{last}"}
        )
    return keys


def _ends(participants: Iterable[Participant]) -> list[tuple[str | None, str]]:
    """First and last word of each name; no first where the name is one word."""
    names = [folded(person.name).split() for person in participants if person.name]
    return [(name[0] if len(name) > 1 else None, name[-1]) for name in names if name]


def _parties(participants: Iterable[Participant]) -> list[str]:
    return sorted({folded(person.party) for person in participants if person.party})[:MOST_PARTIES]


def _pairs(parties: list[str]) -> set[str]:
    return {f"pair:{one}+{other}" for one, other in combinations(parties, 2)}
