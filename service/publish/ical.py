"""Meetings rendered as iCalendar (RFC 5545, with the properties of RFC 7986 and RFC 9253). The only home of icalendar.

In come meetings and a ``Feed`` that says how to publish them; out come bytes. Equal meetings and an equal feed give
equal bytes: nothing is read from a clock, nothing is random, the order is by start and then UID.

What the library must not be left to do by itself, and why:

- ``Calendar.new`` and ``Event.new`` invent a UID and a time stamp, which makes every answer a new one to subscribers;
- NAME and the X- properties are written without escaping, REFRESH-INTERVAL, SOURCE and LINK without VALUE;
- VTIMEZONE would be written with lists of RDATE, which Outlook ignores: one hour off. Instants are published in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from icalendar import Calendar, Event
from icalendar.prop import vDuration, vText

from service.model import Meeting, Mode, Place, Status
from service.publish.descriptions import description
from service.publish.slots import Slot, slot
from service.publish.titles import headline
from service.publish.wording import where

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//dipcal//diplomatic meetings calendar//EN"
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
STATUS = {
    Status.SCHEDULED: "CONFIRMED",
    Status.TENTATIVE: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}


class Cancelled(StrEnum):
    """What to do with cancelled meetings: tell by STATUS, tell by the title alone, or leave them out.

    ``mark`` is for clients that hide STATUS:CANCELLED, as Google's does.
    """

    STATUS = "status"
    MARK = "mark"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Feed:
    """How to publish: what the calendar is called, where it and its pages are found, and how often to look again.

    ``address`` is what the reader subscribed to, ``site`` what the pages' addresses begin with (no slash at its end),
    ``modified`` when anything in the calendar last changed.
    """

    name: str
    description: str
    color: str
    refresh: timedelta
    address: str
    site: str
    modified: datetime
    cancelled: Cancelled = Cancelled.STATUS
    imprecise: bool = False


def page_address(site: str, uid: str) -> str:
    """Where a meeting's own page is found."""
    return f"{site}/meetings/{uid}"


def calendar(meetings: Iterable[Meeting], feed: Feed) -> bytes:
    """The whole feed. Without a day, a meeting is left out; with ``feed.imprecise`` a week, month or year will do."""
    result = _head(feed)
    placed = [(taken, meeting) for meeting in meetings if (taken := slot(meeting)) is not None]
    for taken, meeting in sorted(placed, key=lambda pair: _order(*pair)):
        dropped = meeting.status is Status.CANCELLED and feed.cancelled is Cancelled.DROP
        if not dropped and (taken.precise or feed.imprecise):
            result.add_component(_event(meeting, taken, feed))
    return bytes(result.to_ical())


def _order(taken: Slot, meeting: Meeting) -> tuple[datetime, str]:
    start = taken.start
    return start if isinstance(start, datetime) else datetime.combine(start, time(), UTC), meeting.uid


def _head(feed: Feed) -> Calendar:
    head = Calendar()
    head.add("PRODID", PRODUCT)
    head.add("VERSION", "2.0")
    head.add("CALSCALE", "GREGORIAN")
    head.add("METHOD", "PUBLISH")
    for name in ("NAME", "X-WR-CALNAME"):
        head.add(name, _text(feed.name))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        head.add(name, _text(feed.description))
    head.add("REFRESH-INTERVAL", feed.refresh, parameters={"VALUE": "DURATION"})
    head.add("X-PUBLISHED-TTL", _text(vDuration(feed.refresh).to_ical().decode()))  # type: ignore[no-untyped-call]
    head.add("SOURCE", feed.address, parameters={"VALUE": "URI"})
    head.add("URL", feed.site + "/")
    head.add("COLOR", feed.color)
    head.add("LAST-MODIFIED", feed.modified)
    return head


def _event(meeting: Meeting, taken: Slot, feed: Feed) -> Event:
    event = Event()
    event.add("UID", meeting.uid)
    event.add("SEQUENCE", meeting.sequence)
    event.add("DTSTAMP", meeting.modified)
    event.add("CREATED", meeting.created)
    event.add("LAST-MODIFIED", meeting.modified)
    event.add("DTSTART", taken.start)
    event.add("DTEND", taken.end)
    event.add("SUMMARY", _text(headline(meeting)))
    event.add("DESCRIPTION", _text(description(meeting)))
    event.add("STATUS", _status(meeting, taken, feed))
    event.add("TRANSP", "TRANSPARENT")
    event.add("URL", page_address(feed.site, meeting.uid))
    if categories := _categories(meeting):
        event.add("CATEGORIES", categories)
    _add_place(event, meeting.place)
    _add_links(event, meeting)
    return event


def _status(meeting: Meeting, taken: Slot, feed: Feed) -> str:
    """RFC 5545 section 3.8.1.11. A day that is assumed or not exact is never CONFIRMED."""
    if meeting.status is Status.CANCELLED:
        return "CONFIRMED" if feed.cancelled is Cancelled.MARK else "CANCELLED"
    if meeting.assumed_day or not taken.precise:
        return "TENTATIVE"
    return STATUS[meeting.status]


def _categories(meeting: Meeting) -> list[str]:
    """The filter words under which the feed has this meeting, each once."""
    parties = [one.party for one in meeting.participants if one.party]
    mode = [] if meeting.mode is Mode.UNKNOWN else [meeting.mode.value]
    return list(dict.fromkeys(_line(word) for word in (*parties, *mode, *meeting.topics)))


def _add_place(event: Event, place: Place | None) -> None:
    if text := where(place):
        event.add("LOCATION", _text(text))
    if place and place.name and place.latitude is not None and place.longitude is not None:
        event.add("GEO", (place.latitude, place.longitude))


def _add_links(event: Event, meeting: Meeting) -> None:
    """Every source's address (RFC 9253 section 8.2; LINKREL must be there, and LABEL may hold no control character)."""
    addresses = {one.address: one for one in meeting.sources if one.address and one.address.startswith("http")}
    for address, source in addresses.items():
        label = _line(source.outlet or source.title or address)
        parameters = {"LINKREL": "describedby", "VALUE": "URI", "LABEL": label}
        event.add("LINK", "".join(FORBIDDEN.sub("", address).split()), parameters=parameters)


def _text(value: str) -> vText:
    """TEXT without the control characters that RFC 5545 section 3.1 forbids."""
    return vText(FORBIDDEN.sub(" ", value))


def _line(value: str) -> str:
    """Text on one line, for where a list or a parameter takes it."""
    return " ".join(FORBIDDEN.sub(" ", value).split())
