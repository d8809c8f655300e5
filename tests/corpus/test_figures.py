"""What extraction reaches on the corpus does not fall: a floor a file, a little below the figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service import extract
from service.evaluation.form import benchmark_form, entry_of
from service.evaluation.scoring import Score, score_document, total
from service.model import Document
from tests.corpus.answers import HERE

# F1 of the meetings, and of the meetings whose fields are all right.
FLOORS = {
    "documents.jsonl": (0.68, 0.22),
    "ministries.jsonl": (0.74, 0.34),
    "mixed.jsonl": (0.65, 0.15),
    "papers.jsonl": (0.63, 0.19),
    "wires.jsonl": (0.77, 0.38),
}


def test_every_file_of_the_corpus_has_a_floor() -> None:
    assert {path.name for path in HERE.glob("*.jsonl")} == FLOORS.keys()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_figures_of_a_file_do_not_fall(name: str) -> None:
    found = total(_scores(HERE / name))
    reached = (found.tallies["meeting"].f1, found.tallies["whole"].f1)
    assert all(figure >= floor for figure, floor in zip(reached, FLOORS[name], strict=True)), reached


def _scores(path: Path) -> Iterator[Score]:
    extractor = extract.load()
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        document = _read(row)
        guesses = [entry_of(benchmark_form(told, document)) for told in extractor.extract(document)]
        yield score_document([entry_of(meeting) for meeting in row["meetings"]], guesses)


def _read(row: dict[str, Any]) -> Document:
    return Document(row["text"], row["title"], date.fromisoformat(row["published"]), outlet=row["outlet"])
