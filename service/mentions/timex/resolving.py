"""A point to the stretch of days that it covers, seen from a context: ``stretch``.

Comes in: a ``Point`` and a ``Context``. Goes out: a ``Stretch``, or None where it cannot be told (a day that
hangs on a focus which is not known). Raises ``NoSuchDayError`` where the calendar has no such day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from service.mentions.timex import stretches
from service.mentions.timex.stretches import NoSuchDayError, Stretch
from service.mentions.timex.values import Direction, Grain, Point, Which
from service.mentions.timex.words import load

#: A date without a year may lie this far on the wrong side of the tense ("is on a tour since May 5").
GRACE_DAYS = 30

#: How many days a unit spans; a month, a quarter and a year are reckoned round.
UNIT_DAYS = {
    "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "weekend": 2, "decade": 3652,
}  # fmt: skip
_WHICH_STEP = {
    Which.THIS: 0, Which.SAME: 0, Which.NEXT: 1, Which.COMING: 1, Which.FOLLOWING: 1, Which.LAST: -1,
    Which.PREVIOUS: -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What days are reckoned from: the day of publication, the clause's tense, the day in focus if known."""

    published: date
    direction: Direction
    focus: date | None


def stretch(point: Point, context: Context) -> Stretch | None:
    """The days that a point covers; None where it cannot be told. Raises ``NoSuchDayError``."""
    if point.grain is Grain.VAGUE:
        return None
    if point.deictic and context.focus is None:
        return None
    if point.holiday:
        return _by_direction(point, context, GRACE_DAYS)
    if point.base is not None:
        base = stretch(point.base, context)
        return None if base is None else _within(point, base)
    if point.month:
        return _month_or_day(point, context)
    if point.day:
        return _day_of_month(point, context)
    if point.weekday is not None:
        return _weekday(point, context)
    if point.unit and point.shift is not None:
        return _shifted(point, context.focus if point.deictic and context.focus else context.published)
    return _unit(point, context)


def _month_or_day(point: Point, context: Context) -> Stretch:
    if point.year:
        return in_year(point, point.year)
    if point.which is not None and not point.day:
        return _which_month(point, context)
    return _by_direction(point, context, GRACE_DAYS if point.day else 0)


def in_year(point: Point, year: int) -> Stretch:
    """A holiday, day or month in a given year."""
    if point.holiday:
        return stretches.single(_holiday(point.holiday, year))
    assert point.month is not None
    return stretches.day(year, point.month, point.day) if point.day else stretches.month(year, point.month)


def _holiday(name: str, year: int) -> date:
    holiday = load().holidays[name]
    if holiday.easter is not None:
        return stretches.add_days(stretches.easter(year), holiday.easter)
    if holiday.nth is not None:
        month, weekday, nth = holiday.nth
        return stretches.nth_weekday(stretches.month(year, month), weekday, nth)
    assert holiday.fixed is not None
    return date(year, *holiday.fixed)


def _by_direction(point: Point, context: Context, grace: int) -> Stretch:
    """The year by the tense: the next one to come, or the last one gone, with some days of grace; the
    nearest where the tense tells nothing. A leap day looks for its leap year."""
    if point.year:
        return in_year(point, point.year)
    today = context.published
    years = range(today.year - 1, today.year + 2)
    found = [each for each in (_maybe(point, year) for year in years) if each is not None]
    if not found:
        return _leap(point, context)
    if context.direction is Direction.FUTURE:
        later = [each for each in found if (today - each.last).days <= grace]
        return later[0] if later else _leap(point, context)
    if context.direction is Direction.PAST:
        earlier = [each for each in found if (each.first - today).days <= grace]
        return earlier[-1] if earlier else _leap(point, context)
    return min(found, key=lambda each: _distance(each, today))


def _distance(found: Stretch, today: date) -> int:
    """Days between; 0 inside the stretch."""
    return max((found.first - today).days, (today - found.last).days, 0)


def _maybe(point: Point, year: int) -> Stretch | None:
    if not 1 <= year <= 9999:
        return None
    try:
        return in_year(point, year)
    except NoSuchDayError:
        return None  # 29 February, tried in each year; if no year has it, _leap reports it


def _leap(point: Point, context: Context) -> Stretch:
    """29 February between leap years: the next one in the tense's direction; a day that no year has raises."""
    step = -1 if context.direction is Direction.PAST else 1
    for years in range(8):
        found = _maybe(point, context.published.year + step * years)
        if found is not None:
            return found
    return in_year(point, context.published.year)


