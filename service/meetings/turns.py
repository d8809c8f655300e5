"""Transcripts: who speaks in which sentence. "PRESIDENT BIDEN: …", "The Foreign Secretary: …", "Q Will you …".

In: a document's sentences. Out: ``Turns``: the sentences without the labels that they open with, and for each sentence
of a turn the label that it stands under. A text is a transcript where a label comes again, or somebody asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.meetings.vocabulary import Vocabulary
from service.model import Part, Sentence, Span

_LABEL = re.compile(r"([A-Z][\w.'’ -]{0,48}?)(?: ?\([^()\n]{1,40}\))?:\s+(?=\S)")
_FEWEST_TURNS = 2
_LONGEST_LABEL = 100  # characters


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, from a sentence on; ``asks``: it is a reporter's."""

    sentence: int
    label: Span
    asks: bool


@dataclass(frozen=True, slots=True)
class Turns:
    """``of`` gives the turn of a sentence by its number; empty where the text is no transcript."""

    sentences: tuple[Sentence, ...]
    of: Mapping[int, Turn] = field(default_factory=dict)


def turns_of(text: str, sentences: Sequence[Sentence], words: Vocabulary) -> Turns:
    """The turns of a text, if it is a transcript."""
    opening = dict(_labels(text, sentences, words))
    told = Counter(turn.label.of(text) for turn, _ in opening.values() if not turn.asks)
    asked = any(turn.asks for turn, _ in opening.values())
    if not asked and max(told.values(), default=0) < _FEWEST_TURNS:
        return Turns(tuple(sentences))
    found: dict[int, Turn] = {}
    trimmed = list(sentences)
    turn = None
    for n, sentence in enumerate(sentences):
        if n in opening:
            turn, end = opening[n]
            trimmed[n] = replace(sentence, dateline=end)
        if turn is not None:
            found[n] = turn
    return Turns(tuple(trimmed), found)


def _labels(text: str, sentences: Sequence[Sentence], words: Vocabulary) -> Iterator[tuple[int, tuple[Turn, int]]]:
    """The paragraphs that open with a label, each with the offset behind it."""
    last = None
    for n, sentence in enumerate(sentences):
        first, last = sentence.paragraph != last, sentence.paragraph
        start, end = sentence.span.start, sentence.span.end
        if not first or sentence.part is Part.HEADLINE:
            continue
        if asking := words.asking.match(text, start, end):
            yield n, (Turn(n, Span(start, start), asks=True), asking.end())
        elif found := _LABEL.match(text, start, min(end, start + _LONGEST_LABEL)):
            yield n, (Turn(n, Span(start, found.end(1)), asks=False), found.end())
