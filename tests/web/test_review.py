"""What is not sure enough stays out of all that is published, and waits where an editor finds it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from service.model import Participant
from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.scripted import ScriptedExtractor, Told
from tests.web.conftest import Clock, Send

SURE = "Ada Berg will meet Eva Lind on Friday"
UNSURE = "Ada Berg might yet see Jaan Tamm on Monday"
BERG, LIND, TAMM = (
    Participant("Ada Berg", None, "NO"),
    Participant("Eva Lind", None, "SE"),
    Participant("Jaan Tamm", None, "EE"),
)
BROWSER = {"Accept": "text/html"}


@pytest.fixture
def extractor() -> ScriptedExtractor:
    return ScriptedExtractor(
        [
            Told(SURE, (BERG, LIND), "2019-03-01", confidence=0.9),
            Told(UNSURE, (BERG, TAMM), "2019-03-04", confidence=0.4),
        ]
    )


@pytest.fixture
def told(client: FlaskClient, send: Send) -> FlaskClient:
    send({"text": f"{SURE}. {UNSURE}.", "published": "2019-02-27", "outlet": "The Wire"})
    return client


def test_what_is_not_sure_enough_is_in_no_list_calendar_or_page(told: FlaskClient) -> None:
    listed = told.get("/meetings").get_json()
    assert (listed["total"], [one["start"] for one in listed["meetings"]]) == (1, ["2019-03-01"])
    assert told.get("/calendar.ics").text.count("BEGIN:VEVENT") == 1
    assert "Tamm" not in told.get("/calendar.ics").text
    assert "Tamm" not in told.get("/").text


def test_it_waits_in_the_review_with_its_passage_and_confidence(told: FlaskClient) -> None:
    listed = told.get("/review").get_json()
    (meeting,) = listed["meetings"]
    assert (listed["total"], meeting["confidence"], meeting["in_review"]) == (1, 0.4, True)
    assert [source["evidence"] for source in meeting["sources"]] == [UNSURE]


def test_log_marks_it_and_the_feed_of_news_leaves_it_out(told: FlaskClient) -> None:
    lines = told.get("/changes").get_json()["changes"]
    assert {line["title"]: line["in_review"] for line in lines if line["field"] == "added"} == {
        "Berg – Lind (NO–SE)": False,
        "Berg – Tamm (NO–EE)": True,
    }
    assert "Tamm" not in told.get("/changes.atom").text


def test_review_takes_the_filters_of_the_list(told: FlaskClient) -> None:
    assert told.get("/review?party=EE").get_json()["total"] == 1
    assert told.get("/review?party=SE").get_json()["total"] == 0
    assert told.get("/review?limit=0").status_code == 422


def test_browser_gets_the_review_as_a_page_that_is_not_indexed(told: FlaskClient) -> None:
    page = told.get("/review", headers=BROWSER)
    assert (page.status_code, page.mimetype, page.headers["X-Robots-Tag"]) == (200, "text/html", "noindex")
    assert UNSURE in page.text
    assert "confidence 40%" in page.text
    assert SURE not in page.text


def test_empty_review_says_so(client: FlaskClient) -> None:
    assert "Nothing waits" in client.get("/review", headers=BROWSER).text


def test_its_own_page_and_the_answer_to_its_document_say_that_it_waits(told: FlaskClient, send: Send) -> None:
    (waiting,) = told.get("/review").get_json()["meetings"]
    (published,) = told.get("/meetings").get_json()["meetings"]
    pages = [told.get(f"/meetings/{one['uid']}", headers=BROWSER).text for one in (waiting, published)]
    assert ["not in the calendar" in page for page in pages] == [True, False]
    again = send({"text": f"{SURE}. {UNSURE}.", "published": "2019-02-27", "outlet": "The Wire"})
    assert {one["uid"]: one["in_review"] for one in again["meetings"]} == {
        waiting["uid"]: True,
        published["uid"]: False,
    }


def test_second_document_that_is_sure_publishes_it(told: FlaskClient, extractor: ScriptedExtractor, send: Send) -> None:
    firm = "Ada Berg will receive Jaan Tamm on Monday"
    extractor.script.append(Told(firm, (BERG, TAMM), "2019-03-04", confidence=0.8))
    send({"text": f"{firm}.", "published": "2019-02-28"})
    assert told.get("/review").get_json()["total"] == 0
    assert told.get("/meetings").get_json()["total"] == 2


def test_setting_decides_and_changes_the_calendars_tag(
    settings: Settings, store: Store, extractor: ScriptedExtractor, clock: Clock, told: FlaskClient
) -> None:
    all_of_them = replace(settings, calendar=replace(settings.calendar, min_confidence=0.0))
    client = create_app(all_of_them, store, extractor, now=clock).test_client()
    assert client.get("/meetings").get_json()["total"] == 2
    assert client.get("/review").get_json()["total"] == 0
    assert client.get("/calendar.ics").headers["ETag"] != told.get("/calendar.ics").headers["ETag"]
