"""The corpus: whole documents with their answers, written for this project.

Two parts. ``seeds/`` below this folder mirrors the project's seeds: beside ``seeds/<source>/<file>`` stands
``<source>/<file>.toml`` with what the file tells of itself (title, published, reckoning) and the meetings that it
announces. The ``*.jsonl`` files hold further documents in other manners, in the benchmark's form. Answers follow the
benchmark's guidelines; they say what is right, not what an extractor finds. A field that is null is left out in TOML.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from service import documents
from service.model import Document, RawDocument, Reckoning

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
# The seeds were written by then; what reads their datelines must not depend on the day of the test.
RECEIVED = datetime(2026, 11, 24, 21, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one seed should give. ``meetings`` are in the benchmark's form."""

    title: str | None
    published: date
    reckoning: Reckoning
    meetings: tuple[dict[str, Any], ...]


def seed_names() -> list[str]:
    """The seeds, by their path below seeds/."""
    paths = (path for path in SEEDS.rglob("*") if path.is_file() and path.name != "README.md")
    return sorted(path.relative_to(SEEDS).as_posix() for path in paths)


def answered_names() -> list[str]:
    """The seeds that have an answer."""
    answers = HERE / "seeds"
    return sorted(path.relative_to(answers).as_posix().removesuffix(".toml") for path in answers.rglob("*.toml"))


def seed_document(name: str) -> Document:
    """The seed as the product reads it."""
    raw = RawDocument("seeds", name, (SEEDS / name).read_bytes(), RECEIVED, f"seeds/{name}")
    return documents.read(raw)


def seed_answer(name: str) -> Answer:
    """The answer to a seed."""
    told = tomllib.loads((HERE / "seeds" / f"{name}.toml").read_text(encoding="utf-8"))
    return Answer(
        told.get("title"),
        told["published"],
        Reckoning(told["reckoning"]),
        tuple(_benchmark_form(meeting) for meeting in told["meetings"]),
    )


def seed_rows() -> Iterator[dict[str, Any]]:
    """The seeds and their answers as rows of the benchmark, for the evaluator."""
    for name in seed_names():
        document, answer = seed_document(name), seed_answer(name)
        yield {
            "id": name,
            "published": answer.published.isoformat(),
            "title": document.title,
            "text": document.body,
            "outlet": document.outlet,
            "group": "seeds",
            "meetings": list(answer.meetings),
        }


def document_rows() -> Iterator[dict[str, Any]]:
    """The further documents, as rows of the benchmark."""
    for path in sorted(HERE.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _benchmark_form(meeting: dict[str, Any]) -> dict[str, Any]:
    """TOML has no null: what was left out is filled in."""
    place = meeting.get("place")
    return meeting | {
        "start": meeting.get("start"),
        "end": meeting.get("end"),
        "place": {"name": place.get("name"), "country": place.get("country")} if place else None,
        "participants": [
            {field: told.get(field) for field in ("name", "role", "party")} for told in meeting["participants"]
        ],
    }
