"""Runs: all documents of a source taken in, or all stored ones extracted from again.

A document that fails is a value in the run's record, and so is a source that cannot be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from service import sources
from service.errors import DocumentError, SourceError
from service.model import Announcement, Failure, RawDocument, Run, StoredDocument
from service.pipeline.extraction import Extractor, announcements_in, guarded, tell_once, version_of
from service.pipeline.gathering import gather
from service.pipeline.intake import IngestedDocument, take_in, to_the_second
from service.pipeline.tally import Tally
from service.settings import SourceConfig
from service.sources import Validators
from service.store import Store

INGEST, REEXTRACT = "ingest", "reextract"
Progress = Callable[[str, str], None]  # told the name of each document and its outcome


def ingest(
    source: SourceConfig,
    store: Store,
    extractor: Extractor,
    *,
    reckon_from_received: bool = True,
    seen: Validators | None = None,
    progress: Progress | None = None,
    tell_again: bool = False,
) -> Run:
    """Take in what ``source`` lists.

    ``seen`` is what a web source told at earlier looks (``sources.documents_of``). Failures that the last run had too
    are logged only with ``tell_again``.
    """
    listed: set[str] = set()
    unreadable: set[str] = set()
    with Tally.begin(store, INGEST, source.name, tell_again=tell_again) as tally:
        for raw in _listed(source, seen, tally):
            if isinstance(raw, DocumentError):
                unreadable.add(raw.name)
                outcome = tally.fail(raw)
            else:
                listed.add(raw.key)
                outcome = _ingest_one(raw, source, store, extractor, reckon_from_received, tally)
            if progress:
                progress(raw.name, outcome)
        if sources.listing_is_complete(source) and tally.run.outcome != "failed":
            _look_for_missing(source, store, tally, listed, unreadable)
        _hold_against_expectations(source, store, tally, len(listed))
    return tally.run


def reextract(
    store: Store, extractor: Extractor, *, reckon_from_received: bool = True, progress: Progress | None = None
) -> Run:
    """Extract again from every stored document that another version of the extractor read, gone ones included."""
    version = version_of(extractor, reckon_from_received)
    with Tally.begin(store, REEXTRACT, None) as tally:
        for identifier in store.outdated(version):
            stored = store.document(identifier)
            try:
                found = announcements_in(stored.document, extractor, reckon_from_received, stored.name)
                with guarded(stored.name, "merging"):
                    outcome = tally.add(_replaced(store, stored, found, version))
            except DocumentError as error:
                outcome = tally.fail(error)
            if progress:
                progress(stored.name, outcome)
    return tally.run


def _replaced(store: Store, stored: StoredDocument, found: tuple[Announcement, ...], version: str) -> IngestedDocument:
    """What the document announces replaced, unless it has itself been replaced in the meantime."""
    with store.writing() as ledger:
        current = ledger.find_document(stored.id)
        if current is None or current.content_hash != stored.content_hash:
            return IngestedDocument("unchanged", stored)
        counts = gather(ledger, replace(current, extractor=version), found, to_the_second(None))
    return IngestedDocument("changed", stored, (), *counts)


def _listed(source: SourceConfig, seen: Validators | None, tally: Tally) -> Iterator[RawDocument | DocumentError]:
    """What the source lists, up to where it fails as a whole, be the fault ours: other sources are looked through."""
    try:
        yield from sources.documents_of(source, seen=seen)
    except SourceError as error:
        tally.fail_source(error)
    except Exception as error:
        reason = f"looking through it broke: {type(error).__name__}: {error}"
        tell_once(source.name, reason)
        tally.fail_source(SourceError(source.name, reason))


def _ingest_one(
    raw: RawDocument,
    source: SourceConfig,
    store: Store,
    extractor: Extractor,
    reckon_from_received: bool,
    tally: Tally,
) -> str:
    try:
        taken = take_in(
            raw,
            store,
            extractor,
            timezone=source.timezone,
            language=source.language,
            max_bytes=source.max_bytes,
            standing=source.standing,
            reckon_from_received=reckon_from_received,
        )
    except DocumentError as error:
        return tally.fail(error)
    return tally.add(taken)


def _look_for_missing(source: SourceConfig, store: Store, tally: Tally, listed: set[str], unreadable: set[str]) -> None:
    """Documents that the source no longer has are kept and marked as gone; unreadable ones are still there."""
    with store.writing() as ledger:
        gone = ledger.mark_gone(source.name, listed, unreadable)
    tally.run = replace(tally.run, gone=gone)


def _hold_against_expectations(source: SourceConfig, store: Store, tally: Tally, listed: int) -> None:
    """A source that gives less than a person expects of it is reported, not absorbed."""
    if sources.listing_is_complete(source) and listed < source.expect_documents:
        expected = f"lists {listed} readable documents, at least {source.expect_documents} are expected"
        tally.note(Failure(source.name, expected))
    if source.expect_every is not None:
        last = store.last_received(source.name)
        if last is None or datetime.now(UTC) - last > source.expect_every:
            since = f"since {last:%Y-%m-%d %H:%M} UTC" if last else "so far"
            tally.note(Failure(source.name, f"nothing new {since}, expected every {source.expect_every}"))
