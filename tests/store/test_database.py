"""Opening a database: addresses, folders, the schema's version and its migrations."""

from __future__ import annotations

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from service.errors import StoreError
from service.store import Store
from service.store.tables import metadata
from tests.fakes import meeting


def test_migrations_lead_to_the_tables_as_declared(url: str) -> None:
    Store.open(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_database_of_a_newer_release_is_refused(url: str) -> None:
    Store.open(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"schema 9999, written by a newer dipcal; this one knows up to \d{4}"):
        Store.open(url)


def test_opening_again_keeps_what_is_stored(url: str) -> None:
    first = Store.open(url)
    key = first.create_key("newsroom", ("read",))
    first.close()
    second = Store.open(url)
    assert second.check_key(key, "read") == "newsroom"
    second.close()


def test_many_may_open_a_new_database_at_once(url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(lambda _: Store.open(url), range(4)))
    assert {store.health()["schema"] for store in stores} == {"0002"}
    for store in stores:
        store.close()


def test_meetings_of_an_older_release_stand_first_in_the_log(url: str) -> None:
    old = Store.open(url)
    for uid in ("b", "a"):
        with old.writing() as ledger:
            ledger.save_meeting(meeting("Ada Alba, -, RU; -, -, VE | 2019-03-01", uid), (), (), date(2019, 2, 27))
    old.close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    store = Store.open(url)
    page = store.changes()
    assert [(line.meeting, line.change.field) for line in page.items] == [("a", "added"), ("b", "added")]
    assert store.changes(page.next).items == ()
    store.close()


def test_sqlite_runs_in_wal_with_foreign_keys(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "dipcal.db"
    store = Store.open(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    store.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="names no file"):
        Store.open(url)


@pytest.mark.parametrize("url", ["somewhere", "sqlite://:memory:", "postgresql+psycopg://host:port/name"])
def test_an_address_that_is_none_names_the_setting(url: str) -> None:
    with pytest.raises(StoreError, match=rf"store\.url: '{re.escape(url)}' is no database address"):
        Store.open(url)


def test_an_unknown_kind_of_database_is_named() -> None:
    with pytest.raises(StoreError, match="oracel"):
        Store.open("oracel://host/name")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database, " * 100)
    with pytest.raises(StoreError, match=r"notes\.db: file is not a database"):
        Store.open(f"sqlite:///{file}")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreError, match="its folder cannot be made"):
        Store.open(f"sqlite:///{tmp_path / 'taken' / 'dipcal.db'}")


@pytest.mark.parametrize("url", ["oracel://user:secret@host/name", "postgresql://user:secret@host:port/name"])
def test_the_password_is_not_shown(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)
