"""Who is who across a document: names told twice, offices, pronouns.

In: the mentions of all sentences, in order. Out: ``People``, which answers for any mention who is meant, with the
fullest name, the office and the party that the document tells of that person anywhere (guidelines: "as full as
the document tells it anywhere").
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from service.mentions.who import Who, WhoKind
from service.model import Participant, Span

_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    ["al", "el", "bin", "ibn", "von", "van", "de", "da", "di", "der", "la", "le", "jr", "sr", "ii", "iii", "the", "of"]
)


def name_words(name: str) -> tuple[str, ...]:
    """A name's words, folded: no accents, lower case."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(_WORDS.findall(plain))


@dataclass(slots=True)
class Person:
    """One person of the document, as its mentions add up."""

    number: int
    name: str
    words: tuple[str, ...]
    roles: list[str] = field(default_factory=list)
    parties: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    strong: bool = False
    announcer: bool = False
    former: bool = False

    @property
    def party(self) -> str | None:
        return self.parties.most_common(1)[0][0] if self.parties else None

    @property
    def role(self) -> str | None:
        return self.roles[0] if self.roles else None

    @property
    def surname(self) -> str:
        return next((w for w in reversed(self.words) if w not in _SMALL), self.words[-1])


class People:
    """The persons of one document."""

    def __init__(self, mentions: Iterable[Who]) -> None:
        self.persons: list[Person] = []
        self._by_mention: dict[Span, Person] = {}
        named = [who for who in mentions if who.kind is WhoKind.PERSON and who.name]
        # Full names first: "Lavrov" in the headline is the "Sergey Lavrov" of the lead.
        for who in sorted(named, key=lambda who: -len(name_words(who.name or ""))):
            self._enter(who)
        for who in named:
            person = self._by_mention.get(who.span)
            if person is not None:
                self._learn(person, who)

    def of(self, who: Who) -> Person | None:
        """The person that a named mention stands for."""
        return self._by_mention.get(who.span)

    def named(self, word: str) -> Person | None:
        """The person whose name holds this word, folded."""
        key = name_words(word)
        return next((p for p in self.persons if key and key[-1] in p.words), None)

    def holder(self, role: str, party: str | None, before: int) -> Person | None:
        """Who holds an office, where the text names him: the nearest told at or before ``before``, else any."""
        wanted = _role_key(role)
        fitting = [
            p
            for p in self.persons
            if not p.announcer
            and any(_same_role(wanted, _role_key(r)) for r in p.roles)
            and (party is None or p.party is None or p.party == party)
        ]
        if not fitting:
            return None
        earlier = [p for p in fitting if any(m.start <= before for m in p.mentions)]
        pool = earlier or fitting
        return max(pool, key=lambda p: max((m.start for m in p.mentions if m.start <= before), default=-p.number))

    def _enter(self, who: Who) -> None:
        words = name_words(who.name or "")
        if not words:
            return
        person = self._match(words, who)
        if person is None:
            person = Person(len(self.persons), who.name or "", words)
            self.persons.append(person)
        person.mentions.append(who.span)
        self._by_mention[who.span] = person
        if who.role and len(words) > 1 and who.role not in person.roles:
            person.roles.append(who.role)

    def _match(self, words: tuple[str, ...], who: Who) -> Person | None:
        fitting = [p for p in self.persons if _same_person(p.words, words)]
        if who.parties:
            agreeing = [p for p in fitting if not p.parties or who.parties[0] in p.parties]
            fitting = agreeing or ([] if len(words) == 1 and fitting and fitting[0].roles else fitting)
        if not fitting:
            return None
        surname = next((w for w in reversed(words) if w not in _SMALL), words[-1])
        role = _role_key(who.role) if who.role else None
        return min(
            fitting,
            key=lambda p: (
                role is not None and bool(p.roles) and not any(_same_role(role, _role_key(r)) for r in p.roles),
                p.surname != surname,
                p.number,
            ),
        )

    def _learn(self, person: Person, who: Who) -> None:
        if who.role and who.role not in person.roles:
            person.roles.append(who.role)
        if who.parties:
            person.parties[who.parties[0]] += 2 if who.role else 1
        person.strong = person.strong or not who.weak
        person.announcer = person.announcer or who.announcer
        person.former = person.former or who.former


def _same_person(known: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Whether a shorter name can be the same person's as a longer one."""
    long = [w for w in known if w not in _SMALL]
    short = [w for w in told if w not in _SMALL]
    if not long or not short:
        return known == told
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) or (short[0] in long and len(short[0]) > 3)
    if long[-1] != short[-1]:
        return set(short) <= set(long)
    first, second = long[0], short[0]
    return first == second or first.startswith(second) or second.startswith(first) or set(short) <= set(long)


def _role_key(role: str) -> str:
    return re.sub(r"[^a-z ]", "", role.lower().replace("-", " ")).strip()


def _same_role(wanted: str, held: str) -> bool:
    if wanted == held:
        return True
    pairs = (("pm", "prime minister"), ("fm", "foreign minister"), ("minister for foreign affairs", "foreign minister"),
             ("minister of foreign affairs", "foreign minister"))  # fmt: skip
    for short, long in pairs:
        if {wanted, held} == {short, long}:
            return True
    return wanted in (
        "minister",
        "secretary",
        "president",
        "king",
        "premier",
        "chancellor",
        "ambassador",
        "envoy",
        "general",
    ) and (held.endswith(wanted) or held.startswith(wanted + " "))


def participants(people: Sequence[Person]) -> tuple[Participant, ...]:
    """Persons as participants, with what the document tells of each."""
    return tuple(Participant(p.name, p.role, p.party) for p in people)
