"""What goes out as JSON: marshmallow schemas, and the records that they dump. Field names are the model's.

In come values of the model and the address of the site; out come records (``meeting_record``, ``document_record``,
``announcement_record``): mappings that hold what the model has, and what follows from it (the title, the evidence's
words, the addresses).
"""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import Any

from marshmallow import Schema, fields, validate

from service.model import Announcement, LoggedChange, Meeting, Mode, Reckoning, Source, Status, StoredDocument
from service.publish.ical import page_address
from service.publish.titles import title
from service.publish.wording import when, where


class SpanSchema(Schema):
    """Half-open character offsets into the document's ``text``."""

    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class ParticipantSchema(Schema):
    name = fields.String(allow_none=True)
    role = fields.String(allow_none=True)
    party = fields.String(allow_none=True)


class PlaceSchema(Schema):
    name = fields.String(allow_none=True)
    country = fields.String(allow_none=True)
    zone = fields.String(allow_none=True)
    latitude = fields.Float(allow_none=True)
    longitude = fields.Float(allow_none=True)


class ToldSchema(Schema):
    """What an announcement and a meeting have in common."""

    status = fields.Enum(Status, by_value=True)
    mode = fields.Enum(Mode, by_value=True)
    participants = fields.List(fields.Nested(ParticipantSchema))
    start = fields.String(allow_none=True)
    end = fields.String(allow_none=True)
    place = fields.Nested(PlaceSchema, allow_none=True)
    topics = fields.List(fields.String())
    confidence = fields.Float()
    when_told = fields.String(allow_none=True)
    zone_told = fields.String(allow_none=True)
    notes = fields.List(fields.String())


class AnnouncementSchema(ToldSchema):
    """One meeting as one document tells it. ``evidence`` is the passage, ``span`` where it stands in the text."""

    evidence = fields.String()
    span = fields.Nested(SpanSchema)
    passages = fields.List(fields.Nested(SpanSchema))
    rules = fields.List(fields.String())
    meeting = fields.String(allow_none=True, metadata={"description": "The uid of the meeting that it belongs to."})


class SourceSchema(Schema):
    """One document's share in a meeting."""

    document = fields.String(attribute="document_id")
    outlet = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    address = fields.String(allow_none=True)
    published = fields.Date(allow_none=True)
    reckoning = fields.Enum(Reckoning, by_value=True)
    evidence = fields.String()
    span = fields.Nested(SpanSchema)


class ChangeSchema(Schema):
    at = fields.AwareDateTime()
    sequence = fields.Integer()
    field = fields.String()
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)
    document = fields.String(attribute="document_id", allow_none=True)


class LoggedChangeSchema(ChangeSchema):
    """One line of the log. ``field`` is ``added`` where the meeting is new; ``withdrawn`` is a tombstone: no document
    tells of it any longer."""

    meeting = fields.String(metadata={"description": "The meeting's uid."})
    title = fields.String(metadata={"description": "What the meeting is called now."})
    withdrawn = fields.Boolean(metadata={"description": "Whether the meeting is withdrawn now."})
    in_review = fields.Boolean(metadata={"description": "Whether the meeting is too unsure now to be published."})
    address = fields.String(metadata={"description": "The meeting's own page."})


class ChangeListSchema(Schema):
    """Lines of the log, oldest first; ``next`` goes on behind them, also where nothing follows yet."""

    changes = fields.List(fields.Nested(LoggedChangeSchema))
    next = fields.String()
    more = fields.Boolean(metadata={"description": "Whether further lines are there already."})


class MeetingSchema(ToldSchema):
    """A published meeting with its sources and changes, and its title, time and place in words."""

    uid = fields.String()
    sequence = fields.Integer()
    title = fields.String()
    when = fields.String()
    where = fields.String()
    created = fields.AwareDateTime()
    modified = fields.AwareDateTime()
    assumed_day = fields.Boolean()
    withdrawn = fields.Boolean()
    in_review = fields.Boolean(
        metadata={"description": "Its confidence is too low to publish it: it is in no list but /review."}
    )
    sources = fields.List(fields.Nested(SourceSchema))
    changes = fields.List(fields.Nested(ChangeSchema))
    address = fields.String(metadata={"description": "The meeting's own page."})
    calendar = fields.String(metadata={"description": "The meeting alone, as iCalendar."})


