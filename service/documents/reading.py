"""From raw bytes to a document: the order of the steps, and which format is read how."""

from __future__ import annotations

import re
from email.message import Message
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from service.documents import html, mail, plain, structured
from service.documents.decoding import decode
from service.documents.language import recognise
from service.documents.publication import publication_day
from service.documents.readable import Readable
from service.errors import DocumentError
from service.model import Document, RawDocument

MAX_BYTES = 10_000_000
# What a language model reads at once (spaCy's own limit). More than that is a book or a log, not an announcement.
MAX_CHARACTERS = 1_000_000

MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "plain",
    "text/markdown": "plain",
    "application/json": "json",
    "application/ld+json": "json",
    "message/rfc822": "mail",
}
# A server that names no type, or one of these, has not looked.
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})
SUFFIXES = {
    ".txt": "plain", ".text": "plain", ".md": "plain", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".eml": "mail",
}  # fmt: skip
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
DECLARED_IN_MARKUP = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I)


def read(raw: RawDocument, *, timezone: str = "UTC", language: str = "en", max_bytes: int = MAX_BYTES) -> Document:
    """The document in ``raw``, or ``DocumentError``.

    ``timezone`` is the outlet's, for days that are told in UTC or not at all; ``language`` is what the outlet writes in
    where neither the document nor its words tell.
    """
    if len(raw.data) > max_bytes:
        raise DocumentError(raw.name, f"{len(raw.data):,} bytes are more than the limit of {max_bytes:,}")
    readable = _readable(raw)
    title = readable.title or raw.title
    if not readable.paragraphs:
        raise DocumentError(raw.name, "holds no readable text")
    body = "\n".join(readable.paragraphs)
    if len(body) > MAX_CHARACTERS:
        raise DocumentError(raw.name, f"{len(body):,} characters of text are more than the limit of {MAX_CHARACTERS:,}")
    published, reckoning = publication_day(readable, raw, ZoneInfo(timezone))
    return Document(
        body=body,
        title=title,
        published=published,
        reckoning=reckoning,
        outlet=readable.outlet or raw.publisher or readable.site,
        address=_address(readable, raw),
        language=recognise(body, readable.language, language),
    )


def _readable(raw: RawDocument) -> Readable:
    media_type, charset = _declared(raw)
    form = _form(raw, media_type)
    if form == "mail":
        return mail.readable(raw.data, raw.name)
    if form in {"html", None} and charset is None and (found := DECLARED_IN_MARKUP.search(raw.data[:2048])):
        charset = found[1].decode("ascii")
    text = decode(raw.data, raw.name, charset)
    readers = {"html": html.readable, "json": structured.readable, "plain": plain.readable}
    return readers[form or _sniffed(text)](text, raw.name)


def _declared(raw: RawDocument) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header."""
    header = Message()
    header["Content-Type"] = raw.media_type or "application/octet-stream"
    return header.get_content_type(), header.get_content_charset()


def _form(raw: RawDocument, media_type: str) -> str | None:
    """The format by its media type, else by the name's suffix; None where the content has to tell."""
    if media_type in MEDIA_TYPES:
        return MEDIA_TYPES[media_type]
    if media_type not in UNTOLD:
        reason = f"{media_type} is not read; HTML, plain text, JSON and mail are"
        raise DocumentError(raw.name, reason, field="content type")
    return SUFFIXES.get(PurePosixPath(re.split(r"[?#]", raw.name)[0]).suffix.lower())


def _sniffed(text: str) -> str:
    if HTML_START.match(text):
        return "html"
    return "json" if text.lstrip("\ufeff \t\r\n").startswith("{") else "plain"


def _address(readable: Readable, raw: RawDocument) -> str | None:
    """Where the document can be read. It becomes a link, so nothing but http and https passes."""
    address = readable.address or raw.address
    if address and not re.fullmatch(r"https?://[^\s<>\"]+", address, re.IGNORECASE):
        raise DocumentError(raw.name, f"{address!r} is no http or https address", field="address")
    return address
