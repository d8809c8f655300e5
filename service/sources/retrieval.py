"""The only HTTP client: one address at a time, politely and within limits.

In comes an address; out come its bytes, None where the server says that nothing has changed (RFC 9110 section 13), or
``RetrievalError``. Limits: http and https only, five redirects, the source's ``max_bytes`` and ``timeout`` (of the
whole request: httpx's own timeouts count anew with every byte, encode/httpx#1450), ``pause`` between two requests.
Addresses of the operator's own network are allowed: the operator names the sources.
"""

from __future__ import annotations

import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Self, TypeAlias
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from service import __version__
from service.errors import RetrievalError
from service.settings import SourceConfig

AGENT = "dipcal"
REDIRECTS = 5
READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/json")


@dataclass(frozen=True, slots=True)
class Validator:
    """What a server told of an address's version, to be sent back to it: RFC 9110 section 8.8."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


Validators: TypeAlias = MutableMapping[str, Validator]


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What an address holds. ``address`` is the one that redirects led to, ``media_type`` the Content-Type."""

    address: str
    data: bytes
    media_type: str | None
    validator: Validator


class Retriever:
    """The requests of one look at one source. ``seen`` is what servers told at earlier looks."""

    def __init__(
        self,
        source: SourceConfig,
        seen: Validators,
        sleep: Callable[[float], None] = time.sleep,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._seen = seen
        self._sleep, self._elapsed = sleep, elapsed
        self._last: float | None = None
        self._client = httpx.Client(
            headers={"User-Agent": f"{AGENT}/{__version__}"},
            timeout=source.timeout.total_seconds(),
            follow_redirects=True,
            max_redirects=REDIRECTS,
        )
        self._robots = cache(self._read_robots)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def retrieve(self, address: str, accept: tuple[str, ...] = READABLE) -> Retrieved:
        """What ``address`` holds now; ``accept`` are the media types that are wanted."""
        retrieved = self._requested(address, accept, Validator())
        if retrieved is None:
            raise RetrievalError(address, "the server answers 304 to a request without conditions", status=304)
        return retrieved

    def retrieve_changed(self, address: str, accept: tuple[str, ...] = READABLE) -> Retrieved | None:
        """What ``address`` holds; None where that is still what was ``remember``ed."""
        return self._requested(address, accept, self._seen.get(address, Validator()))

    def _requested(self, address: str, accept: tuple[str, ...], seen: Validator) -> Retrieved | None:
        headers = {"Accept": ", ".join(accept) + ", */*;q=0.1"} | seen.headers()
        self._wait()
        deadline = self._elapsed() + self._source.timeout.total_seconds()
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return None
                self._check(address, response, accept)
                return Retrieved(
                    str(response.url),
                    self._body(address, response, deadline),
                    response.headers.get("Content-Type"),
                    Validator(response.headers.get("ETag"), response.headers.get("Last-Modified")),
                )
        except httpx.TimeoutException as error:
            raise RetrievalError(address, self._too_slow()) from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise RetrievalError(address, f"cannot be retrieved: {error}") from error

    def remember(self, address: str, retrieved: Retrieved) -> None:
        """Ask for ``address`` only if it has changed, from now on. Called once its documents are taken, not before."""
        self._seen[address] = retrieved.validator

    def allowed(self, address: str) -> bool:
        """Whether the site's robots.txt lets us read ``address`` (RFC 9309)."""
        parts = urlsplit(address)
        return self._robots(f"{parts.scheme}://{parts.netloc}").can_fetch(AGENT, address)

    def _read_robots(self, site: str) -> RobotFileParser:
        """RFC 9309 section 2.3.1: a site without rules allows all, one that does not answer allows nothing."""
        rules = RobotFileParser()
        try:
            found = self.retrieve(f"{site}/robots.txt", ("text/plain",))
            rules.parse(found.data.decode("utf-8", "replace").splitlines())
        except RetrievalError as error:
            told_none = error.status is not None and error.status < 500
            rules.parse([] if told_none else ["User-agent: *", "Disallow: /"])
        return rules

    def _wait(self) -> None:
        now = self._elapsed()
        if self._last is not None:
            self._sleep(max(0.0, self._last + self._source.pause.total_seconds() - now))
        self._last = self._elapsed()

    def _check(self, address: str, response: httpx.Response, accept: tuple[str, ...]) -> None:
        """Refuse by the head of the answer what is not wanted, before its body is taken."""
        if response.status_code != httpx.codes.OK:
            reason = f"the server answers {response.status_code} {response.reason_phrase}".rstrip()
            raise RetrievalError(address, reason, status=response.status_code)
        media_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if media_type and media_type not in accept:
            raise RetrievalError(address, f"{media_type} is not read; {', '.join(accept)} are", field="content type")
        length = response.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > self._source.max_bytes:
            raise RetrievalError(address, self._too_large())

    def _body(self, address: str, response: httpx.Response, deadline: float) -> bytes:
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > self._source.max_bytes:
                raise RetrievalError(address, self._too_large())
            if self._elapsed() > deadline:
                raise RetrievalError(address, self._too_slow())
        return bytes(data)

    def _too_slow(self) -> str:
        return f"no whole answer within {self._source.timeout.total_seconds():g} seconds"

    def _too_large(self) -> str:
        return f"more bytes than the limit of {self._source.max_bytes:,}"
