"""Which announcement tells of which meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.merging import asked_keys, asked_window, assign, likeness, told_keys
from service.model import Mode
from tests.fakes import meeting, source

PEOPLE = "Ada Alba, -, RU; Vito Vega, -, VE"


def fits(claim: str, known: str, **told: object) -> float:
    return likeness(source(claim, "b", **told), meeting(known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("2019-03-01", "2019-03-01"),
        ("2019-03-01T12:00", "2019-03-01"),
        ("2019-03-01T12:00", "2019-03-01T15:00"),
        ("2019-03-01/2019-03-03", "2019-03-02/2019-03-04"),
        ("2019-03-01", "2019-W09"),
        ("2019-03-01", "2019-03"),
        ("2019-03", "2019-03"),
        ("2019-W09", "2019-02"),
        ("2019-03-01", "2019"),
        ("2019-03-01", "-"),
        ("-", "-"),
    ],
)
def test_times_that_do_not_contradict_fit(claim: str, known: str) -> None:
    assert fits(f"{PEOPLE} | {claim}", f"{PEOPLE} | {known}") > 0
    assert fits(f"{PEOPLE} | {known}", f"{PEOPLE} | {claim}") > 0


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("2019-03-01", "2019-03-02"),
        ("2019-03-01", "2019-04-01"),  # the same people a month later
        ("2019-03-01", "2019-W10"),
        ("2019-03-01", "2019-04"),
        ("2019-03-01", "2020-03-01"),  # the same summit a year later
        ("2019-03-01/2019-03-02", "2019-03-03/2019-03-04"),
        ("-", "2019-07-01"),  # told without a day long before
        ("-", "2019-01-20"),  # told without a day long after
    ],
)
def test_times_that_contradict_do_not_fit(claim: str, known: str) -> None:
    assert fits(f"{PEOPLE} | {claim}", f"{PEOPLE} | {known}") == 0


def test_a_postponed_meeting_may_have_moved_but_not_by_a_season() -> None:
    assert fits(f"{PEOPLE} | 2019-03-29 | - | - | postponed", f"{PEOPLE} | 2019-03-01") > 0
    assert fits(f"{PEOPLE} | 2019-07-29 | - | - | postponed", f"{PEOPLE} | 2019-03-01") == 0


def test_a_cancellation_of_another_day_is_of_another_meeting() -> None:
    assert fits(f"{PEOPLE} | 2019-03-29 | - | - | cancelled", f"{PEOPLE} | 2019-03-01") == 0


def test_two_documents_without_a_day_are_of_one_meeting_only_if_they_appeared_close_together() -> None:
    known = meeting(PEOPLE)
    assert likeness(source(PEOPLE, "b", published=date(2019, 3, 10)), known) > 0
    assert likeness(source(PEOPLE, "b", published=date(2019, 3, 20)), known) == 0


def test_later_this_year_long_before_is_no_announcement_of_the_day() -> None:
    assert fits(f"{PEOPLE} | 2019", f"{PEOPLE} | 2019-03-01", published=date(2018, 10, 1)) == 0


@pytest.mark.parametrize(
    ("claim", "known", "same"),
    [
        ("Moscow, RU", "Moscow, RU", True),
        ("Moscow, RU", "-, RU", True),
        ("Moscow, RU", "-", True),
        ("Moscow, RU", "Caracas, VE", False),
    ],
)
def test_place(claim: str, known: str, same: bool) -> None:
    assert (fits(f"{PEOPLE} | 2019-03-01 | {claim}", f"{PEOPLE} | 2019-03-01 | {known}") > 0) is same


def test_a_call_is_no_meeting_in_person() -> None:
    claim = source(f"{PEOPLE} | 2019-03-01", "b")
    call = replace(claim, announcement=replace(claim.announcement, mode=Mode.CALL))
    known = meeting(f"{PEOPLE} | 2019-03-01")
    assert (likeness(claim, known) > 0, likeness(call, known)) == (True, 0)


def test_a_meeting_that_has_moved_on_is_still_found_by_what_one_of_its_documents_tells() -> None:
    moved = replace(meeting(f"{PEOPLE} | 2019-03-01"), start="2019-03-08")
    assert likeness(source(f"{PEOPLE} | 2019-03-01", "b"), moved) > 0


def test_the_better_fitting_meeting_is_chosen() -> None:
    claims = [source(f"{PEOPLE} | 2019-03-02 | Moscow, RU")]
    known = [meeting(f"{PEOPLE} | 2019-03", "month"), meeting(f"{PEOPLE} | 2019-03-02", "day")]
    assert assign(claims, known) == ("day",)
    assert assign(claims, known[::-1]) == ("day",)


def test_a_tie_goes_to_what_the_document_told_before_then_to_the_first_uid() -> None:
    claims = [source(f"{PEOPLE} | 2019-03-02")]
    known = [meeting(f"{PEOPLE} | 2019-03-02", uid) for uid in ("b", "a", "c")]
    assert assign(claims, known) == ("a",)
    assert assign(claims, known, told_before=frozenset(["c"])) == ("c",)


def test_two_claims_of_one_document_are_never_one_meeting() -> None:
    claims = [source(f"{PEOPLE} | 2019-03"), source(f"{PEOPLE} | 2019-03-02")]
    assert assign(claims, [meeting(f"{PEOPLE} | 2019-03-02")]) == (None, "m")


def test_what_the_document_told_before_may_stand_on_any_day() -> None:
    claims, known = [source(f"{PEOPLE} | 2019-03-02")], [meeting(f"{PEOPLE} | 2019-03-01")]
    assert assign(claims, known) == (None,)
    assert assign(claims, known, told_before=frozenset(["m"])) == ("m",)


PEOPLE_THAT_FIT = [
    ("Ada Alba, -, RU; Vito Vega, -, VE", "Alba, -, RU; Vega, -, VE"),
    ("Ada Alba, -, RU; -, -, VE", "-, -, RU; Vito Vega, -, VE"),
    ("Ada Alba, -, -; Vito Vega, -, -", "Ada Alba, -, RU; Vito Vega, -, VE"),
    ("Gus Gray, -, US", "Gus Gray, -, US; Ilona Iris, President, AZ"),
    ("Gray, -, -", "Gus Gray, -, US; Ilona Iris, President, AZ"),
    ("-, foreign ministers, EU", "-, foreign ministers, EU"),
    ("-, -, DE; -, -, FR; -, -, PL", "-, -, DE; -, -, FR"),
]


@pytest.mark.parametrize(("one", "other"), PEOPLE_THAT_FIT)
def test_whatever_fits_shares_a_blocking_key(one: str, other: str) -> None:
    for claim, known in ((one, other), (other, one)):
        assert fits(f"{claim} | 2019-03-01", f"{known} | 2019-03-01") > 0
        assert asked_keys(source(claim).announcement.participants) & told_keys(meeting(known).participants)


def test_the_window_reaches_around_publication_and_day() -> None:
    first, last = asked_window(source(f"{PEOPLE} | 2019-05-01", published=date(2019, 2, 27)), date(2020, 1, 1))
    assert (first, last) == (date(2019, 1, 13), date(2019, 6, 15))
