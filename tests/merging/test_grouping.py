"""Which announcements end in one meeting, and that the order in which they came does not matter."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from service.merging import groups, key_of
from service.model import Source
from tests.fakes import source
from tests.merging.generating import world

PEOPLE = "Ada Alba, -, RU; Vito Vega, -, VE"


def day(number: int) -> date:
    return date(2019, 2, number)


def grouped(*sources: Source) -> list[list[str]]:
    return [[source.document_id for source in group] for group in groups(sources)]


def test_a_moved_meeting_is_one_with_the_documents_of_its_old_and_new_day() -> None:
    old = source(f"{PEOPLE} | 2019-03-10", "a", published=day(1))
    moved = source(f"{PEOPLE} | 2019-03-24 | - | - | postponed", "b", published=day(5))
    new = source(f"{PEOPLE} | 2019-03-24", "c", published=day(6))
    assert grouped(new, old, moved) == [["a", "b", "c"]]


def test_without_word_of_a_move_the_same_people_weeks_later_are_another_meeting() -> None:
    old = source(f"{PEOPLE} | 2019-03-10", "a", published=day(1))
    later = source(f"{PEOPLE} | 2019-04-10", "b", published=day(6))
    assert grouped(later, old) == [["a"], ["b"]]


def test_two_claims_of_one_document_are_never_one_meeting() -> None:
    month = source(f"{PEOPLE} | 2019-03", "a", position=0)
    named = source(f"{PEOPLE} | 2019-03-02", "a", position=1)
    known = source(f"{PEOPLE} | 2019-03-02", "b", published=day(1))
    assert {key_of(s) for s in groups([month, named, known])[0]} == {("b", 0), ("a", 1)}


def test_what_is_known_by_now_outweighs_what_one_document_left_open() -> None:
    week = source(f"{PEOPLE} | 2019-W10", "a", published=day(20))
    named = source(f"{PEOPLE} | 2019-03-04", "b", published=day(21))
    other = source(f"{PEOPLE} | 2019-03-08", "c", published=day(22))
    assert grouped(week, named, other) == [["a", "b"], ["c"]]


def test_somebody_named_by_now_outweighs_an_office_left_without_a_name() -> None:
    office = source("Ada Alba, -, RU; -, -, VE | 2019-03-04", "a", published=day(20))
    named = source("Ada Alba, -, RU; Vito Vega, -, VE | 2019-03-04", "b", published=day(21))
    other = source("Ada Alba, -, RU; Rosa Ruiz, -, VE | 2019-03-04", "c", published=day(22))
    assert grouped(other, office, named) == [["a", "b"], ["c"]]


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_any_order_ends_in_the_same_groups(seed: int, order: int) -> None:
    sources = [told.source for told in world(6, 24, seed)]
    shuffled = list(sources)
    Random(order).shuffle(shuffled)
    assert groups(shuffled) == groups(sources)
