"""An application over a real store in a temporary folder, a clock that stands, and a small diary to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import settings as settings_package
from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.scripted import ScriptedExtractor
from tests.web import diary


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        self.at += by


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2019, 2, 28, 9, 0, tzinfo=UTC))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shipped = settings_package.load(None, {})
    server = replace(shipped.server, public_url="https://calendar.example.org")
    return replace(
        shipped,
        server=server,
        store=replace(shipped.store, url=f"sqlite:///{tmp_path / 'dipcal.db'}"),
        documents=replace(shipped.documents, max_bytes=20_000),
    )


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store.open(settings.store.url)
    yield opened
    opened.close()


@pytest.fixture
def extractor() -> ScriptedExtractor:
    return ScriptedExtractor(list(diary.SCRIPT))


@pytest.fixture
def app(settings: Settings, store: Store, extractor: ScriptedExtractor, clock: Clock) -> Flask:
    return create_app(settings, store, extractor, now=clock)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def key(store: Store) -> str:
    return store.create_key("tests", ("ingest",))


Send = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture
def send(client: FlaskClient, key: str) -> Send:
    """Post a document that must be taken in; the answer's JSON."""

    def post(document: dict[str, Any]) -> dict[str, Any]:
        answer = client.post("/documents", json=document, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code in (200, 201), answer.text
        told: dict[str, Any] = answer.get_json()
        return told

    return post


@pytest.fixture
def filled(client: FlaskClient, send: Send) -> FlaskClient:
    """The client of a service that has taken in the whole diary."""
    for document in diary.DOCUMENTS:
        send(document)
    return client