class MeetingListSchema(Schema):
    """One page of meetings; ``next`` is the address of the page after."""

    meetings = fields.List(fields.Nested(MeetingSchema))
    total = fields.Integer()
    next = fields.String(allow_none=True)


class DocumentSummarySchema(Schema):
    """A document without its text."""

    id = fields.String()
    source = fields.String()
    name = fields.String()
    address = fields.String(allow_none=True)
    outlet = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    language = fields.String()
    published = fields.Date(allow_none=True)
    reckoning = fields.Enum(Reckoning, by_value=True)
    received = fields.AwareDateTime()
    extractor = fields.String(allow_none=True)
    gone = fields.Boolean()
    failure = fields.String(allow_none=True)
    meetings = fields.List(fields.String(), metadata={"description": "The uids of the meetings that it tells of."})


class DocumentSchema(DocumentSummarySchema):
    """A document with its text and what was found in it. All offsets count characters of ``text``."""

    text = fields.String()
    announcements = fields.List(fields.Nested(AnnouncementSchema))


class DocumentListSchema(Schema):
    """One page of documents, latest received first."""

    documents = fields.List(fields.Nested(DocumentSummarySchema))
    total = fields.Integer()
    next = fields.String(allow_none=True)


class TakenInSchema(Schema):
    """The answer to a posted document: what it came to, and what was found where."""

    outcome = fields.String(validate=validate.OneOf(("new", "changed", "unchanged")))
    set_aside = fields.String(
        allow_none=True,
        metadata={"description": "Why the document was not searched for meetings (its language); null where it was."},
    )
    document = fields.Nested(DocumentSchema)
    meetings = fields.List(fields.Nested(MeetingSchema))


class FaultSchema(Schema):
    """One thing that is wrong, and where."""

    field = fields.String(metadata={"description": "The parameter, field or header."})
    location = fields.String(metadata={"description": "query, json, header, path or body."})
    detail = fields.String()


class ProblemSchema(Schema):
    """Problem details (RFC 9457)."""

    type = fields.String()
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    instance = fields.String()
    errors = fields.List(fields.Nested(FaultSchema))


class HealthSchema(Schema):
    """Whether the service works, and what it holds."""

    status = fields.String(validate=validate.OneOf(("ok",)))
    version = fields.String()
    database = fields.String()
    schema = fields.String(allow_none=True)
    documents = fields.Integer()
    meetings = fields.Integer()
    last_run = fields.String(allow_none=True)
    calendar_version = fields.Integer()
    modified = fields.AwareDateTime()


def meeting_record(meeting: Meeting, site: str) -> dict[str, Any]:
    """What ``MeetingSchema`` dumps: the meeting, its words, and its addresses under ``site``."""
    address = page_address(site, meeting.uid)
    words = {"title": title(meeting), "when": when(meeting), "where": where(meeting.place)}
    sources = [_source_record(source) for source in meeting.sources]
    return _values(meeting) | words | {"sources": sources, "address": address, "calendar": f"{address}.ics"}


def change_record(line: LoggedChange, meeting: Meeting, site: str) -> dict[str, Any]:
    """What ``LoggedChangeSchema`` dumps: the line, and how its meeting stands now."""
    of = {"meeting": meeting.uid, "title": title(meeting), "withdrawn": meeting.withdrawn}
    return _values(line.change) | of | {"address": page_address(site, meeting.uid)}


def announcement_record(announcement: Announcement, text: str, meeting: str | None = None) -> dict[str, Any]:
    """What ``AnnouncementSchema`` dumps: the announcement, its evidence quoted from the document's ``text``."""
    span = announcement.evidence
    return _values(announcement) | {"evidence": span.of(text), "span": span, "meeting": meeting}


def document_record(document: StoredDocument) -> dict[str, Any]:
    """What ``DocumentSchema`` dumps: the document with its text, and what was found in it."""
    text = document.document.text
    uids = document.meetings or (None,) * len(document.announcements)
    found = [announcement_record(one, text, uid) for one, uid in zip(document.announcements, uids, strict=True)]
    told = {"meetings": list(dict.fromkeys(document.meetings)), "text": text, "announcements": found}
    return _values(document) | told


def _source_record(source: Source) -> dict[str, Any]:
    return _values(source) | {"span": source.announcement.evidence}


def _values(value: Any) -> dict[str, Any]:
    """The fields of a dataclass, one level deep."""
    return {one.name: getattr(value, one.name) for one in dataclass_fields(value)}
