"""What a meeting is called: ``Lavrov – Rodríguez (RU–VE)``, ``EU–Central Asia summit``, ``Blinken to Baku``.

In comes a ``Meeting``; out comes a title that is readable in a month's cell. People are named by their family names;
where nobody or too many are named, the parties stand for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.model import Meeting, Mode, Participant, Place, Status
from service.publish.slots import slot, starts
from service.publish.wording import country, is_state
from service.publish.words import words

MOST_NAMES = 4
MOST_SIDES = 4
MOST_PARTIES = 3
ROMAN = re.compile(r"[IVXL]+")
KOREAN_GIVEN_NAME = re.compile(r"[A-Z]\w+-[a-z]\w+")


@dataclass(frozen=True, slots=True)
class Side:
    """A party with the family names of those who represent it; ``party`` is None where it is not told."""

    party: str | None
    names: tuple[str, ...]


def title(meeting: Meeting) -> str:
    """The meeting's name, without its status."""
    sides, place = _sides(meeting.participants), meeting.place
    if meeting.mode is not Mode.CALL and (visit := _visit(sides, place, kind(meeting))):
        return visit
    named = sum(len(side.names) for side in sides)
    if not sides:
        return _in_place(kind(meeting).capitalize(), place)
    if not named or named > MOST_NAMES or len(sides) > MOST_SIDES:
        return f"{_parties(sides)} {kind(meeting)}"
    called = " call" if meeting.mode is Mode.CALL else ""
    if len(sides) == 1:
        return _in_place(_with_party(sides[0]), place) + called
    return _people(sides, called)


def headline(meeting: Meeting) -> str:
    """The title as a calendar shows it: with what a client might hide, the status, an open date or an open zone."""
    prefix, taken, start = words().prefix, slot(meeting), starts(meeting)
    text = title(meeting)
    if taken is not None and not taken.precise:
        text = prefix["imprecise"] + text
    elif taken is not None and not taken.timed and start is not None and start.clock is not None:
        text = f"{text}, {start.clock:%H:%M} local time"
    if meeting.status in (Status.POSTPONED, Status.CANCELLED):
        text = prefix[meeting.status] + text
    return text


def kind(meeting: Meeting) -> str:
    """``summit``, ``talks``, ``visit`` …: what the words of the first source's evidence call it."""
    if meeting.mode is Mode.CALL:
        return "call"
    evidence = meeting.sources[0].evidence if meeting.sources else ""
    return next((kind.name for kind in words().kinds if kind.pattern.search(evidence)), "meeting")


def short_name(name: str, party: str | None) -> str:
    """The family name: ``von der Leyen``, ``Lavrov``; the whole where the family name comes first or cannot be told."""
    parts = name.split() or [name]
    while len(parts) > 1 and parts[-1].lower() in words().suffixes:
        parts.pop()
    if shouted := _shouted(parts):
        return shouted
    if party in words().family_first or KOREAN_GIVEN_NAME.fullmatch(parts[-1]):
        return " ".join(parts)
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in words().particles:
        first -= 1
    if first == 1 and parts[0] in words().particles:
        first = 0
    return " ".join(parts[first:])


def _shouted(parts: list[str]) -> str:
    """The family name where capitals mark it ("HAYAMA Kiyoko"); empty where they do not ("JD Vance")."""
    capitals = [part for part in parts if part.isupper() and not ROMAN.fullmatch(part)]
    marked = len(capitals) < len(parts) and any(len(part) > 2 for part in capitals)
    return " ".join(part.title() for part in capitals) if marked else ""


def _sides(participants: Iterable[Participant]) -> tuple[Side, ...]:
    """The participants by party, in the order in which each party first appears."""
    sides: dict[str, Side] = {}
    for index, one in enumerate(participants):
        key = one.party or f"{index}"
        names = sides[key].names if key in sides else ()
        if one.name and (short := short_name(one.name, one.party)) not in names:
            names = (*names, short)
        if one.party or names:
            sides[key] = Side(one.party, names)
    return tuple(sides.values())


def _visit(sides: tuple[Side, ...], place: Place | None, called: str) -> str | None:
    """``Blinken to Baku`` where the guests go to a state that nobody is named from; None where it is no such visit."""
    if place is None or place.country is None:
        return None
    hosts = [side for side in sides if side.party == place.country]
    guests = [side for side in sides if side.party != place.country]
    names = [name for side in guests for name in side.names]
    if any(side.names for side in hosts) or len(guests) > 2 or len(names) > 3:
        return None
    if not guests or not all(side.names or (called == "visit" and hosts) for side in guests):
        return None
    if not hosts and (len(guests) > 1 or not is_state(guests[0].party or "")):
        return None
    going = ", ".join(", ".join(side.names) or _short_party(side.party or "") for side in guests)
    return f"{going} to {place.name or country(place.country)}"


def _people(sides: tuple[Side, ...], called: str) -> str:
    """``Lavrov – Rodríguez (RU–VE)``; where a party has nobody named, ``Lavrov (RU) – Vietnam``."""
    if all(side.names for side in sides):
        people = " – ".join(", ".join(side.names) for side in sides)
        codes = "–".join(side.party for side in sides if side.party)
        return f"{people}{called} ({codes})" if codes else people + called
    return " – ".join(_with_party(side) for side in sides) + called


def _with_party(side: Side) -> str:
    names = ", ".join(side.names)
    if not names:
        return _short_party(side.party or "")
    return f"{names} ({side.party})" if side.party else names


def _parties(sides: tuple[Side, ...]) -> str:
    """``EU–Central Asia``, ``Russia–Iran–Turkey +2``; of one organisation with many states the organisation alone."""
    parties = _grouped([side.party for side in sides if side.party])
    organisations = [party for party in parties if not is_state(party) and party not in words().group]
    if len(organisations) == 1 and len(parties) > MOST_PARTIES:
        parties = organisations
    shown = "–".join(_short_party(party) for party in parties[:MOST_PARTIES])
    rest = len(parties) - MOST_PARTIES
    return f"{shown} +{rest}" if rest > 0 else shown or "International"


def _grouped(parties: list[str]) -> list[str]:
    """States that all of a known group's members are among, as that group, at the place of the first of them."""
    for name, members in words().group.items():
        if members <= set(parties):
            first = min(parties.index(member) for member in members)
            parties = [party for party in [*parties[:first], name, *parties[first:]] if party not in members]
    return parties


def _short_party(party: str) -> str:
    return words().short.get(party) or country(party)


def _in_place(text: str, place: Place | None) -> str:
    if place is None or not (place.name or place.country):
        return text
    return f"{text} in {place.name or country(place.country or '')}"
