"""What a dateline tells: the town where a text was written, and days that are nobody's.

In: a document's sentences, which know where their dateline ends, with its matches and times. Out: the town; the times
without those that only say when the text was written.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.lexicon import City, Match
from service.mentions.ordered import Ordered
from service.mentions.timex import Timex
from service.model import Sentence, Span


def town_of_dateline(sentences: Sequence[Sentence], matches: Ordered[Match]) -> City | None:
    """The first town that a dateline names."""
    for line in _lines(sentences):
        for match in matches.starting(line):
            if isinstance(match.entry, City):
                return match.entry
    return None


def outside_datelines(times: Sequence[Timex], sentences: Sequence[Sentence]) -> list[Timex]:
    """The times that the text itself tells."""
    lines = _lines(sentences)
    return [time for time in times if not any(time.span.overlaps(line) for line in lines)]


def _lines(sentences: Sequence[Sentence]) -> list[Span]:
    return [Span(s.span.start, s.dateline) for s in sentences if s.dateline > s.span.start]
