"""Documents, announcements, meetings with their terms and revisions, runs, keys, leases and the state."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _documents()
    _meetings()
    _announcements()
    _revisions()
    _runs()
    _keys()
    _leases()
    _state()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("reckoning", sa.String(20), nullable=False),
        sa.Column("received", UtcDateTime(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("extractor", sa.String(200)),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("failure", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("source", "key", name="uq_documents_source"),
    )
    op.create_index("ix_documents_received_id", "documents", ["received", "id"])
    op.create_index("ix_documents_extractor", "documents", ["extractor"])


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("uid", sa.String(60), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("participants", sa.JSON(), nullable=False),
        sa.Column("start", sa.String(20)),
        sa.Column("end", sa.String(20)),
        sa.Column("place", sa.JSON()),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("created", UtcDateTime(), nullable=False),
        sa.Column("modified", UtcDateTime(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("when_told", sa.Text()),
        sa.Column("zone_told", sa.String(60)),
        sa.Column("assumed_day", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("first_day", sa.Date()),
        sa.Column("last_day", sa.Date()),
        sa.Column("precise", sa.Boolean(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_meetings"),
    )
    op.create_index("ix_meetings_sort_day_uid", "meetings", ["sort_day", "uid"])
    op.create_index("ix_meetings_last_day", "meetings", ["last_day"])
    op.create_table(
        "terms",
        sa.Column("meeting", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("term", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "kind", "term", name="pk_terms"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.uid"], name="fk_terms_meeting_meetings", ondelete="CASCADE"),
    )
    op.create_index("ix_terms_kind_term", "terms", ["kind", "term"])


def _announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("document", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(60), nullable=False),
        sa.Column("extractor", sa.String(200), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("document", "position", name="pk_announcements"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_announcements_document_documents"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.uid"], name="fk_announcements_meeting_meetings"),
    )
    op.create_index("ix_announcements_meeting", "announcements", ["meeting"])


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(60), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("field", sa.String(30), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("document", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.uid"], name="fk_revisions_meeting_meetings"),
    )
    op.create_index("ix_revisions_meeting_id", "revisions", ["meeting", "id"])


def _runs() -> None:
    counts = ("new", "changed", "unchanged", "gone", "failed", "meetings_added", "meetings_changed")
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job", sa.String(20), nullable=False),
        sa.Column("source", sa.String(200)),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("started", UtcDateTime(), nullable=False),
        sa.Column("finished", UtcDateTime()),
        sa.Column("outcome", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        sa.Column("failures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_job_source_outcome", "runs", ["job", "source", "outcome"])


def _keys() -> None:
    op.create_table(
        "keys",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("scopes", sa.String(200), nullable=False),
        sa.Column("created", UtcDateTime(), nullable=False),
        sa.Column("revoked", UtcDateTime()),
        sa.PrimaryKeyConstraint("hash", name="pk_keys"),
    )


def _leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("expires", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def _state() -> None:
    table = op.create_table(
        "state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("modified", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_state"),
    )
    now = datetime.now(UTC).replace(microsecond=0)
    op.bulk_insert(table, [{"id": 1, "version": 0, "modified": now}])
