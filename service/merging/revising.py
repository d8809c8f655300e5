"""Revisions: what changed in a published meeting, field by field, and how its sequence and times follow.

In come the meeting as it was published and as it is now told; out come the meeting to publish and the changes. SEQUENCE
grows by one at each published change (RFC 5545 section 3.8.7.4), LAST-MODIFIED with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from service.model import ADDED, Change, Meeting, Participant, Place, Source, Status


def revise(
    before: Meeting | None, after: Meeting, now: datetime, document_id: str | None
) -> tuple[Meeting, tuple[Change, ...]]:
    """The meeting to publish and what changed in it: nothing of a new one, nor of one that is told as it was."""
    if before is None:
        return replace(after, sequence=0, created=now, modified=now), ()
    changed = [name for name, (facts, _) in PUBLISHED.items() if facts(before) != facts(after)]
    if not changed:
        return replace(after, sequence=before.sequence, created=before.created, modified=before.modified), ()
    sequence, at = before.sequence + 1, max(now, before.modified)
    changes = tuple(
        Change(at, sequence, name, PUBLISHED[name][1](before), PUBLISHED[name][1](after), document_id)
        for name in changed
    )
    return replace(after, sequence=sequence, created=before.created, modified=at), changes


def added(meeting: Meeting, document_id: str | None) -> Change:
    """The first line of a meeting's log: it is now published."""
    return Change(meeting.created, meeting.sequence, ADDED, None, _participants(meeting), document_id)


def withdrawn(meeting: Meeting, document: str) -> Meeting:
    """The meeting after the last document that told of it no longer does: cancelled, for subscribers to see it."""
    note = f"Withdrawn: {document}, which announced this meeting, no longer does."
    return replace(meeting, status=Status.CANCELLED, withdrawn=True, notes=(note,), sources=())


def _participants(meeting: Meeting) -> str | None:
    return "; ".join(_participant(person) for person in meeting.participants) or None


def _participant(person: Participant) -> str:
    told = ", ".join(part for part in (person.name, person.role) if part)
    return f"{told} ({person.party})" if told and person.party else told or str(person.party)


def _place(place: Place | None) -> str | None:
    return ", ".join(part for part in (place.name, place.country) if part) or None if place else None


def _source_facts(source: Source) -> tuple[object, ...]:
    return (source.document_id, source.outlet, source.title, source.address, source.published, source.evidence)


def _source(source: Source) -> str:
    return f"{source.outlet or source.title or source.address or source.document_id}: “{source.evidence}”"


def _sources(meeting: Meeting) -> str | None:
    return "\n".join(_source(source) for source in sorted(meeting.sources, key=lambda s: s.document_id)) or None


# Each published field: its facts, which are compared, and its words, which the revision shows. In what order people,
# topics and sources stand is no fact: it follows which document is the weightiest.
PUBLISHED: dict[str, tuple[Callable[[Meeting], object], Callable[[Meeting], str | None]]] = {
    "status": (lambda m: m.status, lambda m: m.status.value),
    "withdrawn": (lambda m: m.withdrawn, lambda m: "yes" if m.withdrawn else "no"),
    "start": (lambda m: m.start, lambda m: m.start),
    "end": (lambda m: m.end, lambda m: m.end),
    "place": (lambda m: m.place, lambda m: _place(m.place)),
    "participants": (lambda m: frozenset(m.participants), _participants),
    "topics": (lambda m: frozenset(m.topics), lambda m: "; ".join(m.topics) or None),
    "mode": (lambda m: m.mode, lambda m: m.mode.value),
    "when_told": (lambda m: m.when_told, lambda m: m.when_told),
    "zone_told": (lambda m: m.zone_told, lambda m: m.zone_told),
    "assumed_day": (lambda m: m.assumed_day, lambda m: "yes" if m.assumed_day else "no"),
    "confidence": (lambda m: m.confidence, lambda m: f"{m.confidence:.2f}"),
    "notes": (lambda m: m.notes, lambda m: " ".join(m.notes) or None),
    "sources": (lambda m: frozenset(map(_source_facts, m.sources)), _sources),
}
