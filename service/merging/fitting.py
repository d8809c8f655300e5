"""Fitting: whether two announcements can tell of one meeting, and how well.

In come two documents' announcements; out comes a number, 0 where they tell of different meetings. It does not matter
which of the two came in first. Precision before recall: two entries for one meeting are seen and joined, two meetings
in one entry mislead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from service.lexicon.words import folded
from service.merging.people import alike, shared_names
from service.model import Mode, Place, Source, Status
from service.moments import DAY, Precision, Window, window

TOLD_TOGETHER = timedelta(days=14)  # two documents that tell no day mean one meeting only if they appeared this close
LOOKS_AHEAD = timedelta(days=60)  # one without a day may mean a meeting this far after its publication
PUT_OFF_BY = timedelta(days=92)  # a meeting that is put off by more is another one
SLIP = timedelta(days=2)  # "Friday" in one, "Saturday" in the other: a contradiction about one meeting
SHIFT = timedelta(days=10)  # a later document may move talks this far without a word, where all else is the same

_MOVED = "status:"  # the rules of extraction that put a meeting off, move it or call it off
_PUT_OFF, _OTHER_DAY, _SHIFTED = 0.2, 0.15, 0.1


def fit(one: Source, other: Source) -> float:
    """How well two documents' words fit one meeting, 0 where they cannot both be true of one."""
    mine, theirs = one.announcement, other.announcement
    if {mine.mode, theirs.mode} == {Mode.CALL, Mode.IN_PERSON}:
        return 0.0
    people = alike(mine.participants, theirs.participants)
    if people == 0:
        return 0.0
    when = time_fit(one, other)
    where = _place_fit(mine.place, theirs.place, same_day=mine.start is not None and mine.start == theirs.start)
    return 2 * people + when + where if when > 0 and where is not None else 0.0


def time_fit(one: Source, other: Source) -> float:
    """How well two times fit, 0 where they contradict each other too much."""
    first, second = sorted((one, other), key=_told)
    mine, theirs = _window(first), _window(second)
    if mine is None or theirs is None:
        return _untold(first, second)
    if mine.precise and theirs.precise:
        if mine.first == theirs.first:
            return 1.0
        if mine.overlaps(theirs):
            return 0.8
        return _other_day(first, second, mine, theirs)
    # "Later this year" fits every meeting of the year: believed only of documents that appeared close together.
    near = abs(_told(one) - _told(other)) <= LOOKS_AHEAD
    if mine.overlaps(theirs) and (Precision.YEAR not in (mine.precision, theirs.precision) or near):
        return 0.6 if mine.contains(theirs) or theirs.contains(mine) else 0.4
    return _put_off(first, second, mine, theirs)


def _told(source: Source) -> date:
    return source.published or date.min


def _window(source: Source) -> Window | None:
    """The days that a document may mean: of a week or month those that were still to come when it was published."""
    days = window(source.announcement.start, source.announcement.end)
    if days is None or days.precise or source.published is None:
        return days
    return replace(days, first=min(max(days.first, source.published - DAY), days.last))


def _untold(first: Source, second: Source) -> float:
    """At least one of them tells no day."""
    known = _window(first) or _window(second)
    if known is None:
        return 0.3 if abs(_told(first) - _told(second)) <= TOLD_TOGETHER else 0.0
    told = _told(second) if _window(second) is None else _told(first)
    return 0.4 if told - DAY <= known.last and known.first <= told + LOOKS_AHEAD else 0.0


def _other_day(first: Source, second: Source, mine: Window, theirs: Window) -> float:
    """Two named days: put off, or one of the two is wrong, or the talks were moved without a word."""
    if put_off := _put_off(first, second, mine, theirs):
        return put_off
    both_ahead = _told(second) <= min(mine.first, theirs.first)
    if Status.CANCELLED in (first.announcement.status, second.announcement.status) or not both_ahead:
        return 0.0
    if mine.first != mine.last or theirs.first != theirs.last:
        return 0.0
    apart = abs(mine.first - theirs.first)
    names = shared_names(first.announcement.participants, second.announcement.participants)
    towns = [source.announcement.place.name if source.announcement.place else None for source in (first, second)]
    same_town = bool(towns[0] and towns[1]) and _same_town(towns[0] or "", towns[1] or "")
    if apart <= SLIP and names >= 1 and (same_town or None in towns):
        return _OTHER_DAY
    return _SHIFTED if apart <= SHIFT and names >= 2 and same_town else 0.0


def _put_off(first: Source, second: Source, mine: Window, theirs: Window) -> float:
    """What was put off may stand on another day: the later document's new one, or the earlier one's old one."""
    told = _is_put_off(first) or _is_put_off(second)
    return _PUT_OFF if told and abs(mine.first - theirs.first) <= PUT_OFF_BY else 0.0


def _is_put_off(source: Source) -> bool:
    """Whether a document says that the day has changed: postponed, or moved and still on ("status:move")."""
    told = source.announcement
    moved = any(rule.startswith(_MOVED) for rule in told.rules) and told.status is not Status.CANCELLED
    return moved or told.status is Status.POSTPONED


def _place_fit(mine: Place | None, theirs: Place | None, *, same_day: bool) -> float | None:
    """How well two places fit; None where they exclude each other. On one day the same people are in one town."""
    if mine is None or theirs is None:
        return 0.1
    if mine.country and theirs.country and mine.country != theirs.country:
        return None
    if mine.name and theirs.name:
        if _same_town(mine.name, theirs.name):
            return 0.5
        return 0.0 if same_day else None
    return 0.2


def _same_town(one: str, other: str) -> bool:
    shorter, longer = sorted((set(folded(one).split()), set(folded(other).split())), key=len)
    return shorter <= longer
