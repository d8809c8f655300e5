"""Which entries are announcements, and how they are told.

In: a completed entry. Out: an ``Announcement``, or None where too little is known. Guidelines, "A meeting": "between
representatives of at least two parties"; "a meeting of one organisation's members counts".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from service.lexicon import Kind, Lexicon
from service.meetings.confidence import confidence
from service.meetings.entries.entry import Entry
from service.meetings.entries.slots import Slot
from service.meetings.modality import Factuality
from service.meetings.vocabulary import Frame, Vocabulary
from service.model import Announcement, Mode, Status

_MOST_TOPICS = 12
_BY_TWO_PERSONS = (Frame.MEET, Frame.HOST)
_BY_HEADLINE = (Frame.VISIT, Frame.MEET, Frame.TRAVEL, Frame.HOST)
_OF_ONE_BODY = (Frame.EVENT, Frame.MEET, Frame.ATTEND, Frame.OPEN, Frame.CEREMONY, Frame.SUPPORT, Frame.DISCUSS)
_ABROAD = (Frame.ATTEND, Frame.EVENT, Frame.CEREMONY)
_TOGETHER = (Frame.MEET, Frame.OPEN)
_FIRM_WITH_A_DATE = (
    "hedge",
    "verb-hedge",
    "was-due",
    "verb-was-due",
    "plan-to",
)  # rules of modality: "is expected to", "plans to"


class Announcing:
    """Announces the entries of one document. ``home`` is its publisher's state; ``several_states`` says that it names
    more than one."""

    def __init__(self, lexicon: Lexicon, words: Vocabulary, home: str | None, *, several_states: bool) -> None:
        self._lexicon = lexicon
        self._words = words
        self._home = home
        self._several_states = several_states

    def announcement(self, entry: Entry) -> Announcement | None:
        """The entry as it is published, with its confidence."""
        if not self._holds(entry):
            return None
        slots = self._without_forums(self._once(_without_bodies_of_visitors(entry)))
        found = Announcement(
            status=_status(entry),
            mode=entry.mode,
            participants=tuple(slot.participant() for slot in slots),
            start=entry.start,
            end=entry.end,
            place=None if entry.mode is Mode.CALL else entry.place,
            topics=entry.topics[:_MOST_TOPICS],
            evidence=entry.evidence,
            passages=tuple(sorted(set(entry.passages))),
            rules=entry.rules,
            when_told=entry.time.told,
            zone_told=entry.time.zone,
        )
        return replace(found, confidence=confidence(found))

    def _holds(self, entry: Entry) -> bool:
        """Two parties at least, or an organisation's own meeting with a day or a place."""
        parties = len(entry.parties) + self._untold_parties(entry)
        body = any(party not in self._lexicon.countries for party in entry.parties)
        if _headline_alone(entry) and entry.frame not in _BY_HEADLINE:
            return False
        if parties >= 2:
            return True
        if entry.frame is Frame.DISCUSS and not entry.start:
            return False
        if body and (entry.start or entry.place) and entry.frame in _OF_ONE_BODY:
            return True
        if entry.start is None:
            return False
        if entry.event in self._words.event.diplomatic and entry.place is not None:
            return True  # "A summit … counts when its date, its place or its participants are told"
        abroad = entry.place is not None and entry.country not in entry.parties
        told = entry.frame is not Frame.EVENT or entry.town is not None  # "a session on aid to Greece" is in no Greece
        gathers = entry.conference or entry.frame in _ABROAD or _is_of_several(entry)
        return abroad and told and parties > 0 and gathers

    def _untold_parties(self, entry: Entry) -> int:
        """Persons whose states nobody tells stand for one each; a visitor abroad for his own; at home nobody does."""
        persons = {slot.person for slot in entry.slots if slot.person is not None and slot.party is None}
        if entry.visitors == {entry.country}:
            return 0  # who travels at home meets his own people
        if entry.travels and entry.place and persons:
            return int(entry.country != self._home or _meets_hosts(entry))
        return len(persons) if entry.start and self._several_states and entry.frame in _BY_TWO_PERSONS else 0

    def _once(self, slots: Collection[Slot]) -> list[Slot]:
        """A party without a name goes where somebody of that party is told, an office where its holder is named."""
        told = {s.party for s in slots if s.name or s.role}
        held = {(s.party, self._office(s.role)) for s in slots if s.name and s.role}
        named = {s.party for s in slots if s.name}
        return [
            s
            for s in slots
            if s.name
            or (s.role is None and s.party not in told)
            or (
                s.role is not None
                and (s.party, self._office(s.role)) not in held
                and not (s.guess and s.party in named)
            )
        ]

    def _office(self, role: str | None) -> str:
        """The canonical wording: an External Affairs Minister is a Foreign Minister."""
        found = next((m for m in self._lexicon.find(role or "") if m.kind is Kind.OFFICE), None)
        return found.key if found is not None else (role or "").lower()

    def _without_forums(self, slots: list[Slot]) -> list[Slot]:
        """A forum that is no organisation is no party where states or organisations are named beside the visitor."""
        forums = {slot.party for slot in slots if slot.party and self._is_forum(slot.party)}
        others = {slot.party for slot in slots if slot.party} - forums
        return [slot for slot in slots if slot.party not in forums] if len(others) > 1 else slots

    def _is_forum(self, party: str) -> bool:
        organisation = self._lexicon.organisation(party)
        return organisation is not None and organisation.forum and party not in self._words.forum.parties


def _without_bodies_of_visitors(entry: Entry) -> list[Slot]:
    """Beside a named visitor no body of his own state: "the first visit by Chinese leaders in ten years". Of
    counterparts in no state, told before those who are named, nobody is left over."""
    named = {slot.party for slot in entry.slots if slot.name}
    return [
        slot
        for slot in entry.slots
        if slot.name
        or not slot.plural
        or not (slot.party in entry.visitors & named or (slot.guess and slot.party is None and named))
    ]


def _is_of_several(entry: Entry) -> bool:
    """ "The four factions will meet in Jakarta": several of one state or body who come together elsewhere."""
    return entry.frame in _TOGETHER and any(slot.plural and slot.person is None for slot in entry.slots)


def _meets_hosts(entry: Entry) -> bool:
    """Whether a visitor whose state nobody tells is to see somebody of the land that he comes to."""
    return any(slot.party == entry.country and slot.single for slot in entry.slots)


def _headline_alone(entry: Entry) -> bool:
    return entry.headline and len(entry.passages) == 1 and entry.start is None


def _status(entry: Entry) -> Status:
    """ "the text itself hedges that it will happen …; with a date it is scheduled" (guidelines, status)."""
    if entry.status is not None:
        return entry.status
    firm = entry.hedge in _FIRM_WITH_A_DATE and entry.start is not None
    return Status.TENTATIVE if entry.factuality is Factuality.HEDGED and not firm else Status.SCHEDULED
