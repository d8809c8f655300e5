from __future__ import annotations

from dataclasses import replace

import pytest

from service.evaluation.form import Entry
from service.evaluation.likeness import (
    align,
    dates_agree,
    likeness,
    pair_off,
    place_right,
    same_participant,
    start_right,
)
from service.model import Participant, Place

BERG = Participant("Anna Berg", "Foreign Minister", "NO")
TAMM = Participant("Jaan Tamm", "Foreign Minister", "EE")
OSLO = Place("Oslo", "NO")


def entry(*people: Participant, start: str | None = None, end: str | None = None, place: Place | None = None) -> Entry:
    return Entry("scheduled", "unknown", people, start, end, place, (), "")


def test_largest_set_of_pairs_moves_an_earlier_choice_aside() -> None:
    # 1 fits 10 and 11, 2 fits 10 alone: taking 10 for 1 first would leave 2 alone.
    fits = {(1, 10), (1, 11), (2, 10)}
    assert pair_off([1, 2], [10, 11], lambda a, b: (a, b) in fits) == [(0, 1), (1, 0)]


def test_pairing_uses_each_item_once() -> None:
    assert pair_off(["a", "a"], ["a"], str.__eq__) == [(0, 0)]


def test_participant_without_a_name_is_right_by_the_party() -> None:
    assert same_participant(Participant(None, None, "NO"), BERG)
    assert not same_participant(Participant(None, "ministers", None), Participant(None, "ministers", None))


def test_named_participant_is_not_right_by_the_party_alone() -> None:
    assert not same_participant(BERG, Participant(None, "Foreign Minister", "NO"))


@pytest.mark.parametrize(
    ("gold", "guess"),
    [
        ((None, None), ("2031-05-02", None)),
        (("2031-05-02T10:00", None), ("2031-05-02T15:00", None)),
        (("2031-05", None), ("2031-05-02", None)),
        (("2031", None), ("2031-W20", None)),
        (("2031-05-01", "2031-05-03"), ("2031-05-03", None)),
        (("2031-05-03", None), ("2031-05-01", "2031-05-03")),
    ],
)
def test_dates_agree_where_nothing_contradicts(
    gold: tuple[str | None, str | None], guess: tuple[str | None, str | None]
) -> None:
    assert dates_agree(entry(start=gold[0], end=gold[1]), entry(start=guess[0], end=guess[1]))


@pytest.mark.parametrize(
    ("gold", "guess"),
    [
        (("2031-05-02", None), ("2031-05-03", None)),
        (("2031-05-01", "2031-05-03"), ("2031-05-04", None)),
        (("2031-05", None), ("2031-06-01", None)),
        (("2031-W18", None), ("2031-05-02", None)),  # a week and a day are not compared
    ],
)
def test_dates_disagree_where_they_contradict(gold: tuple[str, str | None], guess: tuple[str, str | None]) -> None:
    assert not dates_agree(entry(start=gold[0], end=gold[1]), entry(start=guess[0], end=guess[1]))


@pytest.mark.parametrize(
    ("gold", "guess", "right"),
    [
        ("2031-05-02", "2031-05-02T10:00", True),
        ("2031-05-02T10:00", "2031-05-02T11:00", True),
        ("2031-05", "2031-05-02", False),
        ("2031-05", "2031-05", True),
        (None, None, True),
        (None, "2031", False),
        ("2031", None, False),
    ],
)
def test_start_is_right_in_its_own_precision_and_by_the_day(gold: str | None, guess: str | None, right: bool) -> None:
    assert start_right(entry(start=gold), entry(start=guess)) is right


@pytest.mark.parametrize(
    ("gold", "guess", "right"),
    [
        (OSLO, Place("OSLO", None), True),
        (OSLO, Place(None, "NO"), False),
        (Place(None, "NO"), OSLO, True),
        (Place(None, "NO"), Place("Tallinn", "EE"), False),
        (None, OSLO, False),
        (OSLO, None, False),
        (None, None, True),
    ],
)
def test_place_is_right_by_the_town_or_else_by_the_country(
    gold: Place | None, guess: Place | None, right: bool
) -> None:
    assert place_right(entry(place=gold), entry(place=guess)) is right


def test_likeness_adds_people_start_and_place() -> None:
    gold = entry(BERG, TAMM, start="2031-05-02", place=OSLO)
    assert likeness(gold, gold) == 3.0
    assert likeness(gold, entry(BERG, start="2031-05-02", place=OSLO)) == 2.5  # one of two people
    assert likeness(gold, entry(BERG, TAMM, start=None, place=None)) == 2.0


def test_contradicting_day_makes_another_meeting() -> None:
    gold = entry(BERG, TAMM, start="2031-05-02")
    assert likeness(gold, replace(gold, start="2031-05-09")) == 0.0


def test_one_shared_party_of_two_is_not_the_same_meeting() -> None:
    gold = entry(BERG, TAMM)
    norway, estonia = Participant(None, None, "NO"), Participant(None, None, "EE")
    assert likeness(gold, entry(norway, Participant(None, None, "SE"))) == 0.0
    assert likeness(gold, entry(norway, estonia)) == 2.0  # nobody is right, but no start and no place are


def test_one_shared_party_is_enough_where_there_is_only_one() -> None:
    assert likeness(entry(Participant(None, None, "EU")), entry(Participant(None, None, "EU"))) > 0


def test_likest_pairs_come_first_and_each_entry_is_used_once() -> None:
    first = entry(BERG, TAMM, start="2031-05-02", place=OSLO)
    second = entry(BERG, start="2031-05-02")
    assert align([second, first], [first]) == [(1, 0)]
    assert align([first, second], [second, first]) == [(0, 1), (1, 0)]
