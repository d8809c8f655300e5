"""The publisher's state: an office told without one belongs to it.

In: the outlet's name and a document's address. Out: a state's alpha-2 code ("EU" and "UN" count as such), or None.
"""

from __future__ import annotations

import re

from service.lexicon import City, Kind, Lexicon
from service.mentions.words import people_words

_DOMAIN = re.compile(r"\w\.([a-z]{2})(?:[/:?#]|$)")
_STATES = (Kind.COUNTRY, Kind.DEMONYM, Kind.METONYM)


def state_of_publisher(outlet: str | None, address: str | None, lexicon: Lexicon) -> str | None:
    """The state of a known newspaper, else the first that the outlet's name tells ("Ministry of Foreign Affairs of
    Japan", "Dublin Notices"), else its domain's."""
    if (paper := _state_of_newspaper(outlet or "")) is not None:
        return paper
    for match in lexicon.find(outlet or ""):
        if match.kind in _STATES and len(match.key) == 2:
            return match.key
        if isinstance(match.entry, City) and match.entry.capital_of is not None:
            return match.entry.capital_of
    domains = (_state_of_domain(told, lexicon) for told in (outlet, address))
    return next((code for code in domains if code is not None), None)


def _state_of_newspaper(outlet: str) -> str | None:
    name = outlet.lower().removeprefix("the ").strip()
    return next((state for state, names in people_words().newspapers.items() if name in names), None)


def _state_of_domain(told: str | None, lexicon: Lexicon) -> str | None:
    found = _DOMAIN.search(told or "")
    if found is None:
        return None
    words = people_words()
    domain = found.group(1)
    code = words.state_domains.get(domain, domain.upper())
    return code if code in lexicon.countries and domain not in words.sold_domains else None
