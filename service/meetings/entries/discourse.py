"""Whom a mention means that names nobody: "he", "they", "the two leaders", "both sides".

In: the mentions of all sentences of a document, and its readings one by one. Out: for a mention that points back, the
mentions that it stands for. The subject comes before whoever else a sentence names, and whoever governs the clause
("X said that he") before anybody told earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.meetings.candidates import Reading
from service.meetings.syntax import SUBJECTS, VERBS
from service.meetings.vocabulary import Vocabulary
from service.mentions.coreference import People, Person
from service.mentions.who import Gender, Who, WhoKind
from service.mentions.words import people_words

_REACH = 8  # sentences back to whom "he" means
_REACH_OF_BODY = 2  # and to whose "the ministers" are
_REACH_OF_SEVERAL = 4  # and to those who are "the two"
_SINGLE = (WhoKind.PERSON, WhoKind.OFFICE, WhoKind.GROUP)
_CLEARLY_MORE = 2  # times that two states must be told more often than any third


class Discourse:
    """What was told so far. ``told`` are the mentions of every sentence, ``states`` how often a state is named."""

    def __init__(self, people: People, told: Sequence[Sequence[Who]], states: Counter[str], words: Vocabulary) -> None:
        self._people = people
        self._told = told
        self._states = states
        self._words = words
        self._readings: dict[int, Reading] = {}
        self._now: int | None = None
        self._speaking: list[Person] | None = None
        self._of_note: list[Who] | None = None

    def read(self, reading: Reading) -> None:
        """Adds a sentence's syntax, before anything of it is asked."""
        self._readings[reading.number] = reading
        self._now = reading.number

    def meant(self, who: Who, reading: Reading) -> list[Who]:
        """Those whom a mention points back to, else the mention itself."""
        if who.kind is WhoKind.PRONOUN:
            return self._pronoun(who, reading) or [who]
        if who.kind is WhoKind.GROUP and who.plural and not who.parties and (who.definite or who.count):
            several = [] if self._is_of_a_body(who, reading) else self._several(who, reading)
            return several or self._of_body_before(who, reading) or [who]
        return [who]

    def _of_body_before(self, who: Who, reading: Reading) -> list[Who]:
        """ "The ministers will meet again in June", behind "the EU": those of the body that was told last."""
        if not who.role:
            return []
        for m in (reading.number, *self._back(reading.number)[:_REACH_OF_BODY]):
            before = [o for o in self._told[m] if o.span.end <= who.span.start or m != reading.number]
            bodies = [o for o in before if o.kind is WhoKind.PARTY and o.rule == "organisation"]
            if bodies:
                return [replace(who, parties=bodies[-1].parties)]
        return []

    def _is_of_a_body(self, who: Who, reading: Reading) -> bool:
        """ "its 16 leaders": a body's own, whoever was told before."""
        owners = {c for n in reading.tree.all_at(who.head) for c in reading.tree.children(n, "poss")}
        return any(reading.tree.low(c) in self._words.pronoun.body for c in owners)

    def _pronoun(self, who: Who, reading: Reading) -> list[Who]:
        words = self._words.pronoun
        if who.gender is not None:
            found = self._one(who, reading)
            return [found] if found is not None else []
        if who.text in words.bodies:
            return self._they(who, reading)
        if who.text in words.body:
            return _nearest(reading, who, WhoKind.PARTY)
        return []

    def holder(self, who: Who) -> Person | None:
        """The person whom "the minister" means: the subject of a sentence before, before whoever else it names."""
        if who.parties or not who.definite or self._now is None:
            return None
        for m in (self._now, *self._back(self._now)[:_REACH_OF_SEVERAL]):
            for other in self._by_salience(m):
                person = self._people.of(other) if other.span.end <= who.span.start else None
                if person is not None and not person.announcer and person.holds(who.role or who.text):
                    return person
        return None

    def speakers(self) -> list[Person]:
        """Whom "we" means in remarks of two: those whom the headline names as speaking."""
        if self._speaking is None:
            headline = self._readings.get(0)
            speech = headline is not None and headline.headline and _opens_speech(headline)
            persons = [p for w in (self._told[0] if speech else ()) if (p := self._people.of(w)) and not p.announcer]
            self._speaking = persons if len({person.party for person in persons}) > 1 else []
        return self._speaking

    # ---- one ---------------------------------------------------------------------------------------------------------
    def _one(self, who: Who, reading: Reading) -> Who | None:
        """Whom "he" or "she" means."""
        nearby = (*_governing(who, reading), *_subjects_before(who, reading), *_others_before(who, reading))
        for other in nearby:
            if self._fits(other, who.gender):
                return other
            if other.kind is WhoKind.PRONOUN and other.gender is who.gender:
                break
        return next((o for m in self._back(reading.number) if (o := self._focus(m, who.gender))), None) or next(
            (other for other in self._notable() if self._fits(other, who.gender)), None
        )

    def _focus(self, number: int, gender: Gender | None) -> Who | None:
        """Whom a sentence is about; None where it only says "he" again."""
        for other in self._by_salience(number):
            if other.kind is WhoKind.PRONOUN and other.gender is gender:
                return None
            if self._fits(other, gender):
                return other
        return None

    def _fits(self, who: Who, gender: Gender | None) -> bool:
        if who.announcer or who.plural or who.kind not in _SINGLE:
            return False
        if who.kind is WhoKind.PERSON:
            person = self._people.of(who)
            return person is not None and not person.announcer and person.gender in (None, gender)
        return who.definite and not who.possessive and (who.kind is WhoKind.OFFICE or _is_nominal(who))

    def _notable(self) -> list[Who]:
        """The persons of the document, the most often told first."""
        if self._of_note is None:
            first: dict[int, Who] = {}
            for who in (who for row in self._told for who in row):
                person = self._people.of(who)
                if person is not None:
                    first.setdefault(person.number, who)
            often = {n: -len(self._people.persons[n].mentions) for n in first}
            self._of_note = [first[n] for n in sorted(first, key=lambda n: often[n])]
        return self._of_note

    # ---- several -----------------------------------------------------------------------------------------------------
    def _they(self, who: Who, reading: Reading) -> list[Who]:
        """Whom "they" means: the several of the clause above, the body before, or those of the sentence before."""
        above = [other for other in _governing(who, reading) if other.kind is not WhoKind.PRONOUN]
        found = above if _are_several(above) else _nearest(reading, who, WhoKind.GROUP)
        if found:
            return found
        for m in self._back(reading.number)[:2]:
            if pair := self._told_as_one(m):
                return pair
            for group in (self._subject(m), self._cast(m)):
                if _are_several(group) and self._of_two_parties(group):
                    return list(group)
        return []

    def _told_as_one(self, number: int) -> list[Who]:
        """The persons of "the mediators X and Y leave for Riga": told as one side, whatever they stand for."""
        reading = self._readings.get(number)
        verbs = [t.index for t in reading.tree.tokens if t.pos == "VERB"] if reading is not None else []
        for verb in verbs:
            whos = reading.whos_in(_own_subject(reading, verb)) if reading is not None else []
            persons = [who for who in whos if who.kind is WhoKind.PERSON and not self._announces(who)]
            if len(persons) > 1 and len(persons) == len(whos):
                return persons
        return []

    def _several(self, who: Who, reading: Reading) -> list[Who]:
        """Whom "the two leaders" or "both sides" means."""
        low = who.text.lower()
        if who.of_lands or low in people_words().lands:
            codes = self._lands(who, reading)
            return [replace(who, parties=codes, of_lands=False)] if who.of_lands and codes else _as_parties(who, codes)
        found = self._persons(who, reading)
        if found or low in people_words().several:
            return found
        codes = self._lands(who, reading) if who.count else ()
        return [replace(who, parties=codes)] if codes else []

    def _persons(self, who: Who, reading: Reading) -> list[Who]:
        """Persons told together before, of that office and as many as are counted."""
        found: list[Who] = []
        for m in (reading.number, *self._back(reading.number)[:_REACH_OF_SEVERAL]):
            here = [o for o in self._cast(m) if o.span.end <= who.span.start or m != reading.number]
            found = self._once([*(o for o in here if self._holds(o, who)), *found])
            if len(found) > max(who.count, 2) and who.count:
                break
            if len(found) >= (who.count or 2) and self._of_two_parties(found):
                return found
        return []

    def _lands(self, who: Who, reading: Reading) -> tuple[str, ...]:
        """As many parties as are counted, told together before; else the two that the document is about."""
        count, found = who.count or 2, dict[str, None]()
        for m in (reading.number, *self._back(reading.number)[:_REACH_OF_SEVERAL]):
            here = [o for o in self._told[m] if o.span.end <= who.span.start or m != reading.number]
            found |= dict.fromkeys(code for o in here if o.rule != "capital" for code in o.parties)
            if len(found) >= count:
                break
        if len(found) == count:
            return tuple(found)
        top = self._states.most_common(count + 1)
        clear = len(top) == count or (len(top) > count and top[count - 1][1] >= _CLEARLY_MORE * top[count][1])
        return tuple(code for code, _ in top[:count]) if clear else ()

    def _cast(self, number: int) -> list[Who]:
        """The single people of a sentence, pronouns replaced by those whom they mean."""
        reading, found = self._readings.get(number), list[Who]()
        for who in self._told[number]:
            if who.kind is WhoKind.PRONOUN and who.gender is not None and reading is not None:
                one = self._one(who, reading)
                found += [one] if one is not None else []
            elif who.kind in _SINGLE and not who.plural and not self._announces(who):
                found += [who] if who.kind is not WhoKind.GROUP or who.counterpart or _is_nominal(who) else []
        return self._once(found)

    def _once(self, whos: Sequence[Who]) -> list[Who]:
        return list({self._key(who): who for who in reversed(whos)}.values())[::-1]

    def _key(self, who: Who) -> object:
        person = self._people.of(who)
        if person is None and who.role is not None and not who.counterpart:
            person = self._people.holder(who.role, who.parties[0] if who.parties else None, who.span.start)
        return person.number if person is not None else (who.role, who.parties)

    def _holds(self, who: Who, called: Who) -> bool:
        """Whether somebody is one of those called so: "ministers"."""
        low = called.text.lower()
        if low in people_words().several or who.counterpart:
            return True
        office = low.removesuffix("s").replace("ministers", "minister")
        last = office.rpartition(" ")[2]
        person = self._people.of(who)
        roles = person.roles if person is not None else [who.role or ""]
        if last in people_words().group_heads - people_words().bare_offices:  # "party leaders", "rebel chiefs"
            lower = [role.lower() for role in roles]
            return not any(roles) or any(last in role or people_words().may_call(last, role) for role in lower)
        if person is not None:
            return not person.roles or person.holds(office)
        role = (who.role or "").lower()
        return bool(role) and (role.endswith(office) or people_words().may_call(office, role))

    def _of_two_parties(self, whos: Sequence[Who]) -> bool:
        return len({self._party(who) for who in whos}) > 1

    def _party(self, who: Who) -> object:
        person = self._people.of(who)
        return (person.party if person is not None else None) or who.parties or who.span

    def _announces(self, who: Who) -> bool:
        person = self._people.of(who)
        return who.announcer or (person is not None and person.announcer)

    # ---- sentences ---------------------------------------------------------------------------------------------------
    def _back(self, number: int) -> list[int]:
        """The numbers of the sentences before, the last one first; the headline too, however far."""
        near = list(range(number - 1, max(-1, number - 1 - _REACH), -1))
        return near if 0 in near or number == 0 else [*near, 0]

    def _subject(self, number: int) -> list[Who]:
        """The members of the subject of a sentence that was read."""
        reading = self._readings.get(number)
        if reading is None:
            return []
        root = next((t.index for t in reading.tree.tokens if t.pos in VERBS and t.head == t.index), None)
        return reading.subject_whos(root) if root is not None else []

    def _by_salience(self, number: int) -> list[Who]:
        subject = self._subject(number)
        return [*subject, *(who for who in self._told[number] if who not in subject)]


