"""Whatever the bytes are: a document or a DocumentError, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import documents
from service.errors import DocumentError
from service.model import RawDocument

STAMPS = st.sampled_from(
    ["", "---\n", "+++\n", "---\npublished: ", "{", '{"text":', "<html><body>", "<p>", "\ufeff", "Date: "]
)
LINES = st.lists(st.text(max_size=80), max_size=8).map("\n".join)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".json", ".eml", ""])
@settings(max_examples=60, deadline=None)
@given(start=STAMPS, text=LINES, noise=st.binary(max_size=20))
def test_any_bytes_give_a_document_or_a_document_error(suffix, start, text, noise):
    data = (start + text).encode("utf-8", "replace") + noise
    raw = RawDocument("test", "a" + suffix, data, datetime(2026, 11, 24, tzinfo=UTC), "a" + suffix)
    try:
        document = documents.read(raw)
    except DocumentError:
        return
    assert document.body.strip() == document.body != ""
    assert document.published is not None
    document.text.encode("utf-8")
