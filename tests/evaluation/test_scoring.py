"""Figures worked out by hand. The people and the meetings are invented."""

from __future__ import annotations

from typing import Any

import pytest

from service.evaluation.form import Entry, entry_of
from service.evaluation.scoring import Score, Tally, score_document, total


def meeting(**changed: Any) -> Entry:
    told: dict[str, Any] = {
        "status": "scheduled",
        "mode": "in_person",
        "participants": [
            {"name": "Anna Berg", "role": "Foreign Minister", "party": "NO"},
            {"name": "Jaan Tamm", "role": "Foreign Minister", "party": "EE"},
        ],
        "start": "2031-05-02",
        "end": None,
        "place": {"name": "Oslo", "country": "NO"},
        "topics": ["fisheries", "the Arctic"],
        "evidence": "Berg meets Tamm in Oslo on Friday",
    }
    return entry_of(told | changed)


def counts(score: Score, field: str) -> tuple[int, int, int]:
    tally = score.tallies[field]
    return tally.right, tally.gold, tally.guess


def test_equal_entries_are_right_in_every_field() -> None:
    score = score_document([meeting()], [meeting()])
    expected = {"person": 2, "party": 2, "topic": 2}
    for field in score.tallies:
        n = expected.get(field, 1)
        assert counts(score, field) == (n, n, n)
        assert score.tallies[field].f1 == 1.0


def test_missed_meeting_costs_all_its_fields() -> None:
    score = score_document([meeting(), meeting(start="2031-06-01")], [meeting()])
    assert counts(score, "meeting") == (1, 2, 1)
    assert counts(score, "person") == (2, 4, 2)
    assert counts(score, "start") == (1, 2, 1)
    assert score.tallies["meeting"].f1 == pytest.approx(2 / 3)


def test_meeting_made_up_costs_precision_and_is_a_false_alarm_only_where_none_is_announced() -> None:
    quiet, busy = score_document([], [meeting()]), score_document([meeting()], [meeting(), meeting()])
    assert counts(quiet, "meeting") == (0, 0, 1)
    assert (quiet.quiet, quiet.false_alarms, quiet.false_alarm_rate) == (1, 1, 1.0)
    assert counts(busy, "meeting") == (1, 1, 2)
    assert (busy.quiet, busy.false_alarms, busy.false_alarm_rate) == (0, 0, 0.0)


def test_fields_are_counted_where_they_are_told() -> None:
    gold = meeting(start=None, place=None, topics=[])
    score = score_document([gold], [meeting(topics=["fisheries"])])
    assert counts(score, "start") == (0, 0, 1)
    assert counts(score, "place") == (0, 0, 1)
    assert counts(score, "topic") == (0, 0, 1)
    assert counts(score, "whole") == (0, 1, 1)


def test_unknown_start_and_place_that_stay_unknown_are_no_points_but_whole() -> None:
    gold = meeting(start=None, place=None)
    score = score_document([gold], [gold])
    assert counts(score, "start") == (0, 0, 0)
    assert counts(score, "whole") == (1, 1, 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "tentative"},
        {"start": "2031-05"},
        {"place": {"name": "Bergen", "country": "NO"}},
        {"participants": [{"name": "Anna Berg", "role": None, "party": "NO"}, {"name": None, "party": "EE"}]},
        {"participants": [{"name": "Anna Berg", "party": "NO"}, {"name": "Jaan Tamm", "party": "FI"}]},
    ],
)
def test_one_wrong_field_keeps_the_entry_from_being_whole(changed: dict[str, Any]) -> None:
    score = score_document([meeting()], [meeting(**changed)])
    assert counts(score, "meeting") == (1, 1, 1)
    assert counts(score, "whole") == (0, 1, 1)


def test_role_mode_end_and_topics_do_not_count_for_the_whole() -> None:
    other = meeting(mode="call", end="2031-05-03", topics=[])
    assert counts(score_document([meeting()], [other]), "whole") == (1, 1, 1)


def test_participants_without_name_and_party_and_topics_without_words_are_left_out() -> None:
    gold = meeting(participants=[{"name": "Anna Berg", "party": "no"}, {"name": None, "role": "leaders"}], topics=["…"])
    assert [p.party for p in gold.participants] == ["NO"]
    assert gold.topics == ()


def test_documents_add_up() -> None:
    both = total([score_document([meeting()], [meeting()]), score_document([], [meeting()]), score_document([], [])])
    assert counts(both, "meeting") == (1, 1, 2)
    assert (both.documents, both.quiet, both.false_alarms) == (3, 2, 1)


def test_figures_of_nothing_are_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
