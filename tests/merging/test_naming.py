"""Which published meeting a group of announcements goes on as."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from service.merging import merged, names, withdrawn
from tests.fakes import NOON, meeting, source

PEOPLE = "Ada Alba, -, RU; Vito Vega, -, VE"
A, B, C = (source(f"{PEOPLE} | 2019-03-0{n}", name) for n, name in enumerate("abc", start=1))


def test_a_meeting_goes_on_with_the_group_that_holds_most_of_what_it_stood_on() -> None:
    published = merged("m", [A, B, C], NOON)
    assert names([(A,), (B, C)], [published], replaced={}) == (None, "m")


def test_of_two_meetings_found_to_be_one_the_older_uid_stays() -> None:
    older = merged("z", [B], NOON - timedelta(days=3))
    newer = merged("a", [A], NOON)
    assert names([(A, B)], [newer, older], replaced={}) == ("z",)


def test_a_document_read_again_keeps_the_uid_of_the_same_people_on_any_day() -> None:
    published = replace(merged("m", [A], NOON), sources=())
    again = source(f"{PEOPLE} | 2019-06-01", "a")
    others = source("Gus Gray, -, US; Ilona Iris, -, AZ | 2019-03-01", "a")
    assert names([(again,)], [published], replaced={"m": [A]}) == ("m",)
    assert names([(others,)], [published], replaced={"m": [A]}) == (None,)


def test_of_two_readings_the_one_that_fits_better_keeps_the_uid() -> None:
    published = replace(merged("m", [A], NOON), sources=())
    far, near = source(f"{PEOPLE} | 2019-06-01", "a", position=0), source(f"{PEOPLE} | 2019-03-01", "a", position=1)
    assert names([(far,), (near,)], [published], replaced={"m": [A]}) == (None, "m")


def test_a_withdrawn_meeting_that_is_told_again_comes_back_under_its_uid() -> None:
    gone = withdrawn(meeting(f"{PEOPLE} | 2019-03-01"), "a.txt")
    assert names([(B,), (A,)], [gone], replaced={}) == (None, "m")
