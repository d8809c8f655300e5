"""A real web server on 127.0.0.1 whose pages a test lays out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.sources.site import Site, answer


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.requests.append(self.path)
            here.agents.add(self.headers.get("User-Agent", ""))
            here.pages.get(self.path, answer(status=404))(self)

        def log_message(self, format: str, *args: object) -> None:
            """The test's output stays readable."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here = Site(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield here
        server.shutdown()
        thread.join()
