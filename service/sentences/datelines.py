"""Where a dateline ends: "MOSCOW, March 1 (Interfax) --" is no part of the sentence behind it.

In: the beginning of a paragraph. Out: how many characters its dateline takes.
"""

from __future__ import annotations

import re

from service.lexicon import load

_LONGEST = 140  # characters in which a dateline ends
# A word begins where none goes on: otherwise a long one can be cut into words in so many ways that the search explodes.
_PLACE = r"\s*(?:(?<![\w.'’-])[A-ZÀ-Þ][\w.'’-]*[ ,/]*){1,5}"
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.?,?\s+\d{1,2}"
_YEAR = r",?\s*(?:\d{4})?,?\s*"

# "MOSCOW, March 1 (Interfax) --", "SEOUL (Reuters) -", "Colombo, 27 Feb. (Daily Mirror) -": a place, at most a day and
# an agency, then a dash.
_DASHED = re.compile(
    rf"{_PLACE}(?:{_MONTH_DAY}(?:st|nd|rd|th)?{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?\s+[A-Z][a-z]{{2,8}}\.?{_YEAR})?"
    r"(?:[(/\[][^()\[\]\n]{2,40}[)/\]]\s*)?(?:--?|–|—)\s+"
)
# "ANKARA (Anadolu): The …": the agency without a dash.
_AGENCY = re.compile(rf"{_PLACE}(?:{_MONTH_DAY}{_YEAR})?[(][A-Z][^()\n]{{2,30}}[)]\s*:?\s+(?=[A-Z\"“])")
# "SEOUL Defence officials …"
_CAPITALS = re.compile(r"[A-Z]{4,}(?:[ -][A-Z]{3,}){0,2},?\s+(?=[A-Z]?[a-z]|[A-Z]\.[A-Z]\.)")


def dateline_end(text: str) -> int:
    """How many characters a dateline at the beginning of ``text`` takes; 0 where there is none."""
    for pattern in (_DASHED, _AGENCY, _CAPITALS):
        found = pattern.match(text[:_LONGEST])
        if found and (pattern is not _CAPITALS or _is_town(found.group())):
            return found.end()
    return 0


def _is_town(words: str) -> bool:
    """Whether bare capitals are a dateline's: "SEOUL Defence officials …", but not "NATO defence ministers …"."""
    name, lexicon = words.strip().rstrip(","), load()
    return bool(lexicon.cities(name.title())) and lexicon.organisation(name) is None
