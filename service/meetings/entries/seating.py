"""The two sides of a meeting, seated: whose guests come to whom.

In: a ``Candidate``, the place of one leg, and the visits told just before. Out: ``Sides``. Guidelines, participants:
"'His Turkish counterpart' takes the role of the one whose counterpart he is".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.meetings.candidates import TAKE_TO, Candidate
from service.meetings.entries.entry import Entry
from service.meetings.entries.slots import Escort, Slot, Slots, Table, of_party
from service.meetings.entries.takers import takers
from service.meetings.parties import is_state
from service.meetings.vocabulary import Frame, Vocabulary
from service.mentions.who import Who, WhoKind
from service.model import Place


@dataclass(frozen=True, slots=True)
class Sides:
    actors: Slots
    others: Slots

    @property
    def actors_parties(self) -> frozenset[str]:
        return frozenset(slot.party for slot in self.actors if slot.party)


class Seating:
    """Seats the sides of candidates at a document's table."""

    def __init__(self, table: Table, words: Vocabulary) -> None:
        self._table = table
        self._words = words

    @property
    def home(self) -> str | None:
        """The state of whoever publishes."""
        return self._table.home

    def sides(self, candidate: Candidate, place: Place | None, told: Sequence[Entry]) -> Sides:
        """Both sides. ``told`` are the entries of this sentence and the last that told any, latest first."""
        actors = self._seat(candidate, candidate.actors)
        if not actors and _is_with_others(candidate, told):
            actors = self._ourselves(candidate)
        elif not candidate.actors:
            actors = _travellers_before(candidate, told, self._words)
        elif all(_is_bare_delegation(who, self._words) for who in candidate.actors):
            actors = _travellers_of(told) or actors
        host = None
        if candidate.frame is Frame.HOST:
            guests = self._seat(candidate, candidate.others)
            at_home = place.country if place and place.country not in {slot.party for slot in guests} else None
            actors = self._with_party(actors, guests, host=at_home or visited_by(guests, told))
        else:
            host = _represented(candidate, actors, self._words) or _host_of(candidate, actors, place, told)
        journey = _journey_of(told) if not actors and not candidate.actors else None
        if journey is not None and candidate.frame is Frame.MEET:
            host = host or journey.country
        led = [w for w in candidate.others if candidate.frame.goes and actors and _is_bare_delegation(w, self._words)]
        met = [who for who in candidate.others if who not in led]  # "X will lead a delegation to Fiji": X is it
        others = self._seat(candidate, met, partner=actors, host=host)
        if journey is not None and _are_hosts(candidate, others, journey):
            actors = _visitors_of(journey)
        others = tuple(slot for slot in others if slot.key not in {actor.key for actor in actors})
        visited = place.country if place and candidate.frame.goes else None
        actors = self._with_party(actors, others, visited=visited)
        return Sides(actors, self._with_party(others, actors, host=host))

    def _ourselves(self, candidate: Candidate) -> Slots:
        """ "Talks with Nepal will be held in Kathmandu": with those who tell it, where nobody else is told."""
        home, theirs = self._table.home, {party for who in candidate.others for party in who.parties}
        return (of_party(home),) if home is not None and home not in theirs else ()

    def escort(self, candidate: Candidate) -> Escort:
        """Companions and whom they accompany: of one state where an office is told without one."""
        led = self._seat(candidate, candidate.others)
        party = next((slot.party for slot in led if slot.party), None)
        return Escort(self._seat(candidate, candidate.actors, host=party), led)

    def _seat(
        self, candidate: Candidate, whos: Sequence[Who], *, partner: Slots = (), host: str | None = None
    ) -> Slots:
        return self._table.seat(takers(candidate, whos, self._table.discourse, self._words), partner=partner, host=host)

    def _with_party(
        self, slots: Slots, opposite: Slots, *, visited: str | None = None, host: str | None = None
    ) -> Slots:
        """Persons of office whose state is told nowhere: the host's among those who are visited, the one of those
        beside them, else the publisher's own unless it is visited or met. What is found holds for the document."""
        taken = {slot.party for slot in opposite} | {visited}
        beside = {slot.party for slot in slots if slot.party and is_state(slot.party)}
        home = self._table.home if self._table.home not in taken else None
        party = host or (next(iter(beside)) if len(beside) == 1 else None)
        return tuple(self._in_party(slot, party or (home if self._may_be_ours(slot) else None)) for slot in slots)

    def _may_be_ours(self, slot: Slot) -> bool:
        """Not the mediators, not the Secretary-General: they stand for no state."""
        role = (slot.role or "").lower().replace("-", " ")
        return not any(word in role for word in self._words.people.of_no_state)

    def _in_party(self, slot: Slot, party: str | None) -> Slot:
        if slot.party is not None or slot.person is None or slot.role is None or not party:
            return slot
        self._table.people.persons[slot.person].parties[party] += 1
        return replace(slot, party=party)


