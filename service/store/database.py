"""The connection: opening a database, its transactions, its schema's version.

In comes an address; out come transactions. SQLite runs in WAL (readers and one writer at the same time), and a writing
transaction takes the lock at its beginning (BEGIN IMMEDIATE): one that reads before it writes could not go on.
PostgreSQL's writers queue at the row of ``state``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, NoSuchModuleError

from service.errors import StoreError
from service.store import tables

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_FOR_LOCK = 60_000  # milliseconds that a SQLite connection waits for another one's transaction
MIGRATION_LOCK = 7_237_205  # any number, the same in every process


class Database:
    """One database: hands out reading and writing transactions."""

    def __init__(self, url: str) -> None:
        self._url = _parsed(url)
        self.shown = self._url.render_as_string(hide_password=True)
        self._engine = _engine(self._url, self.shown)
        try:
            with self._translated():
                self._bring_up_to_date()
        except BaseException:
            self._engine.dispose()
            raise

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database from beginning to end."""
        with self._translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer is beside of; committed at the end, rolled back if anything is raised."""
        with self._translated(), self._lone_writer() as connection, connection.begin():
            connection.execute(select(tables.state.c.id).with_for_update())
            yield connection

    def revision(self, connection: Connection) -> str | None:
        """The schema's version."""
        return MigrationContext.configure(connection).get_current_revision()

    def _lone_writer(self) -> Connection:
        return self._engine.connect().execution_options(dipcal_writes=True)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DataError:
            raise  # a value that the database does not take: a fault of ours, while the database is well
        except DBAPIError as error:
            raise StoreError(f"database {self.shown}: {error.orig}") from error

    def _bring_up_to_date(self) -> None:
        with self._lone_writer() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            migrate(connection, self.shown)


def migrate(connection: Connection, shown: str) -> None:
    """Bring the schema up to this release's version. Raises ``StoreError`` where it is of one that is not known."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    head, current = scripts.get_current_head(), MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"database {shown} has the schema {current}, written by a newer dipcal; this one knows up to {head}: "
            "install the newer release, or name another database in the setting store.url"
        )
    command.upgrade(config, "head")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        shown = re.sub(r"(?<=:)[^:@/]+(?=@)", "***", url)  # a password
        raise StoreError(f"setting store.url: {shown!r} is no database address") from error
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise StoreError(f"setting store.url: {url!r} names no file; a database in memory is lost between requests")
    return parsed


def _engine(url: URL, shown: str) -> Engine:
    if url.get_backend_name() == "sqlite":
        _make_folder(Path(str(url.database)), shown)
    try:
        engine = create_engine(url, json_serializer=partial(json.dumps, ensure_ascii=False), pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"database {shown}: {error}; PostgreSQL needs `pip install dipcal[postgresql]` and an address that begins "
            "with postgresql+psycopg://"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(file: Path, shown: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"database {shown}: its folder cannot be made: {error}") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction by itself: _begin_sqlite does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_FOR_LOCK}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")  # with WAL, a killed process loses nothing that was committed
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("dipcal_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
