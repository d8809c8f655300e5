"""What a dateline tells: the town where a text was written, and days that are nobody's.

In: a document's sentences, which know where their dateline ends, with its matches and times. Out: the town; the state
that a line of its own says that the text was written or spoken in; the times without those that only say when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.lexicon import City, Kind, Match, Site
from service.mentions.ordered import Ordered
from service.mentions.timex import Timex
from service.model import Sentence, Span

_AT_THE_HEAD, _AT_THE_FOOT = 4, 6  # sentences among which a text says where it was written
_LONGEST_LINE = 70  # characters
_LENGTH_OF_CODE = 2  # of a state; organisations go by names
_WORDS = re.compile(r"[^\W\d_]{3,}")
_PLACES = (Kind.CITY, Kind.SITE, Kind.METONYM)


def town_of_dateline(sentences: Sequence[Sentence], matches: Ordered[Match]) -> City | None:
    """The first town that a dateline names."""
    for line in _lines(sentences):
        for match in matches.starting(line):
            if isinstance(match.entry, City):
                return match.entry
    return None


def state_of_place_lines(
    text: str, sentences: Sequence[Sentence], matches: Ordered[Match], times: Ordered[Timex]
) -> str | None:
    """The state of the lines at the head and the foot that tell nothing but a place and a day ("The Oval Office",
    "Putrajaya", "Jakarta, 18 November 2009"); None where they tell several."""
    ends = (*sentences[:_AT_THE_HEAD], *sentences[_AT_THE_HEAD:][-_AT_THE_FOOT:])
    lines = (s for s in ends if s.span.end - s.span.start <= _LONGEST_LINE)
    states = {_state_of_line(text, line.span, matches, times) for line in lines} - {None}
    return states.pop() if len(states) == 1 else None


def _state_of_line(text: str, line: Span, matches: Ordered[Match], times: Ordered[Timex]) -> str | None:
    """The state of a line that opens with a place and goes on with no word that is none of a place or a day."""
    told = matches.inside(line)
    first = next(iter(told), None)
    if first is None or first.kind not in _PLACES or text[line.start : first.start].lower().strip() not in ("", "the"):
        return None
    spans = sorted([*(Span(m.start, m.end) for m in told), *(time.span for time in times.inside(line))])
    at = first.end
    for span in spans:
        if span.start > at and _WORDS.search(text, at, span.start):
            return None
        at = max(at, span.end)
    return None if _WORDS.search(text, at, line.end) else _state_of(first)


def _state_of(place: Match) -> str | None:
    if isinstance(place.entry, (City, Site)):
        return place.entry.country or None
    return place.key if len(place.key) == _LENGTH_OF_CODE else None


def outside_datelines(times: Sequence[Timex], sentences: Sequence[Sentence]) -> list[Timex]:
    """The times that the text itself tells."""
    lines = _lines(sentences)
    return [time for time in times if not any(time.span.overlaps(line) for line in lines)]


def _lines(sentences: Sequence[Sentence]) -> list[Span]:
    return [Span(s.span.start, s.dateline) for s in sentences if s.dateline > s.span.start]
