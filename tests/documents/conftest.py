"""The fixture that reads a document from text or bytes, as if received in the evening of 24 November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

import pytest

from service import documents
from service.model import Document, RawDocument


class Read(Protocol):
    def __call__(
        self,
        data: str | bytes,
        name: str = "document.txt",
        *,
        timezone: str = "UTC",
        media_type: str | None = None,
        address: str | None = None,
        publisher: str | None = None,
        published: date | None = None,
        title: str | None = None,
        received: datetime = ...,
    ) -> Document: ...


@pytest.fixture
def read() -> Read:
    def read(
        data: str | bytes,
        name: str = "document.txt",
        *,
        timezone: str = "UTC",
        media_type: str | None = None,
        address: str | None = None,
        publisher: str | None = None,
        published: date | None = None,
        title: str | None = None,
        received: datetime = datetime(2026, 11, 24, 21, tzinfo=UTC),
    ) -> Document:
        raw = RawDocument(
            source="test",
            key=name,
            data=data.encode() if isinstance(data, str) else data,
            retrieved=received,
            name=name,
            media_type=media_type,
            address=address,
            publisher=publisher,
            published=published,
            title=title,
        )
        return documents.read(raw, timezone=timezone)

    return read
