"""Fixtures that more than one folder of tests uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.store import Store
from tests.fakes import FakeExtractor


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store on a new SQLite file."""
    opened = Store.open(f"sqlite:///{tmp_path / 'dipcal.db'}")
    yield opened
    opened.close()


@pytest.fixture
def extractor() -> FakeExtractor:
    return FakeExtractor()
