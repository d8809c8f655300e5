"""Where in its document a thing stands: in the sentence that tells of the meeting, elsewhere, nowhere.

Comes in: a document, and what the extractor says that it did with it. Goes out: words for the ``why`` of a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from service.evaluation.form import Entry
from service.evaluation.names import words
from service.model import Document, Span
from service.trace import Fate, Outcome, Trace

_DATELINE_REACH = 60  # characters at the beginning of the body in which a dateline stands
_SAID_REACH = 40  # characters between a verb of saying and the announcer's day
_DAY = 10  # the length of 2019-03-01
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Ground:
    """A document and the extractor's trace of it; without one, less can be told."""

    document: Document
    trace: Trace | None = field(default=None)

    def why_missed(self, gold: Entry) -> tuple[str, tuple[str, ...]]:
        """At which step a meeting was lost that stands in ``gold``, and the extractor's notes on its passage."""
        if self.trace is None:
            return "", ()
        passage = self.span_of(gold.evidence)
        if passage is None:
            return "its passage is not in the text", ()
        fates = sorted(
            (fate for fate in self.trace.fates if fate.passage.overlaps(passage)), key=lambda fate: -fate.outcome.rank
        )
        if fates:
            return _step(fates[0]), tuple(map(_noted, fates))
        read = any(span.overlaps(passage) for span in self.trace.read)
        return "no candidate in its passage" if read else "never read (no trigger word)", ()

    def why_made_up(self, guess: Entry) -> str:
        """What its clause was taken for, and by which rule."""
        found = self.span_of(guess.evidence)
        fates = self.trace.fates if self.trace is not None else ()
        fate = next((fate for fate in fates if fate.evidence == found and found is not None), None)
        return f"told as {fate.factuality} (rule {fate.rule})" if fate is not None else ""

    def whereabouts(self, name: str | None, *entries: Entry) -> str:
        """Whether a name stands in the sentence of one of the entries, elsewhere in the document, or nowhere."""
        told = words(name)[-1:]
        if any(_hold(span.of(self.document.text), told) for span in self.sentences_of(entries)):
            return "it stands in the passage"
        return "told elsewhere" if _hold(self.document.text, told) else "unknown to the document"

    def why_no_day(self, gold: Entry) -> str:
        """Whether a time stood there to be taken."""
        if self.trace is None:
            return ""
        own = self.sentences_of([gold])
        near = any(time.overlaps(span) for time in self.trace.times for span in own)
        return "a time stands in the passage" if near else "no time was found in the passage"

    def why_other_day(self, gold: Entry, guess: Entry, told: str | None) -> str:
        """Whose day it is that was taken, where it is not the meeting's; ``told`` is how the text words it."""
        return _of_the_calendar(gold, guess, self.document.published) or self._of_the_text(gold, guess, told)

    def span_of(self, passage: str) -> Span | None:
        """Where a passage stands."""
        start = self.document.text.find(passage) if passage else -1
        return Span(start, start + len(passage)) if start >= 0 else None

    def sentences_of(self, entries: Iterable[Entry]) -> list[Span]:
        """The sentences of the entries' passages; a passage that was never read stands for itself."""
        found = []
        for span in filter(None, (self.span_of(entry.evidence) for entry in entries)):
            read = [sentence for sentence in self.trace.read if sentence.overlaps(span)] if self.trace else []
            found += [span, *read]
        return found

    def is_dateline(self, town: str | None) -> bool:
        """Whether the document opens with the town."""
        opening = " ".join(words(self.document.body[:_DATELINE_REACH]))
        return bool(town) and opening.startswith(" ".join(words(town)))

    def _of_the_text(self, gold: Entry, guess: Entry, told: str | None) -> str:
        """By where the words stand that were taken for its time."""
        if not told or self.trace is None:
            return ""
        places = _all_of(told, self.document.text, self.sentences_of([gold, guess]))
        own = self.span_of(gold.evidence)
        if not places:
            return "another sentence's day"
        if self._beside_saying(places):
            return "the announcer's day"
        if own is not None and any(place.overlaps(own) for place in places):
            return "the right words, reckoned wrongly"
        start = self.document.text.find(self.document.body)
        if any(place.start - start < _DATELINE_REACH for place in places):
            return "the dateline's day"
        return "another clause's day"

    def _beside_saying(self, places: Sequence[Span]) -> bool:
        """ "said on Monday", "told reporters on Monday": a verb of saying stands just before."""
        assert self.trace is not None
        return all(any(0 <= place.start - said.end <= _SAID_REACH for said in self.trace.sayings) for place in places)


def _step(fate: Fate) -> str:
    """The step at which it was lost, as the words of a kind."""
    match fate.outcome:
        case Outcome.JUDGED:
            return f"judged {fate.factuality} (rule {fate.rule})"
        case Outcome.OVER:
            return "its day taken for past"
        case Outcome.TOO_LITTLE:
            return "too little for a draft"
        case Outcome.DOES_NOT_HOLD:
            return f"does not hold ({_parties_known(fate)})"
        case Outcome.UNSURE:
            return "below the confidence floor"
        case Outcome.WEAK:
            return "weak and dropped"
        case Outcome.ACCOMPANIES:
            return "read as mere company"
        case Outcome.ANNOUNCED:
            return "absorbed into another entry" if fate.joined else "its sentence announces another"


def _parties_known(fate: Fate) -> str:
    return {0: "no party known", 1: "one party known"}.get(len(fate.parties), "a headline alone")


def _noted(fate: Fate) -> str:
    parties = f", parties {' '.join(fate.parties)}" if fate.parties else ""
    sure = f", confidence {fate.confidence:.2f}" if fate.confidence is not None else ""
    return f"{fate.trigger}: {fate.factuality} (rule {fate.rule}) → {fate.outcome.value}{parties}{sure}"


def _of_the_calendar(gold: Entry, guess: Entry, published: date | None) -> str:
    """What the two days themselves tell."""
    day, told = (guess.start or "")[:_DAY], (gold.start or "")[:_DAY]
    if not _is_day(day) or not _is_day(told) or published is None:
        return ""
    today = published.isoformat()
    if told < today <= day:
        return "past taken for future"
    if day < today <= told:
        return "future taken for past"
    if day == today:
        return "the day of publication"
    apart = abs((date.fromisoformat(day) - date.fromisoformat(told)).days)
    return "the right weekday of another week" if apart % _WEEK == 0 else ""


def _is_day(value: str) -> bool:
    return len(value) == _DAY and "W" not in value


def _all_of(told: str, text: str, spans: Iterable[Span]) -> list[Span]:
    """Where the words stand inside the spans."""
    found = {Span(at, at + len(told)) for span in spans if (at := text.find(told, span.start, span.end)) >= 0}
    return sorted(found)


def _hold(text: str, told: list[str]) -> bool:
    return bool(told) and told[0] in words(text)
