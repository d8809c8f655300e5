"""One meeting told over time: the scenarios of tests/cases/scenarios.toml, each in several orders.

[[scenario]]           name (unique)
[[scenario.document]]  key (letters; the same key again replaces the document, with ``gone`` its source takes it back),
                       published, tells (lines of the fake extractor's vocabulary: people | when | where | topics |
                       status); optional: outlet, standing; and the calendar after it arrived: a line a meeting that is
                       not withdrawn, people | when | where | topics | status | keys of its documents

After each arrival, in the order of the file, the calendar must be the one told there, no uid that was published may be
lost, and a sequence grows exactly where something published changed. In any other order of the keys the calendar must
end the same.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from service import pipeline
from service.model import Meeting, MeetingQuery, Participant
from service.store import Store, document_id
from tests.fakes import FakeExtractor, raw

CASES = Path(__file__).parent / "cases" / "scenarios.toml"
SCENARIOS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["scenario"]
ORDERS = 4
NOON = datetime(2019, 2, 1, 12, tzinfo=UTC)


def arrive(store: Store, told: dict[str, Any], number: int) -> None:
    """The document comes in, ``number`` hours after the first."""
    at = NOON + timedelta(hours=number)
    head = f"---\npublished: {told['published']}\noutlet: {told.get('outlet', told['key'].upper())}\n---\n"
    lines = [] if told.get("gone") else [f"MEETING: {line}" for line in told["tells"]]
    text = head + "\n\n".join([*lines, "That was all."]) + "\n"
    standing = told.get("standing", 0)
    pipeline.take_in(raw(text, told["key"], retrieved=at), store, FakeExtractor(), standing=standing, now=at)


def published(store: Store) -> tuple[Meeting, ...]:
    return store.meetings(MeetingQuery(today=NOON.date(), limit=1000)).items


def calendar(store: Store, keys: set[str]) -> list[str]:
    of_key = {document_id("folder", key): key for key in keys}
    return sorted(line(meeting, of_key) for meeting in published(store) if not meeting.withdrawn)


def line(meeting: Meeting, of_key: dict[str, str]) -> str:
    people = "; ".join(sorted(map(person, meeting.participants)))
    when = f"{meeting.start or '-'}/{meeting.end}" if meeting.end else meeting.start or "-"
    where = f"{meeting.place.name or '-'}, {meeting.place.country}" if meeting.place else "-"
    told_by = " ".join(sorted(of_key[source.document_id] for source in meeting.sources))
    return " | ".join((people, when, where, "; ".join(sorted(meeting.topics)) or "-", meeting.status.value, told_by))


def person(one: Participant) -> str:
    return ", ".join((one.name or "-", one.role or "-", one.party or "-"))


def keys_of(scenario: dict[str, Any]) -> set[str]:
    return {told["key"] for told in scenario["document"]}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_calendar_after_each_arrival(scenario: dict[str, Any], tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'dipcal.db'}")
    seen: dict[str, tuple[int, datetime]] = {}
    for number, told in enumerate(scenario["document"]):
        arrive(store, told, number)
        assert calendar(store, keys_of(scenario)) == sorted(told["calendar"]), f"after document {number + 1}"
        now = {meeting.uid: meeting for meeting in published(store)}
        assert seen.keys() <= now.keys()
        for uid, (sequence, modified) in seen.items():
            changed = len({change.sequence for change in now[uid].changes if change.sequence > sequence})
            assert now[uid].sequence == sequence + changed
            assert (now[uid].modified > modified) is bool(changed)
        seen = {meeting.uid: (meeting.sequence, meeting.modified) for meeting in now.values()}
    store.close()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_any_order_of_arrival_ends_alike(scenario: dict[str, Any], tmp_path: Path) -> None:
    versions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for told in scenario["document"]:
        versions[told["key"]].append(told)
    for order in range(ORDERS):
        store = Store.open(f"sqlite:///{tmp_path / f'{order}.db'}")
        waiting = [told["key"] for told in scenario["document"]]
        Random(order).shuffle(waiting)
        left = {key: iter(of_key) for key, of_key in versions.items()}  # versions of one document keep their order
        for number, key in enumerate(waiting):
            arrive(store, next(left[key]), number)
        assert calendar(store, keys_of(scenario)) == sorted(scenario["document"][-1]["calendar"]), waiting
        store.close()


def test_there_are_forty_scenarios_with_names_of_their_own() -> None:
    assert len(SCENARIOS) >= 40
    assert len({scenario["name"] for scenario in SCENARIOS}) == len(SCENARIOS)
