"""When it is: the time expressions of a candidate made one value, or one a leg.

In: a candidate with its times, the day of publication, the day in focus. Out: ``TimeValue`` with its ``Timex``.
Guidelines, start: "Relative days count from published"; "'a two-day visit from Monday' ends on Tuesday"; "Postponed:
the new day if told, else the old one if told".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.meetings.candidates import Candidate
from service.meetings.modality import Factuality
from service.meetings.vocabulary import Frame
from service.mentions.timex import Direction, Grain, Relation, TimeValue, Timex, anchor, combine, with_clock
from service.moments import Precision, moment

_COARSENESS = {
    Grain.TIME: 0,
    Grain.PART: 0,
    Grain.DAY: 0,
    Grain.WEEKEND: 1,
    Grain.WEEK: 2,
    Grain.MONTH: 3,
    Grain.SEASON: 5,
    Grain.QUARTER: 5,
    Grain.HALF: 5,
    Grain.YEAR: 6,
}
_COARSEST = 7
_NO_DAY = (Grain.VAGUE, Grain.SET, Grain.DURATION)
_NOT_ON = (Relation.BEFORE, Relation.AFTER, Relation.BY, Relation.UNTIL, Relation.SINCE)


@dataclass(frozen=True, slots=True)
class When:
    """The days that are meant, and the words that tell them; nothing where no time is told."""

    start: str | None = None
    end: str | None = None
    told: str | None = None
    zone: str | None = None

    @property
    def day(self) -> date | None:
        """The first day, where it is told as a day."""
        first = moment(self.start) if self.start else None
        return first.first if first is not None and first.precision >= Precision.DAY else None


NEVER = When()


def when(candidate: Candidate, published: date, focus: date | None) -> When:
    """The candidate's time: the finest expression, of two equal ones the nearest to the trigger."""
    found = [
        (_rank(candidate, timex), value, timex)
        for timex in candidate.times
        if _is_day_of(candidate, timex)
        and (value := anchor(timex, published, _direction(candidate, timex), focus)) is not None
        and value.start is not None
    ]
    if not found:
        return NEVER
    days = [row for row in found if row[2].first is not None]
    _, value, timex = min(days or found, key=lambda row: row[0])
    value = _at_its_hour(candidate, value)
    return _as_told(_prolonged(value, candidate.durations, published, Direction.FUTURE, focus), timex)


def _at_its_hour(candidate: Candidate, value: TimeValue) -> TimeValue:
    """ "On Monday … at 9.30": the day with the hour that is told apart from it."""
    hours = [t for t in candidate.times if t.first is None and t.clock is not None and t.relation not in _NOT_ON]
    return with_clock(value, hours[0]) if len(hours) == 1 else value


def times_of_legs(candidate: Candidate, starts: Sequence[int], published: date, focus: date | None) -> list[When]:
    """ "Guatemala on 6 March, Panama on 8 March": each leg with the time behind it; "on 6 March to Guatemala and on
    8 March to Panama": with the time before it. ``starts`` are where the names of the legs begin; empty where
    names and times do not alternate."""
    times = sorted(candidate.times, key=lambda t: t.span)
    if len(starts) < 2 or len(times) != len(starts):
        return []
    marks = sorted([*((start, "place") for start in starts), *((t.span.start, "time") for t in times)])
    if [kind for _, kind in marks] not in (["place", "time"] * len(starts), ["time", "place"] * len(starts)):
        return []
    values = [(anchor(t, published, _direction(candidate, t), focus), t) for t in times]
    found = [_as_told(value, t) for value, t in values if value is not None and value.start is not None]
    return found if len(found) == len(times) else []


def length(candidate: Candidate, published: date) -> int | None:
    """The days of "a three-day visit"."""
    values = (anchor(duration, published) for duration in candidate.durations)
    return next((value.days for value in values if value is not None and value.days), None)


def _direction(candidate: Candidate, timex: Timex) -> Direction:
    """Where the clause's tense points: to the past for "left on Monday to meet …", where the meeting is to come, and so
    for what a journey was begun for ("arrived on Friday for talks"), where the day stands before it."""
    tree, kind = candidate.reading.tree, candidate.modality.factuality
    if candidate.status is not None:
        return Direction.FUTURE
    if kind is Factuality.PURPOSE:
        left = candidate.frame is Frame.TRAVEL and tree[candidate.head].tag in ("VBD", "VBN")
        begun = not candidate.trigger.verb and timex.span.end <= tree[candidate.head].start
        return Direction.PAST if left or begun else Direction.FUTURE
    return Direction.PAST if kind is Factuality.PAST else Direction.FUTURE


def _is_day_of(candidate: Candidate, timex: Timex) -> bool:
    """ "by Friday" is no day of a meeting, "put off until Friday" is; "the 2022 summit" has a name, not a day."""
    if timex.grain is Grain.YEAR and (timex.adjectival or timex.possessive):
        return False
    moved = candidate.status is not None and timex.relation is Relation.UNTIL
    return timex.grain not in _NO_DAY and (timex.relation not in _NOT_ON or moved)


def _rank(candidate: Candidate, timex: Timex) -> tuple[float, int]:
    """The lower, the better."""
    rank = _COARSENESS.get(timex.grain, _COARSEST) + (0.5 if timex.possessive else 0.0)
    return rank, abs(timex.span.start - candidate.reading.tree[candidate.head].start)


def _prolonged(
    value: TimeValue, durations: Sequence[Timex], published: date, direction: Direction, focus: date | None
) -> TimeValue:
    """The day with the last day that its duration gives."""
    lengths = (anchor(duration, published, direction, focus) for duration in durations)
    told = next((length for length in lengths if length is not None and length.days), None)
    return combine(value, told) if told is not None else value


def _as_told(value: TimeValue, timex: Timex) -> When:
    return When(value.start, value.end, timex.text, value.zone)
