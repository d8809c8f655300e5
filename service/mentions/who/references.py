"""What points back: "the two leaders", "both presidents", "ministers of the two countries".

In: a row and where the words of a body or an office stand. Out: whether it is definite, and how many it counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.mentions.who.row import Row

_FARTHEST = 3  # words in front: "the two visiting"


@dataclass(frozen=True, slots=True)
class Reference:
    """``definite``: "the", "both" or the like stand before it; ``indefinite``: "a"; ``count``: 0 where none is told."""

    definite: bool
    indefinite: bool
    count: int


def reference(row: Row, first: int, at: int) -> Reference:
    """What the words before ``at`` tell, from ``first`` on and a few in front of it."""
    k = first
    while k > max(0, first - _FARTHEST) and (
        row.low(k - 1) in row.words.counts or row.low(k - 1) in row.words.pointers
    ):
        k -= 1
    words = [row.low(n) for n in range(k, at)]
    return Reference(
        any(word in row.words.pointers for word in words),
        any(word in row.words.indefinite for word in words),
        next((int(row.words.counts[word]) for word in words if word in row.words.counts), 0),
    )


def lands_behind(row: Row, n: int) -> tuple[int, int]:
    """ "of the two countries" behind a body: how many, and the index behind; 0 and ``n`` where nothing such stands."""
    if row.low(n) not in row.words.links:
        return 0, n
    k = n + 1
    while row.low(k) in row.words.pointers or row.low(k) in row.words.counts:
        k += 1
    if k == n + 1 or row.low(k) not in row.words.lands:
        return 0, n
    return reference(row, n + 1, k).count or 2, k + 1
