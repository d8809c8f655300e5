"""The kinds of commitment that a clause makes, and the verdict on one trigger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Factuality(StrEnum):
    """What the clause makes of the meeting, strongest commitment first."""

    ANNOUNCED = "announced"  # will, is to, is scheduled to
    PRESENT = "present"  # meets, is visiting
    PURPOSE = "purpose"  # left for X to meet Y
    REPORTED = "reported"  # would, was to, was due to
    HEDGED = "hedged"  # may, is expected to, plans to
    BARE = "bare"  # a noun or an infinitive that nothing places
    PAST = "past"
    WISHED = "wished"
    CONDITIONAL = "conditional"
    DENIED = "denied"


NOT_TO_COME = (Factuality.PAST, Factuality.PRESENT, Factuality.BARE)


@dataclass(frozen=True, slots=True)
class Modality:
    """``rule`` names what decided; ``chain`` are the tokens of the verb group and its governors."""

    factuality: Factuality
    rule: str
    chain: tuple[int, ...] = ()

    @property
    def past(self) -> bool:
        return self.factuality is Factuality.PAST

    def behind(self, *chain: int) -> Modality:
        """The same verdict, reached over more tokens."""
        return replace(self, chain=(*chain, *self.chain))

    def softened(self, hedged: bool) -> Modality:
        """The same verdict, where a hedge stands on the way to it a mere hedge."""
        return replace(self, factuality=Factuality.HEDGED) if hedged else self
