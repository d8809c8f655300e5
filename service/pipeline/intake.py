"""One document taken in: read, extracted from, and stored with its meetings."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from service import documents
from service.errors import DocumentError
from service.model import Announcement, Document, Meeting, RawDocument, StoredDocument
from service.pipeline.extraction import Extractor, announcements_in, guarded, version_of
from service.pipeline.gathering import gather
from service.store import Store, document_id


@dataclass(frozen=True, slots=True)
class IngestedDocument:
    """What taking in one document came to.

    ``outcome`` is 'new', 'changed' or 'unchanged'; ``meetings`` are those that it tells of now, ``added`` and
    ``changed`` count the entries that are new and that changed. ``set_aside``: why the document was not searched for
    meetings, None where it was.
    """

    outcome: str
    document: StoredDocument
    meetings: tuple[Meeting, ...] = ()
    added: int = 0
    changed: int = 0
    set_aside: str | None = None


def take_in(
    raw: RawDocument,
    store: Store,
    extractor: Extractor,
    *,
    timezone: str = "UTC",
    language: str = "en",
    max_bytes: int = documents.MAX_BYTES,
    standing: int = 0,
    reckon_from_received: bool = True,
    now: datetime | None = None,
) -> IngestedDocument:
    """Read, extract, merge and store one document in one transaction. Raises ``DocumentError`` if it cannot be read.

    A document that was read before, with this content and by this extractor, is left as it is. The day that it was
    first received stays, so that what is reckoned from it stays.
    """
    content, version = content_hash(raw, timezone, language, standing), version_of(extractor, reckon_from_received)
    known = store.find_document(raw.source, raw.key)
    if known and (known.content_hash, known.extractor) == (content, version):
        return _unchanged(known, store, extractor)
    received = known.received if known else raw.retrieved.astimezone(UTC)
    try:
        with guarded(raw.name, "reading"):
            document = documents.read(
                replace(raw, retrieved=received), timezone=timezone, language=language, max_bytes=max_bytes
            )
        found = announcements_in(document, extractor, reckon_from_received, raw.name)
        with guarded(raw.name, "merging"):
            taken = _stored(store, _record(raw, document, received, content, version, standing), found, now)
        return replace(taken, set_aside=extractor.set_aside(document))
    except DocumentError as error:
        if known:
            _flag(known, store, failure=reason_of(error))
        raise


def content_hash(raw: RawDocument, timezone: str, language: str, standing: int) -> str:
    """What the answer depends on beside the extractor: the bytes, what the source tells of them, how they are read."""
    told = [raw.media_type, raw.address, raw.publisher, raw.title, timezone, language, standing]
    day = raw.published.isoformat() if raw.published else None
    return hashlib.sha256(json.dumps([day, *told]).encode() + b"\n" + raw.data).hexdigest()


def reason_of(error: DocumentError) -> str:
    return f"{error.field}: {error.reason}" if error.field else error.reason


def _stored(
    store: Store, record: StoredDocument, found: tuple[Announcement, ...], now: datetime | None
) -> IngestedDocument:
    """The document with all that follows from it, stored together."""
    with store.writing() as ledger:
        known = ledger.find_document(record.id)
        added, changed = gather(ledger, record, found, to_the_second(now))
        stored = ledger.find_document(record.id)
        assert stored is not None
        meetings = ledger.meetings(list(dict.fromkeys(stored.meetings)))
    return IngestedDocument("changed" if known else "new", stored, meetings, added, changed)


def _record(
    raw: RawDocument, document: Document, received: datetime, content: str, version: str, standing: int
) -> StoredDocument:
    return StoredDocument(
        id=document_id(raw.source, raw.key),
        source=raw.source,
        key=raw.key,
        name=raw.name,
        address=document.address,
        outlet=document.outlet,
        title=document.title,
        language=document.language,
        published=document.published,
        reckoning=document.reckoning,
        received=received,
        body=document.body,
        content_hash=content,
        extractor=version,
        standing=standing,
    )


def _unchanged(known: StoredDocument, store: Store, extractor: Extractor) -> IngestedDocument:
    _flag(known, store, failure=None)
    meetings = store.meetings_told(known.meetings)
    document = replace(known, gone=False, failure=None)
    return IngestedDocument("unchanged", document, meetings, set_aside=extractor.set_aside(known.document))


def _flag(known: StoredDocument, store: Store, *, failure: str | None) -> None:
    """Note that the document is there (again), and whether it can be read now."""
    if known.gone or known.failure != failure:
        with store.writing() as ledger:
            ledger.flag_document(known.id, gone=False, failure=failure)


def to_the_second(now: datetime | None) -> datetime:
    """The time of a change, as calendars and HTTP write it: to the second."""
    return (now or datetime.now(UTC)).replace(microsecond=0)
