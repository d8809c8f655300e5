"""Office phrases by grammar: "First Deputy Minister of Foreign Affairs and Trade" is one office.

In: words of a text. Out: the longest office phrase that begins at a word, with what it means. The words (qualifiers,
heads, chambers) are data (``en/offices.toml``); fields of duty are ``portfolios``; here is how they combine:

    office    = single ("and" single)*             the second only after one held jointly: State Councilor and ...
    single    = qualifier* core ["-elect"]
    core      = head                               Prime Minister · President · Ambassador
              | fields head                        Foreign Minister · Trade, Tourism and Investment Minister
              | head ("of" | "for") fields         Minister for Foreign Affairs · Under Secretary of State for ...
              | chamber head                       National Assembly Speaker
              | head "of" chamber                  Speaker of the National Assembly

Country and organisation are no part of an office: "Minister of Defence of Japan" ends at "Defence".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from service.lexicon.entries import Office
from service.lexicon.names import Found, NameTable
from service.lexicon.portfolios import Field, FieldGrammar
from service.lexicon.words import INITIAL, Words

_MOST_QUALIFIERS = 4
_DEPUTY_RANK = 4
_SPEAKER_RANK = 3

# Prepositions after which an envoy's field may be a state ("for Syria"); after "of" it is whom he serves.
_REGION_LINKS = frozenset(["for", "on"])


class Portfolio(StrEnum):
    """Where a head takes its fields of duty."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


class Effect(StrEnum):
    """What a qualifier does to an office."""

    DEPUTY = "deputy"
    FORMER = "former"
    ACTING = "acting"
    GRADE = "grade"


class Bare(StrEnum):
    """Whether a head alone, without field or chamber, is an office: always, only with a capital, or only before a
    capital ("UN chief Guterres", but "the chief reason")."""

    ANY = "any"
    CAPITAL = "capital"
    NAMED = "named"


class Joint(StrEnum):
    """Which second office the holder often has: none; one told as "minister of ..." (a President or Prime Minister,
    beside whom a "foreign minister" is another person); that or one that is held jointly itself; any minister's."""

    NONE = "none"
    OF = "of"
    MINISTER = "minister"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Head:
    """An office word or a fixed office phrase.

    ``canonical`` is its wording beside a field ("Secretary of State for Defence": "Defence Secretary"). ``chamber``: it
    may preside over a parliament. ``after_number``: it may follow a number, which "PM" may not ("3 PM"). ``title``: it
    is also a form of address.
    """

    name: str
    rank: int
    portfolio: Portfolio = Portfolio.NONE
    bare: Bare = Bare.ANY
    chamber: bool = False
    joint: Joint = Joint.NONE
    party: str | None = None
    canonical: str | None = None
    after_number: bool = True
    title: bool = False


@dataclass(frozen=True, slots=True)
class HeadForm:
    """One wording of a head, singular or plural."""

    head: Head
    plural: bool


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word before an office. ``name`` is its canonical wording, empty where the canonical office leaves it out."""

    name: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Chamber:
    """A parliament, council or commission that has a president or speaker; ``party`` where it is one party's own."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeFound:
    """An office phrase: words up to ``last`` (exclusive), offset ``end``, its head; ``of`` for "minister of ..."."""

    last: int
    end: int
    office: Office
    head: Head
    of: bool = False


