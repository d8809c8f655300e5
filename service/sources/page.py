"""A page that links to documents: a ministry's list of press releases.

In comes the source; out come the pages that it links to and whose address ``links`` matches, in the order of the page.
The list itself is always read anew; each linked page is asked for only if it has changed, so that a release which is
changed later (a visit put off) is read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from html.parser import HTMLParser
from itertools import islice
from urllib.parse import urldefrag, urljoin

from service.errors import DocumentError, RetrievalError, SourceError
from service.model import RawDocument
from service.settings import SourceConfig
from service.sources.retrieval import Retriever

PAGES = ("text/html", "application/xhtml+xml")


def documents_in(
    source: SourceConfig, retriever: Retriever, clock: Callable[[], datetime]
) -> Iterator[RawDocument | DocumentError]:
    """The linked documents that are new or changed; ``SourceError`` where the list cannot be had or links to none."""
    addresses = _linked(source, retriever)
    for address in islice(addresses, source.limit):
        try:
            if not retriever.allowed(address):
                yield DocumentError(address, "the site's robots.txt does not let it be read")
                continue
            retrieved = retriever.retrieve_changed(address)
        except RetrievalError as error:
            yield error
            continue
        if retrieved:
            yield RawDocument(
                source=source.name,
                key=address,
                data=retrieved.data,
                retrieved=clock(),
                name=address,
                media_type=retrieved.media_type,
                address=retrieved.address,
                publisher=source.publisher,
            )
            retriever.remember(address, retrieved)


def _linked(source: SourceConfig, retriever: Retriever) -> list[str]:
    """The addresses that the page links to and the source wants, each once."""
    try:
        wanted = re.compile(source.links)
        retrieved = retriever.retrieve(source.address, PAGES)
    except re.error as error:
        raise SourceError(source.name, f"links: {source.links!r} is no regular expression: {error}") from error
    except RetrievalError as error:
        raise SourceError(source.name, str(error)) from error
    links = _Links()
    links.feed(retrieved.data.decode("utf-8", "replace"))
    base = urljoin(retrieved.address, links.base)
    whole = dict.fromkeys(address for href in links.hrefs if (address := _whole(base, href)))
    found = [address for address in whole if wanted.search(address) and address != source.address]
    if not found:
        raise SourceError(source.name, f"{source.address}: no link matches {source.links!r}")
    return found


def _whole(base: str, href: str) -> str | None:
    """The address that a link means, without its fragment; None for one that leads to no web page."""
    try:
        address = urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # "http://[": not an address
        return None
    return address if address.startswith(("http://", "https://")) else None


class _Links(HTMLParser):
    """Collects a page's links and its <base>."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.hrefs.append(href)
        elif tag == "base" and href and not self.base:
            self.base = href
