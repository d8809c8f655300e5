"""Which day belongs to it: the times of a candidate made one value.

In: a candidate's time expressions, the day of publication, the factuality. Out: ``TimeValue``.
"""

from __future__ import annotations

from datetime import date, timedelta

from service.meetings.candidates import Candidate
from service.meetings.modality import Factuality
from service.mentions.timex import Direction, Grain, Relation, TimeValue, Timex, anchor, combine

_PRECISION = {
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
_NOT_ON = (Relation.BEFORE, Relation.AFTER, Relation.BY, Relation.UNTIL, Relation.SINCE)


def direction_of(factuality: Factuality) -> Direction:
    """Where the clause's tense points."""
    return Direction.PAST if factuality is Factuality.PAST else Direction.FUTURE


def when(candidate: Candidate, published: date, focus: date | None) -> tuple[TimeValue | None, Timex | None]:
    """The candidate's time and the expression it comes from; (None, None) where none is told."""
    direction = Direction.FUTURE if candidate.status else direction_of(candidate.modality.factuality)
    best: tuple[tuple[float, int], TimeValue, Timex] | None = None
    for timex in candidate.times:
        moved = candidate.status is not None and timex.relation is Relation.UNTIL
        if timex.grain in (Grain.VAGUE, Grain.SET, Grain.DURATION) or (timex.relation in _NOT_ON and not moved):
            continue
        value = anchor(timex, published, timex.bias or direction, focus)
        if value is None or value.start is None:
            continue
        distance = abs(timex.span.start - candidate.reading.tree[candidate.head].start)
        told_new = candidate.status is not None and (moved or _to(candidate, timex))
        rank = (-9.0 if told_new else 0.0) + _PRECISION.get(timex.grain, 7) + (0.5 if timex.possessive else 0)
        if best is None or (rank, distance) < best[0]:
            best = ((rank, distance), value, timex)
    if best is None:
        return None, None
    value, timex = best[1], best[2]
    for duration in candidate.durations:
        length = anchor(duration, published, direction, focus)
        if length is not None and length.days and value.end is None and value.start and len(value.start) >= 10:
            value = combine(value, length)
            break
    return value, timex


def _to(candidate: Candidate, timex: Timex) -> bool:
    """The new day of what was put off: "to Monday", "until next week"."""
    before = candidate.reading.text[max(0, timex.span.start - 8) : timex.span.start].split()
    return bool(before) and before[-1] in ("to", "until", "till", "for")


def first_day(value: str) -> date:
    """The first day of an ISO value of any precision."""
    if "W" in value:
        year, week = value.split("-W")
        return date.fromisocalendar(int(year), int(week[:2]), 1)
    parts = [int(part) for part in value[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(value: str) -> date:
    """The last day of an ISO value of any precision."""
    if "W" in value:
        return first_day(value) + timedelta(days=6)
    parts = value[:10].split("-")
    if len(parts) == 1:
        return date(int(parts[0]), 12, 31)
    if len(parts) == 2:
        year, month = int(parts[0]), int(parts[1])
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return first_day(value)


def bounds(start: str, end: str | None) -> tuple[date, date]:
    """First and last day of a meeting's time."""
    return first_day(start), last_day(end or start)


def is_day(value: str | None) -> bool:
    return bool(value) and len(value or "") >= 10
