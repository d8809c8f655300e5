"""Entries by hand: what two tellings add up to, which cannot be one meeting, and what follows from one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.meetings.entries import Entry, Slot, When, absorb, completed, likeness, with_purposes
from service.meetings.modality import Factuality
from service.meetings.vocabulary import Frame
from service.model import Place, Span, Status

STATES = frozenset(["TD", "TR", "GH", "CL"])
TURKEY, ANKARA = Place(None, "TR"), Place("Ankara", "TR")


def person(number: int, party: str) -> Slot:
    return Slot(number, f"Person {number}", None, party)


def state(party: str) -> Slot:
    return Slot(None, None, None, party)


MEETING = Entry(
    Frame.MEET,
    (person(1, "TD"), person(2, "TR")),
    When("2026-03-03"),
    None,
    None,
    Factuality.ANNOUNCED,
    0.9,
    Span(0, 9),
    1,
)
VISIT = replace(
    MEETING, frame=Frame.VISIT, slots=(person(1, "TD"),), place=TURKEY, visitors=frozenset(["TD"]), travels=True
)
CONFERENCE = replace(
    MEETING, frame=Frame.EVENT, slots=(person(1, "TD"), state("African Union")), place=TURKEY, conference=True
)


def alike(known: Entry, entry: Entry, *, just_told: bool = False) -> bool:
    return likeness(known, replace(entry, sentence=2), just_told=just_told, states=STATES) > 0


def test_a_guest_who_meets_somebody_of_another_state_has_another_meeting() -> None:
    assert alike(MEETING, MEETING)
    assert not alike(MEETING, replace(MEETING, slots=(person(1, "TD"), person(3, "GH"))))


def test_talks_in_another_town_are_another_meeting() -> None:
    assert alike(replace(MEETING, place=ANKARA), replace(MEETING, place=TURKEY))
    assert not alike(replace(MEETING, place=ANKARA), replace(MEETING, place=Place("Izmir", "TR")))


def test_whom_a_visitor_meets_next_takes_part_in_the_visit() -> None:
    talks = replace(MEETING, time=When(), slots=(person(1, "TD"), state("NATO")))
    assert alike(VISIT, talks, just_told=True)
    assert not alike(VISIT, talks)
    assert not alike(VISIT, replace(talks, time=When("2026-03-03")), just_told=True)


def test_of_a_trip_the_leg_is_meant_whose_people_are_met() -> None:
    talks = replace(MEETING, time=When(), slots=(person(1, "TD"), person(3, "GH")))
    assert not alike(VISIT, talks, just_told=True)
    assert alike(replace(VISIT, place=Place(None, "GH")), talks, just_told=True)


def test_conferences_of_different_organisations_are_two_for_one_who_attends_both() -> None:
    other = replace(CONFERENCE, time=When(), place=None, slots=(person(1, "TD"), state("ASEAN")))
    assert not alike(CONFERENCE, other, just_told=True)
    assert alike(CONFERENCE, replace(other, slots=(person(1, "TD"), state("African Union"))), just_told=True)


def test_talks_with_a_place_are_no_part_of_a_conference() -> None:
    talks = replace(MEETING, slots=CONFERENCE.slots, place=TURKEY)
    assert not alike(CONFERENCE, talks)
    assert alike(CONFERENCE, replace(talks, place=None))


@pytest.mark.parametrize(
    ("known", "told", "expected"),
    [
        (When(), When("2026-03"), When("2026-03")),
        (When("2026-03"), When("2026-W10"), When("2026-W10")),
        (When("2026-W10"), When("2026-03"), When("2026-W10")),
        (When("2026-W10"), When("2026-03-03"), When("2026-03-03")),
        (When("2026-03-03"), When("2026-03-03T12:00"), When("2026-03-03T12:00")),
        (When("2026-03-03"), When("2026-03-03", "2026-03-06"), When("2026-03-03", "2026-03-06")),
        (When("2026-03-03", "2026-03-06"), When("2026-03-04"), When("2026-03-04")),
        (When("2026-03-03", "2026-03-06"), When("2026-03-03"), When("2026-03-03", "2026-03-06")),
        (When("2026-03-03"), When(), When("2026-03-03")),
    ],
)
def test_of_two_times_the_finer_stands(known: When, told: When, expected: When) -> None:
    assert absorb(replace(MEETING, time=known), replace(MEETING, time=told)).time == expected


def test_a_town_is_kept_and_a_country_gives_way_to_it() -> None:
    in_town, in_country = replace(MEETING, place=ANKARA), replace(MEETING, place=TURKEY)
    assert absorb(in_town, in_country).place == absorb(in_country, in_town).place == ANKARA


def test_the_clearly_firmer_telling_is_the_evidence() -> None:
    firmer = replace(MEETING, score=0.95, evidence=Span(20, 40))
    assert absorb(replace(MEETING, score=0.75), firmer).evidence == firmer.evidence
    assert absorb(MEETING, replace(firmer, score=0.92)).evidence == MEETING.evidence
    assert absorb(replace(MEETING, score=0.75), replace(firmer, headline=True)).evidence == MEETING.evidence


def test_a_summit_takes_over_what_the_journey_to_it_tells() -> None:
    journey = replace(VISIT, frame=Frame.TRAVEL, place=ANKARA)
    summit = replace(CONFERENCE, time=When(), place=None, slots=(state("African Union"),), purpose=True)
    (found,) = with_purposes([journey, summit])
    assert (found.place, found.start, found.persons, found.conference) == (ANKARA, "2026-03-03", {1}, True)


def test_a_journey_of_several_legs_stays_beside_its_purpose() -> None:
    leg = replace(VISIT, frame=Frame.TRAVEL, trip=True)
    assert len(with_purposes([leg, replace(MEETING, purpose=True)])) == 2


def test_the_host_state_is_seated_at_a_visit_and_at_no_conference() -> None:
    visit, conference = completed([VISIT, replace(VISIT, conference=True)], [])
    assert visit.parties == {"TD", "TR"}
    assert conference.parties == {"TD"}


def test_talks_without_a_place_are_in_the_country_of_the_visit_they_are_held_during() -> None:
    talks = replace(MEETING, time=When("2026-03-03T12:00"))
    _, placed, later = completed([VISIT, talks, replace(talks, time=When("2026-03-09"))], [])
    assert placed.country == "TR"
    assert later.place is None


def test_a_put_off_meeting_inherits_no_days() -> None:
    journey = replace(VISIT, time=When("2026-03-03", "2026-03-06"), trip=True)
    leg = replace(VISIT, time=When(), place=Place(None, "GH"))
    _, without_days = completed([journey, leg], [])
    _, put_off = completed([journey, replace(leg, status=Status.POSTPONED)], [])
    assert (without_days.start, put_off.start) == ("2026-03-03", None)