class OfficeGrammar:
    """The tables of words and the rules that combine them. ``names`` are those of things: no field of duty begins in
    the middle of one ("Director General of the International Atomic Energy Agency")."""

    def __init__(self, names: NameTable[Any] | None = None) -> None:
        self._names: NameTable[Any] = names if names is not None else NameTable()
        self.heads: NameTable[HeadForm] = NameTable()
        self.qualifiers: NameTable[Qualifier] = NameTable()
        self.fields = FieldGrammar()
        self.chambers: NameTable[Chamber] = NameTable()
        self.suffixes: NameTable[str] = NameTable()
        self.links: NameTable[str] = NameTable()

    def first_keys(self) -> frozenset[str]:
        """The folded words that an office phrase can begin with."""
        tables = (self.heads, self.qualifiers, self.fields.words, self.chambers)
        return frozenset().union(*(table.first_keys() for table in tables))

    def longest(self, words: Words, first: int) -> OfficeFound | None:
        """The longest office phrase that begins at word ``first``."""
        found = self._single(words, first)
        while found and found.head.joint is not Joint.NONE and not found.office.plural:
            second = self._second(words, found)
            if second is None:
                break
            found = second
        return found

    def _second(self, words: Words, found: OfficeFound) -> OfficeFound | None:
        """The second office of one holder: a minister's, in the singular, after "and", "cum" or a stroke."""
        at = found.last
        if not words.glued(at - 1):
            return None
        if words.keys[at] in ("and", "cum") and words.glued(at):
            at += 1
        elif "/" not in words.text[found.end : words.starts[at]]:
            return None
        second = self._single(words, at)
        if second is None or not _held_beside(found, second):
            return None
        return replace(second, office=_joined(found.office, second.office))

    def _single(self, words: Words, first: int) -> OfficeFound | None:
        """Qualifiers and what they qualify; of two readings the longer, then the one with fewer qualifiers."""
        best: OfficeFound | None = None
        at, qualifiers = first, list[Qualifier]()
        while True:
            core = self._core(words, at)
            if core and (best is None or core.last > best.last):
                best = replace(core, office=_qualified(core.office, qualifiers))
            found = self.qualifiers.longest(words, at)
            if found is None or not found.goes_on(words) or len(qualifiers) == _MOST_QUALIFIERS:
                return best
            qualifiers.append(found.values[0])
            at = found.last

    def _core(self, words: Words, first: int) -> OfficeFound | None:
        readings = (self._head_first(words, first), self._fields_first(words, first), self._chamber_first(words, first))
        found = max((r for r in readings if r), key=lambda r: r.last, default=None)
        return self._with_suffix(words, found) if found else None

    def _head_first(self, words: Words, first: int) -> OfficeFound | None:
        found = self.heads.longest(words, first)
        if found is None:
            return None
        form = found.values[0]
        if not form.head.after_number and first and words.keys[first - 1].isdigit():
            return None
        return self._of_chamber(words, found, form) or self._of_fields(words, found, form) or _bare(words, found, form)

    def _of_chamber(self, words: Words, found: Found[HeadForm], form: HeadForm) -> OfficeFound | None:
        if not form.head.chamber or not found.goes_on(words) or words.keys[found.last] != "of":
            return None
        chamber = self.chambers.longest(words, _after_article(words, found.last))
        if chamber is None:
            return None
        return OfficeFound(chamber.last, chamber.end, _presiding(form, chamber.values[0]), form.head)

    def _of_fields(self, words: Words, found: Found[HeadForm], form: HeadForm) -> OfficeFound | None:
        if form.head.portfolio not in (Portfolio.AFTER, Portfolio.BOTH) or not found.goes_on(words):
            return None
        link = self.links.longest(words, found.last)
        if link is None or not link.goes_on(words):
            return None
        regions = words.keys[link.last - 1] in _REGION_LINKS
        first = _after_article(words, link.last - 1)
        fields = self.fields.fields(words, first, regions=regions)
        while fields and (not fields[-1].whole or (len(fields) > 1 and self._another_office(words, fields[-1]))):
            fields.pop()
        if not fields or self._is_named(words, first, fields[-1].last):
            return None
        last = fields[-1]
        further = self._field_of_duty(words, last)
        office = _office(form, [f.name for f in fields])
        return OfficeFound(further.last, further.end, office, form.head, of=True)

    def _field_of_duty(self, words: Words, field: Field) -> Field:
        """ "Under Secretary of Defense for Policy": the last field of a second list behind a further link, if any."""
        link = self.links.longest(words, field.last) if words.glued(field.last - 1) else None
        if link is None or not link.goes_on(words) or words.keys[link.first] == "of":
            return field
        fields = self.fields.fields(words, _after_article(words, link.last - 1), regions=True)
        return fields[-1] if fields else field

    def _is_named(self, words: Words, first: int, last: int) -> bool:
        """Whether words from ``first`` on are the name of a thing that goes on behind ``last``."""
        name = self._names.longest(words, first)
        return name is not None and name.last > last

    def _another_office(self, words: Words, field: Field) -> bool:
        """The last field is another's: "Minister of Finance and Defence Minister Lee", "for Syria and Iran's envoy"."""
        if self._fields_first(words, field.first) is not None:
            return True
        at = field.last
        return words.glued(at - 1) and (words.keys[at] == "s" or self.heads.longest(words, at) is not None)

    def _fields_first(self, words: Words, first: int) -> OfficeFound | None:
        fields = self.fields.fields(words, first)
        if not fields or not words.glued(fields[-1].last - 1):
            return None
        found = self.heads.longest(words, fields[-1].last)
        if found is None or found.values[0].head.portfolio not in (Portfolio.BEFORE, Portfolio.BOTH):
            return None
        # "to discuss trade and Foreign Minister Wang": a head in capitals takes no field in small letters.
        if words.shapes[first] < min(words.shapes[found.first], INITIAL):
            return None
        form = found.values[0]
        return OfficeFound(found.last, found.end, _office(form, [f.name for f in fields]), form.head)

    def _chamber_first(self, words: Words, first: int) -> OfficeFound | None:
        chamber = self.chambers.longest(words, first)
        if chamber is None or not chamber.goes_on(words):
            return None
        at = chamber.last
        if words.keys[at] == "s" and words.glued(at):  # "the parliament's speaker"
            at += 1
        found = self.heads.longest(words, at)
        if found is None or not found.values[0].head.chamber:
            return None
        form = found.values[0]
        return OfficeFound(found.last, found.end, _presiding(form, chamber.values[0]), form.head)

    def _with_suffix(self, words: Words, found: OfficeFound) -> OfficeFound:
        suffix = self.suffixes.longest(words, found.last) if words.glued(found.last - 1) else None
        if suffix is None:
            return found
        office = replace(found.office, name=f"{found.office.name}-{suffix.values[0]}")
        return OfficeFound(suffix.last, suffix.end, office, found.head)


