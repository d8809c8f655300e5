"""A meeting in the making, and what a second telling adds to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from service.meetings.entries.slots import Slots, together
from service.meetings.entries.standing import GROUNDS
from service.meetings.entries.times import When
from service.meetings.modality import Factuality
from service.meetings.vocabulary import Frame
from service.model import Mode, Place, Span, Status
from service.moments import Window, window

_DAY = timedelta(days=1)
_CLEARLY_FIRMER = 0.05  # by how much a score must be higher for its passage to become the evidence


@dataclass(frozen=True, slots=True)
class Entry:
    """What the text has told of one meeting so far.

    ``visitors`` are the parties that travel; ``travels``: somebody visits its place; ``trip``: a leg of a journey whose
    legs have no days of their own; ``overall``: its days are those of the whole journey; ``leaves``: its day is that of
    setting out, and the visitor may arrive on the next; ``purpose``: a journey is made for its sake; ``conference``: an
    event that makes nobody a guest of its state; ``event`` the lemma of its noun; ``anaphoric``: told as "the meeting";
    ``anew``: told as one more; ``separate``: told as held apart from others; ``days`` how long it lasts; ``hedge`` the
    rule that hedged it; ``sentence`` the number of the last sentence that told of it.
    """

    frame: Frame
    slots: Slots
    time: When
    place: Place | None
    status: Status | None
    factuality: Factuality
    score: float
    evidence: Span
    sentence: int
    mode: Mode = Mode.IN_PERSON
    headline: bool = False
    hedge: str | None = None
    visitors: frozenset[str] = frozenset()
    travels: bool = False
    trip: bool = False
    overall: bool = False
    purpose: bool = False
    leaves: bool = False
    conference: bool = False
    event: str | None = None
    anaphoric: bool = False
    anew: bool = False
    separate: bool = False
    days: int | None = None
    topics: tuple[str, ...] = ()
    passages: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def weak(self) -> bool:
        """Too little to be a meeting by itself: it adds to one, or is passed over."""
        untold = self.start is None and self.place is None
        return (
            self.anaphoric if self.frame is Frame.LEAD else untold and (self.frame is Frame.DISCUSS or self.anaphoric)
        )

    @property
    def attends_known_event(self) -> bool:
        """ "A and B will attend the summit", "arrives on Monday to join the talks", "C is host to the summit": an entry
        by itself only where the text tells no more of the summit."""
        attends = self.frame is Frame.ATTEND or (self.frame is Frame.HOST and self.event is not None)
        return attends and self.anaphoric

    @property
    def start(self) -> str | None:
        return self.time.start

    @property
    def end(self) -> str | None:
        return self.time.end

    @property
    def window(self) -> Window | None:
        """The days that it may take place on."""
        return window(self.time.start, self.time.end)

    @property
    def day_told(self) -> bool:
        return self.time.day is not None

    @property
    def persons(self) -> set[int]:
        return {slot.person for slot in self.slots if slot.person is not None}

    @property
    def parties(self) -> set[str]:
        return {slot.party for slot in self.slots if slot.party}

    @property
    def sides(self) -> set[str]:
        """The parties, with the land that is visited."""
        return self.parties | ({self.country} if self.travels and not self.conference and self.country else set())

    @property
    def country(self) -> str | None:
        return self.place.country if self.place else None

    @property
    def town(self) -> str | None:
        return self.place.name if self.place else None


def absorb(known: Entry, entry: Entry) -> Entry:
    """What is known, with what a second telling knows."""
    firmer = GROUNDS[entry.factuality] > GROUNDS[known.factuality]
    clearer = not entry.headline and (known.headline or entry.score > known.score + _CLEARLY_FIRMER)
    return replace(
        known,
        frame=entry.frame if entry.frame.goes and not known.frame.goes else known.frame,
        slots=together(known.slots, entry.slots),
        time=_better_time(known, entry),
        place=_better_place(known.place, entry.place),
        status=known.status or entry.status,
        factuality=entry.factuality if firmer else known.factuality,
        hedge=entry.hedge if firmer else known.hedge,
        evidence=entry.evidence if clearer else known.evidence,
        headline=entry.headline if clearer else known.headline,
        score=max(known.score, entry.score),
        sentence=max(known.sentence, entry.sentence),
        mode=Mode.CALL if entry.mode is Mode.CALL else known.mode,
        visitors=known.visitors | entry.visitors,
        travels=known.travels or entry.travels,
        leaves=known.leaves and (entry.leaves or entry.start is None),
        trip=(known.trip and (entry.trip or entry.start is None)) or (entry.trip and known.place is None),
        overall=known.overall or _is_a_leg_of(entry, known),
        conference=known.conference or entry.conference,
        days=_better_length(known, entry),
        passages=known.passages + entry.passages,
        rules=known.rules + entry.rules,
    )


def placed_in_time(known: Entry, entry: Entry) -> Entry:
    """What is known, with the day and the town that a sentence tells of it alone: "The talks will begin at 13.00"."""
    return replace(
        known,
        time=_better_time(known, entry),
        place=_better_place(known.place, entry.place),
        days=known.days or entry.days,
        sentence=max(known.sentence, entry.sentence),
        passages=known.passages + entry.passages,
        rules=known.rules + entry.rules,
    )


def sets_out_before(journey: Entry, stay: Entry) -> bool:
    """ "left on Sunday", "will meet on Monday": the day of setting out is the eve of the stay."""
    out, there = journey.time.day, stay.time.day
    return journey.leaves and out is not None and there is not None and there - out == _DAY


def serve(purpose: Entry, journey: Entry) -> Entry:
    """ "left on Friday for Dhaka to attend a summit there on 12 November": the summit, with what the journey that is
    made for its sake tells."""
    return replace(
        purpose,
        slots=together(journey.slots, purpose.slots),
        time=purpose.time if purpose.start else journey.time,
        place=purpose.place or journey.place,
        score=max(purpose.score, journey.score),
        visitors=purpose.visitors | journey.visitors,
        travels=True,
        days=purpose.days or journey.days,
    )


def _better_time(known: Entry, entry: Entry) -> When:
    """The finer of two times; of two alike the one that tells the end."""
    if entry.start is None or (entry.leaves and sets_out_before(entry, known)):
        return known.time
    if known.leaves and sets_out_before(known, entry):
        return entry.time
    if known.start is None or _finer(entry, known):
        end = entry.end or (known.end if known.start == entry.start else None)
        return replace(entry.time, end=end)
    if known.end is None and entry.start == known.start:
        return replace(known.time, end=entry.end)
    return known.time


def _is_a_leg_of(entry: Entry, journey: Entry) -> bool:
    """ "leaves on Monday on a tour of the region", then "will visit Chad": the days told before are all the legs'."""
    placed = journey.place is None and entry.place is not None
    timed = journey.start is not None or journey.days is not None
    return placed and timed and journey.frame.goes and entry.start is None


def _better_length(known: Entry, entry: Entry) -> int | None:
    """How long the visit lasts, unless the day is that of talks held during it."""
    timed = entry if entry.start is not None else known
    visit = next((e for e in (known, entry) if e.days and e.frame.goes), None)
    talks_alone = visit is not None and visit.start is None and timed.start is not None and not timed.frame.goes
    return None if talks_alone else known.days or entry.days


def _finer(entry: Entry, known: Entry) -> bool:
    """Whether the second telling is the more precise: a day over a week or month, days inside a longer trip, an hour
    over a day."""
    mine, other = entry.window, known.window
    if mine is None or other is None:
        return mine is not None
    if mine.precise and other.precise and known.end:
        return other.contains(mine) and (mine.first, mine.last) != (other.first, other.last)
    return mine.precision > other.precision


def _better_place(known: Place | None, told: Place | None) -> Place | None:
    if known is None or (known.name is None and told is not None and told.name is not None):
        return told or known
    return known
