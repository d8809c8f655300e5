from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.errors import DocumentError
from service.evaluation.reading import read_documents, read_predictions
from service.model import Reckoning

TODAY = date(2031, 5, 1)


def lines(path: Path, *rows: Any) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def test_document_is_read_with_its_headline_day_outlet_group_and_answers(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "published": "2031-04-30",
        "title": "Berg to visit Tallinn",
        "text": "First.\nSecond.",
        "outlet": "The Herald",
        "group": "north",
        "meetings": [],
    }
    (read,) = read_documents(lines(tmp_path / "in.jsonl", row), received=TODAY)
    assert read.document.text == "Berg to visit Tallinn\nFirst.\nSecond."
    assert (read.document.published, read.document.reckoning) == (date(2031, 4, 30), Reckoning.METADATA)
    assert (read.document.outlet, read.group, read.golds, read.dated) == ("The Herald", "north", (), True)


def test_document_of_bare_text_has_no_headline_and_no_answers(tmp_path: Path) -> None:
    (read,) = read_documents(lines(tmp_path / "in.jsonl", {"id": "a", "title": "", "text": "Only."}), received=TODAY)
    assert (read.document.title, read.document.text, read.golds, read.group) == (None, "Only.", None, None)


def test_document_without_a_day_is_reckoned_from_today_as_received(tmp_path: Path) -> None:
    row = {"id": "a", "published": None, "text": "Only."}
    (read,) = read_documents(lines(tmp_path / "in.jsonl", row), received=TODAY)
    assert (read.document.published, read.document.reckoning, read.dated) == (TODAY, Reckoning.RECEIVED, False)


def test_document_without_a_day_keeps_none_where_it_is_not_to_be_reckoned(tmp_path: Path) -> None:
    (read,) = read_documents(lines(tmp_path / "in.jsonl", {"id": "a", "text": "Only."}), received=None)
    assert (read.document.published, read.dated) == (None, False)


def test_byte_order_mark_empty_lines_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "One."}\r\n\r\n{"id": "b", "text": "Two."}')
    assert [read.id for read in read_documents(path, received=TODAY)] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("{broken", None, "is not JSON"),
        ("[1]", None, "holds a JSON list, not an object"),
        ({"text": "x"}, "id", "is missing"),
        ({"id": 7, "text": "x"}, "id", "is not a text"),
        ({"id": "b"}, "text", "is missing"),
        ({"id": "b", "text": ["x"]}, "text", "is not a text"),
        ({"id": "b", "text": "x", "title": 3}, "title", "is not a text"),
        ({"id": "a", "text": "x"}, "id", "'a' stands on an earlier line too"),
        ({"id": "b", "text": "x", "published": "2031-02-30"}, "published", "'2031-02-30' is not an ISO 8601 date"),
        ({"id": "b", "text": "x", "meetings": None}, "meetings", "is not a list"),
        ({"id": "b", "text": "x", "meetings": ["y"]}, "meetings[0]", "is not an object"),
        ({"id": "b", "text": "x", "meetings": [{}]}, "meetings[0].participants", "is not a list of objects"),
        (
            {"id": "b", "text": "x", "meetings": [{"participants": [], "place": "Oslo"}]},
            "meetings[0].place",
            "is not an object",
        ),
    ],
)
def test_fault_names_file_line_field_and_reason(tmp_path: Path, line: Any, field: str | None, reason: str) -> None:
    path = lines(tmp_path / "in.jsonl", {"id": "a", "text": "x"}, "", line)
    with pytest.raises(DocumentError) as caught:
        read_documents(path, received=TODAY)
    assert (caught.value.name, caught.value.field) == (f"{path}:3", field)
    assert caught.value.reason.startswith(reason)


def test_file_without_documents_missing_or_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "a", "text": "Z\xfcrich"}')
    for name, reason in (
        ("empty.jsonl", "holds no document"),
        ("latin.jsonl", "is not UTF-8 (byte 22)"),
        ("none.jsonl", "No such file or directory"),
    ):
        with pytest.raises(DocumentError) as caught:
            read_documents(tmp_path / name, received=TODAY)
        assert (caught.value.name, caught.value.reason) == (str(tmp_path / name), reason)


def test_predictions_are_read_with_rules_and_confidence_where_they_are_told(tmp_path: Path) -> None:
    meeting = {"participants": [{"name": "Anna Berg", "party": "NO"}]}
    path = lines(
        tmp_path / "out.jsonl",
        {"id": "a", "meetings": [meeting], "explain": [{"rules": ["visit"], "confidence": 0.5}]},
        {"id": "b", "meetings": [meeting]},
    )
    read = read_predictions(path)
    assert (read["a"].rules_of(0), read["a"].confidences) == (("visit",), (0.5,))
    assert (read["b"].rules_of(0), read["b"].confidences, len(read["b"].entries)) == ((), (), 1)


def test_explanations_that_do_not_match_the_meetings_are_a_fault(tmp_path: Path) -> None:
    path = lines(tmp_path / "out.jsonl", {"id": "a", "meetings": [], "explain": [{}]})
    with pytest.raises(DocumentError) as caught:
        read_predictions(path)
    assert caught.value.field == "explain"


def test_trace_that_is_none_is_a_fault(tmp_path: Path) -> None:
    path = lines(tmp_path / "out.jsonl", {"id": "a", "meetings": [], "trace": {"read": [[0, 4]]}})
    with pytest.raises(DocumentError) as caught:
        read_predictions(path)
    assert caught.value.field == "trace"
