"""Are two tellings one meeting?

In: an entry that is known and one just told. Out: how alike they are, 0 where they cannot be the same. Guidelines, "A
meeting": "a headline, a lead and a quotation that tell of the same meeting make one entry"; "talks that are told with
their own day, hour or town are entries of their own".
"""

from __future__ import annotations

from collections.abc import Container

from service.meetings.entries.entry import Entry, serve, sets_out_before
from service.meetings.parties import is_state
from service.meetings.vocabulary import Frame

_AT_A_TABLE = (Frame.MEET, Frame.HOST, Frame.CALL)
_ON_A_DAY = (Frame.MEET, Frame.HOST, Frame.ATTEND, Frame.EVENT, Frame.CALL)
_IN_A_TOWN = (Frame.MEET, Frame.ATTEND, Frame.EVENT)
_PAIR = 2
_JUST_TOLD = 0.75  # what it counts that the last sentence told of it
_NEAR_BY = 0.1  # degrees between a site and its town
_SHARED_PARTY = 0.5  # what a party that two tellings share counts beside a person


def likeness(known: Entry, entry: Entry, *, just_told: bool, states: Container[str]) -> float:
    """0 where the two cannot be the same meeting. ``just_told``: the last sentence told of the known one; ``states``
    are the parties that are states."""
    apart = (
        not times_agree(known, entry)
        or not places_agree(known, entry)
        or _two_tables(known, entry)
        or _talks_beside_conference(known, entry)
        or _talks_on_another_leg(known, entry)
        or _other_bodies(known, entry, states)
        or _one_more(known, entry)
        or _with_some_of_them(known, entry)
        or not _same_circle(known, entry, just_told)
        or _on_a_day_or_in_a_town_of_its_own(known, entry)
    )
    if apart:
        return 0.0
    persons, parties = known.persons & entry.persons, known.sides & entry.sides
    same_start = known.start is not None and known.start == entry.start
    return 1.0 + len(persons) + _SHARED_PARTY * len(parties) + _near(known, entry) + same_start + _JUST_TOLD * just_told


def times_agree(one: Entry, other: Entry) -> bool:
    """Whether both can be on one day; whoever leaves on the eve of a stay arrives for it."""
    if _hours_differ(one, other):
        return False
    mine, theirs = one.window, other.window
    if mine is None or theirs is None or mine.overlaps(theirs):
        return True
    return sets_out_before(one, other) or sets_out_before(other, one)


def _hours_differ(one: Entry, other: Entry) -> bool:
    """At ten and at twelve: two meetings."""
    hours = [entry.start for entry in (one, other) if entry.start and "T" in entry.start]
    return len(set(hours)) == 2


def with_purposes(made: list[Entry]) -> list[Entry]:
    """The entries of one sentence, a journey made one with the first that it is made for the sake of."""
    kept: list[Entry | None] = list(made)
    for j, journey in enumerate(kept):
        if journey is None or journey.frame is not Frame.TRAVEL or journey.trip:
            continue
        for n, purpose in enumerate(kept):
            if n != j and purpose is not None and purpose.purpose:
                kept[n], kept[j] = serve(purpose, journey), None
                break
    return [entry for entry in kept if entry is not None and not _goes_home(entry)]


def _goes_home(entry: Entry) -> bool:
    """ "before departing for the United States": the way back of those who live there."""
    return entry.frame is Frame.TRAVEL and entry.country in entry.visitors and entry.parties <= entry.visitors


def _near(known: Entry, entry: Entry) -> bool:
    return known.sentence == entry.sentence


def places_agree(one: Entry, other: Entry) -> bool:
    """Whether both can be in one place."""
    if one.place is None or other.place is None:
        return True
    if one.country != other.country:
        return False
    return one.town is None or other.town is None or one.town.lower() == other.town.lower() or _lie_near(one, other)


def _lie_near(one: Entry, other: Entry) -> bool:
    """ "at the White House", "the visit to Washington": a site and the town that it is in."""
    mine, theirs = one.place, other.place
    if mine is None or theirs is None or mine.latitude is None or theirs.latitude is None:
        return False
    if mine.longitude is None or theirs.longitude is None:
        return False
    return abs(mine.latitude - theirs.latitude) < _NEAR_BY and abs(mine.longitude - theirs.longitude) < _NEAR_BY


def _two_tables(known: Entry, entry: Entry) -> bool:
    """On one day, a guest with two different hosts: two meetings."""
    if _near(known, entry) or not (known.start and entry.start):
        return False
    mine, theirs = ({slot.key for slot in e.slots if slot.single} for e in (known, entry))
    return bool(mine - theirs and theirs - mine) and known.frame in _AT_A_TABLE and entry.frame in _AT_A_TABLE


def _talks_beside_conference(known: Entry, entry: Entry) -> bool:
    """Talks told with a place of their own, beside a conference; talks, where somebody "will attend the summit"."""
    if known.conference == entry.conference or _near(known, entry) or entry.frame is Frame.VISIT:
        return False
    talks = known if entry.conference else entry
    placed = known.place is not None and entry.place is not None
    other_event = entry.attends_known_event and entry.event != known.event
    return (placed or other_event) and talks.frame in (Frame.MEET, Frame.HOST)