def _own_subject(reading: Reading, verb: int) -> set[int]:
    """The tokens of the subject that hangs on the verb itself."""
    tree = reading.tree
    return {n for c in tree.children(verb, *SUBJECTS) for n in tree.list_members(c)}


def _is_nominal(who: Who) -> bool:
    return who.definite and who.text.lower() in people_words().nominals


def _are_several(whos: Sequence[Who]) -> bool:
    return len(whos) > 1 or any(who.plural and len(who.parties) > 1 for who in whos)


def _as_parties(who: Who, codes: Sequence[str]) -> list[Who]:
    return [replace(who, kind=WhoKind.PARTY, rule="both", parties=(code,), plural=False, count=0) for code in codes]


def _nearest(reading: Reading, who: Who, kind: WhoKind) -> list[Who]:
    """ "EU leaders at their summit", "the Council said it would meet": the body before the pronoun."""
    before = (other for other in reversed(reading.whos) if other.span.end <= who.span.start)
    found = next((o for o in before if o.kind is kind and o.rule != "demonym" and (o.parties or o.plural)), None)
    return [found] if found is not None else []


def _governing(who: Who, reading: Reading) -> Iterator[Who]:
    """The subjects of the clauses that a pronoun stands in, the nearest first: "X said that he"; of its own clause
    for "his" alone. Behind a subject its owner: "X's office said that he", "X's tour will take him"."""
    tree = reading.tree
    n = tree.at(who.head)
    if n is None:
        return
    own = tree[n].tag != "PRP$"
    below = n
    for up in tree.ancestors(n):
        subjects = tree.children(up, *SUBJECTS) if tree[up].pos in VERBS else []
        for c in subjects:
            if n not in tree.subtree(c) and (c < n or tree[below].dep == "advcl"):
                yield from () if own else reading.whos_in(tree.list_members(tree.antecedent(c, up)))
                yield from (other for other in reading.whos_in(tree.noun_phrase(c)) if other.possessive)
        own = own and not subjects
        below = up


def _subjects_before(who: Who, reading: Reading) -> list[Who]:
    """The subjects that stand before a pronoun in other clauses of its sentence: "While X is in Oslo, he will"."""
    tree = reading.tree
    n = tree.at(who.head)
    own = tree[n].head if n is not None else None
    found = []
    for other in reversed(reading.whos):
        k = tree.at(other.head)
        if other.span.end <= who.span.start and k is not None and tree[k].dep in SUBJECTS and tree[k].head != own:
            found.append(other)
    return found


def _others_before(who: Who, reading: Reading) -> list[Who]:
    """Whoever else stands before a pronoun in its sentence, the nearest first: "the visit by X and its ... his"; of its
    own clause for "his" alone."""
    return [other for other in reversed(reading.whos) if who.possessive and other.span.end <= who.span.start]


def _opens_speech(reading: Reading) -> bool:
    """Whether a headline is that of a speech: "Remarks by X and Y"."""
    return any(reading.low.startswith(word) for word in people_words().speeches)
