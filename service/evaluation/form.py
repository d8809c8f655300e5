"""The benchmark's form of a meeting: what is written as predictions, and what is compared.

``benchmark_form`` turns an announcement into the JSON object that the benchmark's guidelines lay down
(fields, names and values are the model's own, so this is a choice of fields and no translation).
``entry_of`` turns such an object into an ``Entry``, the value that the scorer works on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypedDict

from service.evaluation.names import words
from service.model import Announcement, Document, Participant, Place, Span
from service.trace import Fate, Outcome, Trace


class ParticipantForm(TypedDict):
    """Who takes part, as JSON."""

    name: str | None
    role: str | None
    party: str | None


class PlaceForm(TypedDict):
    """Where, as JSON."""

    name: str | None
    country: str | None


class MeetingForm(TypedDict):
    """A meeting as JSON: exactly these fields."""

    status: str
    mode: str
    participants: list[ParticipantForm]
    start: str | None
    end: str | None
    place: PlaceForm | None
    topics: list[str]
    evidence: str


class Explanation(TypedDict):
    """What extraction says beside a meeting: kept apart so that the meeting itself stays in the benchmark's form."""

    rules: list[str]
    confidence: float
    when_told: str | None
    notes: list[str]


def benchmark_form(announcement: Announcement, document: Document) -> MeetingForm:
    """The announcement as a JSON object; the evidence is the passage itself, as it stands in the document."""
    place = announcement.place
    return MeetingForm(
        status=announcement.status.value,
        mode=announcement.mode.value,
        participants=[ParticipantForm(name=p.name, role=p.role, party=p.party) for p in announcement.participants],
        start=announcement.start,
        end=announcement.end,
        place=PlaceForm(name=place.name, country=place.country) if place else None,
        topics=list(announcement.topics),
        evidence=announcement.evidence.of(document.text),
    )


def explanation(announcement: Announcement) -> Explanation:
    """Why extraction believes in the announcement."""
    return Explanation(
        rules=list(announcement.rules),
        confidence=round(announcement.confidence, 4),
        when_told=announcement.when_told,
        notes=list(announcement.notes),
    )


def trace_form(trace: Trace) -> dict[str, Any]:
    """What became of a document's triggers, as JSON; the announcements themselves stand beside it."""
    spans = {"read": trace.read, "times": trace.times, "sayings": trace.sayings}
    return {
        **{name: [[span.start, span.end] for span in told] for name, told in spans.items()},
        "fates": [_fate_form(fate) for fate in trace.fates],
    }


def trace_of(form: Mapping[str, Any]) -> Trace:
    """The trace that a JSON object tells. Raises KeyError, TypeError or ValueError where it is none."""
    read, times, sayings = (tuple(Span(*span) for span in form[name]) for name in ("read", "times", "sayings"))
    fates = tuple(_fate_of(fate) for fate in form["fates"])
    return Trace(read=read, times=times, sayings=sayings, fates=fates)


def _fate_form(fate: Fate) -> dict[str, Any]:
    return asdict(fate) | {
        "passage": [fate.passage.start, fate.passage.end],
        "evidence": [fate.evidence.start, fate.evidence.end] if fate.evidence else None,
    }


def _fate_of(form: Mapping[str, Any]) -> Fate:
    evidence = form["evidence"]
    told = {
        "passage": Span(*form["passage"]),
        "outcome": Outcome(form["outcome"]),
        "parties": tuple(form["parties"]),
        "evidence": Span(*evidence) if evidence else None,
    }
    return Fate(**{**form, **told})


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as it is compared: participants who are nobody and topics without a word are left out."""

    status: str
    mode: str
    participants: tuple[Participant, ...]
    start: str | None
    end: str | None
    place: Place | None
    topics: tuple[str, ...]
    evidence: str

    @property
    def parties(self) -> frozenset[str]:
        """The parties that take part, each once."""
        return frozenset(p.party for p in self.participants if p.party)

    @property
    def persons(self) -> tuple[Participant, ...]:
        """The participants who are named."""
        return tuple(p for p in self.participants if p.name)


def entry_of(form: Mapping[str, Any]) -> Entry:
    """The entry that a JSON object in the benchmark's form tells. Absent fields are unknown, a status is scheduled."""
    place = form.get("place")
    people = [_participant(p) for p in form.get("participants") or ()]
    return Entry(
        status=form.get("status") or "scheduled",
        mode=form.get("mode") or "unknown",
        participants=tuple(p for p in people if p.name or p.party),
        start=form.get("start"),
        end=form.get("end"),
        place=Place(place.get("name"), place.get("country")) if place else None,
        topics=tuple(t for t in form.get("topics") or () if words(t)),
        evidence=form.get("evidence") or "",
    )


def _participant(form: Mapping[str, Any]) -> Participant:
    return Participant(form.get("name"), form.get("role"), (form.get("party") or "").upper() or None)
