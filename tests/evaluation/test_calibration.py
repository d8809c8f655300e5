from __future__ import annotations

import pytest

from service.evaluation.calibration import expected_calibration_error, judged, reliability
from service.evaluation.form import entry_of
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.model import Document


def test_entries_are_binned_by_confidence_and_the_surest_lie_in_the_last_bin() -> None:
    bins = reliability([(0.05, False), (0.55, True), (0.59, False), (1.0, True), (0.9, True)])
    assert [(b.low, b.high, b.entries, b.share_right) for b in bins] == [
        (0.0, 0.1, 1, 0.0),
        (0.5, 0.6, 2, 0.5),
        (0.9, 1.0, 2, 1.0),
    ]
    assert bins[1].mean_confidence == pytest.approx(0.57)
    assert bins[1].gap == pytest.approx(0.07)


def test_calibration_error_is_the_gap_weighted_by_entries() -> None:
    bins = reliability([(0.8, True), (0.8, True), (0.8, True), (0.4, True)])
    assert expected_calibration_error(bins) == pytest.approx((3 * 0.2 + 1 * 0.6) / 4)
    assert expected_calibration_error(()) == 0.0


def test_entry_is_right_where_it_stands_for_a_real_meeting() -> None:
    real = entry_of({"participants": [{"name": "Anna Berg", "party": "NO"}]})
    other = entry_of({"participants": [{"name": "Vera Fine", "party": "IE"}]})
    document = BenchmarkDocument("doc", Document(body="x"), None, (real,))
    prediction = Prediction((other, real), ((), ()), (0.2, 0.9))
    assert judged([(document, prediction)]) == [(0.2, False), (0.9, True)]
