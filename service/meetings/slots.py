"""Who takes part: mentions made participants.

In: the ``Who`` mentions of a candidate and the document's ``People``. Out: ``Slot`` rows, each a person or a place at
the table that nobody is named for. Pronouns, "his counterpart" and bare offices are resolved here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.mentions.coreference import People, Person
from service.mentions.who import Who, WhoKind
from service.model import Participant


@dataclass(frozen=True, slots=True)
class Slot:
    """One participant: a person of the document by number, or an office or party without a name."""

    person: int | None
    name: str | None
    role: str | None
    party: str | None
    plural: bool = False
    guess: bool = False  # "his counterpart": somebody named of that party is he

    def participant(self) -> Participant:
        return Participant(self.name, self.role, self.party)

    @property
    def key(self) -> tuple[object, ...]:
        return ("person", self.person) if self.person is not None else (self.role and self.role.lower(), self.party)


class Table:
    """Seats mentions. ``home`` is the party that offices without one belong to; ``speaker`` who "I" is."""

    def __init__(self, people: People, home: str | None, speaker: Person | None) -> None:
        self.people = people
        self.home = home
        self.speaker = speaker
        self.last_person: Person | None = None
        self.quoted: Person | None = None

    def seat(self, whos: Sequence[Who], *, partner: Sequence[Slot] = (), host: str | None = None) -> list[Slot]:
        """The slots of some mentions. ``partner`` are those already seated opposite ("his counterpart" takes their
        office); ``host`` is the party of an office told without one."""
        slots: list[Slot] = []
        for who in whos:
            for slot in self._slots(who, partner, host):
                if all(slot.key != other.key for other in slots):
                    slots.append(slot)
        return slots

    def _slots(self, who: Who, partner: Sequence[Slot], host: str | None) -> list[Slot]:
        if who.announcer:
            return []
        if who.kind is WhoKind.PERSON:
            person = self.people.of(who)
            if person is None or person.announcer:
                return []
            slot = self.of_person(person, who.parties[0] if who.parties else None, who.role)
            if who.counterpart and slot.role is None:
                slot = replace(slot, role=self._partner_role(partner))
            return [slot]
        if who.kind is WhoKind.OFFICE:
            return [self._office(who, host)]
        if who.kind is WhoKind.GROUP:
            return self._group(who, partner)
        if who.kind is WhoKind.PARTY:
            return [Slot(None, None, None, who.parties[0])]
        return self._pronoun(who)

    def of_person(self, person: Person, party: str | None = None, role: str | None = None) -> Slot:
        return Slot(person.number, person.name, role or person.role, person.party or party)

    def _office(self, who: Who, host: str | None) -> Slot:
        party = who.parties[0] if who.parties else None
        holder = self.people.holder(who.role or "", party, who.span.start)
        if holder is not None and (party is None or holder.party == party):
            if party is not None or host is None or holder.party in (None, host) or self._nearby(holder, who):
                return self.of_person(holder)
        return Slot(None, None, who.role, party or host or self.home)

    def _nearby(self, person: Person, who: Who) -> bool:
        return any(0 <= who.span.start - m.start < 600 for m in person.mentions)

    def _group(self, who: Who, partner: Sequence[Slot]) -> list[Slot]:
        role = who.role
        if who.counterpart:
            role = self._partner_role(partner)
        if not who.parties:
            if who.text.lower() in ("delegation", "team", "mission") and self.home:
                return [Slot(None, None, None, self.home)]
            return [Slot(None, None, role, None, True)] if who.counterpart else []
        return [Slot(None, None, role, party, who.plural, who.counterpart) for party in who.parties]

    def _partner_role(self, partner: Sequence[Slot]) -> str | None:
        return next((slot.role for slot in partner if slot.role), None)

    def _pronoun(self, who: Who) -> list[Slot]:
        if who.text in ("i", "me", "my", "we", "us", "our"):
            speaker = self.quoted or self.speaker
            if speaker is not None and who.text in ("i", "me", "my"):
                return [self.of_person(speaker)]
            home = self.quoted.party if self.quoted is not None and self.quoted.party else self.home
            return [Slot(None, None, None, home)] if home and who.text in ("we", "us") else []
        if not who.plural and who.text not in ("it", "its") and self.last_person is not None:
            return [self.of_person(self.last_person)]
        return []
