"""Notes on what becomes of a document's candidates, kept only where somebody asks for a ``Trace``.

In: what assembly decides, as it decides it. Out: ``Fate`` rows. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.meetings.candidates import Candidate
from service.meetings.entries import THRESHOLD, Entry
from service.meetings.entries.standing import GROUNDS
from service.model import Announcement
from service.trace import Fate, Outcome


class Journal:
    """The notes on one document."""

    def __init__(self) -> None:
        self._dismissed: list[Fate] = []
        self._entered: list[tuple[int, Fate]] = []
        self._fates: list[Fate] = []

    @property
    def fates(self) -> tuple[Fate, ...]:
        """What became of all, in the order of the text."""
        return tuple(sorted([*self._dismissed, *self._fates], key=lambda fate: fate.passage))

    def judged(self, candidate: Candidate) -> None:
        """It does not stand: by its clause, or, where that is firm enough, by its day."""
        firm = GROUNDS[candidate.modality.factuality] >= THRESHOLD
        self.dismissed(candidate, Outcome.OVER if firm else Outcome.JUDGED)

    def dismissed(self, candidate: Candidate, outcome: Outcome) -> None:
        """No entry is made of it."""
        modality = candidate.modality
        self._dismissed.append(
            Fate(
                candidate.reading.sentence.words,
                candidate.trigger.lemma,
                modality.factuality.value,
                modality.rule,
                outcome,
            )
        )

    def entered(self, entry: Entry, number: int | None, *, joined: bool) -> None:
        """A draft became the entry ``number``, or part of it (``joined``); None where it adds to none."""
        fate = Fate(
            entry.passages[0],
            _behind("trigger:", entry.rules),
            entry.factuality.value,
            _behind("modality:", entry.rules),
            Outcome.WEAK,
            joined=joined,
            parties=tuple(sorted(entry.parties)),
        )
        if number is None:
            self._dismissed.append(fate)
        else:
            self._entered.append((number, fate))

    def told(self, entries: Sequence[Entry], announcements: Sequence[Announcement | None], least: float) -> None:
        """What was made of the entries, one by one."""
        for number, fate in self._entered:
            self._fates.append(_completed(fate, entries[number], announcements[number], least))


def _completed(fate: Fate, entry: Entry, announcement: Announcement | None, least: float) -> Fate:
    known = replace(fate, parties=tuple(sorted(entry.parties)))
    if announcement is None:
        return replace(known, outcome=Outcome.DOES_NOT_HOLD)
    outcome = Outcome.ANNOUNCED if announcement.confidence >= least else Outcome.UNSURE
    return replace(known, outcome=outcome, confidence=announcement.confidence, evidence=announcement.evidence)


def _behind(mark: str, rules: Sequence[str]) -> str:
    """The first rule of a kind: "visit" of "trigger:visit"."""
    return next((rule.removeprefix(mark) for rule in rules if rule.startswith(mark)), "")
