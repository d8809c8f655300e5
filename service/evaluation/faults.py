"""What went wrong, fault by fault, so that an engineer can work from it.

Comes in: a document with the reader's entries, and the extractor's. Goes out: ``Fault``s, each of one kind ("start:
wrong") with its passages and the rules that fired. ``costs`` ranks the kinds by what the figures would gain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from service.evaluation.fault import Fault, brief
from service.evaluation.field_faults import Aligned
from service.evaluation.form import Entry
from service.evaluation.likeness import align, dates_agree, likeness, pair_off, share_people
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.evaluation.scoring import FIELDS, Score, Tally, size


@dataclass(frozen=True, slots=True)
class Cost:
    """All faults of one kind: F1 gained in their own field, and summed over all fields, if they were put right."""

    kind: str
    count: int
    own: float
    all_fields: float
    faults: tuple[Fault, ...]


def faults_of(benchmark: BenchmarkDocument, prediction: Prediction) -> tuple[Fault, ...]:
    """Every fault of one document: fields of the meetings that were found, then missed and made-up meetings."""
    golds, guesses = benchmark.golds or (), prediction.entries
    aligned = align(golds, guesses)
    in_fields = (
        fault
        for i, j in aligned
        for fault in Aligned(benchmark.id, benchmark.document, i, golds[i], guesses[j], prediction.rules_of(j)).faults()
    )
    return (*in_fields, *_Unaligned(benchmark, golds, prediction, aligned).faults())


def costs(faults: Iterable[Fault], score: Score) -> tuple[Cost, ...]:
    """The kinds of faults, the most costly first."""
    by_kind = groupby(sorted(faults, key=attrgetter("kind")), key=attrgetter("kind"))
    ranked = [_cost(kind, tuple(members), score) for kind, members in by_kind]
    return tuple(sorted(ranked, key=lambda cost: (-cost.all_fields, -cost.count, cost.kind)))


def _cost(kind: str, faults: tuple[Fault, ...], score: Score) -> Cost:
    gains = {
        name: sum((fault.mending.get(name, Tally()) for fault in faults), start=score.tallies[name]).f1
        - score.tallies[name].f1
        for name in FIELDS
    }
    return Cost(kind, len(faults), gains.get(faults[0].field, 0.0), sum(gains.values()), faults)


class _Unaligned:
    """The entries of one document that found no partner, and why."""

    def __init__(
        self,
        benchmark: BenchmarkDocument,
        golds: Sequence[Entry],
        prediction: Prediction,
        aligned: Sequence[tuple[int, int]],
    ) -> None:
        self._benchmark, self._prediction = benchmark, prediction
        self._golds, self._guesses = golds, prediction.entries
        self._text = benchmark.document.text
        self._paired_golds, self._paired_guesses = {i for i, _ in aligned}, {j for _, j in aligned}

    def faults(self) -> Iterator[Fault]:
        missed = [i for i in range(len(self._golds)) if i not in self._paired_golds]
        made_up = [j for j in range(len(self._guesses)) if j not in self._paired_guesses]
        misfits = pair_off(missed, made_up, self._one_subject)
        for i, j in misfits:
            yield self._fault(self._why_misfit(missed[i], made_up[j]), missed[i], made_up[j])
        for i in _without(missed, {i for i, _ in misfits}):
            yield self._fault(self._why_missed(self._golds[i]), i, None)
        for j in _without(made_up, {j for _, j in misfits}):
            yield self._fault(self._why_made_up(self._guesses[j]), None, j)

    def _one_subject(self, gold: int, guess: int) -> bool:
        """Whether a missed meeting and a made-up one were meant to be the same: by their passages, or their people."""
        one, other = self._golds[gold], self._guesses[guess]
        return self._touch(one.evidence, other.evidence) or share_people(one, other)

    def _touch(self, one: str, other: str) -> bool:
        a, b = self._text.find(one), self._text.find(other)
        return bool(one and other) and a >= 0 and b >= 0 and a < b + len(other) and b < a + len(one)

    def _why_misfit(self, gold: int, guess: int) -> str:
        agree = dates_agree(self._golds[gold], self._guesses[guess])
        return "meeting: found with other participants" if agree else "meeting: found with another day"

    def _why_missed(self, gold: Entry) -> str:
        merged = any(likeness(gold, self._guesses[j]) > 0 for j in self._paired_guesses)
        return "meeting: merged into another" if merged else "meeting: missed"

    def _why_made_up(self, guess: Entry) -> str:
        if any(likeness(self._golds[i], guess) > 0 for i in self._paired_golds):
            return "meeting: second entry for one"
        published = self._benchmark.document.published
        if published and guess.start and len(guess.start) >= 10 and guess.start[:10] < published.isoformat():
            return "meeting: made up, its day is past"
        return f"meeting: made up {'beside others' if self._golds else 'where none is announced'}"

    def _fault(self, kind: str, i: int | None, j: int | None) -> Fault:
        gold = None if i is None else self._golds[i]
        guess = None if j is None else self._guesses[j]
        return Fault(
            document=self._benchmark.id,
            kind=kind,
            detail=" FOR ".join(brief(entry) for entry in (guess, gold) if entry),
            identity=str(i) if guess is None else guess.evidence,
            mending=_mending(gold, guess),
            gold=gold,
            guess=guess,
            rules=() if j is None else self._prediction.rules_of(j),
        )


def _without(numbers: Sequence[int], places: set[int]) -> list[int]:
    return [number for place, number in enumerate(numbers) if place not in places]


def _mending(gold: Entry | None, guess: Entry | None) -> dict[str, Tally]:
    in_gold = size(gold) if gold else Counter[str]()
    in_guess = size(guess) if guess else Counter[str]()
    return {name: Tally(right=in_gold[name], guess=in_gold[name] - in_guess[name]) for name in FIELDS}
