"""Towns that no gazetteer holds, told with their land or by their own word, and capitals told without their names.

In: a text and its lexicon matches. Out: the matches and one more for each town that the text itself places: "in
Spangwald, Germany", "the Bosnian town of Novi Brod". Such a town has no coordinates, and a country only where
the text tells one. "The Chinese capital" is Beijing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import nan

from service.lexicon import City, Kind, Lexicon, Match
from service.mentions.words import people_words

_CAPITALISED = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"
_ADJECTIVES = r"(?:(?!and |or |of |the |in )[\w-]+ ){0,3}?"  # between a land's name and its town's word
_FARTHEST = 60  # characters before or behind a land's name in which its town may be told


def with_towns(text: str, matches: Sequence[Match], lexicon: Lexicon) -> list[Match]:
    """All matches with the towns that the text places, in order."""
    placed = _unclaimed(matches, _towns(text, matches, lexicon))
    return _unclaimed(placed, _called_towns(text))


def _unclaimed(matches: Sequence[Match], towns: Iterable[Match]) -> list[Match]:
    """All matches with the towns whose words nothing else claims."""
    starts = [match.start for match in matches]
    more = []
    for town in towns:
        before = bisect_left(starts, town.end) - 1
        if before < 0 or matches[before].end <= town.start:
            more.append(town)
    return sorted([*matches, *more], key=lambda match: match.start)


def _called_towns(text: str) -> Iterator[Match]:
    """ "the border town of Malaba": a town by its own word, of which no land is told."""
    for found in _called().finditer(text):
        city = City(found.group(1), "", "", nan, nan, 0)
        yield Match(found.start(1), found.end(1), Kind.CITY, city.name, city, city.name)


def _towns(text: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Match]:
    for match in matches:
        land = _land_of(match)
        if land is not None:
            found = _before_land().search(text, max(0, match.start - _FARTHEST), match.start)
            if found:
                yield _town(found, land, lexicon)
        if match.kind in (Kind.DEMONYM, Kind.COUNTRY):
            yield from _behind(text, match, lexicon)


def _land_of(match: Match) -> str | None:
    """The country whose name, or whose region's name, may follow a town's."""
    if match.kind is Kind.COUNTRY:
        return match.key
    regions = (entry for entry in (match.entry, *match.others) if isinstance(entry, City) and entry.region)
    return next((region.country for region in regions), None)


def _behind(text: str, match: Match, lexicon: Lexicon) -> Iterator[Match]:
    """What is told of a land behind its name: a town, or its capital without a name."""
    end = match.end + _FARTHEST
    found = _behind_land().match(text, match.end, end) or _owned().match(text, match.end, end)
    if found is None and _in_land().search(text, max(0, match.start - _FARTHEST), match.start):
        found = _town_of_land().match(text, match.end, end)
    if found is not None:
        yield _town(found, match.key, lexicon)
        return
    seat = lexicon.countries[match.key].capitals[0]
    nameless = _capital().match(text, match.end) or _capital_of().search(
        text, max(0, match.start - _FARTHEST), match.start
    )
    city = lexicon.city(seat, match.key)
    if nameless is not None and city is not None:
        yield Match(nameless.start(1), nameless.end(1), Kind.CITY, city.name, city, nameless.group(1))


@lru_cache(maxsize=1)
def _before_land() -> re.Pattern[str]:
    """ "in Spangwald, ", "near Novi Brod in eastern "."""
    prepositions, directions = _any_of(people_words().town_prepositions), _any_of(people_words().directions)
    return re.compile(rf"\b{prepositions}\s+({_name()})(?:,|,? in (?:the )?(?:\w+ern |{directions} )?)\s*$")


@lru_cache(maxsize=1)
def _behind_land() -> re.Pattern[str]:
    """ " town of Novi Brod", "'s Black Sea resort Neum"."""
    return re.compile(rf"(?:[’']s)?\s+{_ADJECTIVES}{_any_of(people_words().town_words)}(?: of)?\s+({_name()})")


@lru_cache(maxsize=1)
def _called() -> re.Pattern[str]:
    return re.compile(rf"\bthe (?:[\w-]+ ){{0,2}}?{_any_of(people_words().town_words)} of ({_name()})")


@lru_cache(maxsize=1)
def _owned() -> re.Pattern[str]:
    """ "'s Khuzestan province"."""
    return re.compile(rf"(?:[’']s)?\s+(?:\w+ern )?({_name()}) {_any_of(people_words().region_words)}\b")


@lru_cache(maxsize=1)
def _in_land() -> re.Pattern[str]:
    """ "in ": what a land owns behind it is a place, not a person ("talks with Iran's Zarif")."""
    return re.compile(rf"\b{_any_of(people_words().places_before)}\s+(?:\w+ern )?$")


@lru_cache(maxsize=1)
def _town_of_land() -> re.Pattern[str]:
    """ "'s Batkenabad"."""
    return re.compile(rf"[’']s\s+(?:\w+ern )?({_name()})(?![\w’'-])")


@lru_cache(maxsize=1)
def _capital() -> re.Pattern[str]:
    """ "'s capital", where no name follows; one behind a comma may stand for itself."""
    return re.compile(r"(?:[’']s)?\s+(capital)\b(?! cit|(?: of)? [A-Z])")


@lru_cache(maxsize=1)
def _capital_of() -> re.Pattern[str]:
    return re.compile(r"\bthe (capital) of (?:the )?$")


def _name() -> str:
    return rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|{_any_of(people_words().town_particles)})){{0,3}}"


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words)))})"


def _town(found: re.Match[str], code: str, lexicon: Lexicon) -> Match:
    name, start, end = found.group(1), found.start(1), found.end(1)
    city = City(name, code, lexicon.countries[code].zone, nan, nan, 0)
    return Match(start, end, Kind.CITY, name, city, name)
