"""Where text comes from: a folder, a feed, or a page that links to documents.

In comes a ``SourceConfig``; out come ``RawDocument``s in a fixed order and, for each document that could not be had, a
``DocumentError`` as a value, so that one bad file never stops a run. A source that cannot be listed at all raises
``SourceError``.

Terminology: a source's *listing* is complete when it names every document that the source has. Only a folder's is: a
document that is missing there is gone. A feed drops its older entries and a page its older links, and what has not
changed since the last look is not listed again, so nothing can be said of a document that is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from service.errors import DocumentError, SourceError
from service.model import RawDocument
from service.settings import SourceConfig
from service.sources import feed, folder, page
from service.sources.retrieval import Retriever, Validators

__all__ = ["Validators", "documents_of", "listing_is_complete"]


def documents_of(
    source: SourceConfig, *, seen: Validators | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[RawDocument | DocumentError]:
    """The documents that ``source`` has now; of feeds and pages only those that are new or changed.

    ``seen`` holds what a web server told of each address at earlier looks, and is updated while the documents are
    taken; keep it from one look to the next, and an unchanged source yields nothing. Without it everything is yielded.
    """
    if source.kind == "folder":
        yield from folder.documents_in(source, clock)
        return
    kinds = {"feed": feed.documents_in, "page": page.documents_in}
    if source.kind not in kinds:
        raise SourceError(source.name, f"{source.kind!r} is no kind of source; there are folder, {', '.join(kinds)}")
    with Retriever(source, {} if seen is None else seen) as retriever:
        yield from kinds[source.kind](source, retriever, clock)


def listing_is_complete(source: SourceConfig) -> bool:
    """Whether a document that ``documents_of`` does not yield is gone from the source."""
    return source.kind == "folder"