def _which_month(point: Point, context: Context) -> Stretch:
    """ "this May" is this year's; "next May" the next to come after this month; "last May" the one before it."""
    today = context.focus if point.deictic and context.focus else context.published
    assert point.month is not None
    assert point.which is not None
    step = _WHICH_STEP[point.which]
    year = today.year
    if step > 0 and point.month <= today.month:
        year += 1
    if step < 0 and point.month >= today.month:
        year -= 1
    return stretches.month(year, point.month)


def _day_of_month(point: Point, context: Context) -> Stretch:
    """ "the 14th", "Tuesday (07)", "today (24)": the month by the weekday where it fits, else by the tense."""
    today, assumed = context.published, point.day
    assert assumed is not None
    found = []
    for step in (-1, 0, 1, 2):
        year, month = stretches.add_months(today.year, today.month, step)
        if assumed <= stretches.month(year, month).last.day:
            found.append(stretches.day(year, month, assumed))
    if point.unit:  # "today (24)": the nearest
        return min(found, key=lambda each: abs((each.first - today).days))
    found = [each for each in found if each.first.weekday() == point.weekday] or found
    near = [each for each in found if abs((each.first - today).days) < 7 and point.weekday is not None]
    behind = [each for each in found if each.first <= today]
    ahead = [each for each in found if each.first >= today]
    first_choice, second_choice = (behind[-1:], ahead) if context.direction is Direction.PAST else (ahead, behind[-1:])
    return (near or first_choice or second_choice)[0]


def _weekday(point: Point, context: Context) -> Stretch:
    """ "on Friday" by the tense, today included; "next Friday" lies in the next ISO week, "last Friday" is the
    latest before today."""
    today = context.focus if point.deictic and context.focus else context.published
    assert point.weekday is not None
    ahead = (point.weekday - today.weekday()) % 7
    behind = ahead - 7 if ahead else 0
    if point.shift:  # "Friday week"
        return stretches.single(stretches.add_days(today, ahead + 7 * point.shift))
    if point.which is Which.NEXT:
        return stretches.single(stretches.add_days(stretches.week(today).first, 7 + point.weekday))
    if point.which in (Which.LAST, Which.PREVIOUS):
        return stretches.single(stretches.add_days(today, behind or -7))
    if point.which is Which.FOLLOWING:
        return stretches.single(stretches.add_days(today, ahead or 7))
    past = context.direction is Direction.PAST and point.which is not Which.COMING
    return stretches.single(stretches.add_days(today, behind if past else ahead))


def _shifted(point: Point, today: date) -> Stretch:
    """ "tomorrow" is a day, "in two weeks" a week, "two months ago" a month, "in a year" a year."""
    assert point.shift is not None
    if point.grain is Grain.DAY:
        return stretches.single(stretches.add_days(today, point.shift * (7 if point.unit == "week" else 1)))
    if point.grain is Grain.WEEK:
        return stretches.week(stretches.add_days(today, 7 * point.shift))
    if point.grain is Grain.WEEKEND:
        return stretches.weekend(stretches.add_days(today, 7 * point.shift))
    year, month = stretches.add_months(today.year, today.month, point.shift * (12 if point.grain is Grain.YEAR else 1))
    return stretches.year(year) if point.grain is Grain.YEAR else stretches.month(year, month)


def _unit(point: Point, context: Context) -> Stretch | None:
    """ "this week", "next month", "last year", "the same day", "the weekend", "spring", "the second quarter"."""
    today = context.focus if point.deictic and context.focus else context.published
    step = _WHICH_STEP[point.which] if point.which else 0
    if point.grain is Grain.DAY:
        step = point.nth - 1 if point.nth and point.nth > 0 else step  # "on the second day"
        return stretches.single(stretches.add_days(today, step)) if point.which or (point.nth or 0) > 0 else None
    if point.grain is Grain.WEEK:
        step = _weeks(point, today, step, context.direction)
        return stretches.week(stretches.add_days(today, 7 * step))
    if point.grain is Grain.WEEKEND:
        return _weekend(point, today, step, context.direction)
    if point.grain is Grain.MONTH:
        return stretches.month(*stretches.add_months(today.year, today.month, step))
    if point.grain is Grain.YEAR:
        return stretches.year(stretches.add_months(point.year or today.year, 1, 12 * step)[0])
    return _part_of_year(point, today, step, context)


def _weeks(point: Point, today: date, step: int, direction: Direction) -> int:
    """How many weeks on: on a Monday "the coming week" is the present one, on a Sunday "this week" of what is to
    come is the one that starts the day after."""
    if point.which is Which.COMING and today.weekday() == 0:
        return 0
    ahead = direction is Direction.FUTURE and point.position != "early"
    return 1 if point.which is Which.THIS and today.weekday() == 6 and ahead else step


