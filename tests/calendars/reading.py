"""The golden calendars: ``<name>.toml`` is a feed with its meetings, ``<name>.ics`` what must come out, to the byte.

A new case is a new pair. ``python -m tests.calendars.reading`` writes all expected files anew, for review in the diff.
"""

from __future__ import annotations

import dataclasses
import tomllib
import types
import typing
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from service.model import Announcement, Meeting, Mode, Span, Status
from service.publish.ical import Feed, calendar

FOLDER = Path(__file__).parent
NOON = datetime(2019, 2, 28, 12, 0, tzinfo=UTC)
FEED = {
    "name": "Diplomatic meetings",
    "description": "Forthcoming meetings.",
    "color": "steelblue",
    "refresh": timedelta(hours=1),
    "address": "https://calendar.example.org/calendar.ics",
    "site": "https://calendar.example.org",
    "modified": NOON,
}
MEETING = {
    "sequence": 0,
    "status": "scheduled",
    "mode": "in_person",
    "participants": [],
    "start": None,
    "end": None,
    "place": None,
    "topics": [],
    "created": NOON,
    "modified": NOON,
}
SOURCE = {"outlet": None, "title": None, "address": None, "published": None, "reckoning": "metadata"}
NOTHING = Announcement(Status.SCHEDULED, Mode.UNKNOWN, (), None, None, None, (), Span(0, 0))


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def case(name: str) -> tuple[tuple[Meeting, ...], Feed]:
    """The meetings and the feed of one input."""
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return meetings(told.get("meeting", [])), build(Feed, FEED | told.get("feed", {}))


def expected(name: str) -> bytes:
    return (FOLDER / f"{name}.ics").read_bytes()


def meetings(tables: list[dict[str, Any]]) -> tuple[Meeting, ...]:
    return tuple(meeting(**table) for table in tables)


def meeting(**told: Any) -> Meeting:
    """A meeting from a table of the TOML, with the usual values for what it leaves out."""
    sources = [
        SOURCE | {"document_id": f"d{n}", "announcement": NOTHING} | s for n, s in enumerate(told.pop("sources", []))
    ]
    built: Meeting = build(Meeting, MEETING | {"uid": "0" * 32 + "@dipcal"} | told | {"sources": sources})
    return built


def build(kind: Any, value: Any) -> Any:
    """``value`` as TOML has it, made what the annotation ``kind`` asks for; a key that does not belong is an error."""
    if value is None or isinstance(value, timedelta):
        return value
    if isinstance(kind, types.UnionType):
        return build(next(one for one in typing.get_args(kind) if one is not type(None)), value)
    if typing.get_origin(kind) is tuple:
        return tuple(build(typing.get_args(kind)[0], one) for one in value)
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        hints = typing.get_type_hints(kind)
        return kind(**{name: build(hints[name], one) for name, one in value.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    return date.fromisoformat(value) if kind is date and isinstance(value, str) else value


if __name__ == "__main__":
    for each in names():
        (FOLDER / f"{each}.ics").write_bytes(calendar(*case(each)))
