from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console, RenderableType

from service.evaluation import report
from service.evaluation.calibration import reliability
from service.evaluation.comparison import compare
from service.evaluation.faults import costs, faults_of
from service.evaluation.form import entry_of
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.evaluation.scoring import FIELDS, Score, Tally, score_document
from service.evaluation.trial import evaluate
from service.model import Document
from tests.evaluation.fakes import bench, bench_with_plain

GOLD = entry_of(
    {
        "participants": [{"name": "Anna Berg", "role": "Foreign Minister", "party": "NO"}],
        "place": {"name": "Oslo", "country": "NO"},
        "evidence": "Berg will speak\nin Oslo [sic]",
    }
)
GUESS = entry_of(
    {"participants": [{"name": "Anna Berg", "role": "Foreign Minister", "party": "NO"}], "evidence": "Berg will speak"}
)
DOCUMENT = BenchmarkDocument("doc", Document(body="Berg will speak\nin Oslo [sic]."), "north", (GOLD,))
PREDICTION = Prediction((GUESS,), (("verb:speak",),), (0.42,))


def printed(part: RenderableType) -> str:
    console = Console(file=StringIO(), width=180, highlight=False)
    console.print(part)
    file = console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


def test_figures_are_laid_out_as_the_benchmarks_scorer_does() -> None:
    tallies = dict.fromkeys(FIELDS, Tally(1, 2, 4)) | {"whole": Tally(0, 2, 4)}
    lines = report.figures(Score(tallies, documents=9, quiet=7, false_alarms=3)).splitlines()
    assert lines[0] == "           precision    recall        F1    gold   guess"
    assert lines[1] == "meeting        0.250     0.500     0.333       2       4"
    assert lines[-2] == "whole          0.000     0.000     0.000       2       4"
    assert lines[-1] == "documents without a meeting in which one was made up: 3 of 7"
    assert len(lines) == 10


def test_speed_names_the_model_and_the_multiple_of_plain_parsing(tmp_path: Path) -> None:
    run = evaluate((DOCUMENT,), bench_with_plain, tmp_path / "out")
    told = report.speed(run)
    assert told.startswith("model no model · extractor fake-1\n1 documents · ")
    assert f"extraction runs {run.rate / run.plain_rate:.2f} times as fast" in told
    assert "no day of publication" not in told


def test_error_analysis_shows_kind_cost_both_passages_and_rules() -> None:
    score = score_document((GOLD,), (GUESS,))
    ranked = costs(faults_of(DOCUMENT, PREDICTION), score)
    table, passages = printed(report.kinds(ranked)), printed(report.passages(ranked))
    assert [line.split() for line in table.splitlines() if "place" in line] == [
        ["place:", "missing", "1", "100.0", "200.0"]
    ]
    assert "place: missing (1 of 1)" in passages
    assert "doc: none for Oslo/NO" in passages
    assert "gold  “Berg will speak in Oslo [sic]”" in passages  # brackets are text, no markup
    assert "guess “Berg will speak”" in passages
    assert "rules verb:speak" in passages


def test_passages_are_cut_to_the_most_that_is_asked_for() -> None:
    faults = [fault for _ in range(3) for fault in faults_of(DOCUMENT, PREDICTION)]
    ranked = costs(faults, score_document((GOLD,), (GUESS,)))
    assert "place: missing (2 of 3)" in printed(report.passages(ranked, most=2))


def test_rules_are_told_with_how_often_they_were_right() -> None:
    made_up = entry_of({"participants": [{"name": "Vera Fine", "party": "IE"}]})
    prediction = Prediction((GUESS, made_up), (("verb:speak",), ("verb:speak", "noun:trip")), (0.9, 0.3))
    rows = [line.split() for line in printed(report.rules([(DOCUMENT, prediction)])).splitlines() if ":" in line]
    assert rows == [["noun:trip", "1", "1", "0.00"], ["verb:speak", "2", "1", "0.50"]]


def test_reliability_table_shows_bins_and_error() -> None:
    table = printed(report.reliability(reliability([(0.85, True), (0.15, False)])))
    assert "expected calibration error 0.150" in table
    assert [line.split() for line in table.splitlines() if "–" in line] == [
        ["0.1–0.2", "1", "0.15", "0.00", "+0.15"],
        ["0.8–0.9", "1", "0.85", "1.00", "-0.15"],
    ]


def test_groups_have_a_row_each() -> None:
    table = printed(report.by_group({"north": score_document((GOLD,), (GOLD,)), "quiet": score_document((), ())}))
    rows = [line.split() for line in table.splitlines() if line.strip().startswith(("north", "quiet"))]
    assert rows[0][:4] == ["north", "1", "1.000", "1.000"]
    assert rows[1][:4] == ["quiet", "1", "-", "-"]
    assert rows[1][-3:] == ["0", "of", "1"]


def test_comparison_shows_change_and_the_faults_that_went_and_came() -> None:
    right, told = {"doc": Prediction((GOLD,))}, {"doc": PREDICTION}
    shown = printed(report.comparison(compare([DOCUMENT], right, told)))
    assert [line.split() for line in shown.splitlines() if line.strip().startswith("place")] == [
        ["place", "1.000", "0.000", "-1.000"]
    ]
    assert "Better: 0 faults" in shown
    assert "Worse: 1 faults\n  doc: place: missing: none for Oslo/NO" in shown


def test_failures_are_shown_by_reason(tmp_path: Path) -> None:
    documents = tuple(BenchmarkDocument(name, Document(body="STRANGE"), None, ()) for name in ("a", "b"))
    shown = printed(report.failures(evaluate(documents, bench, tmp_path / "out")))
    assert shown == "a, b:\ndoc: is not English\n"
