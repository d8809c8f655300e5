"""What became of every trigger of a document: how the extractor explains what it did not announce.

Comes out of ``EnglishExtractor.trace``: the sentences that were parsed, and the ``Fate`` of each trigger in them. The
evaluation lays a missed meeting's passage over it and reads where the meeting was lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.model import Announcement, Span


class Outcome(StrEnum):
    """How far a trigger came, the shortest way first."""

    JUDGED = "judged"  # its clause announces nothing: past, wished, conditional …
    OVER = "over"  # its day is past
    ACCOMPANIES = "accompanies"  # it tells only who goes along
    TOO_LITTLE = "too little told"  # a journey to nowhere, nobody who takes part
    WEAK = "weak"  # it adds to a meeting that is told elsewhere, and there is none
    DOES_NOT_HOLD = "does not hold"  # no two parties, no organisation's own meeting
    UNSURE = "unsure"  # a confidence below the floor
    ANNOUNCED = "announced"

    @property
    def rank(self) -> int:
        """The farther, the higher."""
        return tuple(Outcome).index(self)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one trigger.

    ``passage`` is its sentence, ``trigger`` its lemma; ``factuality`` is what its clause makes of the meeting, by
    ``rule``. Of the entry that it became or was taken into: ``parties`` are those that were known, ``confidence`` how
    sure it was, ``evidence`` where its announcement rests. ``joined`` says that the entry had been told before.
    """

    passage: Span
    trigger: str
    factuality: str
    rule: str
    outcome: Outcome
    joined: bool = False
    parties: tuple[str, ...] = ()
    confidence: float | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A document's announcements and how they came about.

    ``read`` are the sentences that passed the gate; in these ``times`` are the time expressions that were found, and
    ``sayings`` the verbs that report speech: a day beside one may be the announcer's.
    """

    announcements: tuple[Announcement, ...] = ()
    read: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    sayings: tuple[Span, ...] = ()
    fates: tuple[Fate, ...] = ()
