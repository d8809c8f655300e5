"""Whether the confidence is worth its name: of entries that say 0.8, are eight of ten right?

Comes in: the confidence of each guessed entry and whether it stands for a real meeting. Goes out: a reliability
table, and the expected calibration error (the mean gap between what was said and what was right).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.evaluation.likeness import align
from service.evaluation.reading import BenchmarkDocument, Prediction

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The entries whose confidence lies in [low, high), the last bin's high included."""

    low: float
    high: float
    entries: int
    mean_confidence: float
    share_right: float

    @property
    def gap(self) -> float:
        return self.mean_confidence - self.share_right


def judged(documents: Iterable[tuple[BenchmarkDocument, Prediction]]) -> list[tuple[float, bool]]:
    """Each guessed entry's confidence, and whether it was paired with a meeting that the reader has."""
    pairs = []
    for benchmark, prediction in documents:
        right = {guess for _, guess in align(benchmark.golds or (), prediction.entries)}
        pairs += [(confidence, n in right) for n, confidence in enumerate(prediction.confidences)]
    return pairs


def reliability(judged: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The bins that hold any entry, from unsure to sure."""
    members: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        members.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return tuple(_bin(number, inside) for number, inside in sorted(members.items()))


def _bin(number: int, inside: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        entries=len(inside),
        mean_confidence=sum(confidence for confidence, _ in inside) / len(inside),
        share_right=sum(right for _, right in inside) / len(inside),
    )


def expected_calibration_error(bins: Sequence[Bin]) -> float:
    """The gap between confidence and share of right entries, weighted by the entries of each bin."""
    entries = sum(b.entries for b in bins)
    return sum(b.entries * abs(b.gap) for b in bins) / entries if entries else 0.0
