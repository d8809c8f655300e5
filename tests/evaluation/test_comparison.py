from __future__ import annotations

from service.evaluation.comparison import compare
from service.evaluation.form import entry_of
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.model import Document

GOLD = entry_of({"participants": [{"name": "Anna Berg", "party": "NO"}], "start": "2031-05-02", "topics": ["fish"]})
NO_START = entry_of({"participants": [{"name": "Anna Berg", "party": "NO"}], "topics": ["fish"]})
NO_TOPIC = entry_of({"participants": [{"name": "Anna Berg", "party": "NO"}], "start": "2031-05-02"})
DOCUMENT = BenchmarkDocument("doc", Document(body="x"), None, (GOLD,))


def test_later_run_mends_some_faults_and_breaks_others() -> None:
    compared = compare([DOCUMENT], {"doc": Prediction((NO_START,))}, {"doc": Prediction((NO_TOPIC,))})
    assert [fault.kind for fault in compared.mended] == ["start: missing"]
    assert [fault.kind for fault in compared.broken] == ["topic: missing"]
    assert (compared.earlier.tallies["start"].f1, compared.later.tallies["start"].f1) == (0.0, 1.0)


def test_fault_that_both_runs_have_is_neither_mended_nor_broken() -> None:
    compared = compare([DOCUMENT], {"doc": Prediction((NO_START,))}, {"doc": Prediction((NO_START,))})
    assert (compared.mended, compared.broken) == ((), ())


def test_document_that_a_run_lacks_counts_as_nothing_found() -> None:
    compared = compare([DOCUMENT], {}, {"doc": Prediction((GOLD,))})
    assert [fault.kind for fault in compared.mended] == ["meeting: missed"]
    assert compared.earlier.tallies["meeting"].f1 == 0.0
