"""A candidate made an entry: one a leg of a journey, with those who sit, its time and its place.

In: a ``Candidate`` that stands firmly enough, its time, and the entries told just before. Out: ``Entry`` rows, none
where too little is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.lexicon import City, Lexicon
from service.meetings.candidates import Candidate
from service.meetings.entries import places
from service.meetings.entries.entry import Entry
from service.meetings.entries.seating import Seating, Sides
from service.meetings.entries.slots import Escort, Slots, Table, of_party, together
from service.meetings.entries.times import When, length, times_of_legs
from service.meetings.modality import Factuality, saying
from service.meetings.parties import is_state
from service.meetings.syntax import SUBJECTS
from service.meetings.vocabulary import Frame, Vocabulary
from service.model import Mode, Place, Span

_PAIR = 2
_OF_MEMBERS = (Frame.MEET, Frame.EVENT, Frame.OPEN)
_SHORTEST_EVIDENCE = 20  # characters; a shorter clause is shown with its sentence


class Drafting:
    """Drafts the entries of one document."""

    def __init__(
        self, lexicon: Lexicon, words: Vocabulary, table: Table, dateline: City | None, published: date
    ) -> None:
        self._lexicon = lexicon
        self._words = words
        self._dateline = dateline
        self._published = published
        self._home = table.home
        self._seating = Seating(table, words)

    def entries(
        self, candidate: Candidate, time: When, score: float, told: Sequence[Entry], focus: date | None
    ) -> list[Entry]:
        """One entry a leg; ``told`` are the entries of this sentence and the last that told any, latest first."""
        last = next((entry.place for entry in told if entry.place is not None), None)
        legs = places.legs(candidate, self._dateline, self._words, last) or self._lands_of_hosts(candidate)
        times = self._times_of(candidate, legs, focus)
        trip = len(legs) > 1 and not times
        drafts = [
            self._entry(_on_leg(candidate, legs, place), place, times[n] if times else time, score, told, trip=trip)
            for n, place in enumerate(legs or (None,))
        ]
        return [entry for entry in drafts if entry is not None]

    def _lands_of_hosts(self, candidate: Candidate) -> list[Place]:
        """ "At the invitation of A of Mali and B of Togo, X will visit the two countries": the legs are the hosts'."""
        if not candidate.frame.goes or len(candidate.inviting) < _PAIR:
            return []
        lands = dict.fromkeys(who.parties[0] for who in candidate.inviting if who.parties)
        found = [place for land in lands if (place := places.of_country(land, self._lexicon)) is not None]
        return found if len(found) > 1 else []

    def escort(self, candidate: Candidate) -> Escort:
        """Who accompanies whom, and where, if that is told: "In Riga he will be joined by X"."""
        legs = places.legs(candidate, self._dateline, self._words, None)
        return replace(self._seating.escort(candidate), country=legs[0].country if len(legs) == 1 else None)

    def _times_of(self, candidate: Candidate, legs: list[Place], focus: date | None) -> list[When]:
        text = candidate.reading.text
        starts = [match.start for match in candidate.places if places.place_of(match, text) in legs]
        return times_of_legs(candidate, starts, self._published, focus) if len(starts) == len(legs) else []

    def _entry(
        self, candidate: Candidate, place: Place | None, time: When, score: float, told: Sequence[Entry], *, trip: bool
    ) -> Entry | None:
        sides = self._seating.sides(candidate, place, told)
        place = place or self._visited_at_home(candidate, time, sides)
        if self._too_little(candidate, place, sides):
            return None
        if candidate.frame is Frame.HOST and place is None:
            place = self._at_home(sides.actors)
        if candidate.frame.goes and candidate.off is not None and place is None:
            place = self._at_home(sides.others)  # "has cancelled a visit by the minister"
        slots = together(sides.actors, sides.others) or self._of_publisher(candidate)
        if not slots and not _is_told_alone(candidate, place, time, self._words):
            return None
        reading, modality = candidate.reading, candidate.modality
        visits = candidate.frame.goes or _is_ceremony(candidate, self._words)
        return Entry(
            frame=candidate.frame,
            slots=slots,
            time=time,
            place=place,
            status=candidate.status,
            factuality=modality.factuality,
            score=score,
            evidence=_evidence(candidate),
            sentence=reading.number,
            mode=_mode(candidate, self._words),
            headline=reading.headline,
            hedge=modality.rule if modality.factuality is Factuality.HEDGED else None,
            visitors=sides.actors_parties if visits else frozenset(),
            travels=visits,
            trip=trip,
            leaves=candidate.trigger.lemma in self._words.event.leaving,
            purpose=modality.rule == "motion-purpose",
            conference=_is_conference(candidate, self._words),
            event=candidate.event,
            anaphoric=candidate.anaphoric(self._words),
            anew=not self._words.event.anew.isdisjoint(candidate.beside),
            separate=not self._words.event.separate.isdisjoint(candidate.beside),
            days=length(candidate, self._published),
            passages=(reading.sentence.words,),
            rules=candidate.rules,
        )

    def _of_publisher(self, candidate: Candidate) -> Slots:
        """ "The Secretariat of OPEC announced that the Conference will meet": an organisation's own meeting."""
        home = self._home
        if home is None or home in self._lexicon.countries or candidate.frame not in _OF_MEMBERS:
            return ()
        return (of_party(home),) if candidate.times and home in _parties_who_say(candidate) else ()

    def _too_little(self, candidate: Candidate, place: Place | None, sides: Sides) -> bool:
        """A journey to nowhere, a visit to nobody, and joining something that is neither an event nor a person."""
        if place is None and candidate.frame is Frame.TRAVEL and not _is_timed(candidate, sides):
            return True
        if place is None and candidate.frame is Frame.VISIT and candidate.trigger.verb and not sides.others:
            return True
        joins = candidate.trigger.lemma in self._words.event.joining and candidate.event_noun is None
        joined = [slot for slot in sides.others if slot.person is not None]
        return joins and not joined and sum(slot.person is not None for slot in sides.actors) < _PAIR

    def _visited_at_home(self, candidate: Candidate, time: When, sides: Sides) -> Place | None:
        """ "The King of Tonga will make a state visit from 4 to 7 September": a foreign guest who is told to visit
        nobody comes to those who tell it."""
        home, states = self._seating.home, sides.actors_parties
        visits = candidate.frame is Frame.VISIT and candidate.trigger.lemma in self._words.event.paying
        foreign = bool(states) and home not in states and not sides.others
        return places.of_country(home, self._lexicon) if visits and foreign and time.start else None

    def _at_home(self, hosts: Slots) -> Place | None:
        """Guests are received in the host's country, where nothing else is told."""
        states = (slot.party for slot in hosts if slot.party and is_state(slot.party))
        return places.of_country(next(states, None), self._lexicon)


