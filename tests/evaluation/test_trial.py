from __future__ import annotations

import json
from pathlib import Path

from service.evaluation.form import entry_of
from service.evaluation.reading import BenchmarkDocument, read_predictions
from service.evaluation.trial import evaluate
from service.model import Document, Reckoning, Span
from service.trace import Trace
from tests.evaluation.fakes import LINE, bench, bench_with_plain, bench_with_trace

DOCUMENTS = tuple(
    BenchmarkDocument(name, Document(body=body), "north", None)
    for name, body in (("a", LINE), ("b", "Nothing is announced."), ("c", f"Again.\n{LINE}"))
)


def test_predictions_are_written_in_order_a_line_a_document(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = evaluate(DOCUMENTS, bench, out)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert [len(row["meetings"]) for row in rows] == [1, 0, 1]
    assert set(rows[0]) == {"id", "meetings", "explain"}
    assert (run.model, run.version, run.failures) == ("no model", "fake-1", ())


def test_predictions_that_are_read_again_are_those_of_the_run(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = evaluate(DOCUMENTS, bench, out)
    assert read_predictions(out) == run.predictions


def test_trace_is_asked_for_in_place_of_the_announcements_alone_and_stands_in_the_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = evaluate(DOCUMENTS, bench_with_trace, out)
    assert read_predictions(out) == run.predictions
    assert run.predictions["a"].trace == Trace(read=(Span(0, 4),))
    assert len(run.predictions["a"].entries) == 1


def test_worker_processes_give_the_same_predictions(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    evaluate(DOCUMENTS, bench, one)
    evaluate(DOCUMENTS, bench, two, jobs=2)
    assert one.read_bytes() == two.read_bytes()


def test_failed_document_is_told_and_the_others_are_measured(tmp_path: Path) -> None:
    odd = tuple(BenchmarkDocument(body.lower(), Document(body=body), None, ()) for body in ("STRANGE", "BREAK"))
    out = tmp_path / "out.jsonl"
    run = evaluate((*odd, *DOCUMENTS), bench, out)
    told, unforeseen = run.failures
    assert (told.id, told.failure, told.fault) == ("strange", "doc: is not English", False)
    assert (unforeseen.id, unforeseen.fault) == ("break", True)
    assert "RuntimeError: told to break" in (unforeseen.failure or "")
    assert json.loads(out.read_text("utf-8").splitlines()[1])["failure"] == unforeseen.failure
    assert len(run.predictions["a"].entries) == 1


def test_plain_parsing_is_timed_only_when_asked(tmp_path: Path) -> None:
    alone, beside = evaluate(DOCUMENTS, bench, tmp_path / "1"), evaluate(DOCUMENTS, bench_with_plain, tmp_path / "2")
    assert (alone.plain_seconds, alone.plain_rate) == (0.0, 0.0)
    assert beside.plain_seconds > 0
    assert beside.plain_rate == len(DOCUMENTS) / beside.plain_seconds


def test_progress_is_told_after_each_document_and_undated_ones_are_counted(tmp_path: Path) -> None:
    ticks: list[int] = []
    undated = BenchmarkDocument("d", Document(body="x", reckoning=Reckoning.RECEIVED), None, None)
    run = evaluate((*DOCUMENTS, undated), bench, tmp_path / "out", progress=lambda: ticks.append(1))
    assert (len(ticks), run.undated) == (4, 1)


def test_entry_of_a_written_meeting_is_the_one_that_was_found(tmp_path: Path) -> None:
    run = evaluate(DOCUMENTS[:1], bench, tmp_path / "out")
    assert run.predictions["a"].entries == (entry_of(run.trials[0].meetings[0]),)
    assert run.predictions["a"].rules_of(0) == ("fake-line",)
