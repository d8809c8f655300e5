"""Jobs at their intervals, and one scheduler at a time."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.model import Run
from service.scheduler import LEASE, Scheduler
from service.store import Store
from tests.fakes import FakeExtractor
from tests.scheduling import settings_for

HEAD = "---\npublished: 2019-02-27\n---\n"
TALKS = f"{HEAD}MEETING: Ada Alba, -, RU; Vito Vega, -, VE | 2019-03-01 | Moscow, RU\n"
VISIT = f"{HEAD}MEETING: Gus Gray, -, US; -, -, AZ | 2019-03-05 | -, AZ\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "a.txt").write_text(TALKS)
    return made


@contextmanager
def running(scheduler: Scheduler) -> Iterator[Scheduler]:
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.stop()


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def ended(store: Store, job: str) -> list[Run]:
    return [run for run in store.runs(1000) if run.job == job and run.outcome == "done"]


def meetings(store: Store) -> object:
    return store.health()["meetings"]


def test_each_job_runs_at_once_and_a_dropped_file_appears_within_the_interval(
    store: Store, extractor: FakeExtractor, folder: Path
) -> None:
    with running(Scheduler(settings_for(str(folder), 0.5, 3), store, extractor)):
        wait_for(lambda: ended(store, "ingest") and ended(store, "reextract"))
        assert meetings(store) == 1
        (folder / "b.txt").write_text(VISIT)
        wait_for(lambda: meetings(store) == 2)


def test_a_broken_file_is_in_the_record_and_the_rest_goes_on(
    store: Store, extractor: FakeExtractor, folder: Path
) -> None:
    (folder / "0.txt").write_bytes(b"")
    with running(Scheduler(settings_for(str(folder), 60, 3), store, extractor)):
        wait_for(lambda: ended(store, "ingest"))
    (run,) = ended(store, "ingest")
    assert [Path(failure.name).name for failure in run.failures] == ["0.txt"]
    assert meetings(store) == 1


def test_what_an_older_extractor_read_is_extracted_from_again(store: Store, folder: Path) -> None:
    settings = settings_for(str(folder), 60, 3)
    Scheduler(settings, store, FakeExtractor()).once()
    (folder / "a.txt").unlink()
    newer = FakeExtractor("fake-2")
    with running(Scheduler(settings, store, newer)):
        wait_for(lambda: any(run.changed for run in ended(store, "reextract")))
    assert store.documents().items[0].extractor == "fake-2"


def test_once_runs_each_job_one_time_and_gives_the_lease_back(
    store: Store, extractor: FakeExtractor, folder: Path
) -> None:
    runs = Scheduler(settings_for(str(folder), 0.1, 3), store, extractor).once()
    assert runs is not None
    assert [(run.job, run.new) for run in runs] == [("ingest", 1), ("reextract", 0)]
    assert len(store.runs()) == 2
    assert store.lease_holder(LEASE, datetime.now(UTC)) is None


def test_once_does_nothing_while_another_scheduler_holds_the_lease(
    store: Store, extractor: FakeExtractor, folder: Path
) -> None:
    store.hold_lease(LEASE, "another", timedelta(minutes=1), datetime.now(UTC))
    scheduler = Scheduler(settings_for(str(folder), 0.1, 3), store, extractor)
    assert scheduler.once() is None
    assert scheduler.leader() == "another"
    assert store.runs() == ()


def test_a_stopped_scheduler_ends_its_run_after_the_document_at_hand(store: Store, folder: Path) -> None:
    for number in range(50):
        (folder / f"{number}.txt").write_text(TALKS)
    slow = FakeExtractor(slow=0.1)
    with running(Scheduler(settings_for(str(folder), 60, 3), store, slow)):
        wait_for(lambda: slow.read)
    assert 0 < len(slow.read) < 10
    assert [run.outcome for run in store.runs() if run.job == "ingest"] == ["interrupted"]


@contextmanager
def process(url: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that schedules the folder's jobs, killed at the end."""
    command = [sys.executable, "-m", "tests.scheduling", url, str(folder), "0.3", "3"]
    started = subprocess.Popen(command, cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE, text=True)
    with started:
        try:
            assert started.stdout is not None
            assert started.stdout.readline() == "ready\n"
            yield started
        finally:
            started.kill()


def test_of_two_processes_one_runs_the_jobs_and_the_other_takes_over_when_it_is_killed(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'dipcal.db'}"
    with process(url, folder) as one, process(url, folder) as other:
        wait_for(lambda: len(ended(store, "ingest")) >= 5)
        (owner,) = {run.owner for run in store.runs(1000)}
        assert [run.new for run in ended(store, "ingest")].count(1) == 1
        leading = one if owner.endswith(f":{one.pid}") else other
        leading.kill()
        leading.wait()
        before = len(ended(store, "ingest"))
        wait_for(lambda: len(ended(store, "ingest")) > before + 2)
        assert len({run.owner for run in store.runs(1000)}) == 2
