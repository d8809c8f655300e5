"""Leave one source out: what is learnt on the others holds for it, or it does not.

Comes in: documents, and for each all candidates for an announcement, however unsure, with the features that their
confidence is made of. For each group the weights are fitted on all other groups, the confidence is reckoned anew, and
what reaches the floor is scored. Goes out: both scores a group, that of the fit without it and that of the fit on all.

Only what is learnt is crossed so: the rules and the lexicon are the same in both. Weights and features are numbers in
an order that nobody here knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.evaluation.form import Entry
from service.evaluation.likeness import align
from service.evaluation.reading import BenchmarkDocument
from service.evaluation.scoring import Score, score_document, total

Features = tuple[float, ...]
Weights = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Learner:
    """What is learnt: ``fit`` makes weights of features and whether each was right, ``confidence`` applies them;
    an entry counts from ``least`` on."""

    fit: Callable[[list[tuple[Features, bool]]], Weights]
    confidence: Callable[[Features, Weights], float]
    least: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """One document with everything that might be announced in it."""

    benchmark: BenchmarkDocument
    entries: tuple[Entry, ...]
    features: tuple[Features, ...]

    @property
    def group(self) -> str:
        """The group, "-" where none is told."""
        return self.benchmark.group or "-"

    def judged(self) -> list[tuple[Features, bool]]:
        """Each candidate's features, and whether it stands for a meeting that the reader has."""
        right = {guess for _, guess in align(self.benchmark.golds or (), self.entries)}
        return [(features, n in right) for n, features in enumerate(self.features)]

    def score(self, learner: Learner, weights: Weights) -> Score:
        """The score of what is sure enough under these weights."""
        kept = [
            entry
            for entry, features in zip(self.entries, self.features, strict=True)
            if learner.confidence(features, weights) >= learner.least
        ]
        return score_document(self.benchmark.golds or (), kept)


@dataclass(frozen=True, slots=True)
class Crossing:
    """``without``: each group's score under weights that were fitted on the other groups; ``fitted``: under weights
    that were fitted on all."""

    without: Mapping[str, Score]
    fitted: Mapping[str, Score]

    @property
    def whole(self) -> tuple[Score, Score]:
        """Both over all groups."""
        return total(self.without.values()), total(self.fitted.values())


def leave_one_out(candidates: Sequence[Candidates], learner: Learner) -> Crossing:
    """Fit and score as often as there are groups, and once on all."""
    groups = sorted({each.group for each in candidates})
    on_all = learner.fit(_judged(candidates))
    without, fitted = {}, {}
    for group in groups:
        own = [each for each in candidates if each.group == group]
        weights = learner.fit(_judged(each for each in candidates if each.group != group))
        without[group] = total(each.score(learner, weights) for each in own)
        fitted[group] = total(each.score(learner, on_all) for each in own)
    return Crossing(without, fitted)


def _judged(candidates: Iterable[Candidates]) -> list[tuple[Features, bool]]:
    return [row for each in candidates for row in each.judged()]
