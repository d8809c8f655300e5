"""Time expressions to days: ``anchor``, ``combine``, ``with_clock``.

Comes in: a ``Timex``, the day of publication, the direction of the clause's tense and, where known, the day
in focus. Goes out: a ``TimeValue``, or None where no day can be computed ("soon", "the following day"
without a focus, "every Friday").

Guidelines: '"On Friday" in text about the future is the coming Friday, today included when the document
appeared on a Friday. An explicit date wins over a weekday that contradicts it. "This weekend" is Saturday to
Sunday; "next week" the ISO week; "early", "mid" or "late May" the month; "in the coming days" null.'
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from service.mentions.timex import stretches
from service.mentions.timex.resolving import UNIT_DAYS, Context, in_year, stretch
from service.mentions.timex.stretches import NoSuchDayError, Stretch
from service.mentions.timex.values import Clock, Direction, Grain, Link, Point, TimeValue, Timex

_LONGEST_STAY = 366


def anchor(
    timex: Timex, published: date, direction: Direction = Direction.FUTURE, focus: date | None = None
) -> TimeValue | None:
    """The time meant, seen from the day of publication (and of ``focus`` for "the following day")."""
    if timex.grain is Grain.DURATION:
        return TimeValue(days=_days(timex.count, timex.unit))
    if timex.first is None:
        return _clock_alone(timex, focus)
    context = Context(published, timex.bias or direction, focus)
    try:
        first, last = _ends(timex, context)
    except NoSuchDayError as error:
        return TimeValue(problem=str(error))
    return None if first is None else _value(timex, first, last)


def combine(when: TimeValue, duration: TimeValue) -> TimeValue:
    """ "a two-day visit" from Monday ends on Tuesday; a week or month, what has an end, and what is longer than a
    year ("a five-year plan") stay as they are."""
    if when.start is None or when.end is not None or not 2 <= (duration.days or 0) <= _LONGEST_STAY:
        return when
    assert duration.days is not None
    if len(when.start) < 10 or "W" in when.start:
        return when
    first = date.fromisoformat(when.start[:10])
    return replace(when, end=stretches.add_days(first, duration.days - 1).isoformat())


def with_clock(when: TimeValue, timex: Timex) -> TimeValue:
    """The clock time of an expression on a day that another one told."""
    if timex.clock is None or when.start is None or len(when.start) != 10:
        return when
    return _clocked(timex, stretches.single(date.fromisoformat(when.start)), when.end)


def _days(count: int | None, unit: str | None) -> int | None:
    """How many days a length covers; hours count as the days that they touch at least."""
    if count is None or unit is None:
        return None
    if unit == "hour":
        return max(1, math.ceil(count / 24))
    return count * UNIT_DAYS[unit] if unit in UNIT_DAYS else None


def _clock_alone(timex: Timex, focus: date | None) -> TimeValue | None:
    if timex.clock is None or focus is None:
        return None
    return _clocked(timex, stretches.single(focus), None)


def _value(timex: Timex, first: Stretch, last: Stretch | None) -> TimeValue:
    start, end = first.iso()
    if last is not None:
        late_start, late_end = last.iso()
        if timex.link is Link.MOVED:
            start, end = late_start, late_end
            first = last
        else:
            end = late_end or late_start
    if timex.clock is not None:
        return _clocked(timex, first, end)
    return TimeValue(start, end if end != start else None)


def _clocked(timex: Timex, when: Stretch, end: str | None) -> TimeValue:
    assert timex.clock is not None
    start = _moment(when.first, timex.clock)
    if timex.clock_end is not None and end is None:
        end = _moment(when.first, timex.clock_end)
        if end <= start:  # "from 10 p.m. to 2 a.m."
            end = _moment(stretches.add_days(when.first, 1), timex.clock_end)
    return TimeValue(start, end, zone=timex.clock.zone, local=timex.clock.local)


def _moment(when: date, clock: Clock) -> str:
    """The day with the hour; midnight is taken as the end of the day that is named."""
    when = stretches.add_days(when, 1) if clock.next_day else when
    return f"{when.isoformat()}T{clock.hour:02d}:{clock.minute:02d}"


def _ends(timex: Timex, context: Context) -> tuple[Stretch | None, Stretch | None]:
    assert timex.first is not None
    if timex.last is None:
        return stretch(timex.first, context), None
    first, last = _dated(timex.first, timex.last)
    early = stretch(first, context)
    if early is None:
        return None, None
    late = stretch(last, context) if timex.link is Link.MOVED else _behind(last, early, context)
    if late is None:
        return early, None
    return (early, late) if early.first <= late.first or timex.link is Link.MOVED else (late, early)


def _dated(first: Point, last: Point) -> tuple[Point, Point]:
    """One year told for both ends; it turns between them where the months run backwards."""
    if first.month and last.month and not (first.base or last.base):
        backwards = (first.month, first.day or 0) > (last.month, last.day or 0)
        if last.year and not first.year:
            return replace(first, year=last.year - backwards), last
        if first.year and not last.year:
            return first, replace(last, year=first.year + backwards)
    if last.base and last.base.grain is Grain.YEAR and first.month and not first.base and not first.year:
        return replace(first, base=last.base), last
    return first, last


def _behind(last: Point, early: Stretch, context: Context) -> Stretch | None:
    """The last point, the first one of its kind on or after the first."""
    if last.deictic:
        return stretch(last, replace(context, focus=early.first))
    if last.weekday is not None and not (last.day or last.base or last.which):
        return stretches.single(stretches.add_days(early.first, (last.weekday - early.first.weekday() - 1) % 7 + 1))
    if last.month and not (last.year or last.base or last.which):
        year = early.first.year
        found = in_year(last, year)
        return found if found.first >= early.first else in_year(last, year + 1)
    if last.day and not (last.month or last.base):
        year, month = early.first.year, early.first.month
        if last.day < early.first.day:
            year, month = stretches.add_months(year, month, 1)
        return stretches.day(year, month, last.day)
    return stretch(last, context)
