"""From documents in a folder to stored meetings."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from service import documents, pipeline, sources
from service.errors import DocumentError
from service.model import Meeting, MeetingQuery, RawDocument, Reckoning, Run, Status, StoredDocument
from service.pipeline import gathering
from service.settings import SourceConfig
from service.store import Store
from tests.fakes import NOON, FakeExtractor, raw

HEAD = "---\npublished: 2019-02-27\ntitle: Talks\noutlet: Invented Wire\n---\n"
PEOPLE = "Ada Alba, Foreign Minister, RU; Vito Vega, -, VE"
TALKS = f"{HEAD}MEETING: {PEOPLE} | 2019-03-01 | Moscow, RU | energy\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.fixture
def ingest(store: Store, extractor: FakeExtractor, folder: Path) -> Callable[..., Run]:
    def ingest(**told: Any) -> Run:
        source = SourceConfig("folder", "folder", str(folder), **told)
        return pipeline.ingest(source, store, extractor)

    return ingest


def published(store: Store) -> tuple[Meeting, ...]:
    return store.meetings(MeetingQuery(today=date(2019, 2, 27), limit=1000)).items


def counts(run: Run) -> dict[str, int]:
    names = ("new", "changed", "unchanged", "gone", "failed", "meetings_added", "meetings_changed")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def dump(store: Store) -> list[Any]:
    """Everything that is stored of documents and meetings, without the times at which it was stored."""
    documents = [replace(item, received=NOON) for item in store.documents(limit=1000).items]
    meetings = [asdict(item) for item in published(store)]
    for found in meetings:
        found["created"] = found["modified"] = None
        found["changes"] = [change | {"at": None} for change in found["changes"]]
    return [store.state().version, sorted(map(repr, documents)), sorted(map(repr, meetings))]


# -- idempotence -----------------------------------------------------------------------------------------------


def test_a_second_run_changes_nothing(ingest: Callable[..., Run], store: Store, folder: Path) -> None:
    (folder / "a.txt").write_text(TALKS)
    (folder / "b.txt").write_text(TALKS.replace("Wire", "Post"))
    assert counts(ingest()) == {"new": 2, "meetings_added": 1, "meetings_changed": 1}
    state, stored, documents = store.state(), published(store), store.documents()
    assert counts(ingest()) == {"unchanged": 2}
    assert (store.state(), published(store), store.documents()) == (state, stored, documents)


def test_an_unchanged_document_is_not_extracted_from_again(
    ingest: Callable[..., Run], folder: Path, extractor: FakeExtractor
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    ingest()
    assert len(extractor.read) == 1


def test_a_changed_document_changes_its_meeting_and_keeps_the_uid(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    (before,) = published(store)
    (folder / "a.txt").write_text(TALKS.replace("2019-03-01", "2019-03-04"))
    assert counts(ingest()) == {"changed": 1, "meetings_changed": 1}
    (after,) = published(store)
    assert (after.uid, after.sequence, after.start) == (before.uid, 1, "2019-03-04")
    assert next((change.field, change.before, change.after) for change in after.changes) == (
        "start",
        "2019-03-01",
        "2019-03-04",
    )


def test_a_newer_extractor_extracts_again_and_what_it_finds_alike_stays(
    ingest: Callable[..., Run], store: Store, folder: Path, extractor: FakeExtractor
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    state, before = store.state(), published(store)
    extractor.version = "fake-2"
    assert counts(ingest()) == {"changed": 1}
    assert (store.state(), published(store)) == (state, before)
    assert store.documents().items[0].extractor == "fake-2"


def test_reextract_reads_what_an_older_extractor_read_from_the_store_alone(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    (folder / "a.txt").unlink()
    newer = FakeExtractor("fake-2")
    assert counts(pipeline.reextract(store, newer)) == {"changed": 1}
    assert counts(pipeline.reextract(store, newer)) == {}
    assert len(newer.read) == 1


def test_a_document_that_is_replaced_while_it_is_reextracted_stays_replaced(store: Store) -> None:
    class Overtaken(FakeExtractor):
        def extract(self, document: Any) -> Any:
            pipeline.take_in(raw(TALKS.replace("Moscow", "Sochi")), store, FakeExtractor("fake-3"))
            return super().extract(document)

    pipeline.take_in(raw(TALKS), store, FakeExtractor())
    pipeline.reextract(store, Overtaken("fake-2"))
    (document,) = store.documents().items
    assert document.extractor == "fake-3"
    (place,) = {found.place.name for found in published(store) if found.place}
    assert place == "Sochi"


# -- documents come and go -------------------------------------------------------------------------------------


def test_a_removed_document_is_kept_and_said_to_be_gone_until_it_is_back(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    before = published(store)
    (folder / "a.txt").unlink()
    assert counts(ingest()) == {"gone": 1}
    assert [item.gone for item in store.documents().items] == [True]
    assert counts(ingest()) == {}
    (folder / "a.txt").write_text(TALKS)
    assert counts(ingest()) == {"unchanged": 1}
    assert [item.gone for item in store.documents().items] == [False]
    assert published(store) == before


def test_an_unreachable_source_is_a_failed_run_and_nothing_is_gone(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    folder.rename(folder.parent / "elsewhere")
    run = ingest()
    assert (run.outcome, run.gone) == ("failed", 0)
    assert "there is no folder" in run.failures[0].reason
    assert [item.gone for item in store.documents().items] == [False]


def test_a_meeting_that_no_document_tells_any_longer_is_withdrawn_in_sight(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    (folder / "a.txt").write_text(f"{HEAD}The talks were a misunderstanding.\n")
    assert counts(ingest()) == {"changed": 1, "meetings_changed": 1}
    (found,) = published(store)
    assert (found.status, found.withdrawn, found.sequence, found.sources) == (Status.CANCELLED, True, 1, ())
    assert "Talks, which announced this meeting, no longer does" in found.notes[0]
    assert ("status", "scheduled", "cancelled") in [(c.field, c.before, c.after) for c in found.changes]


def test_a_withdrawn_meeting_that_is_told_again_is_the_same_meeting(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    for text in (TALKS, f"{HEAD}Nothing.\n", TALKS):
        (folder / "a.txt").write_text(text)
        ingest()
    (found,) = published(store)
    assert (found.status, found.withdrawn, found.sequence, found.notes) == (Status.SCHEDULED, False, 2, ())


def test_a_meeting_that_another_document_still_tells_is_not_withdrawn(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    (folder / "b.txt").write_text(TALKS)
    ingest()
    (folder / "a.txt").write_text(f"{HEAD}Nothing.\n")
    ingest()
    (found,) = published(store)
    assert (found.status, found.withdrawn, len(found.sources)) == (Status.SCHEDULED, False, 1)


def test_copies_of_one_text_that_tell_two_meetings_get_two_uids(store: Store, extractor: FakeExtractor) -> None:
    nameless = f"{HEAD}MEETING: -, ministers, - | 2019-03-01\n"  # nothing to match by
    for key in ("a.txt", "b.txt"):
        pipeline.take_in(raw(nameless, key), store, extractor)
    assert len({found.uid for found in published(store)}) == 2


def test_two_meetings_of_one_sentence_get_two_uids(store: Store) -> None:
    class Twofold(FakeExtractor):
        def extract(self, document: Any) -> Any:
            (found,) = super().extract(document)
            return found, replace(found, start="2019-03-05")

    taken = pipeline.take_in(raw(TALKS), store, Twofold())
    assert len({found.uid for found in taken.meetings}) == 2


# -- many documents, one meeting -------------------------------------------------------------------------------


def test_documents_that_tell_of_one_meeting_make_one_entry_with_all_sources(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "1.txt").write_text(TALKS)
    (folder / "2.txt").write_text(f"{HEAD}MEETING: Alba, -, RU; -, -, VE | 2019-W09 | -, RU | trade\n")
    (folder / "3.txt").write_text(f"{HEAD}MEETING: {PEOPLE} | 2019-04-01 | Moscow, RU\n")  # a month later
    ingest()
    first, second = published(store)
    assert (first.start, len(first.sources), first.topics) == ("2019-03-01", 2, ("energy", "trade"))
    assert (second.start, len(second.sources)) == ("2019-04-01", 1)


def test_a_later_cancellation_cancels_and_keeps_the_uid(ingest: Callable[..., Run], store: Store, folder: Path) -> None:
    (folder / "1.txt").write_text(TALKS)
    ingest()
    (before,) = published(store)
    later = HEAD.replace("02-27", "02-28")
    (folder / "2.txt").write_text(f"{later}MEETING: {PEOPLE} | 2019-03-01 | - | - | cancelled\n")
    ingest()
    (after,) = published(store)
    assert (after.uid, after.status, after.sequence) == (before.uid, Status.CANCELLED, 1)


# -- a document without a publication day ----------------------------------------------------------------------


UNDATED = f"MEETING: {PEOPLE} | Friday | Moscow, RU\n"
SATURDAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_without_a_publication_day_friday_is_the_coming_one_tentative_and_says_why(
    store: Store, extractor: FakeExtractor
) -> None:
    taken = pipeline.take_in(raw(UNDATED, "talks.txt", retrieved=SATURDAY), store, extractor)
    assert taken.document.reckoning is Reckoning.RECEIVED
    (found,) = taken.meetings
    assert (found.start, found.status, found.assumed_day) == ("2026-11-27", Status.TENTATIVE, True)
    assert "no day of publication" in found.notes[0]


def test_the_received_day_does_not_change_when_the_document_is_read_again(
    store: Store, extractor: FakeExtractor
) -> None:
    first = pipeline.take_in(raw(UNDATED, "talks.txt", retrieved=SATURDAY), store, extractor)
    extractor.version = "fake-2"
    later = SATURDAY + timedelta(days=30)
    again = pipeline.take_in(raw(UNDATED, "talks.txt", retrieved=later), store, extractor)
    assert again.outcome == "changed"
    assert again.document.received == first.document.received
    assert again.meetings == first.meetings


def test_where_reckoning_from_receipt_is_off_there_is_no_day(store: Store, extractor: FakeExtractor) -> None:
    taken = pipeline.take_in(
        raw(UNDATED, "talks.txt", retrieved=SATURDAY), store, extractor, reckon_from_received=False
    )
    (found,) = taken.meetings
    assert (found.start, found.assumed_day, found.status) == (None, False, Status.SCHEDULED)
    on = pipeline.take_in(raw(UNDATED, "talks.txt", retrieved=SATURDAY), store, extractor)
    assert (on.outcome, on.meetings[0].uid, on.meetings[0].start) == ("changed", found.uid, "2026-11-27")


# -- bad input -------------------------------------------------------------------------------------------------


def test_bad_files_among_good_ones_are_recorded_and_the_good_are_stored(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a-good.txt").write_text(TALKS)
    (folder / "b-empty.txt").write_text("")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "d-broken.json").write_text('{"text": ')
    (folder / "e-no-text.html").write_text("<html><body><script>1</script></body></html>")
    (folder / "f-no-such-day.txt").write_text(TALKS.replace("published: 2019-02-27", "published: 2019-02-30"))
    (folder / "g-huge.txt").write_text("x" * 2000)
    (folder / "h-breaks.txt").write_text(f"{HEAD}BREAK\n")
    (folder / "i-no-encoding.html").write_bytes(b'<html><head><meta charset="undefined"></head><body>Caf\xe9.</body>')
    (folder / "j-good.txt").write_text(TALKS.replace("2019-03-01", "2019-04-01"))
    run = ingest(max_bytes=1500 + 256 * 40)
    run = ingest(max_bytes=1500)
    assert counts(run) == {"unchanged": 2, "failed": 8}
    assert run.outcome == "done"
    assert len(published(store)) == 2
    failed = {Path(failure.name).name: failure.reason for failure in run.failures}
    assert sorted(failed) == [
        "b-empty.txt",
        "c-binary.txt",
        "d-broken.json",
        "e-no-text.html",
        "f-no-such-day.txt",
        "g-huge.txt",
        "h-breaks.txt",
        "i-no-encoding.html",
    ]
    assert "2019-02-30" in failed["f-no-such-day.txt"]
    assert "2,000 bytes" in failed["g-huge.txt"]
    assert "RuntimeError: told to break" in failed["h-breaks.txt"]
    assert store.runs()[0] == run


def test_a_fault_of_ours_in_any_stage_is_one_documents_failure(
    ingest: Callable[..., Run], store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(TALKS.replace("title: Talks", f"title: {name}"))
    read, gather = documents.read, gathering.gather

    def broken_read(raw: RawDocument, **told: Any) -> Any:
        return read(raw, **told) if raw.key != "a.txt" else 1 / 0

    def broken_gather(ledger: Any, record: StoredDocument, *rest: Any) -> Any:
        return gather(ledger, record, *rest) if record.key != "b.txt" else date.max + timedelta(days=1)

    monkeypatch.setattr(documents, "read", broken_read)
    monkeypatch.setattr("service.pipeline.intake.gather", broken_gather)
    run = ingest()
    assert counts(run) == {"new": 1, "failed": 2, "meetings_added": 1}
    assert [failure.reason for failure in run.failures] == [
        "reading broke: ZeroDivisionError: division by zero",
        "merging broke: OverflowError: date value out of range",
    ]


def test_what_a_database_does_not_take_is_one_documents_failure(store: Store, folder: Path) -> None:
    class Wordy(FakeExtractor):
        def extract(self, document: Any) -> Any:
            zone = "x" * 99 if document.title == "a" else None  # PostgreSQL holds to a column's length, SQLite does not
            return tuple(replace(found, zone_told=zone) for found in super().extract(document))

    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(TALKS.replace("title: Talks", f"title: {name}"))
    run = pipeline.ingest(SourceConfig("folder", "folder", str(folder)), store, Wordy())
    assert (run.outcome, run.new + run.failed) == ("done", 2)
    assert "b" in [item.title for item in store.documents().items]


def test_a_fault_of_ours_while_a_source_is_looked_through_is_its_failure(
    ingest: Callable[..., Run], store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()

    def broken(*told: Any, **more: Any) -> Any:
        yield from ()
        raise ZeroDivisionError

    monkeypatch.setattr(sources, "documents_of", broken)
    run = ingest()
    assert (run.outcome, run.gone) == ("failed", 0)
    assert run.failures[0].reason.startswith("looking through it broke: ZeroDivisionError")


def test_a_document_in_another_language_is_stored_and_set_aside_with_that_reason(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    told = "Le ministre des affaires étrangères se rendra à Oslo pour y rencontrer le premier ministre du pays. "
    (folder / "a.txt").write_text(told * 3)
    run = ingest()
    assert counts(run) == {"new": 1}
    assert [failure.reason for failure in run.failures] == ["set aside: in fr, which nobody here reads"]
    assert [document.language for document in store.documents(limit=10).items] == ["fr"]
    assert ingest().failures == (), "told once, when it is taken in"


def test_a_good_document_that_breaks_is_kept_and_neither_gone_nor_forgotten(
    ingest: Callable[..., Run], store: Store, folder: Path
) -> None:
    (folder / "a.txt").write_text(TALKS)
    ingest()
    before = published(store)
    (folder / "a.txt").write_text("")
    assert counts(ingest()) == {"failed": 1}
    (document,) = store.documents().items
    assert (document.gone, document.failure is not None, document.title) == (False, True, "Talks")
    assert published(store) == before
    (folder / "a.txt").write_text(TALKS)
    ingest()
    assert store.documents().items[0].failure is None


def test_a_document_that_cannot_be_read_raises_when_it_is_taken_in_alone(
    store: Store, extractor: FakeExtractor
) -> None:
    with pytest.raises(DocumentError) as caught:
        pipeline.take_in(raw(""), store, extractor)
    assert caught.value.name == "folder/a.txt"
    assert store.documents().total == 0


def test_a_failure_is_logged_once_not_at_each_look(
    ingest: Callable[..., Run], folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "a.txt").write_text("")
    ingest()
    ingest()
    warned = [record for record in caplog.records if record.levelname == "WARNING" and "a.txt" in record.message]
    assert len(warned) == 1


def test_a_source_that_gives_less_than_expected_is_reported(ingest: Callable[..., Run], folder: Path) -> None:
    (folder / "a.txt").write_text(TALKS)
    run = ingest(expect_documents=2, expect_every=timedelta(days=3))
    assert [failure.reason for failure in run.failures] == ["lists 1 readable documents, at least 2 are expected"]
    (folder / "a.txt").unlink()
    assert "nothing new since" in ingest(expect_every=timedelta(microseconds=1)).failures[0].reason


def test_progress_hears_of_each_document_and_its_outcome(store: Store, extractor: FakeExtractor, folder: Path) -> None:
    (folder / "a.txt").write_text(TALKS)
    (folder / "b.txt").write_text("")
    heard: list[tuple[str, str]] = []
    source = SourceConfig("folder", "folder", str(folder))
    pipeline.ingest(source, store, extractor, progress=lambda name, outcome: heard.append((Path(name).name, outcome)))
    assert heard == [("a.txt", "new"), ("b.txt", "failed")]


# -- killed in the middle --------------------------------------------------------------------------------------

DOCUMENTS = 60


def many_documents(folder: Path) -> None:
    """Documents of which several tell of one meeting, contradict each other, and call it off."""
    chance = random.Random(3)
    for number in range(DOCUMENTS):
        who = chance.randrange(8)
        day = date(2019, 3, 1) + timedelta(days=chance.choice([0, 0, 0, 1, 40]))
        status = chance.choice(["-", "-", "-", "tentative", "postponed", "cancelled"])
        head = HEAD.replace("02-27", f"02-{chance.randrange(20, 28)}")
        lines = [
            f"MEETING: Person{who} Name{who}, -, RU; -, -, VE | {day} | Moscow, RU | topic {number % 5} | {status}",
            f"MEETING: Person{who} Name{who}, -, RU; -, -, CU | 2019-03 | -, CU | topic {number % 3}",
        ]
        (folder / f"{number:03}.txt").write_text(head + "\n\n".join(lines[: chance.choice([1, 2])]) + "\n")


def start(url: str, folder: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ingesting", url, str(folder), str(seconds)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_run_killed_again_and_again_ends_as_an_undisturbed_one(folder: Path, tmp_path: Path) -> None:
    many_documents(folder)
    source = SourceConfig("folder", "folder", str(folder))
    undisturbed = Store.open(f"sqlite:///{tmp_path / 'undisturbed.db'}")
    pipeline.ingest(source, undisturbed, FakeExtractor())

    url = f"sqlite:///{tmp_path / 'killed.db'}"
    killed = Store.open(url)
    chance = random.Random(7)
    reached = []
    for _ in range(6):
        process = start(url, folder, 0.005)
        time.sleep(chance.uniform(0.0, 0.25))
        process.kill()
        process.communicate()
        reached.append(killed.documents().total)
    assert any(0 < count < DOCUMENTS for count in reached), f"no kill fell into the middle: {reached}"
    finished = start(url, folder, 0.0)
    assert finished.communicate(timeout=120)[0] == "done\n"

    assert dump(killed) == dump(undisturbed)
    assert next(run.outcome for run in killed.runs()) == "done"
    assert "interrupted" in [run.outcome for run in killed.runs()]
    undisturbed.close()
    killed.close()
