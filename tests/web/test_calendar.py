"""The calendar over HTTP: its content under filters, and conditional requests."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.publish import ical
from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.publish import profile
from tests.scripted import ScriptedExtractor
from tests.web.conftest import Clock, Send
from tests.web.diary import DOCUMENTS, TALKS


def titles(data: bytes) -> list[str]:
    return [profile.text(event, "SUMMARY") for event in profile.events(data)]


def test_calendar_holds_every_meeting_with_a_day_by_the_profile(filled: FlaskClient) -> None:
    answer = filled.get("/calendar.ics")
    assert answer.status_code == 200
    assert profile.faults(answer.data) == []
    assert titles(answer.data) == [
        "Berg – Lind (NO–SE)",
        "CANCELLED: Serbia–Kosovo talks",
        "Lavrov – Rodríguez (RU–VE)",
        "Field to Baku",
        "POSTPONED: Demir to Athens",
    ]


def test_calendar_is_served_as_a_calendar(filled: FlaskClient) -> None:
    headers = filled.get("/calendar.ics").headers
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Content-Disposition"] == 'inline; filename="dipcal.ics"'
    assert headers["Cache-Control"] == "public, max-age=300"


def test_empty_store_gives_an_empty_calendar(client: FlaskClient) -> None:
    answer = client.get("/calendar.ics")
    assert (answer.status_code, profile.faults(answer.data), titles(answer.data)) == (200, [], [])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("party=RU", ["Lavrov – Rodríguez (RU–VE)"]),
        ("party=ru", ["Lavrov – Rodríguez (RU–VE)"]),
        ("party=Russia", ["Lavrov – Rodríguez (RU–VE)"]),
        ("party=RU&party=NO", ["Berg – Lind (NO–SE)", "Lavrov – Rodríguez (RU–VE)"]),
        ("party=RU&person=berg", []),
        ("person=rodriguez", ["Lavrov – Rodríguez (RU–VE)"]),
        ("place=Baku", ["Field to Baku"]),
        ("place=AZ", ["Field to Baku"]),
        ("place=azerbaijan", ["Field to Baku"]),
        ("topic=Energy", ["Lavrov – Rodríguez (RU–VE)"]),
        ("status=cancelled", ["CANCELLED: Serbia–Kosovo talks"]),
        ("from=2019-03-05", ["Field to Baku", "POSTPONED: Demir to Athens"]),
        ("to=2019-02-27", ["Berg – Lind (NO–SE)"]),
        ("from=2019-03-01&to=2019-03-01", ["Lavrov – Rodríguez (RU–VE)"]),
        ("party=RU&party=&person=", ["Lavrov – Rodríguez (RU–VE)"]),
        ("cancelled=drop&to=2019-02-28", ["Berg – Lind (NO–SE)"]),
        ("imprecise=include&party=CN", ["date to be confirmed: Xi Jinping – Biden call (CN–US)"]),
        ("party=CN", []),
        ("status=cancelled&cancelled=drop", []),
    ],
)
def test_filters_narrow_the_calendar(filled: FlaskClient, query: str, expected: list[str]) -> None:
    assert titles(filled.get(f"/calendar.ics?{query}").data) == expected


@pytest.mark.parametrize("query", ["party=RU&party=NO", "person=rodriguez", "topic=energy&from=2019-01-01", "place=AZ"])
def test_calendar_holds_what_the_json_list_holds(filled: FlaskClient, query: str) -> None:
    listed = filled.get(f"/meetings?{query}&imprecise=exclude").get_json()["meetings"]
    events = profile.events(filled.get(f"/calendar.ics?{query}").data)
    assert {meeting["uid"] for meeting in listed} == {profile.value(event, "UID") for event in events}


def test_filtered_calendar_tells_its_filters_in_name_and_address(filled: FlaskClient) -> None:
    lines = profile.unfolded(filled.get("/calendar.ics?to=2019-12-31&party=ru&party=VE&cancelled=mark").data)
    assert "NAME:Diplomatic meetings: RU\\, VE · to 2019-12-31" in lines
    query = "party=RU&party=VE&to=2019-12-31&cancelled=mark"
    assert f"SOURCE;VALUE=URI:https://calendar.example.org/calendar.ics?{query}" in lines


def test_cancelled_meetings_can_be_marked_for_clients_that_hide_the_status(filled: FlaskClient) -> None:
    (event,) = profile.events(filled.get("/calendar.ics?cancelled=mark&status=cancelled").data)
    assert (profile.value(event, "STATUS"), profile.text(event, "SUMMARY")[:11]) == ("CONFIRMED", "CANCELLED: ")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("from=yesterday", "from"),
        ("to=2019-02-30", "to"),
        ("from=2019-03-02&to=2019-03-01", "to"),
        ("status=maybe", "status"),
        ("cancelled=hide", "cancelled"),
        ("imprecise=perhaps", "imprecise"),
        ("from=2019-03-01&from=2019-03-02", "from"),
        ("party=RU,VE", "party"),
        ("person=" + "x" * 300, "person"),
        ("topic=a%00b", "topic"),
        ("country=RU", "country"),
    ],
)
def test_bad_filter_is_refused_and_named(filled: FlaskClient, query: str, parameter: str) -> None:
    answer = filled.get(f"/calendar.ics?{query}")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert [(fault["field"], fault["location"]) for fault in answer.get_json()["errors"]] == [(parameter, "query")]


def test_one_meeting_alone(filled: FlaskClient) -> None:
    uid = _uid(filled, "party=RU")
    answer = filled.get(f"/meetings/{uid}.ics")
    assert titles(answer.data) == ["Lavrov – Rodríguez (RU–VE)"]
    assert profile.faults(answer.data) == []
    assert answer.headers["Content-Disposition"] == f'inline; filename="{uid.partition("@")[0]}.ics"'


def test_one_meeting_alone_is_given_also_when_only_its_week_is_known(filled: FlaskClient) -> None:
    assert titles(filled.get(f"/meetings/{_uid(filled, 'party=CN')}.ics").data) == [
        "date to be confirmed: Xi Jinping – Biden call (CN–US)"
    ]


def test_unknown_meeting_is_not_found(filled: FlaskClient) -> None:
    assert filled.get("/meetings/none@dipcal.ics").status_code == 404


# -- conditional requests --------------------------------------------------------------------------------------


def test_equal_data_gives_equal_bytes_and_tag(filled: FlaskClient) -> None:
    first, second = filled.get("/calendar.ics"), filled.get("/calendar.ics")
    assert (first.data, first.headers["ETag"]) == (second.data, second.headers["ETag"])
    assert not first.headers["ETag"].startswith("W/")


def test_unchanged_calendar_is_not_rendered_again(filled: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = filled.get("/calendar.ics").headers
    monkeypatch.setattr(ical, "calendar", _found_out)
    answer = filled.get("/calendar.ics", headers={"If-None-Match": headers["ETag"]})
    assert (answer.status_code, answer.data) == (304, b"")
    for name in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert answer.headers[name] == headers[name]


def test_last_modified_alone_is_enough(filled: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = filled.get("/calendar.ics").headers
    monkeypatch.setattr(ical, "calendar", _found_out)
    assert filled.get("/calendar.ics", headers={"If-Modified-Since": headers["Last-Modified"]}).status_code == 304


def test_tag_wins_over_last_modified(filled: FlaskClient) -> None:
    headers = filled.get("/calendar.ics").headers
    both = {"If-None-Match": '"another"', "If-Modified-Since": headers["Last-Modified"]}
    assert filled.get("/calendar.ics", headers=both).status_code == 200
    old = {"If-None-Match": headers["ETag"], "If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}
    assert filled.get("/calendar.ics", headers=old).status_code == 304


@pytest.mark.parametrize("stamp", ["yesterday", "2019-02-28T09:00:00Z", "", "Thu, 99 Feb 2019 09:00:00 GMT"])
def test_malformed_if_modified_since_is_ignored(filled: FlaskClient, stamp: str) -> None:
    assert filled.get("/calendar.ics", headers={"If-Modified-Since": stamp}).status_code == 200


def test_new_document_changes_the_tag(filled: FlaskClient, send: Send) -> None:
    before = filled.get("/calendar.ics").headers["ETag"]
    assert send(DOCUMENTS[0])["outcome"] == "unchanged"
    assert filled.get("/calendar.ics").headers["ETag"] == before
    send(_moved())
    answer = filled.get("/calendar.ics", headers={"If-None-Match": before})
    assert (answer.status_code, answer.headers["ETag"] == before) == (200, False)


def test_every_query_has_its_own_tag_but_the_order_of_parameters_does_not_matter(filled: FlaskClient) -> None:
    queries = (
        "",
        "?party=RU",
        "?party=VE",
        "?cancelled=mark",
        "?imprecise=include",
        "?from=2019-01-01",
        "?to=2019-01-01",
    )
    assert len({filled.get(f"/calendar.ics{query}").headers["ETag"] for query in queries}) == len(queries)
    one, other = (
        filled.get(f"/calendar.ics?{query}") for query in ("party=RU&to=2020-01-01", "to=2020-01-01&party=ru")
    )
    assert (one.data, one.headers["ETag"]) == (other.data, other.headers["ETag"])


def test_last_modified_grows_also_when_a_meeting_leaves(
    filled: FlaskClient, send: Send, clock: Clock, store: Store
) -> None:
    clock.at = store.state().modified + timedelta(minutes=1)
    before = filled.get("/calendar.ics?status=scheduled")
    clock.forward(timedelta(hours=1))
    send(DOCUMENTS[0] | {"text": "The ministry has nothing to announce."})
    clock.forward(timedelta(minutes=1))
    after = filled.get("/calendar.ics?status=scheduled")
    assert len(profile.events(after.data)) < len(profile.events(before.data))
    assert after.last_modified is not None
    assert before.last_modified is not None
    assert after.last_modified > before.last_modified
    again = filled.get("/calendar.ics?status=scheduled", headers={"If-Modified-Since": before.headers["Last-Modified"]})
    assert again.status_code == 200


def test_two_changes_in_one_second_are_both_seen_by_last_modified_alone(
    filled: FlaskClient, send: Send, clock: Clock, store: Store
) -> None:
    clock.at = store.state().modified
    seen = filled.get("/calendar.ics").headers["Last-Modified"]
    send(_moved())
    clock.forward(timedelta(seconds=5))
    assert filled.get("/calendar.ics", headers={"If-Modified-Since": seen}).status_code == 200


def test_passing_of_days_leaves_the_tag_alone_while_all_meetings_fit(filled: FlaskClient, clock: Clock) -> None:
    before = filled.get("/calendar.ics").headers["ETag"]
    clock.forward(timedelta(days=1))
    assert filled.get("/calendar.ics").headers["ETag"] == before


@pytest.fixture
def narrow(
    filled: FlaskClient, settings: Settings, store: Store, extractor: ScriptedExtractor, clock: Clock
) -> FlaskClient:
    """The same diary behind a calendar of two events."""
    small = replace(settings, calendar=replace(settings.calendar, limit=2))
    return create_app(small, store, extractor, now=clock).test_client()


def test_window_keeps_what_is_to_come_and_then_the_latest_past(narrow: FlaskClient, clock: Clock) -> None:
    first = narrow.get("/calendar.ics")
    assert titles(first.data) == ["CANCELLED: Serbia–Kosovo talks", "Lavrov – Rodríguez (RU–VE)"]
    clock.forward(timedelta(days=5))
    later = narrow.get("/calendar.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert titles(later.data) == ["Field to Baku", "POSTPONED: Demir to Athens"]
    clock.forward(timedelta(days=500))
    assert titles(narrow.get("/calendar.ics").data) == ["Field to Baku", "POSTPONED: Demir to Athens"]


def test_head_has_the_headers_and_no_body(filled: FlaskClient) -> None:
    get, head = filled.get("/calendar.ics"), filled.head("/calendar.ics")
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length"):
        assert head.headers[name] == get.headers[name]


def test_gzip_is_the_same_calendar_under_a_tag_of_its_own(filled: FlaskClient) -> None:
    plain = filled.get("/calendar.ics")
    packed = filled.get("/calendar.ics", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.data == filled.get("/calendar.ics", headers={"Accept-Encoding": "gzip"}).data
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_gzip_tag_is_recognised(filled: FlaskClient) -> None:
    tag = filled.get("/calendar.ics", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    answer = filled.get("/calendar.ics", headers={"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert (answer.status_code, answer.headers["ETag"]) == (304, tag)
    assert filled.get("/calendar.ics", headers={"If-None-Match": tag}).status_code == 200


def test_gzip_that_is_refused_is_not_sent(filled: FlaskClient) -> None:
    assert "Content-Encoding" not in filled.get("/calendar.ics", headers={"Accept-Encoding": "gzip;q=0"}).headers


def _found_out(*_: Any) -> bytes:
    raise AssertionError("the feed was rendered")


def _uid(client: FlaskClient, query: str) -> str:
    uid: str = client.get(f"/meetings?{query}").get_json()["meetings"][0]["uid"]
    return uid


def _moved() -> dict[str, Any]:
    return {
        "title": "More of it",
        "published": "2019-02-28",
        "outlet": "Telegraph",
        "text": f"It is said again: {TALKS}.",
    }
