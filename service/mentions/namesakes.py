"""Names of people that are also towns: "Shannon" in a text that names a Thomas Shannon, "Ngozi" behind "Mrs."

In: a text and its lexicon matches. Out: the matches without the towns that are persons there. Of surnames a capital
stays, and so does a town behind a word of place or travel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.lexicon import City, Kind, Lexicon, Match
from service.mentions.words import people_words

_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*) $")
_FARTHEST = 24  # characters


def without_namesakes(text: str, matches: Sequence[Match], lexicon: Lexicon) -> list[Match]:
    """The matches, towns left out that only share their name with a person of the text."""
    matches = [match for match in matches if not _is_addressed(text, match)]
    surnames = {match.text for match in matches if _is_surname(text, match, lexicon)}
    if not surnames:
        return matches
    return [match for match in matches if match.text not in surnames or not _may_be_person(text, match)]


def _is_addressed(text: str, match: Match) -> bool:
    """ "Mrs. Ngozi Amaechina": behind a title stands a person."""
    return match.kind is Kind.CITY and _word_before(text, match).lower().rstrip(".") in people_words().strong_titles


def _is_surname(text: str, match: Match, lexicon: Lexicon) -> bool:
    """Whether a given name stands before the town's."""
    before = _word_before(text, match) if match.kind is Kind.CITY else ""
    return before[:1].isupper() and lexicon.is_full_name(f"{before} {match.text}")


def _may_be_person(text: str, match: Match) -> bool:
    if not isinstance(match.entry, City) or match.entry.capital:
        return False
    return _word_before(text, match).lower() not in people_words().before_towns


def _word_before(text: str, match: Match) -> str:
    found = _WORD_BEFORE.search(text, max(0, match.start - _FARTHEST), match.start)
    return found.group(1) if found else ""
