"""Which days an ISO 8601 string of its own precision stands for.

In comes a ``start`` or ``end`` of the model (``2019``, ``2019-03``, ``2019-W09``, ``2019-03-01``,
``2019-03-01T12:00``); out come its precision and the first and last day that it may mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum

DAY = timedelta(days=1)


class Precision(IntEnum):
    """How exactly a time is told, coarsest first."""

    YEAR = 1
    MONTH = 2
    WEEK = 3
    DAY = 4
    CLOCK = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """The days that one string covers, both included, and the clock time if one is told."""

    precision: Precision
    first: date
    last: date
    clock: time | None = None


def moment(value: str) -> Moment:
    """Read one string. Raises ``ValueError`` where it is none of the forms or names a day that does not exist."""
    if "T" in value:
        at = datetime.fromisoformat(value)
        return Moment(Precision.CLOCK, at.date(), at.date(), at.time())
    if "W" in value:
        monday = date.fromisoformat(f"{value}-1")
        return Moment(Precision.WEEK, monday, monday + 6 * DAY)
    if len(value) == len("2019"):
        return Moment(Precision.YEAR, date(int(value), 1, 1), date(int(value), 12, 31))
    if len(value) == len("2019-03"):
        first = date.fromisoformat(f"{value}-01")
        return Moment(Precision.MONTH, first, (first + 31 * DAY).replace(day=1) - DAY)
    day = date.fromisoformat(value)
    return Moment(Precision.DAY, day, day)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a meeting may take place on. ``precision`` is the start's."""

    first: date
    last: date
    precision: Precision

    @property
    def precise(self) -> bool:
        """Whether the day is told."""
        return self.precision >= Precision.DAY

    def overlaps(self, other: Window) -> bool:
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Window) -> bool:
        return self.first <= other.first and other.last <= self.last


def window(start: str | None, end: str | None) -> Window | None:
    """The days from ``start`` to ``end``; None where no start is told. An end before the start is not believed."""
    if start is None:
        return None
    begins = moment(start)
    ends = moment(end) if end else begins
    return Window(begins.first, max(begins.last, ends.last), begins.precision)
