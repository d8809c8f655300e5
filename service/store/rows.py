"""Rows and JSON made values of the model, and back. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping

from service.model import (
    Announcement,
    Change,
    Failure,
    Key,
    Meeting,
    Mode,
    Participant,
    Place,
    Reckoning,
    Run,
    Source,
    Span,
    Status,
    StoredDocument,
)

Json = dict[str, Any]


def announcement_json(announcement: Announcement) -> Json:
    """An announcement as JSON: the dataclass's own field names, spans as [start, end]."""
    content = asdict(announcement)
    content["evidence"] = [announcement.evidence.start, announcement.evidence.end]
    content["passages"] = [[span.start, span.end] for span in announcement.passages]
    return content


def announcement_of(content: Mapping[str, Any]) -> Announcement:
    """The announcement that ``announcement_json`` wrote."""
    values = dict(content)
    return Announcement(
        **values
        | {
            "status": Status(values["status"]),
            "mode": Mode(values["mode"]),
            "participants": participants_of(values["participants"]),
            "place": place_of(values["place"]),
            "topics": tuple(values["topics"]),
            "evidence": Span(*values["evidence"]),
            "passages": tuple(Span(*span) for span in values["passages"]),
            "rules": tuple(values["rules"]),
            "notes": tuple(values["notes"]),
        }
    )


def participants_of(items: list[Json]) -> tuple[Participant, ...]:
    return tuple(Participant(**item) for item in items)


def place_of(item: Json | None) -> Place | None:
    return Place(**item) if item else None


def meeting_row(meeting: Meeting) -> Json:
    """The columns of a meeting that hold what is published of it."""
    return {
        "uid": meeting.uid,
        "sequence": meeting.sequence,
        "status": meeting.status.value,
        "mode": meeting.mode.value,
        "participants": [asdict(participant) for participant in meeting.participants],
        "start": meeting.start,
        "end": meeting.end,
        "place": asdict(meeting.place) if meeting.place else None,
        "topics": list(meeting.topics),
        "created": meeting.created,
        "modified": meeting.modified,
        "confidence": meeting.confidence,
        "when_told": meeting.when_told,
        "zone_told": meeting.zone_told,
        "assumed_day": meeting.assumed_day,
        "withdrawn": meeting.withdrawn,
        "notes": list(meeting.notes),
    }


def meeting_of(row: RowMapping, sources: tuple[Source, ...], changes: tuple[Change, ...]) -> Meeting:
    return Meeting(
        uid=row["uid"],
        sequence=row["sequence"],
        status=Status(row["status"]),
        mode=Mode(row["mode"]),
        participants=participants_of(row["participants"]),
        start=row["start"],
        end=row["end"],
        place=place_of(row["place"]),
        topics=tuple(row["topics"]),
        created=row["created"],
        modified=row["modified"],
        confidence=row["confidence"],
        when_told=row["when_told"],
        zone_told=row["zone_told"],
        assumed_day=row["assumed_day"],
        withdrawn=row["withdrawn"],
        notes=tuple(row["notes"]),
        sources=sources,
        changes=changes,
    )


def source_of(row: RowMapping) -> Source:
    """A row of announcements joined with its document."""
    return Source(
        document_id=row["id"],
        outlet=row["outlet"],
        title=row["title"],
        address=row["address"],
        published=row["published"],
        reckoning=Reckoning(row["reckoning"]),
        evidence=row["evidence"],
        announcement=announcement_of(row["content"]),
        standing=row["standing"],
        position=row["position"],
    )


def change_of(row: RowMapping) -> Change:
    return Change(
        at=row["at"],
        sequence=row["sequence"],
        field=row["field"],
        before=row["before"],
        after=row["after"],
        document_id=row["document"],
    )


def document_row(document: StoredDocument) -> Json:
    values = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    return values | {"reckoning": document.reckoning.value}


_DOCUMENT_FIELDS = (
    "id", "source", "key", "name", "address", "outlet", "title", "language", "published", "received", "body",
    "content_hash", "extractor", "standing", "gone", "failure",
)  # fmt: skip


def document_of(
    row: RowMapping, announcements: tuple[Announcement, ...] = (), meetings: tuple[str, ...] = ()
) -> StoredDocument:
    values = {name: row[name] for name in _DOCUMENT_FIELDS}
    return StoredDocument(
        **values, reckoning=Reckoning(row["reckoning"]), announcements=announcements, meetings=meetings
    )


def run_of(row: RowMapping) -> Run:
    return Run(**dict(row) | {"failures": tuple(Failure(**failure) for failure in row["failures"])})


def key_of(row: RowMapping) -> Key:
    return Key(
        id=row["hash"][:12],
        label=row["label"],
        scopes=tuple(row["scopes"].split()),
        created=row["created"],
        revoked=row["revoked"],
    )
