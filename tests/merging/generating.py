"""Meetings told by many documents, made up, with the truth known: what merging is measured on.

``world(meetings, documents, seed)`` gives announcements, each with the number of the meeting that it tells of. States
are real, people are made of syllables. Documents tell a meeting as outlets do: with full names, surnames, another
spelling or the office alone; the day, the hour, the week, the month or nothing; the town or the country; some are
copies of others, some err by a day. Meetings are moved, with a word or without, called off and revived. Beside each
there may stand what must not be taken for it: the same people weeks later, talks with a third party on the same trip,
the next round, the leaders' summit that ministers prepare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from service.model import Announcement, Mode, Participant, Place, Reckoning, Source, Span, Status

SYLLABLES = [c + v for c in "bdfhjklmnprstvz" for v in "aeio"]
_CODES = (
    "ALAMAOARATAUAZBDBEBGBJBOBRBWCACDCHCICLCMCNCOCRCUCYCZDEDKDODZECEEEGESETFIFJFRGAGBGEGHGRGTHN"
    "HRHUIDIEILINIQIRISITJOJPKEKHKRKWKZLALBLKLTLULVMAMDMGMLMMMNMTMXMYMZNANENGNLNONPNZOMPAPEPHPK"
    "PLPTPYQARORSRURWSASESGSISKSNTHTNTRTZUAUGUSUYUZVEVNYEZAZMZW"
)
STATES = [_CODES[n : n + 2] for n in range(0, len(_CODES), 2)]
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister", "Trade Minister")
TOPICS = ("grain", "fisheries", "visas", "border trade", "energy", "debt relief", "air links", "river water")
OUTLETS = ("Example Wire", "Foreign Ministry", "Daily Example", "Radio Example", "Example Agency", "The Example Post")
FIRST_DAY = date(2024, 1, 1)
YEARS = 6


@dataclass(frozen=True, slots=True)
class Told:
    """An announcement and the number of the meeting that it truly tells of."""

    source: Source
    meeting: int


@dataclass(frozen=True, slots=True)
class Truth:
    """A meeting as it is: its people, town and day, and the days on which it was moved or called off."""

    number: int
    people: tuple[Participant, ...]
    place: Place
    day: date
    known: date
    moved: tuple[tuple[date, date], ...] = ()  # told on, new day
    off: date | None = None
    back: date | None = None


def world(meetings: int, documents: int, seed: int = 1) -> list[Told]:
    """``documents`` announcements of ``meetings`` meetings, in no particular order."""
    chance = Random(seed)
    truths: list[Truth] = []
    while len(truths) < meetings:
        truths += _with_company(chance, len(truths), meetings)
    truths = truths[:meetings]
    told = [Told(tell(chance, truth, truth.known, f"d{n}"), truth.number) for n, truth in enumerate(truths)]
    while len(told) < documents:
        told += _retold(chance, truths[chance.randrange(meetings)], f"d{len(told)}")
    chance.shuffle(told)
    return told[:documents]


def _with_company(chance: Random, number: int, meetings: int) -> list[Truth]:
    """A meeting, and sometimes one beside it that is easily taken for it."""
    first = _truth(chance, number, meetings)
    other = replace(first, number=number + 1, moved=(), off=None, back=None)
    guest, host, *_ = first.people
    match chance.randrange(10):
        case 0:  # the same people weeks later
            later = timedelta(days=chance.randrange(30, 80))
            return [first, replace(other, day=first.day + later, known=first.known + later)]
        case 1:  # the same trip, a third party
            third = _person(chance, chance.choice([s for s in STATES if s not in (guest.party, host.party)]))
            day = first.day + timedelta(days=chance.randrange(0, 3))
            return [first, replace(other, people=(guest, third), place=_town(chance, third.party or ""), day=day)]
        case 2:  # the leaders' summit that ministers prepare
            leaders = tuple(_person(chance, person.party or "", "President") for person in first.people)
            ministers = tuple(_person(chance, person.party or "", "Foreign Minister") for person in first.people)
            day = first.day + timedelta(days=chance.randrange(1, 20))
            return [replace(first, people=ministers), replace(other, people=leaders, day=day)]
        case 3:  # the next round in the same town
            later = timedelta(days=chance.randrange(14, 40))
            known = max(first.known, first.day - timedelta(days=1)) + later / 2
            return [first, replace(other, day=first.day + later, known=known)]
    return [first]


def _truth(chance: Random, number: int, meetings: int) -> Truth:
    day = FIRST_DAY + timedelta(days=chance.randrange(365 * YEARS))
    sides = chance.sample(STATES, 2 if chance.random() < 0.85 else 3)
    people = tuple(_person(chance, party) for party in sides)
    known = day - timedelta(days=chance.randrange(3, 30))
    moved: tuple[tuple[date, date], ...] = ()
    if chance.random() < 0.15:
        told = known + (day - known) * chance.random()
        moved = ((told, day + timedelta(days=chance.choice([2, 5, 7, 7, 14, 30]))),)
    off = known + (day - known) * chance.random() if chance.random() < 0.1 else None
    back = off + timedelta(days=2) if off and chance.random() < 0.2 else None
    return Truth(number, people, _town(chance, sides[1]), day, known, moved, off, back)


def _person(chance: Random, party: str, office: str | None = None) -> Participant:
    first, last = (_word(chance, n) for n in (2, 3))
    return Participant(f"{first} {last}", office or chance.choice(OFFICES), party)


def _word(chance: Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def _town(chance: Random, country: str) -> Place:
    return Place(f"{country}town {chance.randrange(1, 3)}", country)


def _retold(chance: Random, truth: Truth, identifier: str) -> Iterator[Told]:
    """One more document about a meeting: on any day from when it was known to its eve; some are copied."""
    first = max(truth.known, truth.known)
    last = max([truth.day, *(new for _, new in truth.moved)])
    on = first + (last - first) * chance.random()
    source = tell(chance, truth, on, identifier)
    yield Told(source, truth.number)
    if chance.random() < 0.15:
        copy = replace(source, document_id=f"{identifier}c", outlet=chance.choice(OUTLETS))
        yield Told(copy, truth.number)


def tell(chance: Random, truth: Truth, on: date, identifier: str) -> Source:
    """The meeting as a document of the day ``on`` tells it."""
    day, status = truth.day, Status.SCHEDULED
    for told, new in truth.moved:
        if on >= told:
            day = new
            status = Status.POSTPONED if (on - told).days <= 1 else Status.SCHEDULED
    if truth.off and on >= truth.off and not (truth.back and on >= truth.back):
        status = Status.CANCELLED
    if chance.random() < 0.03:
        day += timedelta(days=chance.choice([-1, 1]))
    announcement = Announcement(
        status=status,
        mode=Mode.IN_PERSON,
        participants=tuple(_as_told(chance, person, n) for n, person in enumerate(truth.people)),
        start=_start(chance, day, on),
        end=None,
        place=_place(chance, truth.place),
        topics=(chance.choice(TOPICS),) if chance.random() < 0.4 else (),
        evidence=Span(0, 40),
        confidence=round(0.5 + chance.random() / 2, 2),
    )
    return Source(
        document_id=identifier,
        outlet=chance.choice(OUTLETS),
        title=None,
        address=None,
        published=on,
        reckoning=Reckoning.METADATA,
        evidence=f"told in {identifier}",
        announcement=announcement,
        standing=chance.choice([0, 0, 10]),
    )


def _as_told(chance: Random, person: Participant, place: int) -> Participant:
    first, last = (person.name or "").split()
    likely = chance.random() + (0.15 if place == 0 else 0.0)
    if likely > 0.45:
        return person
    if likely > 0.3:
        return replace(person, name=last)
    if likely > 0.22:
        return replace(person, name=f"{first[:-1]}{'i' if first[-1] != 'i' else 'y'} {last}")
    return replace(person, name=None) if likely > 0.1 else Participant(None, None, person.party)


def _start(chance: Random, day: date, on: date) -> str | None:
    likely = chance.random()
    if likely < 0.65:
        return day.isoformat()
    if likely < 0.75:
        return f"{day.isoformat()}T{chance.choice(['10:00', '12:30', '16:00'])}"
    year, week, _ = day.isocalendar()
    if likely < 0.85 and (day - on).days < 14:
        return f"{year}-W{week:02}"
    return f"{day:%Y-%m}" if likely < 0.93 else None


def _place(chance: Random, place: Place) -> Place | None:
    likely = chance.random()
    if likely < 0.7:
        return place
    return Place(None, place.country) if likely < 0.85 else None
