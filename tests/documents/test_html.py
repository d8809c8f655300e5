"""Web pages: main text, metadata, fallbacks."""

from __future__ import annotations

from datetime import date

import pytest

from service.errors import DocumentError
from service.model import Reckoning

LONG = " ".join(["The two countries have had diplomatic relations for fifty years and trade in grain and ships."] * 6)


def page(head: str = "", main: str = "<p>The Foreign Minister will visit Oslo on 14 May.</p>", lang: str = "en") -> str:
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<header><p>Government portal</p></header>
<main>{main}</main>
<aside><h3>Related</h3><p>The President received an ambassador.</p></aside>
<footer><p>All rights reserved.</p></footer><script>var x = "The King will visit Lima";</script></body></html>"""


def test_the_main_text_comes_without_the_furniture(read):
    main = f"<h1>Visit to Oslo</h1><p>The Foreign Minister will visit Oslo on 14 May.</p><p>{LONG}</p>"
    assert read(page(main=main), "a.html").body.split("\n") == ["The Foreign Minister will visit Oslo on 14 May.", LONG]


def test_a_release_of_one_sentence_is_read_too(read):
    document = read(
        page(main="<h1>Visit to Oslo</h1><div>The Foreign Minister will visit&nbsp;Oslo.<br>Soon.</div>"), "a.html"
    )
    assert document.title == "Visit to Oslo"
    assert document.body == "The Foreign Minister will visit Oslo.\nSoon."


@pytest.mark.parametrize("container", ["main", "article", "div"])
def test_the_days_of_a_programme_stay(read, container):
    programme = f"<h3>Tuesday 1 December</h3><p>{LONG}</p><h3>Thursday 3 December</h3><p>{LONG}!</p>"
    html = f"<html><body><nav>Home</nav><{container}>{programme}</{container}><footer>Contact</footer></body></html>"
    assert read(html, "a.html").body.split("\n") == ["Tuesday 1 December", LONG, "Thursday 3 December", f"{LONG}!"]


def test_a_form_around_the_whole_page_hides_nothing(read):
    html = "<html><body><form id='aspnetForm'><div><p>The minister will visit Oslo.</p></div></form></body></html>"
    assert read(html, "a.html").body == "The minister will visit Oslo."


def test_lists_and_tables_come_as_lines_without_their_marks(read):
    main = (
        f"<p>{LONG}</p><ul><li>energy</li><li>trade</li></ul>"
        "<table><tr><td>9:00</td><td>Talks with the President</td></tr><tr><td>10:00</td><td>Lunch</td></tr></table>"
        f"<p>{LONG}!</p>"
    )
    lines = read(page(main=main), "a.html").body.split("\n")
    assert lines[1:5] == ["energy", "trade", "9:00 Talks with the President", "10:00 Lunch"]


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Visit", '
        '"datePublished": "2020-05-12T23:30:00-03:00"}</script>',
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization"}, '
        '{"@type": ["NewsArticle"], "datePublished": "2020-05-12"}]}</script>',
        '<meta property="article:published_time" content="2020-05-12T01:00:00+09:00">',
        '<meta name="DC.date.issued" content="2020-05-12">',
        '<meta name="pubdate" content="Tue, 12 May 2020 08:00:00 +0200">',
        '<script type="application/ld+json">{"broken": </script><meta name="date" content="12 May 2020">',
        '<meta name="date" content="moments ago"><meta name="pubdate" content="May 12, 2020">',
    ],
)
def test_the_markup_tells_the_day_in_the_outlets_own_offset(read, head):
    document = read(page(head=head), "a.html", timezone="Asia/Tokyo")
    assert (document.published, document.reckoning) == (date(2020, 5, 12), Reckoning.METADATA)


def test_a_time_element_tells_the_day(read):
    main = '<time datetime="2020-05-12">Tuesday</time><p>The minister will visit Oslo.</p><time>1 May 2020</time>'
    assert read(page(main=main), "a.html").published == date(2020, 5, 12)


def test_a_stamp_in_utc_is_turned_to_the_outlets_zone(read):
    head = '<meta property="article:published_time" content="2020-05-11T22:00:00Z">'
    assert read(page(head=head), "a.html", timezone="Europe/Moscow").published == date(2020, 5, 12)
    assert read(page(head=head), "a.html").published == date(2020, 5, 11)


def test_a_day_that_does_not_exist_names_its_tag_unless_another_serves(read):
    bad = '<meta property="article:published_time" content="2019-02-30">'
    with pytest.raises(DocumentError) as caught:
        read(page(head=bad), "a.html")
    assert (caught.value.field, caught.value.reason) == ("meta article:published_time", "2019-02-30 does not exist")
    assert read(page(head=bad + '<meta name="date" content="2019-02-28">'), "a.html").published == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("head", "main", "title"),
    [
        ("<title>Visit to Oslo | Ministry</title>", "<h1>Visit to Oslo</h1><p>Text here.</p>", "Visit to Oslo"),
        ('<meta property="og:title" content="Visit to Oslo - The Herald"><meta property="og:site_name" '
         'content="The Herald">', "<p>Text here.</p>", "Visit to Oslo"),
        ("<title>EU – Central Asia summit</title>", "<p>Text here.</p>", "EU – Central Asia summit"),
        ("", "<p>Text here.</p>", None),
    ],
)  # fmt: skip
def test_the_headline_comes_without_the_sites_name(read, head, main, title):
    assert read(page(head=head, main=main), "a.html").title == title


def test_outlet_and_address_come_from_the_markup(read):
    head = '<meta property="og:site_name" content="The Herald"><link rel="canonical" href="https://herald.example/1">'
    document = read(page(head=head), "a.html")
    assert (document.outlet, document.address) == ("The Herald", "https://herald.example/1")


def test_the_operators_publisher_goes_before_the_sites_name(read):
    head = '<meta property="og:site_name" content="Start page">'
    assert read(page(head=head), "a.html", publisher="MFA of Ruritania").outlet == "MFA of Ruritania"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><head><title>Visit</title></head><body><script>1</script><nav>Home</nav></body></html>",
        "<!-- nothing -->",
        "<div>" * 20_000,
    ],
)
def test_html_without_text_is_an_error(read, html):
    with pytest.raises(DocumentError, match=r"a\.html: (the HTML )?holds no readable text"):
        read(html, "a.html")


def test_the_declared_charset_is_used(read):
    html = '<html><head><meta charset="windows-1251"></head><body><p>Лавров — Москва</p></body></html>'
    assert read(html.encode("windows-1251"), "a.html").body == "Лавров — Москва"
