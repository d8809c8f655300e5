"""A page that links to documents."""

from __future__ import annotations

import pytest

from service import documents, sources
from service.errors import DocumentError, SourceError
from service.model import RawDocument
from tests.sources.site import answer, noon, source

LIST = """<html><body><nav><a href="/">Home</a></nav>
<a href="/news/2">Visit to Oslo</a> <a href="news/1#top">Talks</a> <a href="/news/2#again">More</a>
<a href="mailto:press@mfa.example">Mail</a> <a href="/about">About</a> <a href="http://[">Broken</a></body></html>"""


def lay(site) -> None:
    site.pages["/list"] = answer(LIST, content_type="text/html")
    site.pages["/news/1"] = answer("<p>The ministers will meet.</p>", content_type="text/html", etag='"1"')
    site.pages["/news/2"] = answer("<p>The minister will visit.</p>", content_type="text/html", etag='"2"')


def look(site, seen=None, **settings) -> list[RawDocument | DocumentError]:
    listed = source("page", f"{site.address}/list", **({"links": "/news/"} | settings))
    return list(sources.documents_of(listed, seen=seen, clock=noon))


def test_the_links_that_match_are_the_documents_each_once(site):
    lay(site)
    found = look(site)
    assert [document.key for document in found] == [f"{site.address}/news/2", f"{site.address}/news/1"]
    assert documents.read(found[0]).body == "The minister will visit."


def test_only_changed_pages_are_yielded_again(site):
    lay(site)
    seen: sources.Validators = {}
    assert len(look(site, seen)) == 2
    assert look(site, seen) == []
    site.pages["/news/1"] = answer("<p>The meeting is put off.</p>", content_type="text/html", etag='"3"')
    assert [found.data for found in look(site, seen)] == [b"<p>The meeting is put off.</p>"]


def test_a_page_that_fails_is_reported_and_the_rest_goes_on(site):
    lay(site)
    site.pages["/news/2"] = answer(status=500)
    error, found = look(site)
    assert (error.status, found.key) == (500, f"{site.address}/news/1")


def test_what_robots_txt_forbids_is_reported_and_not_read(site):
    lay(site)
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /news/2\n", content_type="text/plain")
    error, found = look(site)
    assert (error.reason, found.key) == ("the site's robots.txt does not let it be read", f"{site.address}/news/1")
    assert "/news/2" not in site.requests


def test_a_base_element_moves_the_links(site):
    lay(site)
    site.pages["/list"] = answer('<base href="/news/"><a href="1">Talks</a>', content_type="text/html")
    assert [found.key for found in look(site)] == [f"{site.address}/news/1"]


def test_no_more_pages_than_the_limit_are_read(site):
    lay(site)
    assert len(look(site, limit=1)) == 1
    assert site.requests == ["/list", "/robots.txt", "/news/2"]


@pytest.mark.parametrize(
    ("page", "links", "reason"),
    [
        (answer(status=404), "/news/", "the server answers 404"),
        (answer(LIST, content_type="text/html"), "/releases/", "no link matches '/releases/'"),
        (answer(LIST, content_type="text/html"), "(", "is no regular expression"),
        (answer(LIST, content_type="application/pdf"), "/news/", "application/pdf is not read"),
    ],
)
def test_a_list_that_cannot_be_had_is_the_sources_error(site, page, links, reason):
    site.pages["/list"] = page
    with pytest.raises(SourceError, match=reason):
        look(site, links=links)


def test_an_unknown_kind_is_the_sources_error(site):
    with pytest.raises(SourceError, match="'pigeon' is no kind of source"):
        list(sources.documents_of(source("pigeon", site.address)))