def _parties_who_say(candidate: Candidate) -> set[str]:
    """The parties in the subject of the verb that reports the meeting."""
    tree, reading = candidate.reading.tree, candidate.reading
    clause = next((n for n in (candidate.head, *tree.ancestors(candidate.head)) if tree[n].dep == "ccomp"), None)
    verb = tree[clause].head if clause is not None and saying(tree[tree[clause].head].lemma) else None
    told = {d for c in tree.children(verb, *SUBJECTS) for d in tree.subtree(c)} if verb is not None else set()
    return {party for who in reading.whos_in(told) for party in who.parties}


def _on_leg(candidate: Candidate, legs: Sequence[Place], leg: Place | None) -> Candidate:
    """Without the hosts of a journey's other legs."""
    elsewhere = {place.country for place in legs} - {leg.country if leg is not None else None}
    others = tuple(w for w in candidate.others if w not in candidate.inviting or elsewhere.isdisjoint(w.parties))
    return replace(candidate, others=others)


def _is_timed(candidate: Candidate, sides: Sides) -> bool:
    """ "leaves for Europe on Monday": a journey whose stops are told behind it."""
    return bool(candidate.times or candidate.durations) and any(slot.person is not None for slot in sides.actors)


def _is_ceremony(candidate: Candidate, words: Vocabulary) -> bool:
    """ "a ceremonial delegation (to an inauguration, a funeral …) is a visit to the host state" (guidelines)."""
    attended = words.nouns.get(candidate.event or "", ())
    return candidate.frame is Frame.ATTEND and any(noun.frame is Frame.CEREMONY for noun in attended)


def _is_conference(candidate: Candidate, words: Vocabulary) -> bool:
    """Attending a summit makes nobody a guest of the state that it is held in."""
    if candidate.frame is Frame.ATTEND:
        return candidate.event in words.event.conference
    return candidate.frame in (Frame.EVENT, Frame.OPEN)


def _is_told_alone(candidate: Candidate, place: Place | None, time: When, words: Vocabulary) -> bool:
    """A conference whose participants other sentences tell, or one of which "the three-day meeting", "the talks will
    begin at 13.00" tells more."""
    if candidate.anaphoric(words) and (candidate.durations or place is not None or time.start is not None):
        return True
    groups = bool(candidate.actors) and candidate.frame in (Frame.MEET, Frame.OPEN)  # "the Nordic ministers will meet"
    return (groups or candidate.event in words.event.conference) and (place is not None or time.start is not None)


def _mode(candidate: Candidate, words: Vocabulary) -> Mode:
    calls = candidate.frame is Frame.CALL or any(phrase in candidate.reading.low for phrase in words.medium.call)
    return Mode.CALL if calls else Mode.IN_PERSON


def _evidence(candidate: Candidate) -> Span:
    """The clause around the trigger, without who said so: the shortest passage that announces the meeting."""
    tree, words = candidate.reading.tree, candidate.reading.sentence.words
    own = candidate.chain & {candidate.head, *candidate.modality.chain}
    top = min(sorted(own), key=lambda n: len(list(tree.ancestors(n))))
    inside = [tree[n] for n in tree.subtree(top, "parataxis") if tree[n].pos != "PUNCT"]
    if not inside:
        return words
    start, end = min(t.start for t in inside), max(t.end for t in inside)
    told = Span(max(start, words.start), min(end, words.end))
    return told if told.end - told.start >= _SHORTEST_EVIDENCE else words