def _travellers_before(candidate: Candidate, told: Sequence[Entry], words: Vocabulary) -> Slots:
    """ "The tour will also take in Chad": the travellers of the journey that was told before."""
    routed = candidate.trigger is TAKE_TO and all(who.kind is WhoKind.PARTY for who in candidate.others)
    if not routed and not (candidate.frame is Frame.VISIT and candidate.anaphoric(words)):
        return ()
    return _travellers_of(told)


def _is_with_others(candidate: Candidate, told: Sequence[Entry]) -> bool:
    """Talks that are told with one side alone, by "with", and not those of a visit to it."""
    tree, n = candidate.reading.tree, candidate.head
    if candidate.trigger.verb or candidate.off is not None or candidate.frame not in (Frame.MEET, Frame.EVENT):
        return False
    nouns = (n, *(d for c in tree.children(n, "prep") if tree.low(c) == "of" for d in tree.children(c, "pobj")))
    behind = {d for k in nouns for c in tree.children(k, "prep") if tree.low(c) == "with" for d in tree.subtree(c)}
    states = all(who.parties and who.kind in (WhoKind.PARTY, WhoKind.GROUP) for who in candidate.others)
    journey = _journey_of(told)
    if journey is not None and any(journey.country in who.parties for who in candidate.others):
        return False
    return bool(candidate.others) and states and all(candidate.reading.tokens_of(w) & behind for w in candidate.others)


def _represented(candidate: Candidate, actors: Slots, words: Vocabulary) -> str | None:
    """ "Nepal will be represented by its Foreign Secretary, X": whose people are told behind."""
    parties = {slot.party for slot in actors if slot.person is None}
    passive = candidate.reading.tree.has(candidate.head, "nsubjpass")
    represented = passive and candidate.trigger.lemma in words.event.representing
    return next(iter(parties)) if represented and len(parties) == 1 else None


def _is_bare_delegation(who: Who, words: Vocabulary) -> bool:
    """ "The delegation will hold talks": the one that was told before."""
    return who.kind is WhoKind.GROUP and not who.parties and who.text.lower() in words.people.delegation


def _travellers_of(told: Sequence[Entry]) -> Slots:
    journey = _journey_of(told)
    return _visitors_of(journey) if journey is not None else ()


def _journey_of(told: Sequence[Entry]) -> Entry | None:
    return next((entry for entry in told if entry.travels and not entry.conference), None)


def _visitors_of(journey: Entry) -> Slots:
    return tuple(slot for slot in journey.slots if slot.party in journey.visitors)


def _are_hosts(candidate: Candidate, others: Slots, journey: Entry) -> bool:
    """ "Talks are planned with X": told without the other side, of somebody in the land that is visited."""
    parties = {slot.party for slot in others}
    return (
        candidate.frame is Frame.MEET
        and bool(others)
        and journey.country is not None
        and parties
        <= {
            None,
            journey.country,
        }
    )


def visited_by(slots: Slots, told: Sequence[Entry]) -> str | None:
    """The land that these people are told to visit."""
    single = {slot.key for slot in slots if slot.single}
    parties = set() if single else {slot.party for slot in slots if slot.party}
    journeys = (e for e in told if e.travels and e.country and not e.conference and not e.trip)
    visits = (e for e in journeys if single & {slot.key for slot in e.slots} or (parties and parties <= e.visitors))
    return next((visit.country for visit in visits), None)


def _host_of(candidate: Candidate, actors: Slots, place: Place | None, told: Sequence[Entry]) -> str | None:
    """The state whose people an office told without one belongs to: the one visited now, the one that is being
    visited, or, of a meeting abroad, the one it is held in."""
    if candidate.frame.goes and place is not None and place.country is not None:
        return place.country
    if candidate.frame is Frame.MEET and place is not None and place.country not in {slot.party for slot in actors}:
        return place.country
    return visited_by(actors, told)
