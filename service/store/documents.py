"""Documents read: one, a page of them, and which of them an older extractor read."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, func, or_, select

from service.errors import NotFoundError, QueryError
from service.model import DocumentPage, StoredDocument
from service.store import rows
from service.store.cursors import cursor, position
from service.store.tables import announcements, documents

NAMESPACE = uuid.UUID("6f0a3c52-98c9-5d0c-9a55-4f6a1c0b8d11")


def document_id(source: str, key: str) -> str:
    """The document's identifier for good, the same on every machine."""
    return uuid.uuid5(NAMESPACE, f"{source}\n{key}").hex


def one(connection: Connection, identifier: str) -> StoredDocument:
    found = load(connection, [identifier] if identifier.isprintable() else [])
    if not found:
        raise NotFoundError("document", identifier)
    return found[0]


def page(connection: Connection, limit: int, after: str | None) -> DocumentPage:
    """Documents, latest received first."""
    if limit < 1:
        raise QueryError("limit", str(limit), "is less than 1")
    total = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    statement = select(documents.c.id, documents.c.received).order_by(documents.c.received.desc(), documents.c.id)
    if after is not None:
        received, identifier = _position(after)
        later = documents.c.received < received
        statement = statement.where(or_(later, and_(documents.c.received == received, documents.c.id > identifier)))
    found = connection.execute(statement.limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    following = cursor(last.received.isoformat(), last.id) if last else None
    return DocumentPage(load(connection, [row.id for row in found[:limit]]), total, following)


def load(connection: Connection, identifiers: Sequence[str]) -> tuple[StoredDocument, ...]:
    """The documents of these identifiers, in this order, with what was found in them."""
    stored = connection.execute(select(documents).where(documents.c.id.in_(identifiers))).mappings()
    by_id = {row["id"]: row for row in stored}
    told: dict[str, list[rows.Json]] = {identifier: [] for identifier in identifiers}
    statement = select(announcements).where(announcements.c.document.in_(identifiers))
    for row in connection.execute(statement.order_by(announcements.c.document, announcements.c.position)).mappings():
        told[row["document"]].append(dict(row))
    return tuple(
        rows.document_of(
            by_id[identifier],
            tuple(rows.announcement_of(row["content"]) for row in told[identifier]),
            tuple(row["meeting"] for row in told[identifier]),
        )
        for identifier in identifiers
        if identifier in by_id
    )


def outdated(connection: Connection, extractor: str) -> tuple[str, ...]:
    """The identifiers of documents that another version than ``extractor`` read, in order of publication."""
    statement = select(documents.c.id).where(or_(documents.c.extractor != extractor, documents.c.extractor.is_(None)))
    return tuple(connection.execute(statement.order_by(documents.c.published, documents.c.id)).scalars())


def _position(word: str) -> tuple[datetime, str]:
    received, identifier = position(word, (str, str))
    try:
        return datetime.fromisoformat(str(received)).astimezone(UTC), str(identifier)
    except ValueError as error:
        raise QueryError("after", word, "is no cursor of this list") from error
