"""A document's passages shown in their place: the paragraphs that a meeting rests on, cut into marked and plain pieces.

In come the text and the spans; out come paragraphs. What lies between them is left out and shown as a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.model import Announcement, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph. ``mark`` is 'evidence', 'passage' or empty."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that holds a passage; ``after_gap`` where paragraphs before it were left out."""

    pieces: tuple[Piece, ...]
    after_gap: bool


def paragraphs(text: str, announcement: Announcement) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` that hold the announcement's evidence or another passage that was used."""
    evidence, passages = announcement.evidence, announcement.passages
    found: list[Paragraph] = []
    gap = False
    for line in _lines(text):
        if any(line.overlaps(span) for span in (evidence, *passages)):
            found.append(Paragraph(tuple(_pieces(text, line, evidence, passages)), gap))
            gap = False
        elif line.of(text).strip():
            gap = True
    return tuple(found)


def ends_early(text: str, announcement: Announcement) -> bool:
    """Whether the document goes on behind the last paragraph that is shown."""
    last = max(span.end for span in (announcement.evidence, *announcement.passages))
    return bool(text[last:].partition("\n")[2].strip())


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _pieces(text: str, line: Span, evidence: Span, passages: Sequence[Span]) -> Iterator[Piece]:
    """The line cut wherever a span begins or ends; evidence outranks other passages."""
    edges = {line.start, line.end}
    for span in (evidence, *passages):
        edges |= {edge for edge in (span.start, span.end) if line.start < edge < line.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        if evidence.contains(piece):
            mark = "evidence"
        else:
            mark = "passage" if any(span.contains(piece) for span in passages) else ""
        yield Piece(piece.of(text), mark)
