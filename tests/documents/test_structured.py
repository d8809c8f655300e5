"""JSON documents and mail."""

from __future__ import annotations

import json
from datetime import date

import pytest

from service.errors import DocumentError


def test_our_own_form_is_read(read):
    told = {
        "title": "Visit to Oslo",
        "text": "The minister will visit Oslo.\nHe returns on Friday.",
        "published": "2020-05-12",
        "outlet": "The Herald",
        "address": "https://herald.example/1",
        "language": None,
    }
    document = read(json.dumps(told), "a.json")
    assert (document.title, document.published) == ("Visit to Oslo", date(2020, 5, 12))
    assert (document.outlet, document.address) == ("The Herald", "https://herald.example/1")
    assert document.text == "Visit to Oslo\nThe minister will visit Oslo.\nHe returns on Friday."


def test_html_serves_for_text(read):
    document = read('{"html": "<p>The minister &amp; the king.</p><p>They meet in Oslo.</p>"}', "a.json")
    assert document.body == "The minister & the king.\nThey meet in Oslo."


def test_every_line_of_a_piece_of_html_stays(read):
    told = {"html": "<h3>Tuesday 1 December</h3><ul><li>10:00 Talks</li></ul><div>Lunch<br>Departure</div>"}
    assert read(json.dumps(told), "a.json").body == "Tuesday 1 December\n10:00 Talks\nLunch\nDeparture"


def test_the_benchmarks_form_is_read(read):
    told = {"id": "x-1", "published": "2020-05-12", "title": None, "text": "Talks.", "outlet": None, "meetings": []}
    assert read(json.dumps(told), "a.json").published == date(2020, 5, 12)


def test_a_schema_org_article_is_read(read):
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Visit to Oslo",
        "articleBody": "The minister will visit Oslo.",
        "datePublished": "2020-05-12T00:30:00+05:30",
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Herald"},
        "author": [{"@type": "Person", "name": "A. Writer"}],
        "url": "https://herald.example/1",
        "inLanguage": "en-IN",
    }
    document = read(json.dumps(told), "a.json")
    assert (document.title, document.outlet, document.published) == ("Visit to Oslo", "The Herald", date(2020, 5, 12))


def test_a_headline_that_the_text_repeats_is_told_once(read):
    told = {"title": "Visit to Oslo", "text": "Visit to Oslo\nThe minister will visit."}
    assert read(json.dumps(told), "a.json").text == "Visit to Oslo\nThe minister will visit."


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ('{"text": "Talks.",\n "title" "Visit"}', None, "broken JSON at line 2, column 10: Expecting ':' delimiter"),
        ("", None, "the file is empty"),
        ('["Talks."]', None, "must be one JSON object, not a list"),
        ("{}", "text", "is missing or empty ('html' serves too)"),
        ('{"text": "  "}', "text", "is missing or empty ('html' serves too)"),
        ('{"text": 5}', "text", "must be text, not a number"),
        ('{"text": "Talks.", "published": 20200512}', "published", "must be text, not a number"),
        ('{"text": "Talks.", "published": "2020-13-01"}', "published", "2020-13-01 does not exist"),
        ('{"text": "Talks.", "titel": "Visit"}', "titel", "unknown key; did you mean 'title'?"),
        ("[" * 100_000, None, "the JSON is nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", None, "broken JSON: a number has too many digits"),
    ],
)
def test_faulty_json_names_the_place_or_the_field(read, text, field, reason):
    with pytest.raises(DocumentError) as caught:
        read(text, "a.json")
    assert (caught.value.field, caught.value.reason) == (field, reason)


def test_a_lone_surrogate_does_not_survive(read):
    read('{"text": "a \\ud800 b"}', "a.json").body.encode("utf-8")


MAIL = (
    "From: Press office of the Itaipava Palace <press@palace.example>\n"
    "Subject: =?utf-8?q?Visit_to_Bras=C3=ADlia?=\n"
    "Date: Fri, 01 Mar 2019 23:30:00 -0300\n"
)


def test_mail_gives_subject_sender_and_the_day_in_the_senders_offset(read):
    document = read(MAIL + "Content-Type: text/plain; charset=utf-8\n\nThe minister will travel.\n", "a.eml")
    assert (document.title, document.published) == ("Visit to Brasília", date(2019, 3, 1))
    assert (document.outlet, document.body) == ("Press office of the Itaipava Palace", "The minister will travel.")


def test_mail_in_html_alone_is_read(read):
    document = read(MAIL + "Content-Type: text/html\n\n<p>The minister</p><p>will travel.</p>\n", "a.eml")
    assert document.body == "The minister\nwill travel."


def test_mail_without_a_text_part_is_an_error(read):
    with pytest.raises(DocumentError, match="the message has no text part"):
        read(MAIL + "Content-Type: image/png\n\nabc\n", "a.eml")
