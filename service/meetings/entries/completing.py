"""What an entry owes to the others of its document: companions, the journey's days, the host and the country.

In: all entries of a document, joined. Out: the same, completed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from service.meetings.entries.entry import Entry, absorb
from service.meetings.entries.joining import times_agree
from service.meetings.entries.slots import Escort, in_party, of_party, together
from service.meetings.vocabulary import Frame

_DAY, _LONGEST_STAY = timedelta(days=1), timedelta(days=5)
_IN_THE_HOST_STATE = (Frame.MEET, Frame.HOST, Frame.DISCUSS)


def completed(entries: Sequence[Entry], escorts: Sequence[Escort]) -> list[Entry]:
    """The entries with what follows from one another."""
    travellers = {person for entry in entries if entry.travels for person in entry.persons}
    lasting = [_prolonged(_with_escorts(entry, escorts, travellers)) for entry in entries]
    found = [_within_journey(entry, lasting) for entry in lasting]
    for n, entry in enumerate(found):
        found[n] = _placed_in_visit(_with_host(_as_visit(entry, lasting)), found)
    return _each_once([_without_hosts_elsewhere(entry, found) for entry in found])


def _each_once(entries: Sequence[Entry]) -> list[Entry]:
    """ "The visit keeps an entry beside [the talks] only where it tells more than they do" (guidelines, A meeting)."""
    kept = list(entries)
    for visit in entries:
        talks = next((t for t in kept if t is not visit and _tells_all_of(t, visit)), None)
        if talks is not None and visit in kept:
            kept.remove(visit)
            kept[kept.index(talks)] = absorb(talks, visit)
    return kept


def _tells_all_of(talks: Entry, visit: Entry) -> bool:
    """Whether talks in a town tell the visit's day, land and people."""
    if not visit.travels or visit.conference or visit.town or not talks.town or visit.status or talks.status:
        return False
    same = talks.country == visit.country and (talks.start, talks.end) == (visit.start, visit.end)
    return same and visit.start is not None and visit.persons <= talks.persons and visit.sides <= talks.sides


def _without_hosts_elsewhere(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """ "The minister will be received by his counterparts in the three countries": each at his own leg alone."""
    if not entry.travels or entry.conference or entry.country is None:
        return entry
    others = (e for e in entries if e.travels and not e.conference and e.persons & entry.persons)
    elsewhere = {e.country for e in others} - {entry.country, None} - entry.visitors
    kept = tuple(slot for slot in entry.slots if slot.person is not None or slot.party not in elsewhere)
    return replace(entry, slots=kept) if kept != entry.slots else entry


def _with_escorts(entry: Entry, escorts: Sequence[Escort], travellers: set[int]) -> Entry:
    """Whoever accompanies a traveller takes part in all of the journey, for his state where none is told; without a
    journey, in all that he is told to do."""
    for escort in escorts:
        for known, joining in ((escort.led, escort.escorts), (escort.escorts, escort.led)):
            persons = {slot.person for slot in known} - {None}
            there = escort.country is None or entry.country in (None, escort.country)
            if there and persons & entry.persons and (entry.travels or not persons & travellers):
                party = next((slot.party for slot in entry.slots if slot.person in persons), None)
                entry = replace(entry, slots=together(entry.slots, in_party(joining, party)))
    return entry


def _within_journey(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """ "Where a trip's legs have no days of their own, each carries the whole window" (guidelines, start)."""
    if entry.start is not None or entry.status is not None:
        return entry
    journey = next((other for other in entries if other.start and _belongs_to(entry, other)), None)
    return replace(entry, time=replace(journey.time, zone=entry.time.zone)) if journey is not None else entry


def _belongs_to(entry: Entry, journey: Entry) -> bool:
    """A leg of the trip, or talks in the country that the visit goes to."""
    if not (journey.persons & entry.persons or (not entry.persons and journey.visitors & entry.parties)):
        return False
    if journey.overall or (journey.trip and (journey.end or not journey.day_told)):
        return entry.travels or journey.country == entry.country
    return journey.travels and entry.country is not None and journey.country == entry.country


def _prolonged(entry: Entry) -> Entry:
    """ "arrives on Monday" and "for a three-day visit": the last day follows."""
    first = entry.time.day
    lasts = entry.travels or entry.conference
    if first is None or entry.end is not None or not lasts or (entry.days or 0) <= 1:
        return entry
    last = first + timedelta(days=(entry.days or 0) - 1)
    return replace(entry, time=replace(entry.time, end=last.isoformat()))


def _as_visit(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """ "From there he will hold talks in Spain": a traveller who meets nobody named abroad is a guest there."""
    abroad = entry.country is not None and entry.country not in entry.parties
    if entry.travels or entry.frame is not Frame.MEET or not abroad or len(entry.parties) > 1:
        return entry
    travels = any(other.travels and entry.persons & other.persons for other in entries)
    return replace(entry, travels=True, visitors=frozenset(entry.parties)) if travels else entry


def _with_host(entry: Entry) -> Entry:
    """ "The host state of a visit with nobody named from it" takes part (guidelines, participants)."""
    country, parties = entry.country, entry.parties
    visits = entry.travels and not entry.conference and parties <= entry.visitors
    if not country or not visits or country in parties:
        return entry
    return replace(entry, slots=(*entry.slots, of_party(country)))


def _placed_in_visit(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """Talks with the host's people during a visit are where the visit goes, where nothing else is told."""
    if entry.place is not None or entry.frame not in _IN_THE_HOST_STATE:
        return entry
    visit = next((v for v in entries if v.travels and _are_during(entry, v)), None)
    return replace(entry, place=visit.place) if visit is not None else entry


def _are_during(talks: Entry, visit: Entry) -> bool:
    if visit.country not in talks.parties or not visit.persons & talks.persons:
        return False
    return times_agree(visit, talks) or _soon_behind(talks, visit)


def _soon_behind(talks: Entry, visit: Entry) -> bool:
    """Talks in the days behind the first one of a visit whose last is told nowhere."""
    first, day = visit.time.day, talks.time.day
    return visit.end is None and first is not None and day is not None and _DAY <= day - first <= _LONGEST_STAY
