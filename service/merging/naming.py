"""Naming: which published meeting each group of announcements goes on as.

In come the groups, and the meetings as they were published with the announcements that they stood on; out come a uid
for each group, None for a meeting that is new. A published uid goes on with the group that holds most of what it stood
on, and of two meetings found to be one the older uid stays (CALENDAR.md, UID).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from service.merging.fitting import fit
from service.merging.grouping import Group, key_of
from service.merging.people import alike
from service.model import Announcement, Meeting, Reckoning, Source, Span

_READ_AGAIN, _WITHDRAWN = 0.3, 0.1  # less than any announcement that stayed


def names(
    found: Sequence[Group], published: Sequence[Meeting], *, replaced: Mapping[str, Sequence[Source]]
) -> tuple[str | None, ...]:
    """The uid of each group. ``replaced``: by uid, what a document told of it before it was read again."""
    claims = sorted(
        (-kept, _age(meeting), n)
        for meeting in published
        for n, group in enumerate(found)
        if (kept := _kept(meeting, group, replaced.get(meeting.uid, ()))) > 0
    )
    placed: set[str] = set()
    oldest: dict[int, tuple[date, date, str]] = {}
    for _, age, n in claims:
        uid = age[-1]
        if uid not in placed:
            placed.add(uid)
            oldest[n] = min(oldest.get(n, age), age)
    return tuple(oldest[n][-1] if n in oldest else None for n in range(len(found)))


def _age(meeting: Meeting) -> tuple[date, date, str]:
    """What orders meetings by age: the day when it was first published, and within a day the day that it was told on,
    so that a run that was interrupted ends like one that was not."""
    told = min((source.published for source in meeting.sources if source.published), default=date.max)
    return meeting.created.date(), told, meeting.uid


def _kept(meeting: Meeting, group: Group, replaced: Sequence[Source]) -> float:
    """How much of what a meeting stood on the group holds: announcements; else what a document that was read again
    told of it before; else, of one that was withdrawn, what was published."""
    keys = {key_of(source) for source in meeting.sources}
    stayed = float(sum(key_of(source) in keys for source in group))
    if stayed:
        return stayed
    again = [(old, new) for old in replaced for new in group if new.document_id == old.document_id]
    if again:
        return max((_READ_AGAIN + fit(old, new) / 10) * _same_people(old, new) for old, new in again)
    return _WITHDRAWN if meeting.withdrawn and any(fit(_as_source(meeting), new) > 0 for new in group) else 0.0


def _same_people(old: Source, new: Source) -> bool:
    return alike(old.announcement.participants, new.announcement.participants) > 0


def _as_source(meeting: Meeting) -> Source:
    """A meeting that nobody tells of any longer, as its last document would tell it."""
    told = Announcement(
        meeting.status, meeting.mode, meeting.participants, meeting.start, meeting.end, meeting.place, (), Span(0, 0)
    )
    return Source("", None, None, None, meeting.modified.date(), Reckoning.METADATA, "", told)