def _talks_on_another_leg(known: Entry, entry: Entry) -> bool:
    """Talks told without a place: nothing says that they are held on this leg of a trip rather than another."""
    pairs = ((known, entry), (entry, known))
    return any(
        leg.trip and not talks.frame.goes and not talks.place and leg.country not in talks.parties
        for leg, talks in pairs
    )


def _other_bodies(known: Entry, entry: Entry, states: Container[str]) -> bool:
    """Two conferences of different organisations are two."""
    mine, theirs = ({party for party in e.parties if party not in states} for e in (known, entry))
    return known.conference and entry.conference and bool(mine and theirs) and not mine & theirs


def _one_more(known: Entry, entry: Entry) -> bool:
    """ "will meet on Friday", then "will meet again this year": the next meeting, where its own time is told so."""
    behind = not (_near(known, entry) or known.headline or entry.headline)
    return entry.anew and not known.anew and behind and known.start is not None and entry.start != known.start


def _with_some_of_them(known: Entry, entry: Entry) -> bool:
    """ "will host A and B", then "a separate meeting with B": another meeting than that of all."""
    fewer = len(entry.sides) == _PAIR and len(known.sides) > _PAIR and entry.sides < known.sides
    return entry.separate and fewer and not _near(known, entry) and not known.travels


def _same_circle(known: Entry, entry: Entry, just_told: bool) -> bool:
    """Whether those who take part can be the same."""
    if not known.persons & entry.persons:
        return _same_parties(known, entry)
    if just_told and entry.start is None and entry.place is None and _at_home_there(known, entry):
        return True  # whom the visitor is to meet without a day or town of their own takes part in the visit
    one, other = known.sides, entry.sides
    other_side_of_it = _near(known, entry) and known.frame is not entry.frame
    if len(one) > 1 and len(other) > 1 and len(one & other) < 2:
        return False
    return _nested(one, other) or other_side_of_it


def _same_gathering(known: Entry, entry: Entry) -> bool:
    """ "A conference opens in Rome on Monday", "the Rome conference": one event, told by one word, of which one telling
    names nobody."""
    if known.event is None or known.event != entry.event or not (known.conference or entry.conference):
        return False
    if known.slots and entry.slots:
        return False
    same_time = known.start is not None and known.start == entry.start
    return same_time or (known.place is not None and known.town == entry.town) or entry.anaphoric or entry.headline


def _same_parties(known: Entry, entry: Entry) -> bool:
    """Without a person in common: one party is too little, but for a headline, a summit told twice, or in one
    sentence."""
    if _same_gathering(known, entry):
        return True
    one, other = known.sides, entry.sides
    if not one & other or not _nested(one, other):
        return False
    if _near(known, entry):
        return True
    if known.persons and entry.persons and not _persons_of_other_sides(known, entry):
        return False
    return len(one & other) > 1 or entry.headline or known.headline or _same_event(known, entry)


def _persons_of_other_sides(known: Entry, entry: Entry) -> bool:
    """ "The Finnish delegation will be received by X" behind "Laine will visit Kenya": no side is named twice."""
    mine, theirs = ({slot.party for slot in e.slots if slot.person is not None} for e in (known, entry))
    return None not in mine | theirs and not mine & theirs


def _nested(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one


def _at_home_there(known: Entry, entry: Entry) -> bool:
    """Of a trip's legs, the one whose people are met; beside a meeting of two, those of the two or of the host."""
    met = {party for party in entry.parties if is_state(party)} - known.visitors
    if known.trip or known.travels:
        return not met or known.country in met
    return known.conference or known.frame is Frame.ATTEND or not met - known.parties - {known.country}


def _same_event(known: Entry, entry: Entry) -> bool:
    """The summit of one organisation, told twice by the same word."""
    same = known.event is not None and known.event == entry.event and known.parties == entry.parties
    return same and not (known.persons or entry.persons)


def _on_a_day_or_in_a_town_of_its_own(known: Entry, entry: Entry) -> bool:
    """Talks beside the visit that they are held during; legs of a trip have no days or towns of their own."""
    if known.trip or entry.trip:
        return False
    pairs = ((known, entry), (entry, known))
    if any(_own_day(visit, talks) for visit, talks in pairs):
        return True
    return not _near(known, entry) and any(_own_town(visit, talks) for visit, talks in pairs)


def _own_day(visit: Entry, talks: Entry) -> bool:
    """One is a visit of several days, the other talks on one named day inside it."""
    several = visit.day_told and visit.end is not None and visit.end != visit.start
    return several and talks.day_told and not talks.end and visit.frame.goes and talks.frame in _ON_A_DAY


def _own_town(visit: Entry, talks: Entry) -> bool:
    """One is a dated visit to the country, the other talks told with a town."""
    to_country = visit.frame.goes and visit.place is not None and visit.town is None and visit.start is not None
    return to_country and talks.frame in _IN_A_TOWN and talks.town is not None
