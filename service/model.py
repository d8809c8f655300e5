"""The vocabulary that every stage shares: frozen values, the standard library only.

The field names of a meeting are the benchmark's (status, mode, participants, start, end, place,
topics, evidence) and are the same in the dataclass, the schema, the JSON, the columns and the cases.

``start`` and ``end`` are ISO 8601 strings of their own precision, as the text supports:
``2019`` (a year), ``2019-03`` (a month), ``2019-W09`` (a week), ``2019-03-01`` (a day),
``2019-03-01T12:00`` (the clock time at the meeting's place). Only the calendar renderer turns them
into DATE or DATE-TIME.

Spans are half-open character offsets into ``Document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Status(StrEnum):
    """Whether a meeting is on (guidelines, 'The fields')."""

    SCHEDULED = "scheduled"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    """The medium: in person, by telephone or video, or not told. Not to be confused with modality."""

    IN_PERSON = "in_person"
    CALL = "call"
    UNKNOWN = "unknown"


class Reckoning(StrEnum):
    """Where a document's day of publication comes from, best first."""

    METADATA = "metadata"
    DATELINE = "dateline"
    FILENAME = "filename"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes as a source delivered them, before anything is understood.

    ``key`` identifies the document inside its source for good (a path relative to the folder, an
    address, an entry's id); ``name`` is what a message shows to a person.
    """

    source: str
    key: str
    data: bytes
    retrieved: datetime
    name: str
    media_type: str | None = None
    address: str | None = None
    publisher: str | None = None
    published: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Readable text with its metadata.

    ``body`` holds paragraphs separated by newlines; ``text`` is the headline's line followed by the
    body, and is what spans count in. ``published`` is the day that relative days are reckoned from
    (the received day where nothing better is known; ``reckoning`` tells which).
    """

    body: str
    title: str | None = None
    published: date | None = None
    reckoning: Reckoning = Reckoning.METADATA
    outlet: str | None = None
    address: str | None = None
    language: str = "en"

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.body}" if self.title else self.body

    @property
    def body_start(self) -> int:
        """Where the body begins in ``text``; 0 where there is no headline."""
        return len(self.title) + 1 if self.title else 0


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part. At least one of the fields is set.

    ``party`` is an ISO 3166 alpha-2 code or an organisation's usual short name ("EU", "NATO").
    ``role`` is the office as told, without the country.
    """

    name: str | None = None
    role: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A town or site as told, and its country (alpha-2). ``name`` is None where only the country is known.

    ``zone`` is the IANA time zone, ``latitude`` and ``longitude`` are degrees; all from the gazetteer.
    """

    name: str | None = None
    country: str | None = None
    zone: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """One meeting as one document tells it: what extraction yields.

    ``evidence`` is the shortest passage that announces the meeting; ``passages`` are all the passages
    that were used (evidence included); ``rules`` the names of the rules that fired, in order;
    ``confidence`` in [0, 1]; ``when_told`` the time as the text words it; ``zone_told`` an IANA zone or
    'UTC' where the text itself names one for the hour; ``notes`` sentences for a reader about what was assumed.
    """

    status: Status
    mode: Mode
    participants: tuple[Participant, ...]
    start: str | None
    end: str | None
    place: Place | None
    topics: tuple[str, ...]
    evidence: Span
    passages: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 1.0
    when_told: str | None = None
    zone_told: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One document's share in a published meeting: who tells it, where, and in which words.

    ``standing`` is the weight of its source where sources contradict each other (configuration); ``position`` the
    announcement's place among those of the document.
    """

    document_id: str
    outlet: str | None
    title: str | None
    address: str | None
    published: date | None
    reckoning: Reckoning
    evidence: str
    announcement: Announcement
    standing: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One published field of a meeting that changed: a revision's content."""

    at: datetime
    sequence: int
    field: str
    before: str | None
    after: str | None
    document_id: str | None


ADDED = "added"  # the ``field`` of the change that a meeting begins with


@dataclass(frozen=True, slots=True)
class Meeting:
    """What all announcements together say: the entry that is published.

    ``uid`` is stable for good. ``sequence`` grows by one at each published change (RFC 5545 section
    3.8.7.4). ``created`` and ``modified`` are aware UTC datetimes of the record, never of rendering.
    ``assumed_day`` says that the day hangs on a publication day that no source told. ``withdrawn``: no document
    tells of it any longer (it is then cancelled, and its notes say why).
    """

    uid: str
    sequence: int
    status: Status
    mode: Mode
    participants: tuple[Participant, ...]
    start: str | None
    end: str | None
    place: Place | None
    topics: tuple[str, ...]
    created: datetime
    modified: datetime
    confidence: float = 1.0
    when_told: str | None = None
    zone_told: str | None = None
    assumed_day: bool = False
    withdrawn: bool = False
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    changes: tuple[Change, ...] = field(default=())


