"""What is wrong, field by field, with a guess that stands for a meeting which the reader has.

Comes in: the two entries and their document. Goes out: ``Fault``s of the fields that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from service.evaluation.fault import EXTRA, MISSING, WRONG, Fault, brief_person, brief_place
from service.evaluation.form import Entry
from service.evaluation.ground import Ground
from service.evaluation.likeness import pair_off, place_right, same_participant, start_right
from service.evaluation.names import same_name, same_topic, words
from service.evaluation.scoring import Tally, whole_right

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A reader's entry and the guess that stands for it. ``number`` is the reader's in the document, ``told`` the
    guess's time as the text words it."""

    document_id: str
    ground: Ground
    number: int
    gold: Entry
    guess: Entry
    rules: tuple[str, ...]
    told: str | None = None

    def faults(self) -> list[Fault]:
        """Every field's faults; where one field alone keeps the entry from being right, mending it mends the whole."""
        found = [
            *self._status(),
            *self._start(),
            *self._place(),
            *self._parties(),
            *self._persons(),
            *self._topics(),
        ]
        blocking = [n for n, fault in enumerate(found) if fault.field not in ("topic", "role")]
        if len({found[n].field for n in blocking}) == 1 and not whole_right(self.gold, self.guess):
            first = found[blocking[0]]
            found[blocking[0]] = replace(first, mending={**first.mending, "whole": WRONG})
        return found

    def _fault(self, kind: str, detail: str, tally: Tally | None, why: str = "") -> Fault:
        field = kind.partition(":")[0]
        return Fault(
            document=self.document_id,
            kind=kind,
            detail=detail,
            identity=f"{self.number}: {detail}",
            mending={field: tally} if tally else {},
            gold=self.gold,
            guess=self.guess,
            rules=self.rules,
            why=why,
        )

    def _status(self) -> Iterator[Fault]:
        if self.gold.status != self.guess.status:
            yield self._fault(f"status: {self.guess.status} for {self.gold.status}", self.guess.status, WRONG)

    def _start(self) -> Iterator[Fault]:
        told, guessed = self.gold.start, self.guess.start
        detail = f"{guessed} for {told}, published {self.ground.document.published}, told as {self.told!r}"
        if start_right(self.gold, self.guess):
            return
        if not guessed:
            yield self._fault("start: missing", detail, MISSING, self.ground.why_no_day(self.gold))
        elif not told:
            yield self._fault("start: where none is told", detail, EXTRA)
        elif _holds(told, guessed):
            yield self._fault("start: more precise than told", detail, WRONG)
        elif _holds(guessed, told):
            yield self._fault("start: less precise than told", detail, WRONG)
        else:
            why = self.ground.why_other_day(self.gold, self.guess, self.told)
            yield self._fault("start: wrong", detail, WRONG, why)

    def _place(self) -> Iterator[Fault]:
        told, guessed = self.gold.place, self.guess.place
        detail = f"{brief_place(self.guess)} for {brief_place(self.gold)}"
        if place_right(self.gold, self.guess):
            return
        if guessed is None:
            named = told is not None and bool(told.name)
            why = self.ground.whereabouts(told.name, self.gold) if told is not None and named else ""
            yield self._fault(f"place: {'missing' if named else 'host country missing'}", detail, MISSING, why)
        elif told is None:
            what = "dateline" if self.ground.is_dateline(guessed.name) else "where none is told"
            yield self._fault(f"place: {what}", detail, EXTRA)
        elif not guessed.name:
            why = self.ground.whereabouts(told.name, self.gold)
            yield self._fault("place: country instead of town", detail, WRONG, why)
        else:
            what = "dateline" if self.ground.is_dateline(guessed.name) else "wrong"
            yield self._fault(f"place: {what}", detail, WRONG)

    def _parties(self) -> Iterator[Fault]:
        for party in sorted(self.gold.parties - self.guess.parties):
            kind = f"party: {_host(self.gold, party)}missing"
            yield self._fault(kind, party, MISSING, _whose(party, self.gold, self.guess, "who is missing"))
        for party in sorted(self.guess.parties - self.gold.parties):
            kind = f"party: {_host(self.guess, party)}extra"
            yield self._fault(kind, party, EXTRA, _whose(party, self.guess, self.gold, "too many"))

    def _persons(self) -> Iterator[Fault]:
        missing, extra = _unpaired(self.gold.persons, self.guess.persons, same_participant)
        for person in missing:
            why = self.ground.whereabouts(person.name, self.gold, self.guess)
            yield self._fault("person: missing", brief_person(person), MISSING, why)
        for person in extra:
            why = self.ground.whereabouts(person.name, self.gold)
            yield self._fault("person: extra", brief_person(person), EXTRA, why)
        for i, j in pair_off(self.gold.persons, self.guess.persons, same_participant):
            told, guessed = self.gold.persons[i], self.guess.persons[j]
            detail = f"{brief_person(guessed)} for {brief_person(told)}"
            if told.party != guessed.party:
                yield self._fault(f"person: {'wrong party' if guessed.party else 'party unknown'}", detail, None)
            if words(told.role) != words(guessed.role):
                yield self._fault(f"role: {'differs' if guessed.role else 'missing'}", detail, None)

    def _topics(self) -> Iterator[Fault]:
        missing, extra = _unpaired(self.gold.topics, self.guess.topics, same_topic)
        yield from (self._fault("topic: missing", topic, MISSING) for topic in missing)
        yield from (self._fault("topic: extra", topic, EXTRA) for topic in extra)


def _holds(wide: str, narrow: str) -> bool:
    """Whether the year, month or week ``wide`` holds ``narrow``."""
    if "W" in wide and "W" not in narrow and len(narrow) >= 10:
        year, week, _ = date.fromisoformat(narrow[:10]).isocalendar()
        return wide == f"{year}-W{week:02}"
    return narrow.startswith(wide)


def _whose(party: str, one: Entry, other: Entry, alone: str) -> str:
    """Whose party it is that one entry has and the other has not; ``alone`` says what a person of one entry is."""
    named = [person for person in one.persons if person.party == party]
    if not named:
        return "of nobody named"
    known = [person for person in other.persons if any(same_name(person.name, told.name) for told in named)]
    if not known:
        return f"of a person {alone}"
    return "of a person who has another there" if known[0].party else "of a person who has none there"


def _host(entry: Entry, party: str) -> str:
    return "host state " if entry.place is not None and entry.place.country == party else ""


def _unpaired(
    golds: Sequence[Item], guesses: Sequence[Item], same: Callable[[Item, Item], bool]
) -> tuple[list[Item], list[Item]]:
    pairs = pair_off(golds, guesses, same)
    used_golds, used_guesses = {i for i, _ in pairs}, {j for _, j in pairs}
    missing = [gold for n, gold in enumerate(golds) if n not in used_golds]
    return missing, [guess for n, guess in enumerate(guesses) if n not in used_guesses]
