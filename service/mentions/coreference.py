"""Who is who across a document: names told twice, and who holds an office.

In: the mentions of all sentences, in order. Out: ``People``, which answers for any mention who is meant, with the
fullest name, the office and the party that the document tells of that person anywhere (guidelines: "as full as
the document tells it anywhere").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from service.mentions.folding import name_words
from service.mentions.who import Gender, Who, WhoKind
from service.mentions.words import people_words
from service.model import Span

_NOT_OF_A_ROLE = re.compile(r"[^a-z ]")
_SHORTEST_MIDDLE_NAME = 4  # letters of a single word that may stand for somebody whose middle name it is


@dataclass(slots=True)
class Person:
    """One person of the document, as its mentions add up."""

    number: int
    name: str
    words: tuple[str, ...]
    roles: list[str] = field(default_factory=list)
    parties: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    announcer: bool = False
    genders: Counter[Gender] = field(default_factory=Counter)

    @property
    def gender(self) -> Gender | None:
        """The gender that most of the mentions tell."""
        return self.genders.most_common(1)[0][0] if self.genders else None

    @property
    def party(self) -> str | None:
        """The party that is told most often."""
        return self.parties.most_common(1)[0][0] if self.parties else None

    @property
    def role(self) -> str | None:
        """The office that is told first."""
        return self.roles[0] if self.roles else None

    @property
    def surname(self) -> str:
        return _surname(self.words)

    def holds(self, role: str) -> bool:
        """Whether an office told of the person is, or can be, the one told as ``role``."""
        return any(_same_role(_role_key(role), _role_key(held)) for held in self.roles)

    def last_mention(self, before: int) -> int | None:
        """Where the person was told last, at or before an offset."""
        return max((span.start for span in self.mentions if span.start <= before), default=None)


class People:
    """The persons of one document."""

    def __init__(self, mentions: Iterable[Who]) -> None:
        self.persons: list[Person] = []
        self._by_mention: dict[Span, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        named = [who for who in mentions if who.kind is WhoKind.PERSON and who.name]
        # Full names first: "Lavrov" in the headline is the "Sergey Lavrov" of the lead.
        for who in sorted(named, key=lambda who: -len(name_words(who.name or ""))):
            self._enter(who)
        for who in named:
            person = self._by_mention.get(who.span)
            if person is not None:
                _learn(person, who)

    def of(self, who: Who) -> Person | None:
        """The person that a named mention stands for."""
        return self._by_mention.get(who.span)

    def named(self, name: str) -> Person | None:
        """The first person whose name holds the last word of this one, folded."""
        key = name_words(name)
        return next(iter(self._by_word.get(key[-1], ())), None) if key else None

    def holder(self, role: str, party: str | None, before: int, *, told_before: bool = False) -> Person | None:
        """Who holds an office, where the text names him: the nearest told at or before ``before``, else any, unless
        ``told_before`` asks for one of those."""
        fitting = [
            person
            for person in self.persons
            if not person.announcer and person.holds(role) and (party is None or person.party in (None, party))
        ]
        told = [(last, person) for person in fitting if (last := person.last_mention(before)) is not None]
        if told:
            return max(told, key=lambda pair: pair[0])[1]
        return fitting[0] if fitting and not told_before else None

    def _enter(self, who: Who) -> None:
        words = name_words(who.name or "")
        if not words:
            return
        person = self._known(words, who) or self._new(who.name or "", words)
        person.mentions.append(who.span)
        self._by_mention[who.span] = person
        if who.role and len(words) > 1 and who.role not in person.roles:
            person.roles.append(who.role)

    def _new(self, name: str, words: tuple[str, ...]) -> Person:
        person = Person(len(self.persons), name, words)
        self.persons.append(person)
        for word in dict.fromkeys(words):
            self._by_word.setdefault(word, []).append(person)
        return person

    def _known(self, words: tuple[str, ...], who: Who) -> Person | None:
        """The person that a name told so stands for, if one is known; by preference of that office and surname."""
        sharing = {person.number: person for word in words for person in self._by_word.get(word, ())}
        fitting = [person for person in sharing.values() if _same_person(person.words, words)]
        surname = _surname(words)

        def unlikeness(person: Person) -> tuple[bool, bool, int]:
            in_another_office = bool(who.role) and bool(person.roles) and not person.holds(who.role or "")
            return in_another_office, person.surname != surname, person.number

        return min(fitting, key=unlikeness, default=None)


def _learn(person: Person, who: Who) -> None:
    if who.role and who.role not in person.roles:
        person.roles.append(who.role)
    if who.parties:
        person.parties[who.parties[0]] += 2 if who.role else 1
    if who.gender is not None:
        person.genders[who.gender] += 1
    person.announcer = person.announcer or who.announcer


def _surname(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if word not in people_words().not_surnames), words[-1])


def _same_person(known: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Whether a shorter name can be the same person's as a longer one."""
    small = people_words().not_surnames
    long = [word for word in known if word not in small]
    short = [word for word in told if word not in small]
    if not long or not short:
        return known == told
    if len(short) == 1:
        middle = short[0] in long and len(short[0]) >= _SHORTEST_MIDDLE_NAME
        return middle or short[0] in (long[-1], long[0])
    if set(short) <= set(long):
        return True
    return long[-1] == short[-1] and (long[0].startswith(short[0]) or short[0].startswith(long[0]))


def _role_key(role: str) -> str:
    return _NOT_OF_A_ROLE.sub("", role.lower().replace("-", " ")).strip()


def _same_role(wanted: str, held: str) -> bool:
    words = people_words()
    if words.same_office(wanted, held) or words.may_call(wanted, held):
        return True
    return wanted in words.bare_offices and (held.endswith(wanted) or held.startswith(wanted + " "))
