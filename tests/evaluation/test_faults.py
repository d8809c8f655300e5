"""Every kind of fault, from entries that differ in one thing. The people and the meetings are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from service.evaluation.faults import costs, faults_of
from service.evaluation.form import Entry, entry_of
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.evaluation.scoring import score_document
from service.model import Document

BODY = "BERGEN, April 30 -- Berg meets Tamm in Oslo on Friday. Berg will visit Riga in June. Weather was fine."

BERG = {"name": "Anna Berg", "role": "Foreign Minister", "party": "NO"}
TAMM = {"name": "Jaan Tamm", "role": "Foreign Minister", "party": "EE"}
OSLO = {"name": "Oslo", "country": "NO"}


def meeting(**changed: Any) -> Entry:
    told: dict[str, Any] = {
        "status": "scheduled",
        "mode": "in_person",
        "participants": [BERG, TAMM],
        "start": "2031-05-02",
        "end": None,
        "place": OSLO,
        "topics": ["fisheries"],
        "evidence": "Berg meets Tamm in Oslo on Friday",
    }
    return entry_of(told | changed)


def document(*golds: Entry) -> BenchmarkDocument:
    return BenchmarkDocument("doc", Document(body=BODY, published=date(2031, 4, 30)), None, golds)


def kinds(gold: list[Entry], guess: list[Entry]) -> list[str]:
    return [fault.kind for fault in faults_of(document(*gold), Prediction(tuple(guess)))]


def test_right_entry_has_no_fault() -> None:
    assert kinds([meeting()], [meeting()]) == []


@pytest.mark.parametrize(
    ("gold", "guess", "kind"),
    [
        ({}, {"status": "tentative"}, "status: tentative for scheduled"),
        ({}, {"start": None}, "start: missing"),
        ({"start": None}, {}, "start: where none is told"),
        ({}, {"start": "2031-05"}, "start: less precise than told"),
        ({"start": "2031-05"}, {}, "start: more precise than told"),
        ({"start": "2031-05-01", "end": "2031-05-03"}, {}, "start: wrong"),
        ({"start": "2031"}, {"start": "2031-W18"}, "start: more precise than told"),
        ({}, {"place": None}, "place: missing"),
        ({"place": {"name": None, "country": "NO"}}, {"place": None}, "place: host country missing"),
        ({"place": None}, {}, "place: where none is told"),
        ({"place": None}, {"place": {"name": "Bergen", "country": "NO"}}, "place: dateline"),
        ({}, {"place": {"name": "Bergen", "country": "NO"}}, "place: dateline"),
        ({}, {"place": {"name": "Riga", "country": "LV"}}, "place: wrong"),
        ({}, {"place": {"name": None, "country": "NO"}}, "place: country instead of town"),
        ({}, {"participants": [BERG, TAMM, {"name": None, "party": "LV"}]}, "party: extra"),
        ({"participants": [BERG, TAMM, {"name": None, "party": "LV"}]}, {}, "party: missing"),
        ({}, {"participants": [BERG, {**TAMM, "party": None}]}, "party: missing"),
        ({"topics": []}, {}, "topic: extra"),
        ({}, {"topics": []}, "topic: missing"),
        ({}, {"participants": [BERG, {**TAMM, "role": None}]}, "role: missing"),
        ({}, {"participants": [BERG, {**TAMM, "role": "envoy"}]}, "role: differs"),
    ],
)
def test_fault_of_a_field_is_named(gold: dict[str, Any], guess: dict[str, Any], kind: str) -> None:
    assert kind in kinds([meeting(**gold)], [meeting(**guess)])


def test_host_state_is_told_apart_from_other_parties() -> None:
    visit = meeting(participants=[TAMM, {"name": None, "party": "NO"}])
    assert kinds([visit], [meeting(participants=[TAMM])]) == ["party: host state missing"]
    assert kinds([meeting(participants=[TAMM])], [visit]) == ["party: host state extra"]


def test_person_of_the_wrong_party_is_told_beside_the_parties() -> None:
    assert kinds([meeting()], [meeting(participants=[BERG, {**TAMM, "party": "FI"}])]) == [
        "party: missing",
        "party: extra",
        "person: wrong party",
    ]


def test_person_missed_and_person_too_many_are_both_told() -> None:
    guess = meeting(participants=[BERG, {"name": "Weather", "party": "EE"}])
    assert kinds([meeting()], [guess]) == ["person: missing", "person: extra"]


def test_missed_meeting_and_meeting_made_up() -> None:
    riga = meeting(participants=[BERG], start="2031-06", place=None, evidence="Berg will visit Riga in June")
    assert kinds([riga], []) == ["meeting: missed"]
    assert kinds([], [riga]) == ["meeting: made up where none is announced"]
    other = meeting(participants=[{"name": "Vera Fine", "party": "IE"}], start=None, evidence="Weather was fine")
    assert kinds([riga], [riga, other]) == ["meeting: made up beside others"]


def test_meeting_whose_day_is_past_is_told_apart() -> None:
    past = meeting(participants=[{"name": "Vera Fine", "party": "IE"}], start="2031-04-29", evidence="Weather was fine")
    assert kinds([], [past]) == ["meeting: made up, its day is past"]


def test_two_entries_for_one_meeting_and_one_entry_for_two() -> None:
    later = meeting(evidence="Weather was fine", place=None)
    assert kinds([meeting()], [meeting(), later]) == ["meeting: second entry for one"]
    assert kinds([meeting(), later], [meeting()]) == ["meeting: merged into another"]


def test_missed_and_made_up_meeting_of_one_passage_are_one_fault() -> None:
    assert kinds([meeting()], [meeting(start="2031-05-09")]) == ["meeting: found with another day"]
    strangers = meeting(participants=[{"name": "Vera Fine", "party": "IE"}])
    assert kinds([meeting()], [strangers]) == ["meeting: found with other participants"]


def test_fault_tells_its_document_rules_and_both_entries() -> None:
    told = Prediction((meeting(place=None),), rules=(("verb:meet",),), confidences=(0.5,))
    (fault,) = faults_of(document(meeting()), told)
    assert (fault.document, fault.rules, fault.detail) == ("doc", ("verb:meet",), "none for Oslo/NO")
    assert (fault.gold, fault.guess) == (meeting(), meeting(place=None))


def test_mending_all_faults_of_a_found_meeting_makes_the_figures_perfect() -> None:
    gold, guess = [meeting()], [meeting(place=None)]
    score = score_document(gold, guess)
    (cost,) = costs(faults_of(document(*gold), Prediction(tuple(guess))), score)
    assert (cost.kind, cost.count, cost.own) == ("place: missing", 1, 1.0)
    assert cost.all_fields == 2.0  # the place, and with it the whole


def test_mending_a_missed_meeting_mends_all_its_fields() -> None:
    gold = [meeting()]
    score = score_document(gold, [])
    (cost,) = costs(faults_of(document(*gold), Prediction()), score)
    assert (cost.kind, cost.own, cost.all_fields) == ("meeting: missed", 1.0, 8.0)


def test_kinds_are_ranked_by_what_they_cost() -> None:
    gold = [meeting(), meeting(participants=[BERG], start="2031-06", evidence="Berg will visit Riga in June")]
    guess = [meeting(topics=["fisheries", "weather"])]
    ranked = costs(faults_of(document(*gold), Prediction(tuple(guess))), score_document(gold, guess))
    assert [cost.kind for cost in ranked] == ["meeting: missed", "topic: extra"]


def test_reasons_of_a_kind_are_ranked_below_it() -> None:
    unheard_of = {"name": "Vera Lund", "party": "IE"}
    gold = [meeting(participants=[BERG, TAMM, unheard_of])]
    faults = faults_of(document(*gold), Prediction((meeting(participants=[BERG]),)))
    person = next(cost for cost in costs(faults, score_document(gold, [])) if cost.kind == "person: missing")
    assert [(reason.kind, reason.count) for reason in person.reasons] == [
        ("it stands in the passage", 1),
        ("unknown to the document", 1),
    ]


def test_kind_of_which_nothing_more_is_known_has_no_reasons() -> None:
    (cost,) = costs(faults_of(document(meeting()), Prediction((meeting(status="tentative"),))), score_document([], []))
    assert cost.reasons == ()
