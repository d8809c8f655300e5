"""Figures: how many of a document's meetings, and of their fields, extraction found.

Every figure is end to end: a meeting that was missed or made up costs its fields too. Comes in: entries by
document. Goes out: ``Score``, which adds up over documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service.evaluation.form import Entry
from service.evaluation.likeness import align, pair_off, place_right, same_participant, start_right
from service.evaluation.names import same_topic

FIELDS = ("meeting", "person", "party", "start", "place", "topic", "status", "whole")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are right, how many the reader has (gold), how many the extractor has (guess)."""

    right: int = 0
    gold: int = 0
    guess: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.guess + other.guess)

    @property
    def precision(self) -> float:
        return self.right / self.guess if self.guess else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of some documents. ``quiet`` ones announce nothing; in ``false_alarms`` of them one was made up."""

    tallies: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(FIELDS, Tally()))
    documents: int = 0
    quiet: int = 0
    false_alarms: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            tallies={name: self.tallies[name] + other.tallies[name] for name in FIELDS},
            documents=self.documents + other.documents,
            quiet=self.quiet + other.quiet,
            false_alarms=self.false_alarms + other.false_alarms,
        )

    @property
    def false_alarm_rate(self) -> float:
        return self.false_alarms / self.quiet if self.quiet else 0.0


def score_document(golds: Sequence[Entry], guesses: Sequence[Entry]) -> Score:
    """The score of one document's guesses against what a reader found in it."""
    in_gold, in_guess = _sizes(golds), _sizes(guesses)
    matches = [rights(golds[i], guesses[j]) for i, j in align(golds, guesses)]
    right = {name: sum(match[name] for match in matches) for name in FIELDS}
    return Score(
        tallies={name: Tally(right[name], in_gold[name], in_guess[name]) for name in FIELDS},
        documents=1,
        quiet=int(not golds),
        false_alarms=int(not golds and bool(guesses)),
    )


def rights(gold: Entry, guess: Entry) -> dict[str, int]:
    """What is right, by field, of two entries that stand for one meeting."""
    return {
        "meeting": 1,
        "person": len(pair_off(gold.persons, guess.persons, same_participant)),
        "party": len(gold.parties & guess.parties),
        "start": int(bool(gold.start) and start_right(gold, guess)),
        "place": int(gold.place is not None and place_right(gold, guess)),
        "topic": len(pair_off(gold.topics, guess.topics, same_topic)),
        "status": int(gold.status == guess.status),
        "whole": int(whole_right(gold, guess)),
    }


def whole_right(gold: Entry, guess: Entry) -> bool:
    """Everyone who takes part, and nobody else, and the start, the place and the status are right."""
    same_people = len(pair_off(gold.participants, guess.participants, same_participant))
    return (
        same_people == len(gold.participants) == len(guess.participants)
        and gold.parties == guess.parties
        and start_right(gold, guess)
        and place_right(gold, guess)
        and gold.status == guess.status
    )


def _sizes(entries: Sequence[Entry]) -> dict[str, int]:
    sizes = [size(entry) for entry in entries]
    return {name: sum(entry[name] for entry in sizes) for name in FIELDS}


def size(entry: Entry) -> dict[str, int]:
    """How many there are to be right, by field, in one entry."""
    return {
        "meeting": 1,
        "person": len(entry.persons),
        "party": len(entry.parties),
        "start": int(bool(entry.start)),
        "place": int(entry.place is not None),
        "topic": len(entry.topics),
        "status": 1,
        "whole": 1,
    }


def total(scores: Iterable[Score]) -> Score:
    """The score of all documents together."""
    return sum(scores, start=Score())
