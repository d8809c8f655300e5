"""Documents that arrive in any order, one at a time or at once, with restarts between, end in the same calendar."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from service import pipeline
from service.model import Meeting, MeetingQuery, Source
from service.store import Store
from tests.fakes import FakeExtractor, raw
from tests.merging.generating import FIRST_DAY, world

DOCUMENTS, MEETINGS = 36, 9


def document(source: Source) -> str:
    """The announcement as a document of the fake extractor's vocabulary."""
    told = source.announcement
    people = "; ".join(", ".join((p.name or "-", p.role or "-", p.party or "-")) for p in told.participants)
    place = f"{told.place.name or '-'}, {told.place.country}" if told.place else "-"
    line = " | ".join((people, told.start or "-", place, "; ".join(told.topics) or "-", told.status.value))
    return f"---\npublished: {source.published}\noutlet: {source.outlet}\n---\nMEETING: {line}\n"


def calendar(store: Store) -> list[tuple[object, ...]]:
    """What is published, without what tells when it was: uids, sequences, and entries that were joined to others."""
    published = store.meetings(MeetingQuery(today=FIRST_DAY, limit=1000)).items
    return sorted((facts(meeting) for meeting in published if not meeting.withdrawn), key=repr)


def facts(meeting: Meeting) -> tuple[object, ...]:
    people = tuple(sorted(map(repr, meeting.participants)))
    told_by = tuple(sorted(source.document_id for source in meeting.sources))
    place = meeting.place and (meeting.place.name, meeting.place.country)
    return (meeting.status, meeting.start, meeting.end, place, people, frozenset(meeting.topics), told_by)


@pytest.mark.parametrize("seed", range(8))
def test_any_order_of_arrival_ends_in_the_same_calendar(tmp_path: Path, seed: int) -> None:
    texts = {f"{n:02}.txt": document(told.source) for n, told in enumerate(world(MEETINGS, DOCUMENTS, seed))}
    calendars = []
    for order in range(5):
        keys = sorted(texts)
        Random(order).shuffle(keys)
        url = f"sqlite:///{tmp_path / f'{order}.db'}"
        store = Store.open(url)
        for n, key in enumerate(keys):
            if order % 2 and n % 7 == 0:  # a restart
                store.close()
                store = Store.open(url)
            pipeline.take_in(raw(texts[key], key), store, FakeExtractor())
        calendars.append(calendar(store))
        store.close()
    assert len(calendars[0]) >= MEETINGS // 2
    assert all(other == calendars[0] for other in calendars[1:])


def test_a_new_document_never_renames_what_was_published(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'kept.db'}")
    seen: dict[str, str] = {}  # by document, the uid that it was first published under
    for n, told in enumerate(world(MEETINGS, DOCUMENTS, 11)):
        pipeline.take_in(raw(document(told.source), f"{n:02}.txt"), store, FakeExtractor())
        published = store.meetings(MeetingQuery(today=FIRST_DAY, limit=1000)).items
        uids = {meeting.uid for meeting in published}
        assert set(seen.values()) <= uids  # withdrawn ones stay, too: subscribers must see it
        for meeting in published:
            for source in meeting.sources:
                seen.setdefault(source.document_id, meeting.uid)
    store.close()
