"""What is published where several documents tell of one meeting."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from service.merging import merged, mint, ranked
from service.model import Meeting, Participant, Reckoning, Source, Span, Status
from tests.fakes import NOON, participants, source

PEOPLE = "Ada Alba, -, RU; Vito Vega, -, VE"
WEDNESDAY, THURSDAY = date(2019, 2, 27), date(2019, 2, 28)


def together(*sources: Source) -> Meeting:
    """The merged meeting, the same in any order."""
    found = {repr(merged("m", order, NOON)) for order in itertools.permutations(sources)}
    assert len(found) == 1
    return merged("m", sources, NOON)


def told(line: str, document: str, published: date = WEDNESDAY, **more: object) -> Source:
    return source(line, document, published=published, **more)


@pytest.mark.parametrize(
    ("older", "newer", "start"),
    [
        ("2019-03-01", "2019-03-02", "2019-03-02"),
        ("2019-03-01", "2019-03", "2019-03-01"),
        ("2019-03", "2019-03-01", "2019-03-01"),
        ("2019-03-01T12:00", "2019-03-01", "2019-03-01T12:00"),
        ("2019-03-01", "2019-W11", "2019-W11"),
        ("2019-03-01", "-", "2019-03-01"),
        ("-", "-", None),
    ],
)
def test_the_newer_day_stands_unless_the_older_is_more_precise_inside_it(older: str, newer: str, start: str) -> None:
    assert together(told(f"{PEOPLE} | {older}", "a"), told(f"{PEOPLE} | {newer}", "b", THURSDAY)).start == start


def test_an_end_is_taken_from_whoever_tells_it_with_the_start_that_stands() -> None:
    one = told(f"{PEOPLE} | 2019-03-01", "a", THURSDAY)
    assert together(one, told(f"{PEOPLE} | 2019-03-01/2019-03-03", "b")).end == "2019-03-03"
    assert together(one, told(f"{PEOPLE} | 2019-02-28/2019-03-03", "b")).end is None


def test_of_one_day_the_source_of_higher_standing_stands() -> None:
    report = told(f"{PEOPLE} | 2019-03-01 | Moscow, RU", "a")
    ministry = told(f"{PEOPLE} | 2019-03-02 | Sochi, RU", "b", standing=10)
    assert (together(report, ministry).start, together(report, ministry).place) == (
        "2019-03-02",
        ministry.announcement.place,
    )


@pytest.mark.parametrize(
    ("older", "newer", "status"),
    [
        ("scheduled", "cancelled", Status.CANCELLED),
        ("cancelled", "scheduled", Status.SCHEDULED),
        ("scheduled", "postponed", Status.POSTPONED),
        ("tentative", "scheduled", Status.SCHEDULED),
    ],
)
def test_the_latest_word_on_the_status_stands(older: str, newer: str, status: Status) -> None:
    line = f"{PEOPLE} | 2019-03-01 | - | -"
    assert together(told(f"{line} | {older}", "a"), told(f"{line} | {newer}", "b", THURSDAY)).status is status


def test_of_one_day_the_gravest_status_stands() -> None:
    line = f"{PEOPLE} | 2019-03-01 | - | -"
    assert together(told(f"{line} | scheduled", "a"), told(f"{line} | cancelled", "b")).status is Status.CANCELLED


def test_a_postponed_meeting_without_a_new_day_keeps_the_old_one() -> None:
    found = together(told(f"{PEOPLE} | 2019-03-01", "a"), told(f"{PEOPLE} | - | - | - | postponed", "b", THURSDAY))
    assert (found.status, found.start) == (Status.POSTPONED, "2019-03-01")


def test_people_are_joined_and_each_told_as_fully_as_anywhere() -> None:
    found = together(
        told("Alba, -, RU; -, -, VE", "a", THURSDAY),
        told("Ada Alba, Foreign Minister, RU; Vito Vega, Vice President, VE; Gus Gray, -, RU", "b"),
    )
    assert found.participants == participants(
        "Ada Alba, Foreign Minister, RU; Vito Vega, Vice President, VE; Gus Gray, -, RU"
    )


def test_an_office_without_a_name_does_not_take_the_name_of_another_office() -> None:
    found = together(
        told("-, Defence Minister, RU; -, -, VE", "a", THURSDAY), told("Ada Alba, Foreign Minister, RU", "b")
    )
    assert Participant("Ada Alba", "Foreign Minister", "RU") in found.participants
    assert Participant(None, "Defence Minister", "RU") in found.participants


def test_the_town_is_taken_from_an_older_document_if_the_newer_tells_only_its_country() -> None:
    found = together(told(f"{PEOPLE} | - | Moscow, RU", "a"), told(f"{PEOPLE} | - | -, RU", "b", THURSDAY))
    assert found.place is not None
    assert found.place.name == "Moscow"


def test_topics_are_joined_without_those_that_stand_in_another() -> None:
    found = together(
        told(f"{PEOPLE} | - | - | energy; farm trade", "a", THURSDAY),
        told(f"{PEOPLE} | - | - | Energy; trade; gas", "b"),
    )
    assert found.topics == ("energy", "farm trade", "gas")


class TestAssumedDay:
    """A document without a publication day: the talks stand on the coming Friday, tentative, and say why."""

    def received(self, when_told: str = "on Friday", **more: object) -> Source:
        found = told(f"{PEOPLE} | 2019-03-01", "a", reckoning=Reckoning.RECEIVED, **more)
        return replace(found, announcement=replace(found.announcement, when_told=when_told))

    def test_it_is_tentative_and_says_why(self) -> None:
        found = together(self.received())
        assert (found.start, found.status, found.assumed_day) == ("2019-03-01", Status.TENTATIVE, True)
        assert "no day of publication" in found.notes[0]
        assert "2019-02-27" in found.notes[0]

    def test_a_day_told_with_its_year_is_not_assumed(self) -> None:
        found = together(self.received("on 1 March 2019"))
        assert (found.status, found.assumed_day, found.notes) == (Status.SCHEDULED, False, ())

    def test_a_document_that_tells_its_day_counts_more_though_it_is_older(self) -> None:
        found = together(self.received(), told(f"{PEOPLE} | 2019-02-26", "b", date(2019, 2, 25)))
        assert (found.start, found.status, found.assumed_day) == ("2019-02-26", Status.SCHEDULED, False)

    def test_a_cancelled_meeting_stays_cancelled(self) -> None:
        claim = self.received()
        cancelled = replace(claim, announcement=replace(claim.announcement, status=Status.CANCELLED))
        assert together(cancelled).status is Status.CANCELLED


def test_the_weightiest_source_stands_first() -> None:
    sources = [
        told(PEOPLE, "a"),
        told(PEOPLE, "b", THURSDAY),
        told(PEOPLE, "c", standing=1),
        told(PEOPLE, "d", date(2020, 1, 1), reckoning=Reckoning.RECEIVED),
    ]
    assert [item.document_id for item in ranked(sources)] == ["b", "c", "a", "d"]


def test_a_uid_hangs_on_content_and_place_alone() -> None:
    uid = mint("0" * 64, Span(3, 9))
    assert uid == mint("0" * 64, Span(3, 9)) != mint("0" * 64, Span(3, 10))
    assert uid.endswith("@dipcal")
    assert len(uid) == 32 + len("@dipcal")
