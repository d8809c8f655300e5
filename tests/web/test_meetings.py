"""Meetings as JSON: the list, its pages, one meeting, and the page that a browser gets at the same address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.scripted import ScriptedExtractor
from tests.web.conftest import Clock
from tests.web.diary import TALKS

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_list_has_what_is_to_come_soonest_first_and_then_the_rest(filled: FlaskClient) -> None:
    told = filled.get("/meetings").get_json()
    assert told["total"] == 7
    assert told["next"] is None
    assert [meeting["start"] for meeting in told["meetings"]] == [
        "2019-02-28", "2019-03-01T12:00", "2019-03-04", "2019-W10", "2019-03-07", None, "2019-02-25T10:30",
    ]  # fmt: skip


def test_meeting_has_the_fields_of_the_benchmark_and_its_words(filled: FlaskClient) -> None:
    (meeting,) = filled.get("/meetings?party=VE").get_json()["meetings"]
    assert meeting["participants"] == [
        {"name": "Sergey Lavrov", "role": "Foreign Minister", "party": "RU"},
        {"name": "Delcy Rodríguez", "role": "Vice President", "party": "VE"},
    ]
    assert (meeting["status"], meeting["mode"], meeting["start"], meeting["end"]) == (
        "scheduled", "in_person", "2019-03-01T12:00", None,
    )  # fmt: skip
    assert (meeting["place"]["name"], meeting["place"]["country"]) == ("Moscow", "RU")
    assert meeting["topics"] == ["energy", "agriculture"]
    assert meeting["title"] == "Lavrov – Rodríguez (RU–VE)"
    assert meeting["when"] == "Friday 1 March 2019, 12:00 local time in Moscow (09:00 UTC)"
    assert meeting["where"] == "Moscow, Russia"
    assert meeting["address"] == f"https://calendar.example.org/meetings/{meeting['uid']}"
    assert meeting["calendar"] == meeting["address"] + ".ics"


def test_source_tells_where_its_evidence_stands(filled: FlaskClient) -> None:
    (source,) = filled.get("/meetings?party=VE").get_json()["meetings"][0]["sources"]
    document = filled.get(f"/documents/{source['document']}").get_json()
    assert source["evidence"] == TALKS
    assert document["text"][source["span"]["start"] : source["span"]["end"]] == TALKS
    assert (source["outlet"], source["published"], source["reckoning"]) == (
        "The Harbour Wire",
        "2019-02-27",
        "metadata",
    )


def test_page_is_no_longer_by_itself_than_a_request_may_ask_for(
    settings: Settings, store: Store, extractor: ScriptedExtractor, clock: Clock, filled: FlaskClient
) -> None:
    small = replace(settings, api=replace(settings.api, page_size=9, max_page_size=3))
    client = create_app(small, store, extractor, now=clock).test_client()
    told = client.get("/meetings").get_json()
    assert len(told["meetings"]) == 3
    assert client.get(told["next"].removeprefix("https://calendar.example.org")).status_code == 200


def test_pages_follow_each_other_and_hold_every_meeting_once(filled: FlaskClient) -> None:
    uids, address = [], "/meetings?limit=2&party="
    while address:
        answer = filled.get(address.removeprefix("https://calendar.example.org"))
        told = answer.get_json()
        uids += [meeting["uid"] for meeting in told["meetings"]]
        address = told["next"]
        assert answer.headers.get("Link") == (f'<{address}>; rel="next"' if address else None)
    assert len(uids) == len(set(uids)) == 7


def test_next_page_keeps_the_filters(filled: FlaskClient) -> None:
    first = filled.get("/meetings?limit=1&party=RU&party=US&imprecise=exclude").get_json()
    second = filled.get(first["next"].removeprefix("https://calendar.example.org")).get_json()
    assert [first["total"], second["total"], second["next"]] == [2, 2, None]
    assert second["meetings"][0]["title"] == "Field to Baku"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=many", "limit"),
        ("limit=100000", "limit"),
        ("after=nonsense", "after"),
        ("from=2019-13-01", "from"),
        ("order=newest", "order"),
    ],
)
def test_bad_parameter_is_refused_and_named(filled: FlaskClient, query: str, parameter: str) -> None:
    answer = filled.get(f"/meetings?{query}")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert answer.get_json()["errors"][0]["field"] == parameter


def test_one_meeting_as_json_and_as_a_page_at_one_address(filled: FlaskClient) -> None:
    listed = filled.get("/meetings?party=VE").get_json()["meetings"][0]
    address = f"/meetings/{listed['uid']}"
    data, page = filled.get(address), filled.get(address, headers=BROWSER)
    assert data.get_json() == listed
    assert page.content_type == "text/html; charset=utf-8"
    assert "Accept" in data.headers["Vary"]
    assert "Accept" in page.headers["Vary"]


def test_unknown_meeting_is_not_found_as_json_and_as_a_page(filled: FlaskClient) -> None:
    data, page = filled.get("/meetings/none"), filled.get("/meetings/none", headers=BROWSER)
    assert (data.status_code, data.content_type, data.get_json()["detail"]) == (
        404, "application/problem+json", "There is no meeting 'none'.",
    )  # fmt: skip
    assert (page.status_code, page.mimetype) == (404, "text/html")
