"""The least that extraction must reach: a file of floors, held against a run.

The file is TOML: a table ``f1`` with a floor a field; ``made_up_at_most``, the share of documents announcing nothing
in which one may be made up; ``times_plain_at_least``, how many times the rate of plain parsing. All are optional.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.errors import SettingsError
from service.evaluation.scoring import FIELDS, Score

_KEYS = {"f1", "made_up_at_most", "times_plain_at_least"}


@dataclass(frozen=True, slots=True)
class Floors:
    """What a run is held against."""

    f1: dict[str, float]
    made_up_at_most: float | None = None
    times_plain_at_least: float | None = None


def read_floors(path: Path) -> Floors:
    """The floors of a file. Raises SettingsError with file, key and reason."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(path), "", str(error)) from error
    for key in table.keys() - _KEYS:
        raise SettingsError(str(path), key, f"is unknown; known are {', '.join(sorted(_KEYS))}")
    f1 = table.get("f1", {})
    if not isinstance(f1, dict):
        raise SettingsError(str(path), "f1", "is not a table")
    for name in f1.keys() - set(FIELDS):
        raise SettingsError(str(path), f"f1.{name}", f"is no field; fields are {', '.join(FIELDS)}")
    return Floors(
        f1={name: _number(path, f"f1.{name}", value) for name, value in f1.items()},
        made_up_at_most=_optional(path, table, "made_up_at_most"),
        times_plain_at_least=_optional(path, table, "times_plain_at_least"),
    )


def below(floors: Floors, score: Score, times_plain: float | None) -> tuple[str, ...]:
    """A sentence for each floor that isn't reached. ``times_plain`` is None where plain parsing was not timed."""
    faults = [
        f"{name}: F1 {score.tallies[name].f1:.3f} is below {floor:.3f}"
        for name, floor in floors.f1.items()
        if score.tallies[name].f1 < floor
    ]
    most = floors.made_up_at_most
    if most is not None and score.false_alarm_rate > most:
        faults.append(f"made up in {score.false_alarm_rate:.1%} of the documents that announce none, above {most:.1%}")
    least = floors.times_plain_at_least
    if least is not None and times_plain is None:
        faults.append("plain parsing was not timed (--plain), so the speed cannot be held against its floor")
    elif least is not None and times_plain is not None and times_plain < least:
        faults.append(f"{times_plain:.2f} times the rate of plain parsing is below {least:.2f}")
    return tuple(faults)


def _number(path: Path, key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SettingsError(str(path), key, f"{value!r} is not a number")
    return float(value)


def _optional(path: Path, table: dict[str, Any], key: str) -> float | None:
    return _number(path, key, table[key]) if key in table else None
