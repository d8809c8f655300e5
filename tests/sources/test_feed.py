"""RSS and Atom feeds over HTTP."""

from __future__ import annotations

from datetime import date

import pytest

from service import documents, sources
from service.errors import DocumentError, SourceError
from service.model import RawDocument, Reckoning
from tests.sources.site import answer, noon, source

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Example Wire</title>
<link>https://wire.example/</link>{entries}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
<id>urn:feed</id><updated>2020-05-12T00:00:00Z</updated>{entries}</feed>"""
TALKS = """<item><title>Talks in Oslo &amp; Bergen</title><link>/news/1</link><guid isPermaLink="false">id-1</guid>
<pubDate>Tue, 12 May 2020 23:30:00 -0300</pubDate>
<description>&lt;p&gt;The ministers will meet on &lt;b&gt;Friday&lt;/b&gt;.&lt;/p&gt;</description></item>"""


def lay(site, entries: str, form: str = RSS, **headers: str) -> None:
    site.pages["/feed"] = answer(form.format(entries=entries), content_type="application/rss+xml", **headers)


def look(site, seen=None, **settings) -> list[RawDocument | DocumentError]:
    return list(sources.documents_of(source("feed", f"{site.address}/feed", **settings), seen=seen, clock=noon))


def test_an_entry_is_a_document_with_its_day_in_its_own_offset(site):
    lay(site, TALKS)
    (found,) = look(site, timezone="America/Sao_Paulo", publisher="Example Wire")
    assert (found.key, found.title, found.published) == ("id-1", "Talks in Oslo & Bergen", date(2020, 5, 12))
    assert (found.address, found.publisher) == (f"{site.address}/news/1", "Example Wire")
    document = documents.read(found, timezone="America/Sao_Paulo")
    assert document.text == "Talks in Oslo & Bergen\nThe ministers will meet on Friday."
    assert (document.published, document.reckoning) == (date(2020, 5, 12), Reckoning.METADATA)


def test_atom_content_goes_before_its_summary(site):
    entry = """<entry><id>urn:1</id><title type="html">Talks in &lt;i&gt;Oslo&lt;/i&gt;</title>
    <updated>2020-05-11T22:00:00Z</updated><link href="https://wire.example/1"/><summary>Short.</summary>
    <content type="html">&lt;p&gt;The whole text.&lt;/p&gt;</content></entry>"""
    lay(site, entry, ATOM)
    (found,) = look(site, timezone="Europe/Moscow")
    assert (found.title, found.published) == ("Talks in Oslo", date(2020, 5, 12))
    assert documents.read(found).body == "The whole text."


def test_followed_entries_are_the_linked_pages(site):
    lay(site, TALKS)
    site.pages["/news/1"] = answer("<p>The ministers will meet in Oslo on Friday.</p>", content_type="text/html")
    (found,) = look(site, follow=True)
    assert documents.read(found).body == "The ministers will meet in Oslo on Friday."
    assert found.published == date(2020, 5, 12)


def test_an_unchanged_feed_yields_nothing(site):
    lay(site, TALKS, etag='"1"')
    seen: sources.Validators = {}
    assert len(look(site, seen)) == 1
    assert look(site, seen) == []
    assert len(look(site)) == 1


def test_a_look_broken_off_is_repeated_in_full(site):
    lay(site, TALKS, etag='"1"')
    seen: sources.Validators = {}
    broken_off = sources.documents_of(source("feed", f"{site.address}/feed"), seen=seen, clock=noon)
    next(broken_off)
    broken_off.close()
    assert len(look(site, seen)) == 1


def test_a_linked_page_that_fails_is_tried_again(site):
    lay(site, TALKS, etag='"1"')
    seen: sources.Validators = {}
    (error,) = look(site, seen, follow=True)
    assert (error.name, error.status) == (f"{site.address}/news/1", 404)
    site.pages["/news/1"] = answer("<p>The ministers will meet.</p>", content_type="text/html", etag='"a"')
    assert isinstance(look(site, seen, follow=True)[0], RawDocument)
    assert look(site, seen, follow=True) == []


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("<item><title>Talks</title><description>Text.</description></item>", "the entry has neither an id nor a link"),
        ("<item><title>Talks</title><guid>id-2</guid></item>", "the entry has no text"),
        (
            "<item><guid>id-2</guid><description>Text.</description><pubDate>30 Feb 2020 10:00:00 GMT</pubDate></item>",
            "2020-02-30 does not exist",
        ),
    ],
)
def test_a_faulty_entry_is_reported_and_the_rest_goes_on(site, entry, reason):
    lay(site, entry + TALKS)
    error, found = look(site)
    assert (error.reason, found.key) == (reason, "id-1")


def test_a_day_in_a_writing_that_only_feedparser_knows_is_taken_from_it(site):
    lay(site, TALKS.replace("Tue, 12 May 2020 23:30:00 -0300", "Tue May 12 23:30:00 2020"))
    assert look(site)[0].published == date(2020, 5, 12)
    assert look(site, timezone="Asia/Tokyo")[0].published == date(2020, 5, 13)


def test_no_more_entries_than_the_limit_are_taken(site):
    lay(site, TALKS + TALKS.replace("id-1", "id-2"))
    assert [found.key for found in look(site, limit=1)] == ["id-1"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (answer(status=404), "the server answers 404"),
        (answer("<html><body><p>Not found.</p></body></html>", content_type="text/html"), "is no RSS or Atom feed"),
        (answer("x" * 5000, content_type="text/xml"), "more bytes than the limit"),
    ],
)
def test_a_feed_that_cannot_be_had_is_the_sources_error(site, page, reason):
    site.pages["/feed"] = page
    with pytest.raises(SourceError, match=reason):
        look(site, max_bytes=4000)


def test_an_entry_that_names_a_file_reads_no_file(site, tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    lay(site, TALKS.replace("/news/1", f"file://{tmp_path}/secret.txt"))
    (error,) = look(site, follow=True)
    assert error.reason == "the entry links to no web page"
