"""Two runs over the same documents: what the later mended, and what it broke.

Comes in: documents and two sets of predictions. Goes out: ``Comparison`` with both scores and the faults that
only one of the runs has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.evaluation.fault import Fault
from service.evaluation.faults import faults_of
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.evaluation.scoring import Score, score_document, total


@dataclass(frozen=True, slots=True)
class Comparison:
    """``mended`` are the earlier run's faults that the later doesn't have, ``broken`` the later's that are new."""

    earlier: Score
    later: Score
    mended: tuple[Fault, ...]
    broken: tuple[Fault, ...]


def compare(
    documents: Sequence[BenchmarkDocument], earlier: Mapping[str, Prediction], later: Mapping[str, Prediction]
) -> Comparison:
    """Both runs held against the same answers; in a document that a run doesn't have it found nothing."""
    old = [fault for d in documents for fault in faults_of(d, earlier.get(d.id, Prediction()))]
    new = [fault for d in documents for fault in faults_of(d, later.get(d.id, Prediction()))]
    old_keys, new_keys = {fault.key for fault in old}, {fault.key for fault in new}
    return Comparison(
        earlier=_score(documents, earlier),
        later=_score(documents, later),
        mended=tuple(fault for fault in old if fault.key not in new_keys),
        broken=tuple(fault for fault in new if fault.key not in old_keys),
    )


def _score(documents: Sequence[BenchmarkDocument], predictions: Mapping[str, Prediction]) -> Score:
    return total(score_document(d.golds or (), predictions.get(d.id, Prediction()).entries) for d in documents)
