"""Surrogate text: what is parsed in a sentence's stead, and the way back to the document's offsets.

In: a text, a sentence's span, and replacements (an office of nine words by "minister", a bracket by nothing). Out:
``Surrogate``, whose ``original`` tells for any of its characters which passage they stand for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.model import Span

LONGEST = 1500  # characters of one sentence that are parsed; the rest of a longer one is left alone


@dataclass(frozen=True, slots=True)
class Replacement:
    """While parsing, ``words`` stand for the passage ``span`` (offsets into the document's text)."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words from ``begin`` on, and the passage that they are or, ``replaced``, stand for."""

    begin: int
    passage: Span
    replaced: bool

    def start(self, at: int) -> int:
        return self.passage.start if self.replaced else at - self.begin + self.passage.start

    def end(self, at: int) -> int:
        return self.passage.end if self.replaced else at - self.begin + self.passage.start


@dataclass(frozen=True, slots=True)
class Surrogate:
    """The text to parse, and its pieces in order, none of them empty."""

    text: str
    pieces: tuple[_Piece, ...]
    begins: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The passage that characters ``start`` to ``end`` stand for: a replaced one as a whole."""
        first = bisect_right(self.begins, start) - 1
        last = first
        while last + 1 < len(self.begins) and self.begins[last + 1] < end:
            last += 1
        return Span(self.pieces[first].start(start), self.pieces[last].end(end))


def surrogate(text: str, sentence: Span, replacements: Iterable[Replacement]) -> Surrogate:
    """The surrogate of a sentence. ``replacements`` are in order; one that overlaps an earlier one is passed over."""
    words: list[str] = []
    pieces: list[_Piece] = []
    begin = 0
    for passage, replacement in _cut(sentence, replacements):
        told = passage.of(text) if replacement is None else replacement.words
        if told:
            words.append(told)
            pieces.append(_Piece(begin, passage, replacement is not None))
            begin += len(told)
    return Surrogate("".join(words), tuple(pieces), tuple(piece.begin for piece in pieces))


def _cut(sentence: Span, replacements: Iterable[Replacement]) -> Iterator[tuple[Span, Replacement | None]]:
    """The sentence's passages in order, each with its replacement if it has one."""
    position, limit = sentence.start, min(sentence.end, sentence.start + LONGEST)
    for replacement in replacements:
        if replacement.span.start >= position and replacement.span.end <= limit:
            yield Span(position, replacement.span.start), None
            yield replacement.span, replacement
            position = replacement.span.end
    yield Span(position, limit), None