def _after_article(words: Words, at: int) -> int:
    """The word after the preposition at ``at`` and an article."""
    return at + 2 if at + 1 < len(words) and words.keys[at + 1] == "the" and words.glued(at + 1) else at + 1


def _bare(words: Words, found: Found[HeadForm], form: HeadForm) -> OfficeFound | None:
    bare, last = form.head.bare, found.last
    if bare is Bare.CAPITAL and words.shapes[found.first] < INITIAL:
        return None
    if bare is Bare.NAMED and not (found.goes_on(words) and _before_capital(words, last)):
        return None
    return OfficeFound(found.last, found.end, _office(form, ()), form.head)


def _before_capital(words: Words, at: int) -> bool:
    """Whether the word at ``at`` has a capital, or the first behind its "of (the)": "head of the UN mission"."""
    if words.keys[at] == "of" and words.glued(at):
        at = _after_article(words, at)
    return at < len(words) and words.shapes[at] >= INITIAL


def _office(form: HeadForm, duties: Sequence[str]) -> Office:
    head, name = form.head, form.head.name
    if duties:
        name, duty = head.canonical or head.name, _listed(duties)
        name = f"{name} for {duty}" if head.portfolio is Portfolio.AFTER and not head.canonical else f"{duty} {name}"
    return Office(
        name,
        head.name,
        head.rank,
        plural=form.plural,
        portfolios=tuple(duties),
        party=head.party,
        title=head.title and not duties,
    )


def _presiding(form: HeadForm, chamber: Chamber) -> Office:
    head = form.head
    name, rank, party = f"{chamber.name} {head.name}", max(head.rank, _SPEAKER_RANK), chamber.party or head.party
    return Office(name, head.name, rank, plural=form.plural, party=party)


def _held_beside(found: OfficeFound, second: OfficeFound) -> bool:
    """Whether one person may hold both; a second head of state or government is somebody else."""
    if second.office.plural or second.office.former or second.office.rank > _DEPUTY_RANK:
        return False
    if second.office.rank < _SPEAKER_RANK and found.office.rank > 1 and second.head.joint is not Joint.ANY:
        return False
    joint = found.head.joint
    return joint is Joint.ANY or second.of or (joint is Joint.MINISTER and second.head.joint is Joint.ANY)


def _qualified(office: Office, qualifiers: Iterable[Qualifier]) -> Office:
    effects = {q.effect for q in qualifiers}
    return replace(
        office,
        name=" ".join([*(q.name for q in qualifiers if q.name), office.name]),
        rank=max(office.rank, _DEPUTY_RANK) if Effect.DEPUTY in effects else office.rank,
        former=Effect.FORMER in effects,
        acting=Effect.ACTING in effects,
    )


def _joined(first: Office, second: Office) -> Office:
    parts = (*(first.parts or (first,)), second)
    return replace(
        first,
        name=" and ".join(p.name for p in parts),
        rank=min(p.rank for p in parts),
        portfolios=tuple(duty for p in parts for duty in p.portfolios),
        party=first.party or second.party,
        parts=parts,
    )


def _listed(duties: Sequence[str]) -> str:
    return " and ".join([", ".join(duties[:-1]), duties[-1]]) if len(duties) > 1 else duties[0]
