"""``dipcal evaluate`` as a person runs it. The documents and the people in them are invented."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.meetings.confidence import FEATURES

ANNOUNCED = "Norwegian Foreign Minister Anna Berg will meet Estonian Foreign Minister Jaan Tamm in Oslo on Friday."
GOLD = {
    "status": "scheduled",
    "mode": "in_person",
    "participants": [
        {"name": "Anna Berg", "role": "Foreign Minister", "party": "NO"},
        {"name": "Jaan Tamm", "role": "Foreign Minister", "party": "EE"},
    ],
    "start": "2031-05-02",
    "end": None,
    "place": {"name": "Oslo", "country": "NO"},
    "topics": [],
    "evidence": "Anna Berg will meet Estonian Foreign Minister Jaan Tamm in Oslo on Friday",
}
DOCUMENTS = (
    {"id": "talks", "published": "2031-04-30", "title": "", "text": ANNOUNCED, "group": "north", "meetings": [GOLD]},
    {"id": "quiet", "published": "2031-04-30", "text": "Fish were cheap in Oslo.", "group": "south", "meetings": []},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in.jsonl", *DOCUMENTS)
    return tmp_path


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def evaluate(folder: Path, *options: str) -> Result:
    arguments = ["evaluate", str(folder / "in.jsonl"), "--predictions", str(folder / "out.jsonl"), *options]
    return CliRunner().invoke(main, arguments)


def test_predictions_are_written_and_figures_model_and_speed_are_printed(folder: Path) -> None:
    result = evaluate(folder, "--plain")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], len(row["meetings"])) for row in rows] == [("talks", 1), ("quiet", 0)]
    assert set(rows[0]["meetings"][0]) == set(GOLD)
    assert "meeting        1.000     1.000     1.000       1       1" in result.output
    assert "documents without a meeting in which one was made up: 0 of 1" in result.output
    assert "model en_core_web" in result.output
    assert "2 documents · " in result.output
    assert "plain nlp(text), same model and documents: " in result.output


def test_report_is_printed_and_written_and_groups_are_told(folder: Path) -> None:
    result = evaluate(folder, "--by-group", "--report", str(folder / "analysis"))
    written = (folder / "analysis" / "report.txt").read_text("utf-8")
    assert "F1 by group" in result.output
    for text in (result.output, written):
        assert "Errors by cost" in text
        assert "Rules that fired" in text
        assert "expected calibration error" in text


def test_missed_meeting_is_reported_with_where_it_was_lost(folder: Path) -> None:
    past = ANNOUNCED.replace("will meet", "met").replace("on Friday", "on Monday")
    write(folder / "in.jsonl", {**DOCUMENTS[0], "text": past, "meetings": [{**GOLD, "evidence": past}]})
    result = evaluate(folder, "--report", str(folder / "analysis"))
    (fault,) = map(json.loads, (folder / "analysis" / "faults.jsonl").read_text("utf-8").splitlines())
    assert (fault["kind"], fault["why"]) == ("meeting: missed", "judged past (rule past)")
    assert "judged past (rule past)" in result.output
    assert "trace meet: past (rule past) → judged" in result.output


def test_traces_stand_in_the_predictions_so_that_two_runs_can_be_compared(folder: Path) -> None:
    evaluate(folder, "--report")
    (folder / "out.jsonl").rename(folder / "old.jsonl")
    result = evaluate(folder, "--compare", str(folder / "old.jsonl"))
    assert result.exit_code == 0, result.output
    assert "Better: 0 faults" in result.output
    assert "Worse: 0 faults" in result.output


def test_earlier_predictions_are_compared_with(folder: Path) -> None:
    write(folder / "old.jsonl", {"id": "talks", "meetings": []})
    result = evaluate(folder, "--compare", str(folder / "old.jsonl"))
    assert "Better: 1 faults\n  talks: meeting: missed" in result.output


def test_documents_without_answers_get_predictions_and_no_figures(folder: Path) -> None:
    write(folder / "in.jsonl", {key: value for key, value in DOCUMENTS[0].items() if key != "meetings"})
    result = evaluate(folder)
    assert result.exit_code == 0, result.output
    assert "the file holds no answers" in result.output
    assert len(json.loads((folder / "out.jsonl").read_text("utf-8"))["meetings"]) == 1


def test_one_group_alone_is_measured(folder: Path) -> None:
    assert "0 of 1" in evaluate(folder, "--group", "south").output
    assert len((folder / "out.jsonl").read_text("utf-8").splitlines()) == 1


def test_unknown_group_is_named(folder: Path) -> None:
    result = evaluate(folder, "--group", "west")
    assert result.exit_code == 2
    assert "no document is of group 'west'" in result.output


def test_figure_below_its_floor_ends_with_failure(folder: Path) -> None:
    floors = folder / "floors.toml"
    floors.write_text("[f1]\nmeeting = 1.0\n", "utf-8")
    assert evaluate(folder, "--floors", str(floors)).exit_code == 0
    floors.write_text("[f1]\ntopic = 0.5\n", "utf-8")
    result = evaluate(folder, "--floors", str(floors))
    assert result.exit_code == 1
    assert "below the floor: topic: F1 0.000 is below 0.500" in result.output


def test_broken_line_stops_before_anything_is_written(folder: Path) -> None:
    with (folder / "in.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    result = evaluate(folder)
    assert result.exit_code == 2
    assert result.output.startswith(f"dipcal: {folder / 'in.jsonl'}:3: is not JSON")
    assert not (folder / "out.jsonl").exists()


def test_one_group_after_the_other_is_left_out(folder: Path) -> None:
    arguments = ["evaluate", str(folder / "in.jsonl"), "--leave-one-out"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    rows = [line.split() for line in result.output.splitlines()]
    assert [row[0] for row in rows if row[:1] in (["north"], ["south"])] == ["north", "south"]
    assert any(row[:6] == ["all,", "learnt", "on", "all", "2", "1.000"] for row in rows)


def test_leaving_out_needs_two_groups_and_the_rest_needs_a_file_of_predictions(folder: Path) -> None:
    write(folder / "in.jsonl", DOCUMENTS[0])
    for options, told in ((["--leave-one-out"], "two groups at least"), ([], "Missing option '--predictions'")):
        result = CliRunner().invoke(main, ["evaluate", str(folder / "in.jsonl"), *options])
        assert result.exit_code == 2
        assert told in result.output


def test_weights_are_fitted_and_written_with_every_feature(folder: Path) -> None:
    result = CliRunner().invoke(main, ["calibrate", str(folder / "in.jsonl"), "--output", str(folder / "weights.toml")])
    assert result.exit_code == 0, result.output
    assert "1 announcements, 1 of them right" in result.output
    assert set(tomllib.loads((folder / "weights.toml").read_text("utf-8"))["weights"]) == set(FEATURES)
