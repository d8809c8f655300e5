"""When two entries tell of the same meeting, and which of their fields agree: the benchmark's public measure.

Comes in: entries of one document, the reader's (gold) and the extractor's (guess). Goes out: which belong
together. Nothing here knows files or figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from service.evaluation.form import Entry
from service.evaluation.names import same_name
from service.model import Participant

Item = TypeVar("Item")

_DAY = 10  # the length of 2019-03-01


def same_participant(gold: Participant, guess: Participant) -> bool:
    """A named participant is right by the name; one whom the reader left without a name, by the party."""
    if gold.name:
        return same_name(gold.name, guess.name)
    return gold.party is not None and gold.party == guess.party


def pair_off(
    golds: Sequence[Item], guesses: Sequence[Item], same: Callable[[Item, Item], bool]
) -> list[tuple[int, int]]:
    """The largest set of pairs (index of gold, index of guess) in which each is used once.

    Kuhn's augmenting paths: a gold without a partner may take another's if that one finds a new partner.
    """
    partner: dict[int, int] = {}

    def find_partner(gold: int, tried: set[int]) -> bool:
        for guess in range(len(guesses)):
            if guess in tried or not same(golds[gold], guesses[guess]):
                continue
            tried.add(guess)
            if guess not in partner or find_partner(partner[guess], tried):
                partner[guess] = gold
                return True
        return False

    for gold in range(len(golds)):
        find_partner(gold, set())
    return sorted((gold, guess) for guess, gold in partner.items())


def dates_agree(gold: Entry, guess: Entry) -> bool:
    """No contradiction: a start is unknown, one is the other made more precise, or the days overlap."""
    if not gold.start or not guess.start:
        return True
    if gold.start[:_DAY] == guess.start[:_DAY]:
        return True
    if gold.start.startswith(guess.start) or guess.start.startswith(gold.start):
        return True
    earlier, later = sorted([_days(gold.start, gold.end), _days(guess.start, guess.end)])
    last, first = earlier[1], later[0]
    return _is_day(last) and _is_day(first) and last >= first


def _days(start: str, end: str | None) -> tuple[str, str]:
    return start[:_DAY], (end or start)[:_DAY]


def _is_day(value: str) -> bool:
    return len(value) == _DAY and "W" not in value


def start_right(gold: Entry, guess: Entry) -> bool:
    """The same start in the same precision; of an hour only the day counts."""
    if not gold.start or not guess.start:
        return gold.start == guess.start
    if "T" in gold.start or "T" in guess.start:
        return gold.start[:_DAY] == guess.start[:_DAY]
    return gold.start == guess.start


def place_right(gold: Entry, guess: Entry) -> bool:
    """The same town by name, or the same country where the reader knows no town."""
    if gold.place is None or guess.place is None:
        return gold.place is guess.place
    if gold.place.name:
        return same_name(gold.place.name, guess.place.name)
    return gold.place.country == guess.place.country


def likeness(gold: Entry, guess: Entry) -> float:
    """How well the guess fits the gold entry; 0 where they cannot be the same meeting.

    They can if their dates do not contradict each other and they share a named person or two parties (one
    where the gold entry has no more).
    """
    if not dates_agree(gold, guess) or not share_people(gold, guess):
        return 0.0
    same_people = len(pair_off(gold.participants, guess.participants, same_participant))
    most_people = max(len(gold.participants), len(guess.participants), 1)
    return 1.0 + same_people / most_people + 0.5 * start_right(gold, guess) + 0.5 * place_right(gold, guess)


def share_people(gold: Entry, guess: Entry) -> bool:
    """Whether a named person, or two parties (one where the gold entry has no more), take part in both."""
    if any(same_participant(g, p) for g in gold.persons for p in guess.participants):
        return True
    return len(gold.parties & guess.parties) >= min(2, max(1, len(gold.parties)))


def align(golds: Sequence[Entry], guesses: Sequence[Entry]) -> list[tuple[int, int]]:
    """Which guess stands for which gold entry (by index): the likest pair first, each entry used once."""
    ranked = sorted(((likeness(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(guesses)), reverse=True)
    aligned: dict[int, int] = {}
    for fit, gold, guess in ranked:
        if fit > 0 and gold not in aligned and guess not in aligned.values():
            aligned[gold] = guess
    return sorted(aligned.items())
