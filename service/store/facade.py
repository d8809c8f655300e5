"""The store's facade: what the web, the pipeline, the scheduler and the command line may ask it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from service.model import (
    CalendarState,
    ChangePage,
    DocumentPage,
    Key,
    LoggedChange,
    Meeting,
    MeetingPage,
    MeetingQuery,
    Run,
    StoredDocument,
)
from service.store import access, changes, documents, meetings, runs, tables
from service.store.database import Database
from service.store.ledger import Ledger


class Store:
    """One database. Safe to share between threads; every method is a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str) -> Store:
        """Connect to ``url`` and bring its schema up to date.

        Raises ``StoreError`` if it cannot be opened or was written by a newer release.
        """
        return cls(Database(url))

    def close(self) -> None:
        """Give all connections back."""
        self._database.close()

    # -- reading what is published -------------------------------------------------------------------------

    def meetings(self, query: MeetingQuery) -> MeetingPage:
        """The meetings that match, with sources (latest first) and changes (oldest first).

        Raises ``QueryError`` for a cursor, status, order or limit that is none.
        """
        with self._database.reading() as connection:
            return meetings.page(connection, query)

    def meeting(self, uid: str) -> Meeting:
        """One meeting, with or without ``@dipcal`` at the end of its uid. Raises ``NotFoundError``."""
        with self._database.reading() as connection:
            return meetings.one(connection, uid)

    def meetings_told(self, uids: Sequence[str]) -> tuple[Meeting, ...]:
        """The meetings of these uids, each once, in this order."""
        with self._database.reading() as connection:
            return meetings.load(connection, list(dict.fromkeys(uids)))

    def changes(self, since: str | None = None, limit: int = 100) -> ChangePage:
        """The log of everything published behind ``since`` (a ``next``, or an ISO time), oldest first.

        Raises ``QueryError`` for a ``since`` that is neither.
        """
        with self._database.reading() as connection:
            return changes.page(connection, since, limit)

    def latest_changes(self, limit: int) -> tuple[LoggedChange, ...]:
        """The last lines of that log, latest first."""
        with self._database.reading() as connection:
            return changes.latest(connection, limit)

    def documents(self, limit: int = 50, after: str | None = None) -> DocumentPage:
        """Documents, latest received first. Raises ``QueryError`` for a cursor that is none."""
        with self._database.reading() as connection:
            return documents.page(connection, limit, after)

    def document(self, identifier: str) -> StoredDocument:
        """One document. Raises ``NotFoundError``."""
        with self._database.reading() as connection:
            return documents.one(connection, identifier)

    def state(self) -> CalendarState:
        """How often anything published has changed and when last: one row, the base of ETag and Last-Modified."""
        with self._database.reading() as connection:
            row = connection.execute(select(tables.state.c.version, tables.state.c.modified)).one()
            return CalendarState(row.version, row.modified)

    def health(self) -> dict[str, str | int | None]:
        """``database`` ('ok'), ``schema`` (revision), ``documents``, ``meetings``, ``last_run`` (ISO time or None)."""
        with self._database.reading() as connection:
            last_run = connection.execute(select(func.max(tables.runs.c.finished))).scalar_one_or_none()
            return {
                "database": "ok",
                "schema": self._database.revision(connection),
                "documents": connection.execute(select(func.count()).select_from(tables.documents)).scalar_one(),
                "meetings": connection.execute(select(func.count()).select_from(tables.meetings)).scalar_one(),
                "last_run": last_run.isoformat() if last_run else None,
            }

    # -- writing what is published -------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """One transaction: all that is told to the ledger is stored together, or nothing of it."""
        with self._database.writing() as connection:
            yield Ledger(connection)

    def find_document(self, source: str, key: str) -> StoredDocument | None:
        """The document that ``source`` delivered under ``key``, if it is stored."""
        with self._database.reading() as connection:
            found = documents.load(connection, [documents.document_id(source, key)])
            return found[0] if found else None

    def outdated(self, extractor: str) -> tuple[str, ...]:
        """The identifiers of the documents that another version than ``extractor`` read last."""
        with self._database.reading() as connection:
            return documents.outdated(connection, extractor)

    def last_received(self, source: str) -> datetime | None:
        """When the latest document of ``source`` came in."""
        with self._database.reading() as connection:
            of_source = select(func.max(tables.documents.c.received)).where(tables.documents.c.source == source)
            return connection.execute(of_source).scalar_one_or_none()

    # -- keys ----------------------------------------------------------------------------------------------

    def create_key(self, label: str, scopes: tuple[str, ...]) -> str:
        """A new key with ``scopes`` ('read', 'ingest', 'edit'). It is shown once; only its hash is stored."""
        with self._database.writing() as connection:
            return access.create(connection, label, scopes, datetime.now(UTC))

    def check_key(self, key: str, scope: str) -> str:
        """The label of ``key`` if it is known, not revoked and has ``scope``; raises ``AccessError`` otherwise."""
        with self._database.reading() as connection:
            return access.check(connection, key, scope)

    def access_keys(self) -> tuple[Key, ...]:
        """All keys, oldest first, the revoked ones included."""
        with self._database.reading() as connection:
            return access.listed(connection)

    def revoke_key(self, identifier: str) -> Key:
        """Revoke the key with this id or label. Raises ``NotFoundError``; revoking twice changes nothing."""
        with self._database.writing() as connection:
            return access.revoke(connection, identifier, datetime.now(UTC))

    # -- runs ----------------------------------------------------------------------------------------------

    def begin_run(self, job: str, source: str | None, owner: str, now: datetime) -> int:
        """Open a run's record; earlier ones of the job that never ended are marked 'interrupted'."""
        with self._database.writing() as connection:
            return runs.begin(connection, job, source, owner, now)

    def save_run(self, run: Run) -> None:
        """Write the run's counts, failures and outcome."""
        with self._database.writing() as connection:
            runs.save(connection, run)

    def last_run(self, job: str, source: str | None) -> Run | None:
        """The latest run of this job that ended."""
        with self._database.reading() as connection:
            return runs.last(connection, job, source)

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """The latest runs, latest first."""
        with self._database.reading() as connection:
            return runs.latest(connection, limit)

    # -- leases --------------------------------------------------------------------------------------------

    def hold_lease(self, name: str, owner: str, lasting: timedelta, now: datetime) -> bool:
        """Take or renew the lease ``name`` for ``owner`` until ``now + lasting``; False if another owner holds it."""
        with self._database.writing() as connection:
            return runs.hold_lease(connection, name, owner, lasting, now)

    def release_lease(self, name: str, owner: str) -> None:
        """Give the lease up, if ``owner`` holds it."""
        with self._database.writing() as connection:
            runs.release_lease(connection, name, owner)

    def lease_holder(self, name: str, now: datetime) -> str | None:
        """Who holds the lease, if anybody does."""
        with self._database.reading() as connection:
            return runs.lease_holder(connection, name, now)
