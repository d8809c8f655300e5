"""What a reader proposes to ``find``: a reading and the tokens that it covers."""

from __future__ import annotations

from dataclasses import dataclass

from service.mentions.timex.clocks import Clocks
from service.mentions.timex.values import Direction, Grain, Link, Point, Relation


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading that starts at the token ``start`` and ends before ``next``; the rest is as in ``Timex``."""

    start: int
    next: int
    grain: Grain
    rule: str
    first: Point | None = None
    last: Point | None = None
    link: Link | None = None
    clocks: Clocks | None = None
    count: int | None = None
    unit: str | None = None
    bias: Direction | None = None
    relation: Relation | None = None
