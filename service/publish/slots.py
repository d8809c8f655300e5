"""Where a meeting stands in a calendar: its ``start`` and ``end`` turned into days and instants.

In comes a ``Meeting`` with ISO 8601 strings of their own precision; out comes the ``Slot`` that it takes up. This is
the only place where the strings become DATE or DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.model import Meeting
from service.moments import DAY, Moment, Precision, moment

UNTOLD_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """What a meeting takes up in a calendar: ``start`` to ``end``, ``end`` excluded (RFC 5545 section 3.6.1).

    Both are dates, or both are aware UTC datetimes. ``end_told`` is False where a length had to be assumed,
    ``zone_known`` where a clock time is told and no zone for it, so that only the day could be published.
    """

    start: date
    end: date
    precise: bool = True
    end_told: bool = True
    zone_known: bool = True

    @property
    def timed(self) -> bool:
        return isinstance(self.start, datetime)

    @property
    def length(self) -> int:
        """The number of whole days, at least one."""
        return max((self.end - self.start).days, 1)


def starts(meeting: Meeting) -> Moment | None:
    """The meeting's start, or None where none is told."""
    return moment(meeting.start) if meeting.start else None


def ends(meeting: Meeting) -> Moment | None:
    """The meeting's end as far as it can be used: known to the day and not before the start."""
    start, end = starts(meeting), moment(meeting.end) if meeting.end else None
    if start is None or end is None or end.precision < Precision.DAY or end.last < start.first:
        return None
    same_day_earlier = end.clock and start.clock and (end.first, end.clock) <= (start.first, start.clock)
    return None if same_day_earlier else end


def zone_of(meeting: Meeting) -> ZoneInfo | None:
    """The zone of the meeting's clock times: the one that the text names, else the place's, else None."""
    name = meeting.zone_told or (meeting.place.zone if meeting.place else None)
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None  # a gazetteer newer than this machine's tz database: the day is still right


def slot(meeting: Meeting) -> Slot | None:
    """Where the meeting stands in a calendar; None where no time at all is told.

    A week takes its seven days, a month or a year its first day (CALENDAR profile, "week, month or no date").
    """
    start = starts(meeting)
    if start is None:
        return None
    if start.precision < Precision.DAY:
        last = start.last if start.precision is Precision.WEEK else start.first
        return Slot(start.first, last + DAY, precise=False)
    end = ends(meeting)
    if start.clock is not None and (end is None or end.clock is not None):
        zone = zone_of(meeting)
        if zone is not None:
            return _timed(start, end, zone)
    last = end.last if end else start.first
    return Slot(start.first, last + DAY, zone_known=start.clock is None or zone_of(meeting) is not None)


def _timed(start: Moment, end: Moment | None, zone: ZoneInfo) -> Slot:
    begins = _instant(start, zone)
    if end is None:
        return Slot(begins, begins + UNTOLD_LENGTH, end_told=False)
    return Slot(begins, max(_instant(end, zone), begins))


def _instant(at: Moment, zone: ZoneInfo) -> datetime:
    """The clock time in ``zone`` as UTC; one that a change of clocks skips or repeats by the offset before it."""
    return datetime.combine(at.first, at.clock or time(), tzinfo=zone).astimezone(UTC)
