"""What changed, and how sequence and times follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from service.merging import revise, withdrawn
from service.model import Place, Status
from tests.fakes import NOON, meeting, participants, source

LINE = "Ada Alba, Foreign Minister, RU; -, -, VE | 2019-03-01 | Moscow, RU | energy"
BEFORE = replace(meeting(LINE), sequence=3)
LATER = NOON + timedelta(hours=1)


def test_a_new_meeting_begins_at_nought_with_no_changes() -> None:
    found, changes = revise(None, meeting(LINE), LATER, "a")
    assert (found.sequence, found.created, found.modified, changes) == (0, LATER, LATER, ())


def test_a_meeting_told_as_it_was_stays_as_it_was() -> None:
    assert revise(BEFORE, meeting(LINE, now=LATER), LATER, "a") == (BEFORE, ())


def test_what_is_not_published_may_change_without_a_revision() -> None:
    claim = source(LINE)
    other_rules = replace(claim, announcement=replace(claim.announcement, rules=("another-rule",)))
    found, changes = revise(BEFORE, replace(meeting(LINE), sources=(other_rules,)), LATER, "a")
    assert (found.sequence, found.modified, changes) == (3, NOON, ())


@pytest.mark.parametrize(
    ("values", "field", "before", "after"),
    [
        ({"start": "2019-03-08"}, "start", "2019-03-01", "2019-03-08"),
        ({"end": "2019-03-08"}, "end", None, "2019-03-08"),
        ({"status": Status.CANCELLED}, "status", "scheduled", "cancelled"),
        ({"place": None}, "place", "Moscow, RU", None),
        ({"place": Place(None, "RU")}, "place", "Moscow, RU", "RU"),
        ({"topics": ()}, "topics", "energy", None),
        ({"assumed_day": True}, "assumed_day", "no", "yes"),
        ({"confidence": 0.5}, "confidence", "0.90", "0.50"),
        (
            {"participants": participants("Ada Alba, -, RU")},
            "participants",
            "Ada Alba, Foreign Minister (RU); VE",
            "Ada Alba (RU)",
        ),
    ],
)
def test_each_published_field_that_changed_is_told(
    values: dict[str, object], field: str, before: str | None, after: str | None
) -> None:
    found, (change,) = revise(BEFORE, replace(BEFORE, **values), LATER, "doc")  # type: ignore[arg-type]
    assert (found.sequence, found.created, found.modified) == (4, NOON, LATER)
    assert (change.field, change.before, change.after) == (field, before, after)
    assert (change.sequence, change.at, change.document_id) == (4, LATER, "doc")


def test_another_source_is_a_change() -> None:
    more = replace(BEFORE, sources=(*BEFORE.sources, source(LINE, "b", outlet="Invented Wire")))
    found, (change,) = revise(BEFORE, more, LATER, "b")
    assert (found.sequence, change.field) == (4, "sources")
    assert change.after is not None
    assert "Invented Wire: “" in change.after


def test_another_order_of_participants_and_topics_is_no_change() -> None:
    before = replace(BEFORE, topics=("energy", "trade"))
    turned = replace(before, topics=before.topics[::-1], participants=before.participants[::-1])
    found, changes = revise(before, turned, LATER, "b")
    assert (found.sequence, found.modified, changes) == (3, NOON, ())


def test_modified_never_goes_back() -> None:
    found, _ = revise(BEFORE, replace(BEFORE, start=None), NOON - timedelta(hours=1), "a")
    assert found.modified == NOON


def test_a_withdrawn_meeting_is_cancelled_and_says_why() -> None:
    found = withdrawn(BEFORE, "Talks in Moscow")
    assert (found.status, found.withdrawn, found.sources, found.start) == (Status.CANCELLED, True, (), "2019-03-01")
    assert found.notes == ("Withdrawn: Talks in Moscow, which announced this meeting, no longer does.",)
