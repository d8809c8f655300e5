"""Who takes part: mentions made participants.

In: the ``Who`` mentions of a candidate and the document's ``People``. Out: ``Slot`` rows, each a person or a place at
the table that nobody is named for. Pronouns, "his counterpart" and bare offices are resolved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.meetings.entries.discourse import Discourse
from service.meetings.vocabulary import Vocabulary
from service.mentions.coreference import People, Person
from service.mentions.who import Who, WhoKind
from service.model import Participant

_NEARBY = 600  # characters between a name and the bare office that stands for it


@dataclass(frozen=True, slots=True)
class Slot:
    """One participant: a person of the document by number, or an office or party without a name. ``guess``: "his
    counterpart", so that somebody named of that party is he."""

    person: int | None
    name: str | None
    role: str | None
    party: str | None
    plural: bool = False
    guess: bool = False

    def participant(self) -> Participant:
        return Participant(self.name, self.role, self.party)

    @property
    def key(self) -> tuple[object, ...]:
        """What two tellings of one participant share."""
        return ("person", self.person) if self.person is not None else (self.role and self.role.lower(), self.party)

    @property
    def single(self) -> bool:
        """One person, named or not; no delegation, no state."""
        return self.person is not None or (self.role is not None and not self.plural)


Slots = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Escort:
    """Who accompanies whom, as one sentence tells it; ``country`` where it is told for one land alone."""

    escorts: Slots
    led: Slots
    country: str | None = None


def of_party(party: str) -> Slot:
    """A state or organisation that nobody is named for."""
    return Slot(None, None, None, party)


def together(first: Iterable[Slot], second: Iterable[Slot]) -> Slots:
    """Both, everybody once."""
    slots = list(first)
    for slot in second:
        if all(slot.key != other.key for other in slots):
            slots.append(slot)
    return tuple(slots)


def in_party(slots: Slots, party: str | None) -> Slots:
    """Whoever stands for nobody that is told stands for ``party``."""
    return tuple(replace(slot, party=slot.party or party) for slot in slots)


class Table:
    """Seats mentions. ``home`` is the party that offices without one belong to; ``discourse`` knows whom pronouns
    mean; ``quoted``, who says "I" and "we" in the present sentence, is set by whoever reads on."""

    def __init__(self, people: People, discourse: Discourse, home: str | None, words: Vocabulary) -> None:
        self.people = people
        self.discourse = discourse
        self.home = home
        self.quoted: Slot | None = None
        self._words = words
        self._speaker = next((p for p in people.persons if p.party == home or (not p.parties and p.roles)), None)

    def seat(self, whos: Sequence[Who], *, partner: Sequence[Slot] = (), host: str | None = None) -> Slots:
        """The slots of some mentions. ``partner`` are those already seated opposite ("his counterpart" takes their
        office); ``host`` is the party of an office told without one."""
        seated: list[Slot] = []
        for who in whos:
            seated += self._slots(who, partner or seated, host)
        return together((), seated)

    def person(self, who: Who) -> Person | None:
        """The person that a mention names, unless he only speaks for others."""
        person = self.people.of(who) if who.kind is WhoKind.PERSON else None
        return None if person is None or person.announcer else person

    def _slots(self, who: Who, partner: Sequence[Slot], host: str | None) -> list[Slot]:
        if who.announcer:
            return []
        match who.kind:
            case WhoKind.PERSON:
                return self._named(who, partner)
            case WhoKind.OFFICE:
                return [self._office(who, host)]
            case WhoKind.GROUP:
                return self._group(who, partner, host)
            case WhoKind.PARTY:
                return [of_party(who.parties[0])]
            case WhoKind.PRONOUN:
                return self._pronoun(who)

    def _named(self, who: Who, partner: Sequence[Slot]) -> list[Slot]:
        person = self.person(who)
        if person is None:
            return []
        slot = _of_person(person, who.parties[0] if who.parties else None, who.role)
        role = _role_of(partner) if who.counterpart and slot.role is None else None
        if role is not None:
            person.roles.append(role)
        return [replace(slot, role=slot.role or role)]

    def _office(self, who: Who, host: str | None) -> Slot:
        """An office without a name: its holder's slot where the document names him."""
        party = who.parties[0] if who.parties else None
        holder = self.discourse.holder(who) or self._holder(who, party)
        if holder is not None and party is not None and holder.party == party:
            return _of_person(holder)
        if (
            holder is not None
            and party is None
            and (host is None or holder.party in (None, host) or _near(holder, who))
        ):
            return _of_person(holder)
        return Slot(None, None, who.role, party or host or self.home)

    def _holder(self, who: Who, party: str | None) -> Person | None:
        """Whom the document names with an office; of one told without a party none of another state whom it names only
        later: a publisher's own "the President" needs no name."""
        person = self.people.holder(who.role or "", party, who.span.start)
        if person is None or party is not None or person.last_mention(who.span.start) is not None:
            return person
        return person if person.party in (None, self.home) else None

    def _group(self, who: Who, partner: Sequence[Slot], host: str | None) -> list[Slot]:
        role = _role_of(partner) if who.counterpart else who.role
        if person := self._called(who):
            return [_of_person(person)]
        if who.parties and who.count:
            return [self._called_of(who, party) for party in who.parties]
        if who.plural and len(who.parties) > 1 and who.role:
            return [self._one_of(who, party) for party in who.parties]
        if who.parties:
            return [Slot(None, None, role, party, who.plural, who.counterpart) for party in who.parties]
        if who.text.lower() in self._words.people.delegation and self.home:
            return [of_party(self.home)]
        if not who.counterpart:
            return []
        return [Slot(None, None, role, None if who.plural else host, plural=who.plural or host is None, guess=True)]

    def _called(self, who: Who) -> Person | None:
        """The person whom "the leader" or "the French premier" means."""
        if who.plural or not who.definite or who.counterpart or len(who.parties) > 1:
            return None
        party = who.parties[0] if who.parties else None
        return self.people.holder(who.text.lower(), party, who.span.start, told_before=party is None)

    def _one_of(self, who: Who, party: str) -> Slot:
        """One of "the presidents of Chad and Mali": whoever is named in that office, else nobody."""
        role = (who.role or "").lower().removesuffix("s")
        person = self.people.holder(role, party, who.span.start)
        if person is not None and person.party == party and any(held.lower().endswith(role) for held in person.roles):
            return _of_person(person)
        return Slot(None, None, who.role, party, plural=True)

    def _called_of(self, who: Who, party: str) -> Slot:
        """One of "the two leaders": whoever is named of that party, else nobody."""
        person = self.people.holder((who.role or who.text).lower().removesuffix("s"), party, who.span.start)
        return _of_person(person) if person is not None and person.party == party else Slot(None, None, who.role, party)

    def _pronoun(self, who: Who) -> list[Slot]:
        words = self._words.pronoun
        if who.text in words.speaker:
            if self.quoted is not None:
                return [self.quoted]
            return [_of_person(self._speaker)] if self._speaker is not None else []
        if who.text in words.speakers:
            if both := self.discourse.speakers():
                return [_of_person(person) for person in both]
            home = (self.quoted.party if self.quoted is not None else None) or self.home
            return [of_party(home)] if home else []
        return []


def _of_person(person: Person, party: str | None = None, role: str | None = None) -> Slot:
    return Slot(person.number, person.name, role or person.role, person.party or party)


def _near(person: Person, who: Who) -> bool:
    return any(0 <= who.span.start - mention.start < _NEARBY for mention in person.mentions)


def _role_of(slots: Sequence[Slot]) -> str | None:
    return next((slot.role for slot in slots if slot.role), None)
