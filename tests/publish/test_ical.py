"""The calendar by its profile: golden files, the bytes, and what each rule does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from service.model import Meeting, Mode, Participant, Place, Status
from service.publish.ical import Cancelled, Feed, calendar
from tests.calendars import reading
from tests.calendars.reading import FEED, build, meeting
from tests.publish import profile

LOOK: Feed = build(Feed, FEED)


@pytest.mark.parametrize("name", reading.names())
def test_calendar_is_as_expected_byte_for_byte(name: str) -> None:
    assert calendar(*reading.case(name)) == reading.expected(name)


@pytest.mark.parametrize("name", reading.names())
def test_expected_calendars_keep_to_the_profile(name: str) -> None:
    assert profile.faults(reading.expected(name)) == []


def test_every_expected_calendar_has_its_input() -> None:
    assert reading.names() == sorted(path.stem for path in reading.FOLDER.glob("*.ics"))


def test_order_of_the_meetings_does_not_change_a_byte() -> None:
    meetings, feed = reading.case("profile")
    assert calendar(reversed(meetings), feed) == calendar(meetings, feed)


def test_rendering_reads_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    meetings, feed = reading.case("profile")
    before = calendar(meetings, feed)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert calendar(meetings, feed) == before


def test_calendar_without_meetings_is_still_a_calendar() -> None:
    data = calendar((), LOOK)
    assert profile.faults(data) == []
    assert profile.events(data) == []


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.SCHEDULED, "CONFIRMED"),
        (Status.TENTATIVE, "TENTATIVE"),
        (Status.POSTPONED, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_status_is_mapped(status: Status, shown: str) -> None:
    assert profile.value(_only(meeting(start="2019-03-01", status=status)), "STATUS") == shown


def test_meeting_on_an_assumed_day_is_never_confirmed_and_says_why() -> None:
    event = _only(meeting(start="2019-03-01", assumed_day=True))
    assert profile.value(event, "STATUS") == "TENTATIVE"
    assert "no publication day is told" in profile.text(event, "DESCRIPTION")


@pytest.mark.parametrize(
    ("cancelled", "shown"),
    [(Cancelled.STATUS, ["CANCELLED"]), (Cancelled.MARK, ["CONFIRMED"]), (Cancelled.DROP, [])],
)
def test_cancelled_meetings_are_told_as_asked(cancelled: Cancelled, shown: list[str]) -> None:
    events = profile.events(calendar([_cancelled()], replace(LOOK, cancelled=cancelled)))
    assert [profile.value(event, "STATUS") for event in events] == shown
    assert all(profile.value(event, "SUMMARY").startswith("CANCELLED: ") for event in events)


def test_times_come_from_the_record_alone() -> None:
    created, modified = datetime(2018, 5, 6, 7, 8, 9, tzinfo=UTC), datetime(2019, 1, 2, 3, 4, 5, tzinfo=UTC)
    event = _only(meeting(start="2019-03-01", created=created, modified=modified, sequence=7))
    stamps = [profile.value(event, name) for name in ("CREATED", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")]
    assert stamps == ["20180506T070809Z", "20190102T030405Z", "20190102T030405Z", "7"]


def test_last_day_of_several_is_inside_the_event() -> None:
    event = _only(meeting(start="2019-12-30", end="2020-01-01"))
    assert (profile.value(event, "DTSTART"), profile.value(event, "DTEND")) == ("20191230", "20200102")


@pytest.mark.parametrize(
    ("start", "zone", "instant"),
    [
        ("2019-01-15T12:00", "Europe/Berlin", "20190115T110000Z"),
        ("2019-07-15T12:00", "Europe/Berlin", "20190715T100000Z"),
        ("2019-07-15T12:00", "Asia/Kathmandu", "20190715T061500Z"),
        ("2019-01-01T00:30", "Pacific/Auckland", "20181231T113000Z"),
    ],
)
def test_clock_time_at_the_place_becomes_an_instant(start: str, zone: str, instant: str) -> None:
    event = _only(meeting(start=start, place={"name": "A town", "zone": zone}))
    assert profile.value(event, "DTSTART") == instant


def test_zone_that_the_text_names_wins_over_that_of_the_place() -> None:
    told = meeting(start="2019-03-01T12:00", place={"name": "Moscow", "zone": "Europe/Moscow"}, zone_told="UTC")
    assert profile.value(_only(told), "DTSTART") == "20190301T120000Z"


def test_end_that_is_not_told_is_an_hour_later_and_said_to_be_open() -> None:
    event = _only(meeting(start="2019-03-01T12:00", zone_told="UTC"))
    assert profile.value(event, "DTEND") == "20190301T130000Z"
    assert "End not announced." in profile.text(event, "DESCRIPTION")


def test_zone_that_this_machine_does_not_know_leaves_the_day() -> None:
    event = _only(meeting(start="2019-03-01T12:00", place={"name": "A town", "zone": "Mars/Olympus"}))
    assert profile.value(event, "DTSTART") == "20190301"
    assert profile.text(event, "SUMMARY").endswith("12:00 local time")


def test_call_has_neither_location_nor_position() -> None:
    names = {line.partition(":")[0] for line in _only(meeting(start="2019-03-01", mode="call"))}
    assert not names & {"LOCATION", "GEO"}


def test_position_is_told_of_a_town_and_not_of_a_country() -> None:
    event = _only(meeting(start="2019-03-01", place={"country": "FR", "latitude": 46.0, "longitude": 2.0}))
    assert profile.text(event, "LOCATION") == "France"
    assert not any(line.startswith("GEO") for line in event)


WORDS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=120)
DAYS = st.dates().map(lambda day: day.isoformat()[:10]).filter(lambda day: "1900" < day < "2900")
CLOCKS = st.builds(
    lambda day, hour, minute: f"{day}T{hour:02}:{minute:02}", DAYS, st.integers(0, 23), st.integers(0, 59)
)
PLACES = st.builds(
    Place,
    name=st.none() | WORDS,
    country=st.sampled_from((None, "RU", "FR", "XX")),
    zone=st.sampled_from((None, "Europe/Paris", "America/Caracas", "Asia/Kathmandu")),
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
)
PEOPLE = st.builds(
    Participant, name=WORDS.map(lambda name: name or None), role=st.none() | WORDS, party=st.just("RU") | WORDS
)
MEETINGS = st.builds(
    Meeting,
    uid=st.uuids().map(lambda uid: f"{uid.hex}@dipcal"),
    sequence=st.integers(0, 99),
    status=st.sampled_from(Status),
    mode=st.sampled_from(Mode),
    participants=st.lists(PEOPLE, max_size=6).map(tuple),
    start=st.none() | st.just("2019-W09") | DAYS | CLOCKS,
    end=st.none() | DAYS | CLOCKS,
    place=st.none() | PLACES,
    topics=st.lists(WORDS, max_size=3).map(tuple),
    created=st.just(reading.NOON),
    modified=st.just(reading.NOON),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MEETINGS, max_size=4, unique_by=lambda one: one.uid), st.booleans())
def test_whatever_is_told_the_calendar_keeps_to_the_profile(meetings: list[Meeting], imprecise: bool) -> None:
    data = calendar(meetings, replace(LOOK, imprecise=imprecise))
    assert profile.faults(data) == []
    assert len(Calendar.from_ical(data).events) == len(profile.events(data))


def _only(told: Meeting) -> list[str]:
    (event,) = profile.events(calendar([told], LOOK))
    return event


def _cancelled() -> Meeting:
    return meeting(start="2019-03-01", status="cancelled")
