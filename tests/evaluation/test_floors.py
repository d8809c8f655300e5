from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import SettingsError
from service.evaluation.floors import Floors, below, read_floors
from service.evaluation.scoring import FIELDS, Score, Tally


def score(f1_of_start: int, false_alarms: int = 0) -> Score:
    tallies = dict.fromkeys(FIELDS, Tally(10, 10, 10)) | {"start": Tally(f1_of_start, 10, 10)}
    return Score(tallies, documents=20, quiet=10, false_alarms=false_alarms)


def test_floors_are_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("made_up_at_most = 0.12\ntimes_plain_at_least = 2\n[f1]\nmeeting = 0.6\n", "utf-8")
    assert read_floors(path) == Floors({"meeting": 0.6}, 0.12, 2.0)


@pytest.mark.parametrize(
    ("content", "key", "reason"),
    [
        ("[f2]\nmeeting = 1\n", "f2", "is unknown"),
        ("[f1]\nmeetings = 0.5\n", "f1.meetings", "is no field"),
        ("[f1]\nmeeting = 'high'\n", "f1.meeting", "'high' is not a number"),
        ("f1 = 3\n", "f1", "is not a table"),
        ("made_up_at_most = true\n", "made_up_at_most", "True is not a number"),
        ("f1 = \n", "", "Invalid value"),
    ],
)
def test_wrong_floor_is_named_with_file_key_and_reason(tmp_path: Path, content: str, key: str, reason: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_floors(path)
    assert (caught.value.file, caught.value.key) == (str(path), key)
    assert caught.value.reason.startswith(reason)


def test_figure_below_its_floor_is_told_and_one_on_it_is_not() -> None:
    floors = Floors({"start": 0.5})
    assert below(floors, score(4), None) == ("start: F1 0.400 is below 0.500",)
    assert below(floors, score(5), None) == ()


def test_false_alarms_above_the_most_are_told() -> None:
    assert below(Floors({}, made_up_at_most=0.1), score(9, 1), None) == ()
    assert below(Floors({}, made_up_at_most=0.1), score(9, 2), None) == (
        "made up in 20.0% of the documents that announce none, above 10.0%",
    )


def test_speed_is_held_against_plain_parsing_and_must_be_measured() -> None:
    floors = Floors({}, times_plain_at_least=2.0)
    assert below(floors, score(9), 2.0) == ()
    assert below(floors, score(9), 1.5) == ("1.50 times the rate of plain parsing is below 2.00",)
    assert below(floors, score(9), None) == (
        "plain parsing was not timed (--plain), so the speed cannot be held against its floor",
    )
