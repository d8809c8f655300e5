"""The answer key is whole and well formed, and the seeds are read as it says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from service.model import Mode, Status
from service.moments import moment
from tests.corpus.answers import (
    RECEIVED,
    answered_names,
    document_rows,
    seed_answer,
    seed_document,
    seed_names,
    seed_rows,
)

ROWS: list[dict[str, Any]] = list(document_rows())
FIELDS = {"status", "mode", "participants", "start", "end", "place", "topics", "evidence"}


def test_every_seed_has_an_answer_and_every_answer_a_seed():
    assert seed_names() == answered_names()
    assert len(seed_names()) >= 25


def test_the_seeds_come_in_all_forms():
    assert {name.rsplit(".", 1)[1] for name in seed_names()} == {"txt", "html", "json"}


@pytest.mark.parametrize("name", seed_names())
def test_a_seed_is_read_as_its_answer_says(name):
    document, answer = seed_document(name), seed_answer(name)
    assert (document.title, document.published, document.reckoning, document.language) == (
        answer.title,
        answer.published,
        answer.reckoning,
        "en",
    )


@pytest.mark.parametrize("row", [*seed_rows(), *ROWS], ids=lambda row: row["id"])
def test_answers_are_in_the_benchmarks_form_and_rest_on_the_text(row):
    text = f"{row['title']}\n{row['text']}" if row["title"] else row["text"]
    for meeting in row["meetings"]:
        assert set(meeting) == FIELDS
        Status(meeting["status"]), Mode(meeting["mode"])
        assert meeting["participants"]
        assert meeting["evidence"] in text
        assert all(topic in text for topic in meeting["topics"])
        for told in meeting["participants"]:
            assert told["name"] or told["role"] or told["party"]
            assert (told["name"] or "") in text
            assert (told["role"] or "").lower() in text.lower()
        place = meeting["place"] or {"name": None, "country": "XX"}
        assert (place["name"] or "") in text
        assert re.fullmatch("[A-Z]{2}", place["country"])
        assert meeting["mode"] != "call" or meeting["place"] is None


@pytest.mark.parametrize("row", [*seed_rows(), *ROWS], ids=lambda row: row["id"])
def test_answers_lie_ahead_of_the_day_of_publication(row):
    published = date.fromisoformat(row["published"])
    for meeting in row["meetings"]:
        if meeting["start"]:
            first, last = moment(meeting["start"]), moment(meeting["end"] or meeting["start"])
            assert first.first <= last.last
            under_way = meeting["end"] is None and published - first.first <= timedelta(days=7)  # its end is untold
            assert last.last >= published or under_way


def test_some_seeds_announce_what_is_still_to_come():
    ahead = [
        m for row in seed_rows() for m in row["meetings"] if m["start"] and m["start"] > RECEIVED.date().isoformat()
    ]
    assert len(ahead) >= 15


def test_some_documents_announce_nothing():
    assert sum(not row["meetings"] for row in seed_rows()) >= 4
    assert sum(not row["meetings"] for row in ROWS) >= 2
