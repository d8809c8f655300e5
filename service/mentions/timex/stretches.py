"""Days, weeks, months as stretches of the calendar, and their ISO 8601 writing. Pure arithmetic."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from service.mentions.timex.values import Grain


class NoSuchDayError(ValueError):
    """The day told does not exist ("31 February"); the message says which."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, and the grain in which they were told."""

    first: date
    last: date
    grain: Grain

    def iso(self) -> tuple[str, str | None]:
        """Start and end as the model writes them; the end is None for a single day, week, month or year."""
        if self.grain is Grain.YEAR:
            return f"{self.first.year:04d}", None
        if self.grain is Grain.MONTH:
            return f"{self.first:%Y-%m}", None
        if self.grain is Grain.WEEK:
            year, week, _ = self.first.isocalendar()
            return f"{year:04d}-W{week:02d}", None
        if self.grain in (Grain.SEASON, Grain.QUARTER, Grain.HALF):
            return f"{self.first:%Y-%m}", f"{self.last:%Y-%m}"
        return self.first.isoformat(), self.last.isoformat() if self.last != self.first else None


def day(year: int, month: int, number: int) -> Stretch:
    """One day; raises ``NoSuchDayError`` where the calendar has none such."""
    try:
        single = date(year, month, number)
    except ValueError as error:
        raise NoSuchDayError(f"{year:04d}-{month:02d}-{number:02d} does not exist") from error
    return Stretch(single, single, Grain.DAY)


def single(when: date) -> Stretch:
    """The stretch of one day."""
    return Stretch(when, when, Grain.DAY)


def week(when: date) -> Stretch:
    """The ISO week that holds the day."""
    monday = when - timedelta(days=when.weekday())
    return Stretch(monday, monday + timedelta(days=6), Grain.WEEK)


def weekend(when: date) -> Stretch:
    """Saturday and Sunday of the day's ISO week."""
    sunday = week(when).last
    return Stretch(sunday - timedelta(days=1), sunday, Grain.WEEKEND)


def month(year: int, number: int) -> Stretch:
    return Stretch(date(year, number, 1), date(year, number, monthrange(year, number)[1]), Grain.MONTH)


def months(year: int, first: int, count: int, grain: Grain) -> Stretch:
    """A run of months (a quarter, a half, a season), also over the turn of the year."""
    end_year, end_month = add_months(year, first, count - 1)
    return Stretch(date(year, first, 1), month(end_year, end_month).last, grain)


def year(number: int) -> Stretch:
    return Stretch(date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


def add_months(year_: int, month_: int, count: int) -> tuple[int, int]:
    """(year, month) so many months on; raises ``NoSuchDayError`` outside the calendar's years."""
    total = year_ * 12 + month_ - 1 + count
    if not 12 <= total < 12 * 10000:
        raise NoSuchDayError(f"{count} months from {year_:04d}-{month_:02d} lie outside the calendar")
    return total // 12, total % 12 + 1


def add_days(when: date, count: int) -> date:
    """The day so many days on; raises ``NoSuchDayError`` outside the calendar's years."""
    try:
        return when + timedelta(days=count)
    except OverflowError as error:
        raise NoSuchDayError(f"{count} days from {when} lie outside the calendar") from error


def nth_weekday(within: Stretch, weekday: int, nth: int) -> date:
    """The n-th such weekday of a stretch (-1 the last)."""
    if nth > 0:
        found = within.first + timedelta(days=(weekday - within.first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = within.last - timedelta(days=(within.last.weekday() - weekday) % 7)
    if not within.first <= found <= within.last:
        raise NoSuchDayError(f"there are fewer than {nth} of that weekday")
    return found


def nth_week(within: Stretch, nth: int) -> Stretch:
    """The n-th ISO week of a month or year. A week belongs to where its Thursday lies (ISO 8601)."""
    return week(nth_weekday(within, 3, nth))


def easter(year_: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    golden, century, rest = year_ % 19, year_ // 100, year_ % 100
    leap, remainder = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    offset = (32 + 2 * remainder + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * offset) // 451
    month_, day_ = divmod(epact + offset - 7 * shift + 114, 31)
    return date(year_, month_, day_ + 1)
