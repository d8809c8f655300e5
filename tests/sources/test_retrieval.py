"""The HTTP client against a real server."""

from __future__ import annotations

import gzip
import threading
from datetime import timedelta

import pytest

from service import __version__
from service.errors import RetrievalError
from service.sources.retrieval import Retriever, Validator
from tests.sources.site import answer, source


def retriever(site, **settings):
    return Retriever(source("page", site.address, **settings), {})


def failure(site, path: str = "/a", **settings) -> RetrievalError:
    with retriever(site, **settings) as client, pytest.raises(RetrievalError) as caught:
        client.retrieve(site.address + path)
    assert caught.value.name == site.address + path
    return caught.value


def test_a_page_comes_with_its_type_and_validators(site):
    site.pages["/a"] = answer("Talks.", content_type="text/plain; charset=utf-8", etag='"1"')
    with retriever(site) as client:
        found = client.retrieve(f"{site.address}/a")
    assert (found.data, found.media_type) == (b"Talks.", "text/plain; charset=utf-8")
    assert found.validator == Validator(etag='"1"')
    assert site.agents == {f"dipcal/{__version__}"}


def test_redirects_are_followed_to_the_last_address(site):
    site.pages["/a"] = answer(status=301, location="/b")
    site.pages["/b"] = answer("Talks.", content_type="text/plain")
    with retriever(site) as client:
        assert client.retrieve(f"{site.address}/a").address == f"{site.address}/b"


def test_a_circle_of_redirects_ends(site):
    site.pages["/a"] = answer(status=302, location="/a")
    assert "Exceeded maximum allowed redirects" in failure(site).reason


def test_a_redirect_out_of_the_web_is_refused(site):
    site.pages["/a"] = answer(status=302, location="file:///etc/hostname")
    assert "cannot be retrieved" in failure(site).reason


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_an_error_status_is_told(site, status):
    site.pages["/a"] = answer("Sorry.", status=status)
    error = failure(site)
    assert error.status == status
    assert error.reason.startswith(f"the server answers {status} ")


def test_a_type_that_is_not_wanted_is_refused(site):
    site.pages["/a"] = answer(b"%PDF", content_type="application/pdf")
    assert failure(site).reason.startswith("application/pdf is not read")


def test_a_large_page_is_refused_by_its_announced_length(site):
    site.pages["/a"] = answer("x" * 2000)
    assert failure(site, max_bytes=1000).reason == "more bytes than the limit of 1,000"


def test_a_small_answer_that_unpacks_to_a_large_page_is_refused(site):
    site.pages["/a"] = answer(gzip.compress(b"x" * 50_000), content_encoding="gzip")
    assert failure(site, max_bytes=1000).reason == "more bytes than the limit of 1,000"


def test_a_server_that_does_not_answer_is_given_up(site):
    released = threading.Event()
    site.pages["/a"] = lambda request: released.wait(5)
    try:
        assert failure(site, timeout=timedelta(seconds=0.2)).reason == "no whole answer within 0.2 seconds"
    finally:
        released.set()


def test_a_server_that_drips_is_given_up(site):
    stopped = threading.Event()

    def drip(request):
        request.send_response(200)
        request.end_headers()
        while not stopped.wait(0.05):
            request.wfile.write(b"x")
            request.wfile.flush()

    site.pages["/a"] = drip
    try:
        assert failure(site, timeout=timedelta(seconds=0.3)).reason == "no whole answer within 0.3 seconds"
    finally:
        stopped.set()


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/a", "ftp://127.0.0.1/a", "file:///etc/hostname", "http://", "http://[", "nowhere"]
)
def test_an_address_that_leads_nowhere_is_an_error(site, address):
    with retriever(site) as client, pytest.raises(RetrievalError) as caught:
        client.retrieve(address)
    assert caught.value.reason.startswith("cannot be retrieved")


@pytest.mark.parametrize("validators", [{"etag": '"1"'}, {"last_modified": "Tue, 24 Nov 2026 12:00:00 GMT"}])
def test_what_is_remembered_is_asked_for_only_if_changed(site, validators):
    site.pages["/a"] = answer("Talks.", content_type="text/plain", **validators)
    with retriever(site) as client:
        found = client.retrieve_changed(f"{site.address}/a")
        assert client.retrieve_changed(f"{site.address}/a") is not None
        client.remember(f"{site.address}/a", found)
        assert client.retrieve_changed(f"{site.address}/a") is None
        site.pages["/a"] = answer("Talks put off.", content_type="text/plain", etag='"2"')
        assert client.retrieve_changed(f"{site.address}/a").data == b"Talks put off."


def test_requests_keep_their_distance(site):
    site.pages["/a"] = answer("Talks.", content_type="text/plain")
    slept: list[float] = []
    clock = iter([0.0, 0.0, 0.0, 0.0, 0.25, 1.0, 1.0, 1.0])
    slow = source("page", site.address, pause=timedelta(seconds=1))
    with Retriever(slow, {}, sleep=slept.append, elapsed=lambda: next(clock)) as client:
        client.retrieve(f"{site.address}/a")
        client.retrieve(f"{site.address}/a")
    assert slept == [0.75]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (answer("User-agent: *\nDisallow: /private/\n", content_type="text/plain"), ["/a"]),
        (answer("User-agent: dipcal\nDisallow: /\n", content_type="text/plain"), []),
        (answer(status=404), ["/a", "/private/b"]),
        (answer(status=503), []),
    ],
)
def test_the_sites_robots_txt_is_heeded_and_read_once(site, robots, allowed):
    site.pages["/robots.txt"] = robots
    with retriever(site) as client:
        assert [path for path in ("/a", "/private/b") if client.allowed(site.address + path)] == allowed
    assert site.requests == ["/robots.txt"]
