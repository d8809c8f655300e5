"""Stores to test: SQLite always, PostgreSQL where DIPCAL_TEST_POSTGRESQL names a server's database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from service.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'dipcal.db'}"
        return
    server = os.environ.get("DIPCAL_TEST_POSTGRESQL")
    if not server:
        pytest.skip("set DIPCAL_TEST_POSTGRESQL to the address of a PostgreSQL database, postgresql+psycopg://…")
    pytest.importorskip("psycopg", reason="PostgreSQL needs the extra: pip install dipcal[postgresql]")
    name = f"dipcal_test_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    engine.dispose()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url)
    yield opened
    opened.close()
