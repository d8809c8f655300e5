"""A stand-in extractor with a script: it finds in a document what the script says of each passage that is there.

For where the lines of ``fakes.FakeExtractor`` say too little: places with zones, clock times, evidence fit for a page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from service.model import Announcement, Document, Mode, Participant, Place, Span, Status

MOSCOW = Place("Moscow", "RU", "Europe/Moscow", 55.75222, 37.61556)
CARACAS = Place("Caracas", "VE", "America/Caracas", 10.48801, -66.87919)
BAKU = Place("Baku", "AZ", "Asia/Baku", 40.37767, 49.89201)


@dataclass(frozen=True, slots=True)
class Told:
    """An announcement but for the place of its evidence and passages in the text, which their words tell."""

    evidence: str
    participants: tuple[Participant, ...] = ()
    start: str | None = None
    end: str | None = None
    place: Place | None = None
    topics: tuple[str, ...] = ()
    status: Status = Status.SCHEDULED
    mode: Mode = Mode.IN_PERSON
    passages: tuple[str, ...] = ()
    when_told: str | None = None
    zone_told: str | None = None
    notes: tuple[str, ...] = ()
    confidence: float = 1.0

    def announcement(self, text: str) -> Announcement:
        """The announcement as it stands in ``text``."""
        return Announcement(
            status=self.status,
            mode=self.mode,
            participants=self.participants,
            start=self.start,
            end=self.end,
            place=self.place,
            topics=self.topics,
            evidence=_find(self.evidence, text),
            passages=tuple(_find(passage, text) for passage in self._passages_in(text)),
            rules=("scripted",),
            when_told=self.when_told,
            zone_told=self.zone_told,
            notes=self.notes,
            confidence=self.confidence,
        )

    def _passages_in(self, text: str) -> tuple[str, ...]:
        return (self.evidence, *(passage for passage in self.passages if passage in text))


@dataclass
class ScriptedExtractor:
    """Finds every announcement of its script whose evidence the document has; ``asides`` are reasons by language."""

    script: list[Told] = field(default_factory=list)
    version: str = "scripted-1"
    asides: dict[str, str] = field(default_factory=dict)

    def set_aside(self, document: Document) -> str | None:
        return self.asides.get(document.language)

    def extract(self, document: Document) -> tuple[Announcement, ...]:
        if self.set_aside(document):
            return ()
        return tuple(told.announcement(document.text) for told in self.script if told.evidence in document.text)


def _find(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
