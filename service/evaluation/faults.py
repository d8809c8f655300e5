"""What went wrong, fault by fault, so that an engineer can work from it.

Comes in: a document with the reader's entries, and the extractor's. Goes out: ``Fault``s, each of one kind ("start:
wrong") and, where the extractor's trace tells, its reason ("the announcer's day"), with its passages and the rules that
fired. ``costs`` ranks the kinds by what the figures would gain, and inside each its reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from service.evaluation.fault import Fault, brief
from service.evaluation.field_faults import Aligned
from service.evaluation.form import Entry
from service.evaluation.ground import Ground
from service.evaluation.likeness import align, dates_agree, likeness, pair_off, place_right, share_people
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.evaluation.scoring import FIELDS, Score, Tally, size


@dataclass(frozen=True, slots=True)
class Cost:
    """All faults of one kind: F1 gained in their own field, and summed over all fields, if they were put right.

    ``reasons`` are the same faults by why, each a ``Cost`` of its own; empty where nothing is known of it.
    """

    kind: str
    count: int
    own: float
    all_fields: float
    faults: tuple[Fault, ...]
    reasons: tuple[Cost, ...] = ()


def faults_of(benchmark: BenchmarkDocument, prediction: Prediction) -> tuple[Fault, ...]:
    """Every fault of one document: fields of the meetings that were found, then missed and made-up meetings."""
    golds, guesses = benchmark.golds or (), prediction.entries
    aligned = align(golds, guesses)
    ground = Ground(benchmark.document, prediction.trace)
    in_fields = (
        fault
        for i, j in aligned
        for fault in Aligned(
            benchmark.id, ground, i, golds[i], guesses[j], prediction.rules_of(j), prediction.when_of(j)
        ).faults()
    )
    return (*in_fields, *_Unaligned(benchmark, golds, prediction, aligned).faults())


def costs(faults: Iterable[Fault], score: Score) -> tuple[Cost, ...]:
    """The kinds of faults, the most costly first, and so the reasons of each."""
    ranked = [
        replace(_cost(kind, members, score), reasons=_reasons(members, score))
        for kind, members in _grouped(faults, attrgetter("kind"))
    ]
    return _by_cost(ranked)


def _reasons(faults: Sequence[Fault], score: Score) -> tuple[Cost, ...]:
    by_why = _grouped(faults, attrgetter("why"))
    if [why for why, _ in by_why] == [""]:
        return ()
    return _by_cost(_cost(why or "otherwise", members, score) for why, members in by_why)


def _grouped(faults: Iterable[Fault], key: Callable[[Fault], str]) -> list[tuple[str, tuple[Fault, ...]]]:
    return [(name, tuple(members)) for name, members in groupby(sorted(faults, key=key), key=key)]


def _by_cost(costs: Iterable[Cost]) -> tuple[Cost, ...]:
    return tuple(sorted(costs, key=lambda cost: (-cost.all_fields, -cost.count, cost.kind)))


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
        self._ground = Ground(benchmark.document, prediction.trace)
        self._aligned = aligned
        self._paired_golds, self._paired_guesses = {i for i, _ in aligned}, {j for _, j in aligned}

    def faults(self) -> Iterator[Fault]:
        missed = [i for i in range(len(self._golds)) if i not in self._paired_golds]
        made_up = [j for j in range(len(self._guesses)) if j not in self._paired_guesses]
        misfits = pair_off(missed, made_up, self._one_subject)
        for i, j in misfits:
            yield self._misfit(missed[i], made_up[j])
        for i in _without(missed, {i for i, _ in misfits}):
            yield self._missed(i)
        for j in _without(made_up, {j for _, j in misfits}):
            yield self._made_up(j)

    def _one_subject(self, gold: int, guess: int) -> bool:
        """Whether a missed meeting and a made-up one were meant to be the same: by their passages, or their people."""
        one, other = self._golds[gold], self._guesses[guess]
        mine, theirs = self._ground.span_of(one.evidence), self._ground.span_of(other.evidence)
        return (mine is not None and theirs is not None and mine.overlaps(theirs)) or share_people(one, other)

    def _misfit(self, i: int, j: int) -> Fault:
        gold, guess = self._golds[i], self._guesses[j]
        if dates_agree(gold, guess):
            return self._fault("meeting: found with other participants", i, j, _why_strangers(gold, guess))
        why = self._ground.why_other_day(gold, guess, self._prediction.when_of(j))
        return self._fault("meeting: found with another day", i, j, why)

    def _missed(self, i: int) -> Fault:
        merged = any(likeness(self._golds[i], self._guesses[j]) > 0 for j in self._paired_guesses)
        why, notes = self._ground.why_missed(self._golds[i])
        return self._fault("meeting: merged into another" if merged else "meeting: missed", i, None, why, notes)

    def _made_up(self, j: int) -> Fault:
        guess = self._guesses[j]
        twin = next((g for g in self._twins_of(guess)), None)
        if twin is not None:
            return self._fault("meeting: second entry for one", None, j, _why_apart(twin, guess))
        published = self._benchmark.document.published
        if published and guess.start and len(guess.start) >= 10 and guess.start[:10] < published.isoformat():
            return self._fault("meeting: made up, its day is past", None, j, self._ground.why_made_up(guess))
        where = "beside others" if self._golds else "where none is announced"
        return self._fault(f"meeting: made up {where}", None, j, self._ground.why_made_up(guess))

    def _twins_of(self, guess: Entry) -> Iterator[Entry]:
        """The entries that stand for a meeting which this one tells of, too."""
        for i, j in self._aligned:
            if likeness(self._golds[i], guess) > 0:
                yield self._guesses[j]

    def _fault(self, kind: str, i: int | None, j: int | None, why: str, notes: tuple[str, ...] = ()) -> Fault:
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
            why=why,
            notes=notes,
        )


def _why_strangers(gold: Entry, guess: Entry) -> str:
    """How far its participants are right."""
    if any(person.party is None for person in guess.persons):
        return "somebody's party unknown"
    return "one party right" if gold.parties & guess.parties else "no party right"


def _why_apart(one: Entry, other: Entry) -> str:
    """What kept two entries for one meeting from becoming one."""
    if not dates_agree(one, other):
        return "two days"
    if one.place and other.place and not place_right(one, other):
        return "two places"
    return "alike" if share_people(one, other) else "other participants"


def _without(numbers: Sequence[int], places: set[int]) -> list[int]:
    return [number for place, number in enumerate(numbers) if place not in places]


def _mending(gold: Entry | None, guess: Entry | None) -> dict[str, Tally]:
    in_gold = size(gold) if gold else Counter[str]()
    in_guess = size(guess) if guess else Counter[str]()
    return {name: Tally(right=in_gold[name], guess=in_gold[name] - in_guess[name]) for name in FIELDS}
