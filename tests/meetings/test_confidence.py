"""The fit of the confidence: probabilities that are the shares they were fitted on."""

from __future__ import annotations

import pytest

from service.meetings.confidence import FEATURES, fit, probability


def values(*names: str) -> tuple[float, ...]:
    return tuple(float(name in ("always", *names)) for name in FEATURES)


def test_fitted_probability_is_the_share_of_those_that_were_right() -> None:
    rows = [(values(), n < 30) for n in range(100)] + [(values("day"), n < 80) for n in range(100)]
    weights = fit(rows, ridge=0.0001)
    assert probability(values(), weights) == pytest.approx(0.3, abs=0.01)
    assert probability(values("day"), weights) == pytest.approx(0.8, abs=0.01)


def test_penalty_keeps_a_feature_of_few_examples_small() -> None:
    rows = [(values(), n < 50) for n in range(100)] + [(values("day"), True)]
    assert 0 < fit(rows)[FEATURES.index("day")] < 1


def test_feature_that_never_occurs_weighs_nothing() -> None:
    weights = fit([(values("day"), n < 5) for n in range(10)])
    assert weights[FEATURES.index("place")] == 0


@pytest.mark.parametrize("right", [True, False])
def test_rows_of_one_kind_give_weights_that_are_finite(right: bool) -> None:
    told = probability(values("day"), fit([(values("day"), right)] * 50))
    assert abs(told - right) < 0.1
