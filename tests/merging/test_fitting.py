"""Whether two announcements can tell of one meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.merging import asked_keys, asked_window, fit, told_keys
from service.model import Mode
from tests.fakes import meeting, source

PEOPLE = "Ada Alba, -, RU; Vito Vega, -, VE"


def fits(claim: str, known: str, **told: object) -> float:
    return fit(source(claim, "b", **told), source(known))  # type: ignore[arg-type]


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
        ("2019-03-01", "2019-03-04"),
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


def test_a_meeting_that_was_moved_and_is_still_on_is_found_at_its_old_day() -> None:
    claim = source(f"{PEOPLE} | 2019-03-16 | Moscow, RU", "b", published=date(2019, 2, 28))
    moved = replace(claim, announcement=replace(claim.announcement, rules=("status:move",)))
    known = source(f"{PEOPLE} | 2019-03-02")
    assert (fit(claim, known), fit(moved, known) > 0) == (0, True)


def test_a_cancellation_of_another_day_is_of_another_meeting() -> None:
    assert fits(f"{PEOPLE} | 2019-03-29 | - | - | cancelled", f"{PEOPLE} | 2019-03-01") == 0


def test_two_documents_without_a_day_are_of_one_meeting_only_if_they_appeared_close_together() -> None:
    assert fits(PEOPLE, PEOPLE, published=date(2019, 3, 10)) > 0
    assert fits(PEOPLE, PEOPLE, published=date(2019, 3, 20)) == 0


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
    known = source(f"{PEOPLE} | 2019-03-01")
    assert (fit(claim, known) > 0, fit(call, known)) == (True, 0)


def test_a_day_more_or_less_is_a_contradiction_about_one_meeting_while_it_is_to_come() -> None:
    known = f"{PEOPLE} | 2019-03-01 | Moscow, RU"
    assert 0 < fits(f"{PEOPLE} | 2019-03-02 | Moscow, RU", known) < fits(known, known)
    assert fits(f"{PEOPLE} | 2019-03-02 | Perm, RU", known) == 0  # the next town of the trip
    assert fits("-, -, RU; -, -, VE | 2019-03-02 | Moscow, RU", known) == 0  # nobody is named
    assert fits(f"{PEOPLE} | 2019-03-03", known, published=date(2019, 3, 2)) == 0  # the first is over


def test_talks_may_be_moved_without_a_word_where_all_else_is_the_same() -> None:
    known = f"{PEOPLE} | 2019-03-05 | Moscow, RU"
    assert fits(f"{PEOPLE} | 2019-03-12 | Moscow, RU", known, published=date(2019, 3, 4)) > 0
    assert fits(f"{PEOPLE} | 2019-03-12 | -, RU", known, published=date(2019, 3, 4)) == 0
    assert fits(f"{PEOPLE} | 2019-03-12 | Moscow, RU", known, published=date(2019, 3, 6)) == 0


def test_a_document_that_tells_no_day_means_no_meeting_that_is_over() -> None:
    assert fits(PEOPLE, f"{PEOPLE} | 2019-03-01", published=date(2019, 3, 5)) == 0
    assert fits(f"{PEOPLE} | 2019-03", f"{PEOPLE} | 2019-03-01", published=date(2019, 3, 5)) == 0


def test_it_does_not_matter_which_came_in_first() -> None:
    one = source(f"{PEOPLE} | 2019-03-29 | - | - | postponed", "b", published=date(2019, 2, 28))
    other = source(f"{PEOPLE} | 2019-03-01 | Moscow, RU")
    assert fit(one, other) == fit(other, one) > 0


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
    assert (first, last) == (date(2018, 11, 27), date(2019, 8, 1))
