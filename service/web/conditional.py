"""Conditional requests (RFC 9110 section 13): an answer's validators, and 304 before anything is rendered.

In comes what an answer depends on; out comes its ``Validators``. The strong ETag is made of the calendar's version and
all that shapes the answer, so it is known without the answer; equal data under equal settings gives an equal one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import http_date, is_resource_modified, quote_etag

import service
from service.model import CalendarState
from service.web.context import services, site

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

SECOND = timedelta(seconds=1)


class NotModified(Response):
    """A 304 that keeps Last-Modified, which werkzeug removes as an entity header: Apple's client polls by it alone."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        headers = super().get_wsgi_headers(environ)
        headers["Last-Modified"] = self.headers["Last-Modified"]
        return headers


@dataclass(frozen=True, slots=True)
class Validators:
    """A strong ETag (unquoted) and the time of the last change."""

    etag: str
    modified: datetime

    def not_modified(self) -> Response | None:
        """The 304 if the client already has this answer. If-None-Match wins over If-Modified-Since (section 13.2.2)."""
        if is_resource_modified(request.environ, etag=self._tag(), last_modified=self.modified):
            return None
        return self.mark(NotModified(status=304, mimetype="text/plain"))

    def mark(self, response: Response) -> Response:
        """Put both validators on an answer; a 304 repeats them (section 15.4.5)."""
        response.headers["ETag"] = self._tag()
        response.headers["Last-Modified"] = http_date(self.modified)
        response.headers["Cache-Control"] = "public, max-age=300"
        response.vary.add("Accept-Encoding")
        return response

    def _tag(self) -> str:
        """Two encodings of one answer are two representations, so their strong tags differ (section 8.8.3.3)."""
        return quote_etag(f"{self.etag}-gzip" if takes_gzip() else self.etag)


def validators(state: CalendarState, *parts: object) -> Validators:
    """The validators of an answer of this path that depends on the calendar's ``state`` and on ``parts``."""
    settings = services().settings
    basis = (
        service.__version__,
        state.version,
        state.modified.isoformat(),
        settings.calendar,
        settings.api,
        site(),
        request.path,
        *parts,
    )
    return Validators(hashlib.sha256(repr(basis).encode()).hexdigest()[:32], last_modified(state, services().now()))


def last_modified(state: CalendarState, now: datetime) -> datetime:
    """The time of the last change for Last-Modified, which counts in whole seconds.

    While that second is still running another change may fall into it, so until it is over the second before is told
    (section 8.8.2.2): a client that polls by If-Modified-Since alone, as Apple's does, misses nothing.
    """
    second = state.modified.replace(microsecond=0)
    return second - SECOND if now - second < SECOND else second


def takes_gzip() -> bool:
    """Whether the client accepts a gzip answer."""
    return request.accept_encodings["gzip"] > 0
