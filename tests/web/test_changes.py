"""The log of changes as JSON, the Atom feed, and the mark on what is new."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from flask.testing import FlaskClient

from service.model import Participant
from tests.scripted import MOSCOW, ScriptedExtractor, Told
from tests.web import diary
from tests.web.conftest import Clock, Send

TALKS = diary.DOCUMENTS[0]


def local(address: str) -> str:
    """An address of the site, without its host."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def moved(send: Send, extractor: ScriptedExtractor, start: str) -> None:
    """The talks of the diary told again by their document, on another day."""
    words = f"The talks of Sergey Lavrov and Delcy Rodríguez will be on {start}"
    people = (
        Participant("Sergey Lavrov", "Foreign Minister", "RU"),
        Participant("Delcy Rodríguez", "Vice President", "VE"),
    )
    extractor.script.append(Told(words, people, start, None, MOSCOW, ("energy", "agriculture")))
    send({**TALKS, "text": words})


def all_lines(client: FlaskClient, address: str = "/changes?limit=3") -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    while True:
        page = client.get(address).get_json()
        lines += page["changes"]
        address = local(page["next"])
        if not page["more"]:
            return lines


def test_log_begins_with_what_was_added_in_order(filled: FlaskClient) -> None:
    lines = all_lines(filled)
    assert [line["field"] for line in lines] == ["added"] * 7
    assert lines[0]["title"] == "Lavrov – Rodríguez (RU–VE)"
    assert len({line["meeting"] for line in lines}) == 7


def test_whoever_goes_on_from_next_gets_what_came_since_and_nothing_twice(
    filled: FlaskClient, send: Send, extractor: ScriptedExtractor
) -> None:
    page = filled.get("/changes").get_json()
    assert (len(page["changes"]), page["more"]) == (7, False)
    assert filled.get(local(page["next"])).get_json()["changes"] == []
    moved(send, extractor, "2019-03-02")
    later = filled.get(local(page["next"])).get_json()["changes"]
    (start,) = [line for line in later if line["field"] == "start"]
    assert (start["before"], start["after"], start["sequence"]) == ("2019-03-01T12:00", "2019-03-02", 1)
    assert start["document"] is not None
    assert filled.get(local(page["next"])).headers["Link"].endswith('rel="next"')


def test_withdrawn_meeting_leaves_a_tombstone(filled: FlaskClient, send: Send) -> None:
    send({**TALKS, "text": "There will be no news."})
    tombstone = next(line for line in all_lines(filled) if line["field"] == "withdrawn")
    assert (tombstone["after"], tombstone["withdrawn"]) == ("yes", True)


def test_since_takes_a_time(filled: FlaskClient) -> None:
    assert len(all_lines(filled, "/changes?since=2019-02-28T09:00Z")) == 7
    assert all_lines(filled, "/changes?since=2019-02-28T09:01Z") == []


@pytest.mark.parametrize("since", ["2019-13-45", "yesterday", "WzFd-", "W10"])
def test_since_that_is_none_is_refused(filled: FlaskClient, since: str) -> None:
    answer = filled.get(f"/changes?since={since}")
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert answer.get_json()["errors"][0]["field"] == "since"


def test_atom_tells_news_latest_first(filled: FlaskClient, send: Send, extractor: ScriptedExtractor) -> None:
    moved(send, extractor, "2019-03-02")
    answer = filled.get("/changes.atom")
    read = feedparser.parse(answer.data)
    assert not read.bozo
    assert answer.mimetype == "application/atom+xml"
    assert [entry.title for entry in read.entries][:1] == ["Moved: Lavrov – Rodríguez (RU–VE)"]
    assert "start: Friday 1 March 2019, 12:00 → Saturday 2 March 2019" in read.entries[0].content[0].value
    assert len(read.entries) == 8
    assert len({entry.id for entry in read.entries}) == 8
    assert read.entries[0].link.startswith("https://calendar.example.org/meetings/")


def test_atom_says_when_nothing_has_changed(filled: FlaskClient) -> None:
    etag = filled.get("/changes.atom").headers["ETag"]
    assert filled.get("/changes.atom", headers={"If-None-Match": etag}).status_code == 304


def test_page_marks_what_a_reader_of_yesterday_has_not_seen(filled: FlaskClient, clock: Clock) -> None:
    assert '<span class="news">New</span>' in filled.get("/").text
    clock.forward(timedelta(hours=25))
    assert '<span class="news">' not in filled.get("/").text
