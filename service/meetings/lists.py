"""Lists of participants: the lines behind a sentence that ends in a colon.

In: a document's sentences and the mentions in them. Out: which lines may be a list; the people whom a list tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.mentions.who import Who, WhoKind
from service.model import Sentence

_LONGEST_LINE = 200  # characters; more is prose
_MOST_LINES = 30
_LONGEST_BULLET = 6  # characters before the name that a line begins with


def lines_of_lists(text: str, sentences: Sequence[Sentence], read: Iterable[int]) -> set[int]:
    """The sentences that may list those whom a sentence of ``read`` announces."""
    return {k for n in read for k in _lines_behind(text, sentences, n)}


def listed_behind(text: str, sentences: Sequence[Sentence], n: int, whos: Sequence[Sequence[Who]]) -> tuple[Who, ...]:
    """Those whom the list behind a sentence tells, one a line."""
    found: list[Who] = []
    for k in _lines_behind(text, sentences, n):
        first = next(iter(whos[k]), None)
        if first is None or first.kind is WhoKind.PRONOUN:
            break
        if first.span.start - sentences[k].words.start > _LONGEST_BULLET:
            break
        found.append(first)
    return tuple(found)


def _lines_behind(text: str, sentences: Sequence[Sentence], n: int) -> Iterable[int]:
    end = sentences[n].span.end
    if text[end - 1 : end] != ":":
        return ()
    behind = range(n + 1, min(n + 1 + _MOST_LINES, len(sentences)))
    long = (k for k in behind if sentences[k].span.end - sentences[k].span.start > _LONGEST_LINE)
    return range(n + 1, next(long, behind.stop))
