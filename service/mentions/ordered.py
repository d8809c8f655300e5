"""Things in the order of a text, and those of them that lie inside a passage.

In: matches, times or whatever has a span, sorted by where it starts. Out: the ones inside a span, found by bisection: a
look through all of them at each sentence would make reading a long text take the square of its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from service.model import Span

T = TypeVar("T")


class Ordered(Generic[T]):
    """Rows sorted by the start of their ``span``."""

    def __init__(self, rows: Sequence[T], span: Callable[[T], Span]) -> None:
        self._rows = rows
        self._spans = [span(row) for row in rows]
        self._starts = [span.start for span in self._spans]

    def starting(self, span: Span) -> list[T]:
        """The rows that start inside of ``span``, in order."""
        first, last = self._between(span)
        return list(self._rows[first:last])

    def inside(self, span: Span) -> list[T]:
        """The rows that lie inside of ``span`` from end to end, in order."""
        first, last = self._between(span)
        return [self._rows[k] for k in range(first, last) if self._spans[k].end <= span.end]

    def _between(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