def _weekend(point: Point, today: date, step: int, direction: Direction) -> Stretch:
    gone = point.which in (None, Which.THIS) and direction is Direction.PAST
    if point.which in (Which.LAST, Which.PREVIOUS) or gone:
        this = stretches.weekend(today)
        return this if this.first <= today and gone else stretches.weekend(stretches.add_days(today, -7))
    if point.which is Which.COMING and today.weekday() < 5:
        step = 0
    return stretches.weekend(stretches.add_days(today, 7 * step))


def _part_of_year(point: Point, today: date, step: int, context: Context) -> Stretch | None:
    if point.nth and point.grain in (Grain.QUARTER, Grain.HALF):
        return _nth(point, stretches.year(today.year))
    if point.grain is Grain.QUARTER:
        year, month = stretches.add_months(today.year, (today.month - 1) // 3 * 3 + 1, 3 * step)
        return stretches.months(year, month, 3, Grain.QUARTER)
    if point.grain is Grain.SEASON and point.season:
        return _season(point, today, step, context.direction)
    return None


def _season(point: Point, today: date, step: int, direction: Direction) -> Stretch:
    """The months of a season; without a year the one that the tense points to, the present one included."""
    assert point.season is not None
    first, last = load().seasons[point.season]
    count = (last - first) % 12 + 1
    if point.year:
        return stretches.months(point.year, first, count, Grain.SEASON)
    years = [today.year + turn for turn in (-1, 0, 1, 2) if 1 <= today.year + turn < 9999]
    found = [stretches.months(year, first, count, Grain.SEASON) for year in years]
    if direction is Direction.PAST or step < 0:
        gone = [each for each in found if (each.last if step < 0 else each.first) < today]
        return gone[-1] if gone else found[0]
    ahead = [each for each in found if (each.first if step > 0 else each.last) >= today]
    return ahead[0] if ahead else found[-1]


def _within(point: Point, base: Stretch) -> Stretch:
    """What counts from, or lies in, another stretch."""
    if point.unit and point.shift is not None:
        day = _from(point, base)
        return stretches.week(day.first) if point.grain is Grain.WEEK else day
    if point.nth is not None:
        return _nth(point, base)
    if point.weekday is not None and not point.day:
        return stretches.single(stretches.add_days(base.first, point.weekday))
    if point.month:
        return in_year(point, base.first.year)
    if point.day:
        return stretches.day(base.first.year, base.first.month, point.day)
    if point.season:
        return _season(replace(point, base=None, year=base.first.year), base.first, 0, Direction.FUTURE)
    if point.grain is Grain.WEEK:
        return stretches.week(base.first)
    return stretches.weekend(base.first) if point.grain is Grain.WEEKEND else base


def _from(point: Point, base: Stretch) -> Stretch:
    """ "a week from Friday", "two days before Christmas"."""
    assert point.shift is not None
    assert point.unit is not None
    if point.unit in ("month", "year"):
        count = point.shift * (12 if point.unit == "year" else 1)
        year, month = stretches.add_months(base.first.year, base.first.month, count)
        return stretches.single(date(year, month, min(base.first.day, stretches.month(year, month).last.day)))
    return stretches.single(stretches.add_days(base.first, point.shift * UNIT_DAYS[point.unit]))


def _nth(point: Point, base: Stretch) -> Stretch:
    """ "the third week of May", "the first half of 2025", "the last Friday in March", "the first day of June"."""
    assert point.nth is not None
    if point.weekday is not None:
        return stretches.single(stretches.nth_weekday(base, point.weekday, point.nth))
    if point.grain is Grain.WEEK:
        return stretches.nth_week(base, point.nth)
    if point.grain is Grain.WEEKEND:
        return stretches.weekend(stretches.nth_weekday(base, 5, point.nth))
    if point.grain is Grain.DAY:
        when = base.last if point.nth < 0 else stretches.add_days(base.first, point.nth - 1)
        if when > base.last:
            raise NoSuchDayError(f"there is no day {point.nth} in it")
        return stretches.single(when)
    if base.grain is not Grain.YEAR:
        return base  # "the first half of May" is the month
    size = 6 if point.grain is Grain.HALF else 3
    number = 12 // size if point.nth < 0 else point.nth
    if number > 12 // size:
        raise NoSuchDayError(f"a year has no {point.grain.value} {point.nth}")
    return stretches.months(base.first.year, size * (number - 1) + 1, size, point.grain)
