"""Whether two lists of participants can be the same people: names, offices and parties.

In come two tuples of ``Participant``; out comes how much they share, or that they exclude each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from service.lexicon.words import folded
from service.model import Participant

SPELT_ALIKE = 0.6  # "Sergey" and "Sergei" are 0.83, "Yevgeny" and "Evgeny" 0.77, "Sergey" and "Maria" 0.18
LEAST_COMMON = 0.5  # part of the larger list's sides that must be common: a summit of ten is not the talks of two


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: a surname and the full name, two spellings, an initial."""
    shorter, longer = sorted((folded(one).split(), folded(other).split()), key=len)
    if not shorter:
        return False
    if set(shorter) <= set(longer):
        return True
    if len(shorter) < 2 or shorter[-1] != longer[-1]:
        return False
    first, second = shorter[0], longer[0]
    initial = min(len(first), len(second)) == 1 and first[0] == second[0]
    return initial or SequenceMatcher(None, first, second).ratio() >= SPELT_ALIKE


def same_office(one: str, other: str) -> bool:
    """Whether two offices as told can be one: all words of the shorter stand in the longer, by their beginnings.

    "Foreign Minister" is the "Minister for Foreign Affairs"; "Defence Minister" is not.
    """
    shorter, longer = sorted(({word[:5] for word in folded(office).split()} for office in (one, other)), key=len)
    return shorter <= longer


def same_person(one: Participant, other: Participant) -> bool:
    """Whether two participants can be one, as far as they are told: by name, else by party and office."""
    if one.name and other.name:
        return same_name(one.name, other.name)
    if one.party and other.party and folded(one.party) != folded(other.party):
        return False
    return not (one.role and other.role) or same_office(one.role, other.role)


def alike(one: Sequence[Participant], other: Sequence[Participant]) -> float:
    """How much two lists share, 0 to 1; 0 where they are not the same people. A named person in common counts most."""
    mine, theirs = _sides(one), _sides(other)
    if not mine or not theirs or contradict(one, other):
        return 0.0
    common = sum(any(_may_face(side, candidate) for candidate in theirs) for side in mine)
    persons = shared_names(one, other)
    fewest, most = sorted((len(mine), len(theirs)))
    enough = common >= 2 or (common == 1 and fewest == 1 and (most == 1 or persons > 0))
    if not enough or common / most < LEAST_COMMON:
        return 0.0
    return 0.75 * common / most + 0.25 * min(persons, 2) / 2


def contradict(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    """Whether one side is told so differently that it cannot be one meeting: Lavrov's talks are not Putin's."""
    theirs = _sides(other)
    for side in _sides(one):
        facing = [candidate for candidate in theirs if _may_face(side, candidate)]
        if facing and not any(_compatible(side, candidate) for candidate in facing):
            return True
    return False


def shared_names(one: Sequence[Participant], other: Sequence[Participant]) -> int:
    """How many persons of the one are named in the other."""
    theirs = [person.name for person in other if person.name]
    return sum(1 for person in one if person.name and any(same_name(person.name, name) for name in theirs))


Side = tuple[Participant, ...]


def _sides(participants: Sequence[Participant]) -> list[Side]:
    """The participants by party; a named one without a party is a side of its own."""
    parties: dict[str, list[Participant]] = {}
    lone: list[Side] = []
    for participant in participants:
        if participant.party:
            parties.setdefault(folded(participant.party), []).append(participant)
        elif participant.name:
            lone.append((participant,))
    return [tuple(side) for side in parties.values()] + lone


def _may_face(one: Side, other: Side) -> bool:
    """Whether two sides stand for the same: one party, or one of them is a person whose party is not told."""
    mine, theirs = one[0].party, other[0].party
    if mine and theirs:
        return folded(mine) == folded(theirs)
    return shared_names(one, other) > 0


def _compatible(one: Side, other: Side) -> bool:
    named = any(person.name for person in one) and any(person.name for person in other)
    if named:
        return shared_names(one, other) > 0
    return any(same_person(mine, theirs) for mine in one for theirs in other)
