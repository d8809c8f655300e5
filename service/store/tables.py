"""The tables. Their history is in ``migrations``; a test holds the two together.

Terminology: a *document* as it was read; an *announcement*, a meeting as one document tells it; a *meeting*, what all
announcements together say; a *term*, a word or key under which a meeting is found; a *revision*, one published field
that changed; a *run*, one pass of a job; a *lease*, the right to run the jobs; *state*, one row that counts what was
published.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant. SQLite keeps no zone, so all are written in UTC and come back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} names no time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("source", String(200), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("language", String(35), nullable=False),
    Column("published", Date),
    Column("reckoning", String(20), nullable=False),
    Column("received", UtcDateTime, nullable=False),
    Column("body", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("extractor", String(200)),
    Column("standing", Integer, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("failure", Text),
    UniqueConstraint("source", "key"),
    Index("ix_documents_received_id", "received", "id"),
    Index("ix_documents_extractor", "extractor"),
)

meetings = Table(
    "meetings",
    metadata,
    Column("uid", String(60), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("mode", String(20), nullable=False),
    Column("participants", JSON, nullable=False),
    Column("start", String(20)),
    Column("end", String(20)),
    Column("place", JSON(none_as_null=True)),
    Column("topics", JSON, nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("modified", UtcDateTime, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("when_told", Text),
    Column("zone_told", String(60)),
    Column("assumed_day", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("notes", JSON, nullable=False),
    # Derived, for finding and ordering: the first and last day that the meeting may take place on, whether they are
    # told to the day, and the day that it is sorted by (the latest publication day where there is no start).
    Column("first_day", Date),
    Column("last_day", Date),
    Column("precise", Boolean, nullable=False),
    Column("sort_day", Date, nullable=False),
    Index("ix_meetings_sort_day_uid", "sort_day", "uid"),
    Index("ix_meetings_last_day", "last_day"),
)

terms = Table(
    "terms",
    metadata,
    Column("meeting", ForeignKey("meetings.uid", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("term", String(500), primary_key=True),
    Index("ix_terms_kind_term", "kind", "term"),
)

announcements = Table(
    "announcements",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("meeting", ForeignKey("meetings.uid"), nullable=False),
    Column("extractor", String(200), nullable=False),
    Column("evidence", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Index("ix_announcements_meeting", "meeting"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting", ForeignKey("meetings.uid"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("field", String(30), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("document", String(32)),
    Index("ix_revisions_meeting_id", "meeting", "id"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job", String(20), nullable=False),
    Column("source", String(200)),
    Column("owner", String(200), nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("finished", UtcDateTime),
    Column("outcome", String(20), nullable=False),
    Column("new", Integer, nullable=False, default=0),
    Column("changed", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("gone", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
    Column("meetings_added", Integer, nullable=False, default=0),
    Column("meetings_changed", Integer, nullable=False, default=0),
    Column("failures", JSON, nullable=False),
    Index("ix_runs_job_source_outcome", "job", "source", "outcome"),
)

keys = Table(
    "keys",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("label", String(200), nullable=False),
    Column("scopes", String(200), nullable=False),
    Column("created", UtcDateTime, nullable=False),
    Column("revoked", UtcDateTime),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("owner", String(200), nullable=False),
    Column("expires", UtcDateTime, nullable=False),
)

state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("modified", UtcDateTime, nullable=False),
)
