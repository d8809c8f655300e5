"""Runs an extractor over benchmark documents, writes its predictions, and takes the time.

Comes in: documents, and a function that loads the extractor (a function, so that worker processes can load
their own). Goes out: a file of predictions, a line a document, and ``Evaluation``. The clock is the
process's own (CPU seconds), so other work on the machine does not count; the time to load the model doesn't either.
"""

from __future__ import annotations

import json
import multiprocessing
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from service.errors import DipcalError
from service.evaluation.form import Explanation, MeetingForm, benchmark_form, entry_of, explanation, trace_form
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.model import Announcement, Document
from service.trace import Trace


class Extractor(Protocol):
    """What is evaluated."""

    @property
    def model(self) -> str: ...

    @property
    def version(self) -> str: ...

    def extract(self, document: Document) -> tuple[Announcement, ...]: ...


@dataclass(frozen=True, slots=True)
class Bench:
    """An extractor ready to run and, if it is to be timed beside it, the plain language model on a text.

    ``trace``, where it is given, is asked in the extractor's place: it explains its announcements.
    """

    extractor: Extractor
    plain: Callable[[str], object] | None = None
    trace: Callable[[Document], Trace] | None = None

    def run(self, document: Document) -> Trace:
        """What the document announces, with what became of its triggers if that is asked for."""
        return self.trace(document) if self.trace else Trace(self.extractor.extract(document))


@dataclass(frozen=True, slots=True)
class Trial:
    """One document's run. ``failure`` says why nothing was found; a ``fault`` is one that nobody foresaw."""

    id: str
    meetings: tuple[MeetingForm, ...]
    explain: tuple[Explanation, ...]
    seconds: float
    plain_seconds: float
    failure: str | None = None
    fault: bool = False
    trace: Trace | None = None

    @property
    def line(self) -> str:
        """The document's line in the file of predictions."""
        row: dict[str, object] = {"id": self.id, "meetings": self.meetings, "explain": self.explain}
        if self.trace is not None:
            row["trace"] = trace_form(self.trace)
        if self.failure:
            row["failure"] = self.failure
        return json.dumps(row, ensure_ascii=False)

    @property
    def prediction(self) -> Prediction:
        return Prediction(
            entries=tuple(entry_of(meeting) for meeting in self.meetings),
            rules=tuple(tuple(told["rules"]) for told in self.explain),
            confidences=tuple(told["confidence"] for told in self.explain),
            whens=tuple(told["when_told"] for told in self.explain),
            trace=self.trace,
        )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a run came to. ``plain_seconds`` is the time of plain parsing of the same documents, 0 if it did not run."""

    model: str
    version: str
    trials: tuple[Trial, ...]
    undated: int
    seconds: float
    plain_seconds: float
    wall_seconds: float

    @property
    def rate(self) -> float:
        """Documents a second on one core."""
        return len(self.trials) / self.seconds if self.seconds else 0.0

    @property
    def plain_rate(self) -> float:
        return len(self.trials) / self.plain_seconds if self.plain_seconds else 0.0

    @property
    def predictions(self) -> dict[str, Prediction]:
        return {trial.id: trial.prediction for trial in self.trials}

    @property
    def failures(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if trial.failure)


def evaluate(
    documents: Sequence[BenchmarkDocument],
    load_bench: Callable[[], Bench],
    predictions: Path,
    *,
    jobs: int = 1,
    progress: Callable[[], object] = lambda: None,
) -> Evaluation:
    """Extract from every document, in order, and write each one's predictions as soon as they are there.

    ``load_bench`` must be importable by name where ``jobs`` is more than one. ``progress`` is called after each
    document.
    """
    bench = load_bench()
    trials = []
    began = time.monotonic()
    with predictions.open("w", encoding="utf-8") as file:
        for trial in _trials(documents, bench, load_bench, jobs):
            file.write(trial.line + "\n")
            trials.append(trial)
            progress()
    return Evaluation(
        model=bench.extractor.model,
        version=bench.extractor.version,
        trials=tuple(trials),
        undated=sum(not document.dated for document in documents),
        seconds=sum(trial.seconds for trial in trials),
        plain_seconds=sum(trial.plain_seconds for trial in trials),
        wall_seconds=time.monotonic() - began,
    )


def _trials(
    documents: Sequence[BenchmarkDocument], bench: Bench, load_bench: Callable[[], Bench], jobs: int
) -> Iterator[Trial]:
    if jobs <= 1:
        yield from (_try_document(bench, document) for document in documents)
        return
    # Spawned, not forked: the parent runs threads (the progress bar), and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_open_worker, initargs=(load_bench,)) as pool:
        yield from pool.map(_try_in_worker, documents, chunksize=4)


_worker_bench: list[Bench] = []  # a worker process's own bench, loaded once when it starts


def _open_worker(load_bench: Callable[[], Bench]) -> None:
    _worker_bench.append(load_bench())


def _try_in_worker(document: BenchmarkDocument) -> Trial:
    return _try_document(_worker_bench[0], document)


def _try_document(bench: Bench, benchmark: BenchmarkDocument) -> Trial:
    """One document; what goes wrong with it is told in its trial, so that the others are still measured."""
    plain_seconds = _time_plain(bench, benchmark.document.text)
    began = time.process_time()
    try:
        trace = bench.run(benchmark.document)
    except DipcalError as error:
        return Trial(benchmark.id, (), (), time.process_time() - began, plain_seconds, str(error))
    except Exception:
        failure = traceback.format_exc()
        return Trial(benchmark.id, (), (), time.process_time() - began, plain_seconds, failure, fault=True)
    seconds, found = time.process_time() - began, trace.announcements
    return Trial(
        id=benchmark.id,
        meetings=tuple(benchmark_form(announcement, benchmark.document) for announcement in found),
        explain=tuple(explanation(announcement) for announcement in found),
        seconds=seconds,
        plain_seconds=plain_seconds,
        trace=replace(trace, announcements=()) if bench.trace else None,
    )


def _time_plain(bench: Bench, text: str) -> float:
    if bench.plain is None:
        return 0.0
    began = time.process_time()
    bench.plain(text)
    return time.process_time() - began
