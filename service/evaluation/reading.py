"""Reads files in the benchmark's form: JSON lines of documents, with or without answers, and of predictions.

Comes in: a path. Goes out: ``BenchmarkDocument``s, or entries by document. What cannot be understood is a
``DocumentError`` that names file, line and field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from service.errors import DocumentError
from service.evaluation.form import Entry, entry_of, trace_of
from service.model import Document, Reckoning
from service.trace import Trace


@dataclass(frozen=True, slots=True)
class BenchmarkDocument:
    """A document with the reader's answers; ``golds`` is None where there are none, ``group`` its kind of outlet."""

    id: str
    document: Document
    group: str | None
    golds: tuple[Entry, ...] | None

    @property
    def dated(self) -> bool:
        """Whether its day of publication is told."""
        return self.document.reckoning is not Reckoning.RECEIVED


@dataclass(frozen=True, slots=True)
class Prediction:
    """What an extractor said of a document: its entries, and beside each its rules, its confidence and the words of its
    time, if they are told; ``trace``: what became of every trigger, if that was asked for."""

    entries: tuple[Entry, ...] = ()
    rules: tuple[tuple[str, ...], ...] = ()
    confidences: tuple[float, ...] = ()
    whens: tuple[str | None, ...] = ()
    trace: Trace | None = None

    def rules_of(self, number: int) -> tuple[str, ...]:
        """The rules of one entry; none where they are not told."""
        return self.rules[number] if self.rules else ()

    def when_of(self, number: int) -> str | None:
        """The time of one entry as the text words it."""
        return self.whens[number] if self.whens else None


def read_documents(path: Path, *, received: date | None) -> tuple[BenchmarkDocument, ...]:
    """The documents of a file. One without a day of publication is reckoned from the day ``received``, if any."""
    documents = tuple(_benchmark_document(row, where, received) for where, row in _rows(path))
    if not documents:
        raise DocumentError(str(path), "holds no document")
    return documents


def read_predictions(path: Path) -> dict[str, Prediction]:
    """The predictions of a file, by document."""
    return {row["id"]: _prediction(row, where) for where, row in _rows(path)}


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line's object with its name for messages (file:line). Identifiers are there, and each is used once."""
    seen: set[str] = set()
    for where, line in _lines(path):
        row = _object(line, where)
        identifier = _text(row, "id", where)
        if identifier in seen:
            raise DocumentError(where, f"{identifier!r} stands on an earlier line too", field="id")
        seen.add(identifier)
        yield where, row


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise DocumentError(str(path), f"is not UTF-8 (byte {error.start})") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield f"{path}:{number}", line


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(where, f"is not JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(row, dict):
        raise DocumentError(where, f"holds a JSON {type(row).__name__}, not an object")
    return row


def _benchmark_document(row: dict[str, Any], where: str, received: date | None) -> BenchmarkDocument:
    published = _date(row, where)
    document = Document(
        body=_text(row, "text", where),
        title=_optional_text(row, "title", where),
        published=published or received,
        reckoning=Reckoning.METADATA if published else Reckoning.RECEIVED,
        outlet=_optional_text(row, "outlet", where),
    )
    golds = _entries(row, where) if "meetings" in row else None
    return BenchmarkDocument(row["id"], document, _optional_text(row, "group", where), golds)


def _prediction(row: dict[str, Any], where: str) -> Prediction:
    entries, trace = _entries(row, where), _trace(row, where)
    told = row.get("explain")
    if told is None:
        return Prediction(entries, trace=trace)
    if not isinstance(told, list) or len(told) != len(entries) or not all(isinstance(e, dict) for e in told):
        raise DocumentError(where, "is not a list with one object a meeting", field="explain")
    return Prediction(
        entries,
        rules=tuple(tuple(explained.get("rules", ())) for explained in told),
        confidences=tuple(float(explained.get("confidence", 1.0)) for explained in told),
        whens=tuple(explained.get("when_told") for explained in told),
        trace=trace,
    )


def _trace(row: dict[str, Any], where: str) -> Trace | None:
    try:
        return trace_of(row["trace"]) if row.get("trace") is not None else None
    except (KeyError, TypeError, ValueError) as error:
        raise DocumentError(where, f"is no trace ({type(error).__name__}: {error})", field="trace") from error


def _entries(row: dict[str, Any], where: str) -> tuple[Entry, ...]:
    meetings = row.get("meetings")
    if not isinstance(meetings, list):
        raise DocumentError(where, "is not a list", field="meetings")
    for number, meeting in enumerate(meetings):
        _require_object(meeting, f"meetings[{number}]", where)
        _require_list_of_objects(meeting.get("participants"), f"meetings[{number}].participants", where)
        if meeting.get("place") is not None:
            _require_object(meeting["place"], f"meetings[{number}].place", where)
    return tuple(entry_of(meeting) for meeting in meetings)


def _require_object(value: object, field: str, where: str) -> None:
    if not isinstance(value, dict):
        raise DocumentError(where, "is not an object", field=field)


def _require_list_of_objects(value: object, field: str, where: str) -> None:
    if not isinstance(value, Sequence) or not all(isinstance(item, dict) for item in value):
        raise DocumentError(where, "is not a list of objects", field=field)


def _text(row: dict[str, Any], field: str, where: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value:
        raise DocumentError(where, "is missing" if value is None else "is not a text", field=field)
    return value


def _optional_text(row: dict[str, Any], field: str, where: str) -> str | None:
    return _text(row, field, where) if row.get(field) else None


def _date(row: dict[str, Any], where: str) -> date | None:
    value = _optional_text(row, "published", where)
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise DocumentError(where, f"{value!r} is not an ISO 8601 date", field="published") from error
