"""Meetings arranged for the first page: by day what is to come, what has no day yet, and what is past.

In come meetings in the store's order and today; out comes an ``Agenda``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from service.model import Meeting
from service.moments import Precision, window
from service.publish import wording
from service.publish.slots import slot, starts

STILL_OPEN = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Day:
    """The meetings under one heading. ``date`` is None where the heading is no single day."""

    heading: str
    date: date | None
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """``coming`` soonest first, ``undated`` (the day is not known and not over), ``past`` latest first."""

    coming: tuple[Day, ...]
    undated: tuple[Meeting, ...]
    past: tuple[Day, ...]


def agenda(meetings: Iterable[Meeting], today: date) -> Agenda:
    """Arrange ``meetings``; the order among those of one section is kept."""
    coming: list[Meeting] = []
    undated: list[Meeting] = []
    past: list[Meeting] = []
    for meeting in meetings:
        if _is_past(meeting, today):
            past.append(meeting)
        else:
            (coming if _is_precise(meeting) else undated).append(meeting)
    return Agenda(
        coming=tuple(_days(coming, today, today)),
        undated=tuple(undated),
        past=tuple(_days(past, today, date.min)),
    )


def _is_precise(meeting: Meeting) -> bool:
    taken = window(meeting.start, meeting.end)
    return taken is not None and taken.precise


def _is_past(meeting: Meeting, today: date) -> bool:
    """Over; or told without any time, and so long ago that it can hardly be still to come."""
    if meeting.start is not None:
        return wording.is_over(meeting, today)
    told = [source.published for source in meeting.sources if source.published]
    return bool(told) and max(told) + STILL_OPEN < today


def _days(meetings: list[Meeting], today: date, earliest: date) -> Iterable[Day]:
    """One ``Day`` a heading; what is under way since before ``earliest`` stands under that day."""
    for (heading, day), group in groupby(meetings, key=lambda meeting: _heading(meeting, today, earliest)):
        yield Day(heading, day, tuple(sorted(group, key=_hour)))


def _hour(meeting: Meeting) -> str:
    """The order inside a day: by the instant, or the clock time where no zone is known; then those without an hour."""
    start, taken = starts(meeting), slot(meeting)
    if start is None or start.clock is None or taken is None:
        return "~"
    return f"{taken.start:%H:%M}" if taken.timed else f"{start.clock:%H:%M}"


def _heading(meeting: Meeting, today: date, earliest: date) -> tuple[str, date | None]:
    taken = window(meeting.start, meeting.end)
    if taken is None or taken.precision < Precision.DAY:
        return wording.when(meeting), None
    day = max(taken.first, earliest)
    near = {today: "Today", today + timedelta(days=1): "Tomorrow", today - timedelta(days=1): "Yesterday"}.get(day)
    return f"{near}, {wording.day(day)}" if near else wording.day(day), day
