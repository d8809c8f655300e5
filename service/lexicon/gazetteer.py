"""The lexicon as the stages use it: what a text names, and who or where a name is.

In: the tables that ``load`` reads. Out: ``Lexicon.find`` for a text and look-ups for single names. ``find`` takes the
longest name or office phrase at each word, left to right, so that matches never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from service.lexicon.entries import City, Country, Entry, Kind, Match, Organisation, Title
from service.lexicon.holders import Holder, Holders
from service.lexicon.names import Found, NameTable
from service.lexicon.offices import OfficeGrammar
from service.lexicon.words import CAPITALS, Words, folded, split

_STOP = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that a name stands for, with the key that is published."""

    kind: Kind
    key: str
    entry: Entry


@dataclass(slots=True)
class Tables:
    """Everything that was read. ``names`` holds None for look-alikes, which are passed over in one piece."""

    names: NameTable[Named | None] = field(default_factory=NameTable)
    titles: NameTable[Title] = field(default_factory=NameTable)
    offices: OfficeGrammar = field(init=False)
    countries: dict[str, Country] = field(default_factory=dict)
    country_names: dict[str, Country] = field(default_factory=dict)
    demonyms: dict[str, Country] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    cities: dict[str, list[City]] = field(default_factory=dict)
    shouted: set[str] = field(default_factory=set)
    first_names: frozenset[str] = frozenset()
    holders: Holders = field(default_factory=lambda: Holders(date.min))

    def __post_init__(self) -> None:
        self.offices = OfficeGrammar(self.names)


class Lexicon:
    """Names of real things and words of office, with a fast look-up."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._first_names = tables.names.first_keys()
        self._first_offices = tables.offices.first_keys()
        self._first_titles = tables.titles.first_keys()

    @property
    def countries(self) -> Mapping[str, Country]:
        """Every country by its alpha-2 code."""
        return self._tables.countries

    def country(self, name: str) -> Country | None:
        """The country of any of its names, former and official ones too; case and diacritics do not matter."""
        return self._tables.country_names.get(_without_article(name))

    def demonym(self, word: str) -> Country | None:
        """The country of an adjective or a word for its people ("Russian", "Swedes")."""
        return self._tables.demonyms.get(_without_article(word))

    def organisation(self, name: str) -> Organisation | None:
        """The organisation, forum, movement or Church of any of its names or acronyms."""
        return self._tables.organisations.get(_without_article(name))

    def cities(self, name: str) -> tuple[City, ...]:
        """Every town of this name: capitals of states first, then by population."""
        return tuple(self._tables.cities.get(folded(name), ()))

    def city(self, name: str, country: str | None = None) -> City | None:
        """The town most likely meant: a state's capital, else one of the given country, else the most populous."""
        found = self.cities(name)
        if not found or country is None or self._is_state_capital(found[0]):
            return found[0] if found else None
        return next((c for c in found if c.country == country), found[0])

    @property
    def holders(self) -> Holders:
        """The table of office-holders: its terms, what it is complete for, and its last day."""
        return self._tables.holders

    def holder(self, name: str, on: date) -> Holder | None:
        """Who of this full or family name was in office about the day; None if nobody, or if it may be several."""
        return self._tables.holders.named(name, on)

    def office_holder(self, party: str, office: str, on: date) -> Holder | None:
        """Who held the office (its canonical name: "Prime Minister") of the party on the day."""
        return self._tables.holders.of_office(party, office, on)

    def is_full_name(self, name: str) -> bool:
        """Whether a run of capitals begins as persons' names do: "Lukas Brandt", "Nguyen Van An", but not "Red Sea"."""
        first, *others = folded(name).split() or [""]
        return bool(others) and first in self._tables.first_names

    def find(self, text: str) -> list[Match]:
        """What the text names, in order and without overlaps; linear in the text's length."""
        words = split(text)
        return list(self._matches(words))

    def find_titles(self, text: str) -> list[Match]:
        """The forms of address in the text (Mr, Dr, Sheikh, His Excellency), in order and without overlaps."""
        words, matches, at = split(text), list[Match](), 0
        while at < len(words):
            found = self._tables.titles.longest(words, at) if words.keys[at] in self._first_titles else None
            if found:
                title = found.values[0]
                matches.append(_match(words, at, found.end, Kind.TITLE, title.name, title))
            at = found.last if found else at + 1
        return matches

    def without_titles(self, name: str) -> str:
        """A person's name without the forms of address before it: "H.E. Dr. Abiy Ahmed" is "Abiy Ahmed"."""
        words, at = split(name), 0
        while at < len(words):
            found = self._tables.titles.longest(words, at)
            if found is None or found.last >= len(words):
                break
            at = found.last
        return name[words.starts[at] :] if at else name

    def _is_state_capital(self, city: City) -> bool:
        return city.capital_of is not None and self.countries[city.capital_of].territory_of is None

    def _matches(self, words: Words) -> Iterator[Match]:
        at = 0
        while at < len(words):
            key = words.keys[at]
            name = self._tables.names.longest(words, at) if key in self._first_names else None
            office = self._tables.offices.longest(words, at) if key in self._first_offices else None
            if office and (name is None or office.last > name.last):
                yield _match(words, at, office.end, Kind.OFFICE, office.office.name, office.office)
                at = office.last
            elif name:
                yield from self._named(words, name)
                at = name.last
            else:
                at += 1

    def _named(self, words: Words, name: Found[Named | None]) -> Iterator[Match]:
        first = name.values[0]
        if None in name.values or first is None or self._is_shouted(words, name):
            return
        others = tuple(v.entry for v in name.values[1:] if v is not None)
        yield _match(words, name.first, name.end, first.kind, first.key, first.entry, others)

    def _is_shouted(self, words: Words, name: Found[Named | None]) -> bool:
        """ "WHO WILL MEET PUTIN": an acronym that is a common word counts for nothing among capitals."""
        at = name.first
        if name.last - at > 1 or words.keys[at] not in self._tables.shouted:
            return False
        around = [*_run(words, at, -1), *_run(words, at, 1)]
        return len(around) > 1 and all(words.shapes[i] == CAPITALS for i in around)


def _run(words: Words, at: int, step: int) -> list[int]:
    """The next two words before or after word ``at`` in its own sentence and line."""
    run: list[int] = []
    while len(run) < 2 and 0 <= at + step < len(words):
        left = min(at, at + step)
        if _STOP.search(words.text, words.ends[left], words.starts[left + 1]):
            break
        at += step
        run.append(at)
    return run


def _match(
    words: Words, first: int, end: int, kind: Kind, key: str, entry: Entry, others: tuple[Entry, ...] = ()
) -> Match:
    start = words.starts[first]
    return Match(start, end, kind, key, entry, words.text[start:end], others)


def _without_article(name: str) -> str:
    return folded(name).removeprefix("the ")