class Part(StrEnum):
    """Where in its document a sentence stands."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document. ``paragraph`` counts from 0 (the headline is -1); ``dateline`` is where
    the sentence's own words begin, behind a dateline such as "MOSCOW, March 1 (Interfax) --"."""

    span: Span
    paragraph: int
    part: Part
    dateline: int

    @property
    def words(self) -> Span:
        """The sentence without its dateline."""
        return Span(self.dateline, self.span.end)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser saw it. ``head`` is the index of its syntactic head in the same tuple (its own
    index at the root); ``start`` and ``end`` are offsets into ``Document.text``."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingQuery:
    """Which meetings, in which order, how many: what the page, the JSON and the calendar ask the store for.

    Values of one field are alternatives, different fields must all hold. ``parties`` are codes or short
    names; ``persons``, ``places`` and ``topics`` match without regard to case and accents, by whole words
    (``persons=("lavrov",)`` finds Sergey Lavrov); a place is a town's name or a country's code.
    ``since`` and ``until`` keep the meetings that take place on at least one day of the closed interval.
    ``imprecise`` is ``include`` or ``exclude``: what to do with meetings whose day is not known (no start, a week,
    a month, a year). ``min_confidence`` and ``below_confidence`` keep those that are at least, or less, sure.
    ``order`` is ``coming``: all that is to come or under way on ``today``, soonest first; then the
    rest, latest first (a meeting without a start stands at the day when it was last told of).
    ``after`` is the ``next`` of the page before.
    """

    today: date
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    imprecise: str = "include"
    min_confidence: float = 0.0
    below_confidence: float | None = None
    order: str = "coming"
    limit: int = 50
    after: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One page of meetings; ``total`` counts all that match; ``next`` is the cursor of the page after, if any."""

    items: tuple[Meeting, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One line of the log of everything published: a meeting's uid and what changed in it, or that it was added."""

    meeting: str
    change: Change


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Lines of the log in their order, oldest first. ``next`` is where to go on, also where nothing follows yet;
    ``more`` says that something does."""

    items: tuple[LoggedChange, ...]
    next: str
    more: bool


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the store keeps it, with what was found in it.

    ``id`` is derived from source and key, and stays. ``received`` is when it was first taken in (aware UTC,
    never changes). ``gone``: its source no longer has it. ``failure``: why it could not be read (the last
    readable text, if any, is kept). ``announcements[i]`` belongs to the meeting ``meetings[i]`` (a uid).
    """

    id: str
    source: str
    key: str
    name: str
    address: str | None
    outlet: str | None
    title: str | None
    language: str
    published: date | None
    reckoning: Reckoning
    received: datetime
    body: str
    content_hash: str
    extractor: str | None
    standing: int = 0
    gone: bool = False
    failure: str | None = None
    announcements: tuple[Announcement, ...] = ()
    meetings: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        """The document as it was read: what spans count in, and what is extracted from again."""
        return Document(
            body=self.body, title=self.title, published=self.published, reckoning=self.reckoning,
            outlet=self.outlet, address=self.address, language=self.language,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of documents, latest received first; ``next`` is the cursor of the page after, if any."""

    items: tuple[StoredDocument, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class CalendarState:
    """How often anything published has changed, and when last. Both only ever grow."""

    version: int
    modified: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong as a value: ``name`` is the file, the address or the source."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """The record of one run over one source (``job`` is 'ingest') or over the store (``job`` is 'reextract').

    ``outcome`` is 'running', 'done', 'failed' (the source as a whole; ``failures`` says why) or 'interrupted'
    (the process ended in the middle). The counts are of documents, the last two of meetings.
    """

    id: int
    job: str
    source: str | None
    owner: str
    started: datetime
    finished: datetime | None
    outcome: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0
    meetings_added: int = 0
    meetings_changed: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """An access key as it is listed: never the key itself. ``id`` is the beginning of its hash."""

    id: str
    label: str
    scopes: tuple[str, ...]
    created: datetime
    revoked: datetime | None = None
