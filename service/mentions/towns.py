"""Towns that no gazetteer holds, told with their land.

In: a text and its lexicon matches. Out: the matches and one more for each town that the text itself places: "in
Spangwald, Germany", "the Bosnian town of Novi Brod". Such a town has a country and no coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import nan

from service.lexicon import City, Kind, Lexicon, Match

_NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+)(?:[ -](?:[A-ZÀ-ÞĀ-Ž][\w’'-]+|de|del|la|el|al|am|an|der|sur)){0,3}"
_BEFORE = re.compile(rf"\b(?:in|at|to|for|near|of)\s+({_NAME})(?:,|,? in (?:the )?(?:\w+ern |central )?)\s*$")
_TOWN_OF = re.compile(
    rf"\s+(?:\w+ )?(?:town|city|resort|village|port|capital|island|border town|resort town|port city)(?: of)?\s+({_NAME})"
)


def with_towns(text: str, matches: Sequence[Match], lexicon: Lexicon) -> list[Match]:
    """All matches with the towns that the text places, sorted, disjoint."""
    taken = [(m.start, m.end) for m in matches]
    more = [m for m in _towns(text, matches, lexicon) if not any(s < m.end and m.start < e for s, e in taken)]
    return sorted([*matches, *more], key=lambda m: m.start)


def _towns(text: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Match]:
    for match in matches:
        if match.kind is Kind.COUNTRY:
            found = _BEFORE.search(text, max(0, match.start - 60), match.start)
            if found:
                yield _town(found.group(1), found.start(1), match.key, lexicon)
        if match.kind in (Kind.DEMONYM, Kind.COUNTRY):
            after = _TOWN_OF.match(text, match.end)
            if after:
                yield _town(after.group(1), after.start(1), match.key, lexicon)


def _town(name: str, start: int, code: str, lexicon: Lexicon) -> Match:
    country = lexicon.countries[code]
    city = City(name, code, country.zone, nan, nan, 0)
    return Match(start, start + len(name), Kind.CITY, name, city, name)
