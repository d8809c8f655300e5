"""What the sources' tests share: a web site that a test lays out, and sources that look at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

from service.settings import SourceConfig

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(body: str | bytes = b"", status: int = 200, **headers: str) -> Answer:
    """An answer with this body; ``etag`` and the like are headers. Asked for with its own ETag or date, it is 304."""
    data = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}

    def send(request: BaseHTTPRequestHandler) -> None:
        asked = (request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since"))
        known = any(value and value in asked for value in (named.get("Etag"), named.get("Last-Modified")))
        request.send_response(304 if known else status)
        for name, value in named.items():
            request.send_header(name, value)
        if "Content-Length" not in named:
            request.send_header("Content-Length", "0" if known else str(len(data)))
        request.end_headers()
        if not known:
            request.wfile.write(data)

    return send


class Site:
    """A web site: its ``pages`` by path, the paths of the ``requests`` that came, and the ``agents`` that asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Answer] = {}
        self.requests: list[str] = []
        self.agents: set[str] = set()


def source(kind: str, address: str, **settings: object) -> SourceConfig:
    """A source that does not wait between requests."""
    quick = {"pause": timedelta(0), "timeout": timedelta(seconds=2)}
    return SourceConfig(name="example", kind=kind, address=address, **(quick | settings))  # type: ignore[arg-type]


def noon() -> datetime:
    return datetime(2026, 11, 24, 12, tzinfo=UTC)
