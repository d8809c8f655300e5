"""Matching: whether an announcement tells of a meeting that is already known, and which of several.

In come one document's announcements and the possible meetings; out comes a meeting, or none, for each. Precision before
recall: two entries for one meeting are seen and joined, two meetings in one entry mislead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from service.lexicon.words import folded
from service.merging.people import alike
from service.model import Meeting, Mode, Participant, Place, Source, Status
from service.moments import Precision, Window, window

# Two documents that tell no day mean one meeting only if they appeared this close together; one without a day may mean
# a meeting this far after its publication; a meeting that is put off by more is another one.
TOLD_TOGETHER = timedelta(days=14)
LOOKS_AHEAD = timedelta(days=60)
MOVED_BY = timedelta(days=92)


class Telling(Protocol):
    """What a meeting and an announcement have in common."""

    @property
    def status(self) -> Status: ...
    @property
    def mode(self) -> Mode: ...
    @property
    def participants(self) -> tuple[Participant, ...]: ...
    @property
    def start(self) -> str | None: ...
    @property
    def end(self) -> str | None: ...
    @property
    def place(self) -> Place | None: ...


def assign(
    claims: Sequence[Source], meetings: Sequence[Meeting], *, told_before: frozenset[str] = frozenset()
) -> tuple[str | None, ...]:
    """For each of one document's ``claims`` the uid of the meeting that it tells of, None for a new one.

    ``told_before`` are the meetings that an earlier reading of the same document told: those may have moved to any
    day, and win a tie. Two claims of one document are never one meeting (assembly has kept them apart).
    """
    scored = [
        (-round(score, 6), meeting.uid not in told_before, meeting.uid, place)
        for place, claim in enumerate(claims)
        for meeting in meetings
        if (score := likeness(claim, meeting, moved=meeting.uid in told_before)) > 0
    ]
    chosen: dict[int, str] = {}
    for _, _, uid, place in sorted(scored):
        if place not in chosen and uid not in chosen.values():
            chosen[place] = uid
    return tuple(chosen.get(place) for place in range(len(claims)))


def likeness(claim: Source, meeting: Meeting, *, moved: bool = False) -> float:
    """How well the claim fits the meeting, 0 where it tells of another.

    The claim is held against what is published and against each document's own words, since what is published may
    have moved on. ``moved``: the meeting may stand on another day than the claim tells.
    """
    told = [(source.announcement, source.published) for source in meeting.sources if source.published]
    # A published meeting without documents was withdrawn; it is known by what was published of it.
    last_told = max((day for _, day in told), default=None) or meeting.modified.date()
    versions: list[tuple[Telling, date]] = [(meeting, last_told), *told]
    return max(_fit(claim, version, day, moved) for version, day in versions)


def _fit(claim: Source, other: Telling, told: date, moved: bool) -> float:
    mine = claim.announcement
    if {mine.mode, other.mode} == {Mode.CALL, Mode.IN_PERSON}:
        return 0.0
    where = _place(mine.place, other.place)
    people = alike(mine.participants, other.participants)
    if where is None or people == 0:
        return 0.0
    put_off = moved or Status.POSTPONED in (mine.status, other.status)
    when = _time(window(mine.start, mine.end), window(other.start, other.end), claim.published or told, told, put_off)
    return 2 * people + when + where if when > 0 else 0.0


def _time(mine: Window | None, theirs: Window | None, told: date, told_there: date, put_off: bool) -> float:
    """How well two times fit, 0 where they contradict each other."""
    if mine is None or theirs is None:
        return _unknown_time(mine, theirs, told, told_there)
    if mine.precise and theirs.precise:
        if mine.first == theirs.first:
            return 1.0
        if mine.overlaps(theirs):
            return 0.8
    # "Later this year" fits every meeting of the year: believed only of documents that appeared close together.
    elif mine.overlaps(theirs) and (
        Precision.YEAR not in (mine.precision, theirs.precision) or abs(told - told_there) <= LOOKS_AHEAD
    ):
        return 0.6 if mine.contains(theirs) or theirs.contains(mine) else 0.4
    return 0.2 if put_off and abs(mine.first - theirs.first) <= MOVED_BY else 0.0


def _unknown_time(mine: Window | None, theirs: Window | None, told: date, told_there: date) -> float:
    if mine is None and theirs is None:
        return 0.3 if abs(told - told_there) <= TOLD_TOGETHER else 0.0
    if mine is not None:
        return 0.4 if _foretold(mine, told_there) else 0.0
    return 0.4 if theirs is not None and _foretold(theirs, told) else 0.0


def _foretold(known: Window, told: date) -> bool:
    """Whether a document of the day ``told`` that tells no day may mean a meeting then."""
    return told - TOLD_TOGETHER <= known.last and known.first <= told + LOOKS_AHEAD


def _place(mine: Place | None, theirs: Place | None) -> float | None:
    """How well two places fit; None where they exclude each other."""
    if mine is None or theirs is None:
        return 0.1
    if mine.country and theirs.country and mine.country != theirs.country:
        return None
    if mine.name and theirs.name:
        return 0.5 if _same_town(mine.name, theirs.name) else 0.0
    return 0.2


def _same_town(one: str, other: str) -> bool:
    shorter, longer = sorted((set(folded(one).split()), set(folded(other).split())), key=len)
    return shorter <= longer
