"""A feed (RSS, Atom): its entries' own text or, with ``follow``, the pages that they link to.

In comes the source; out come its entries as raw documents. The feed is asked for only if it has changed, and counts as
seen once every entry was had, so that a page which failed is tried again.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import feedparser

from service.errors import DocumentError, RetrievalError, SourceError
from service.model import RawDocument
from service.settings import SourceConfig
from service.sources.retrieval import Retrieved, Retriever
from service.timestamps import ImpossibleDayError, day_of

FEEDS = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "text/plain",
    "text/html",  # some servers call their feeds so; what is none is found out by reading it
)  # fmt: skip

Entry = Mapping[str, Any]


def documents_in(
    source: SourceConfig, retriever: Retriever, clock: Callable[[], datetime]
) -> Iterator[RawDocument | DocumentError]:
    """The feed's entries, none where it is unchanged; ``SourceError`` where it cannot be had or is no feed."""
    try:
        retrieved = retriever.retrieve_changed(source.address, FEEDS)
    except RetrievalError as error:
        raise SourceError(source.name, str(error)) from error
    if retrieved is None:
        return
    failed = False
    for number, entry in enumerate(islice(_entries(retrieved, source), source.limit), 1):
        for found in _documents(number, entry, source, retriever, clock):
            failed = failed or isinstance(found, DocumentError)
            yield found
    if not failed:
        retriever.remember(source.address, retrieved)


def _entries(retrieved: Retrieved, source: SourceConfig) -> list[Entry]:
    """The entries as feedparser reads them. As a stream: it opens what looks like a path or an address."""
    headers = {"content-location": retrieved.address, "content-type": retrieved.media_type or ""}
    parsed = feedparser.parse(BytesIO(retrieved.data), response_headers=headers)
    if not parsed.version and not parsed.entries:
        raise SourceError(source.name, f"{source.address}: this is no RSS or Atom feed")
    return list(parsed.entries)


def _documents(
    number: int, entry: Entry, source: SourceConfig, retriever: Retriever, clock: Callable[[], datetime]
) -> Iterator[RawDocument | DocumentError]:
    """One entry's document or its failure; nothing where its page is unchanged."""
    link = str(entry.get("link") or "")
    key = str(entry.get("id") or link)
    name = link or f"{source.address}, entry {number}"
    if not key:
        yield DocumentError(name, "the entry has neither an id nor a link")
        return
    try:
        published = _published(entry, name, ZoneInfo(source.timezone))
        page = _page(link, source, retriever) if source.follow else _own_text(entry, name)
    except DocumentError as error:
        yield error
        return
    if page is None:
        return
    data, media_type, retrieved = page
    yield RawDocument(
        source=source.name,
        key=key,
        data=data,
        retrieved=clock(),
        name=name,
        media_type=media_type,
        address=link or None,
        publisher=source.publisher,
        published=published,
        title=_plain_title(entry),
    )
    if retrieved:
        retriever.remember(link, retrieved)


Page = tuple[bytes, str | None, Retrieved | None]


def _page(link: str, source: SourceConfig, retriever: Retriever) -> Page | None:
    """The linked page; None where it has not changed."""
    if not link.startswith(("http://", "https://")):
        raise DocumentError(link or source.address, "the entry links to no web page")
    if not retriever.allowed(link):
        raise DocumentError(link, "the site's robots.txt does not let it be read")
    retrieved = retriever.retrieve_changed(link)
    return (retrieved.data, retrieved.media_type, retrieved) if retrieved else None


def _own_text(entry: Entry, name: str) -> Page:
    """The entry's content, else its summary, as a page of its own."""
    contents = [*entry.get("content", []), entry.get("summary_detail") or {}]
    content = next((content for content in contents if content.get("value")), None)
    if content is None:
        raise DocumentError(name, "the entry has no text")
    if content.get("type") == "text/plain":
        return content["value"].encode(), "text/plain; charset=utf-8", None
    return f"<html><body>{content['value']}</body></html>".encode(), "text/html; charset=utf-8", None


def _plain_title(entry: Entry) -> str | None:
    """The title without markup, which Atom allows in it."""
    title = str(entry.get("title") or "")
    if (entry.get("title_detail") or {}).get("type") != "text/plain":
        title = unescape(re.sub(r"<[^>]*>", "", title))
    return title or None


def _published(entry: Entry, name: str, zone: ZoneInfo) -> date | None:
    """The day that the entry was published on, in the outlet's own offset: feedparser turns all stamps into UTC."""
    for field in ("published", "updated"):
        if stamp := entry.get(field):
            try:
                if day := day_of(stamp, zone):
                    return day
            except ImpossibleDayError as error:
                raise DocumentError(name, str(error), field=field) from error
            if parsed := entry.get(f"{field}_parsed"):
                return datetime.fromtimestamp(timegm(parsed), UTC).astimezone(zone).date()
    return None
