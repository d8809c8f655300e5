"""Who, when, where and how sure, in the words that a reader sees.

In comes a ``Meeting`` or a part of one; out comes plain English text without markup. The page, the calendar and the
command line all use these, so that one meeting reads the same everywhere. Titles have their own module, ``titles``.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from service import lexicon
from service.model import Change, Meeting, Mode, Participant, Place, Reckoning, Source
from service.moments import Moment, Precision, moment, window
from service.publish.contradictions import Contradiction, contradictions
from service.publish.slots import ends, slot, starts, zone_of
from service.publish.words import words

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SHORT_FIELDS = ("status", "mode", "participants", "start", "end", "place", "topics")


def country(code: str) -> str:
    """The English name of a state by its alpha-2 code; the code itself where it is not a state's."""
    entry = lexicon.load().countries.get(code)
    return entry.name if entry else code


def is_state(party: str) -> bool:
    """Whether a party is a state, and not an organisation or another body."""
    return party in lexicon.load().countries


def office(participant: Participant) -> str:
    """The role as told; where it stands for a name that is not, with a capital: ``Foreign ministers``."""
    role = participant.role or ""
    return role if participant.name else role[:1].upper() + role[1:]


def who(participant: Participant) -> str:
    """``Sergey Lavrov, Foreign Minister (Russia)``, or as much of it as is known."""
    person = ", ".join(part for part in (participant.name, office(participant)) if part)
    party = country(participant.party) if participant.party else ""
    return f"{person} ({party})" if person and party else person or party


def where(place: Place | None) -> str:
    """``Moscow, Russia``; empty where no place is known. A city that is a state is told once."""
    if place is None:
        return ""
    state = country(place.country) if place.country else None
    parts = [part for part in (place.name, state if state != place.name else None) if part]
    return ", ".join(parts)


def status(meeting: Meeting) -> str:
    """The status in words."""
    return words().status[meeting.status]


def mode(value: Mode) -> str:
    """The medium in words."""
    return words().mode[value]


def reckoning(value: Reckoning) -> str:
    """How the day of publication is known."""
    return words().reckoning[value]


def day(value: date) -> str:
    """``Friday 1 March 2019``."""
    return f"{WEEKDAYS[value.weekday()]} {plain_day(value)}"


def plain_day(value: date) -> str:
    """``1 March 2019``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def instant(value: datetime) -> str:
    """``1 March 2019, 09:00 UTC``."""
    at = value.astimezone(UTC)
    return f"{plain_day(at)}, {at:%H:%M} UTC"


def when(meeting: Meeting) -> str:
    """``Friday 1 March 2019, 12:00 local time in Moscow (09:00 UTC)``, or as much of it as is told."""
    start = starts(meeting)
    if start is None:
        return words().sentence["date_open"]
    end = ends(meeting)
    text = _stretch(start, end) if end and end.first != start.first else _single(start)
    hours = clock(meeting)
    return f"{text}, {hours}" if hours else text


def clock(meeting: Meeting) -> str:
    """``12:00–14:00 local time in Moscow (09:00 UTC)``; empty where no clock time is told."""
    start, end, taken = starts(meeting), ends(meeting), slot(meeting)
    if start is None or start.clock is None or taken is None:
        return ""
    text = f"{start.clock:%H:%M}"
    if end and end.clock:
        text += f"–{end.clock:%H:%M}"
    text += f" {_zone(meeting)}"
    if isinstance(taken.start, datetime) and meeting.zone_told != "UTC":
        text += f" ({_utc(taken.start, start.first)})"
    return text


def _zone(meeting: Meeting) -> str:
    """Whose clock it is: the zone that the text names, else the place's."""
    if meeting.zone_told == "UTC":
        return "UTC"
    if meeting.zone_told:
        return f"{meeting.zone_told.rpartition('/')[2].replace('_', ' ')} time"
    town = meeting.place.name if meeting.place and zone_of(meeting) else None
    return f"local time in {town}" if town else "local time"


def _utc(at: datetime, local_day: date) -> str:
    """The instant in UTC, with its day where that is another one than the local."""
    return f"{at:%H:%M} UTC" if at.date() == local_day else f"{at:%H:%M} UTC on {plain_day(at)}"


def _single(at: Moment) -> str:
    if at.precision is Precision.YEAR:
        return str(at.first.year)
    if at.precision is Precision.MONTH:
        return f"{MONTHS[at.first.month - 1]} {at.first.year}"
    if at.precision is Precision.WEEK:
        return f"Week of {_between(at.first, at.last)}"
    return day(at.first)


def _stretch(start: Moment, end: Moment) -> str:
    if start.precision < Precision.DAY:
        return f"{_single(start)} to {day(end.last)}"
    return f"{WEEKDAYS[start.first.weekday()]} {_trimmed(start.first, end.last)} – {day(end.last)}"


def _between(first: date, last: date) -> str:
    return f"{_trimmed(first, last)} – {plain_day(last)}"


def _trimmed(first: date, last: date) -> str:
    """The first day of a stretch without what the last one repeats: ``25 February``, ``1``."""
    if first.year != last.year:
        return plain_day(first)
    return f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def certainty(meeting: Meeting) -> tuple[str, ...]:
    """Sentences on what is assumed or open, each once; empty where the sources tell it all."""
    say, taken = words().sentence, slot(meeting)
    told = [*meeting.notes, *map(contradiction, contradictions(meeting))]
    if meeting.assumed_day and not meeting.notes:
        told.append(say["assumed_day"])
    if taken is not None and not taken.precise:
        told.append(say["imprecise"])
    if taken is not None and taken.timed and not taken.end_told:
        told.append(say["end_open"])
    if taken is not None and taken.precise and not taken.zone_known:
        told.append(say["zone_open"])
    return tuple(dict.fromkeys(told))


def contradiction(of: Contradiction) -> str:
    """``Courier, 27 February 2019, tells another day: Saturday 2 March 2019.``"""
    told = of.source.announcement
    value = where(told.place) if of.field == "place" else _single(moment(told.start or ""))
    return f"{source_line(of.source)}, {words().sentence[f'other_{of.field}']}: {value}."


def source_line(source: Source) -> str:
    """``Sputnik, 28 February 2019``: the outlet or title, and the day of publication as far as it is known."""
    name = source.outlet or source.title or words().sentence["unnamed"]
    if source.published is None:
        return name
    received = f" ({reckoning(source.reckoning)})" if source.reckoning is Reckoning.RECEIVED else ""
    return f"{name}, {plain_day(source.published)}{received}"


def change(of: Change) -> str:
    """``start: Friday 1 March 2019 → Saturday 2 March 2019``; of a field that is not short, only that it changed."""
    name = words().field.get(of.field, of.field)
    if of.field not in SHORT_FIELDS:
        return f"{name} {words().sentence['changed']}"
    return f"{name}: {_value(of.field, of.before)} → {_value(of.field, of.after)}"


def _value(name: str, value: str | None) -> str:
    """One side of a change."""
    if value is None:
        return words().sentence["not_told"]
    if name in ("start", "end"):
        at = moment(value)
        return f"{_single(at)}, {at.clock:%H:%M}" if at.clock else _single(at)
    return {"status": words().status, "mode": words().mode}.get(name, {}).get(value, value)


def is_over(meeting: Meeting, today: date) -> bool:
    """Whether the last day that the meeting may fall on lies before ``today``. One without any time is not over."""
    taken = window(meeting.start, meeting.end)
    return taken is not None and taken.last < today
