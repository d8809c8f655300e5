"""Where the documents of one meeting contradict what is published of it: "Courier: Saturday 2 March".

In comes a ``Meeting``; out come ``Contradiction``s, one a document and field. What a later document moved is none: the
day of before is history, not another opinion.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.lexicon.words import folded
from service.model import Meeting, Source, Status
from service.moments import window


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``source`` tells another ``field`` ("start" or "place") than what is published."""

    field: str
    source: Source


def contradictions(meeting: Meeting) -> tuple[Contradiction, ...]:
    """Those of the documents that speak of the meeting as it stands, weightiest first."""
    moved = any(source.announcement.status is Status.POSTPONED for source in meeting.sources)
    found = [Contradiction("start", s) for s in meeting.sources if not moved and _another_day(meeting, s)]
    return (*found, *(Contradiction("place", source) for source in meeting.sources if _another_town(meeting, source)))


def _another_day(meeting: Meeting, source: Source) -> bool:
    held, told = (window(one.start, one.end) for one in (meeting, source.announcement))
    return held is not None and told is not None and held.precise and told.precise and not held.overlaps(told)


def _another_town(meeting: Meeting, source: Source) -> bool:
    held, told = meeting.place, source.announcement.place
    if held is None or told is None or not held.name or not told.name:
        return False
    mine, theirs = set(folded(held.name).split()), set(folded(told.name).split())
    return not (mine <= theirs or theirs <= mine)
