"""The value that an error analysis is made of: one thing that is not as the reader has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.evaluation.form import Entry
from service.evaluation.scoring import Tally
from service.model import Participant

MISSING = Tally(right=1, guess=1)  # what a figure gains when a missing item is found
EXTRA = Tally(guess=-1)  # when one too many is left out
WRONG = Tally(right=1)  # when one that is there is put right


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``kind`` is "field: what", ``detail`` says which value, ``why`` how it came about ("judged past (rule
    verb-past)"), as far as that can be told.

    ``identity`` tells the same fault in another run; ``mending`` is what each figure would gain without it; ``notes``
    are what the extractor itself says of it.
    """

    document: str
    kind: str
    detail: str
    identity: str
    mending: Mapping[str, Tally]
    gold: Entry | None
    guess: Entry | None
    rules: tuple[str, ...] = ()
    why: str = ""
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal where two runs have the same fault, whatever the way there."""
        return self.document, self.kind, self.identity

    @property
    def record(self) -> dict[str, object]:
        """The fault as a JSON object, for whoever counts and sorts by something else."""
        told = {name: getattr(self, name) for name in ("document", "kind", "why", "detail", "rules", "notes")}
        passages = {
            "gold": self.gold.evidence if self.gold else None,
            "guess": self.guess.evidence if self.guess else None,
        }
        return told | passages

    @property
    def field(self) -> str:
        """The field that is at fault; "meeting" for a whole entry."""
        return self.kind.partition(":")[0]


def brief(entry: Entry) -> str:
    """An entry on one line."""
    people = ", ".join(brief_person(person) for person in entry.participants)
    when = f"{entry.start or 'no day'}{f'..{entry.end}' if entry.end else ''}"
    return f"[{entry.status}] {when} @ {brief_place(entry)} | {people}"


def brief_place(entry: Entry) -> str:
    """The place as town/country."""
    return f"{entry.place.name or '-'}/{entry.place.country or '-'}" if entry.place else "none"


def brief_person(person: Participant) -> str:
    """A participant as role, name and party."""
    return f"{person.role or '-'} {person.name or '-'} ({person.party or '-'})"
