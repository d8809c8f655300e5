"""The day of publication: what the document says, else its dateline, its file's name, or the day it was received.

In come the time stamps, the paragraphs and the raw document; out come a day and how it was reckoned. Relative days
("on Friday") count from it, so a wrong day costs more than none: each step takes only what it is sure of.

A dateline often tells no year ("Colombo, Feb 27 (Daily Mirror) -"). It is then taken for the latest such day before
the one in the file's name, or before the received day where the name tells none; it counts if it lies in the ``FRESH``
days before it, and if its weekday, where told, agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo

from service.documents.readable import Readable, Stamp
from service.errors import DocumentError
from service.model import RawDocument, Reckoning
from service.timestamps import MONTH, ImpossibleDayError, calendar_day, day_of, month_number

FRESH = timedelta(days=60)
# A line is set as far east as a day ahead of UTC.
AHEAD = timedelta(days=1)
# What can be a day of publication at all. "0001-01-01" is what software writes that knows none.
EARLIEST, LATEST = date(1600, 1, 1), date(2200, 12, 31)
FIRST_LINES, LAST_LINES = 8, 2
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
WRITTEN = (
    rf"{WEEKDAY}(?:{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH.replace('month', 'month_last')})(?:,?\s+(?P<year>\d{{4}}))?"
)
# A town as datelines write it, at most seven capitalised words: "BUSAN, South Korea", "AMMAN/GENEVA". No weekday is
# among them: "SCHEDULE FOR MONDAY, MAY 4" is a headline.
TOWN = (
    r"(?-i:[A-Z][\w.'’-]*(?:[ ,/]{1,2}(?!(?i:\w{3,6}day\b))(?:[A-Z][\w.'’-]*|al|da|de|del|el|es|la|of|and|the)){0,6}?)"
)
AGENCY = r"\([^()\n]{2,40}\)"
DASH = r"(?:-{1,2}|[–—―])"
# "MOSCOW, March 1 (Interfax) -", "Feb. 13 (Agencies) -", "BEIJING, Nov. 3, 2006 (Xinhua) --", "NEW DELHI, 4 June 2019:"
DATELINE = re.compile(
    rf"\W{{0,2}}(?:{TOWN},?\s+)?{WRITTEN}\s*(?:,?\s*{AGENCY}\s*{DASH}|\s{DASH}\s|[:/]\s)", re.IGNORECASE
)
# "MOSCOW (Reuters) -", "BRASILIA -": a dateline that tells no day.
DAYLESS = re.compile(rf"(?:{TOWN}\s*)?{AGENCY}\s*{DASH}\s|[A-Z][A-Z .'’/-]{{1,40}}(?:,\s{TOWN})?\s+{DASH}\s")
# "Tue, 12 May 2020", "Washington, D.C., March 4, 2022", "Press release / 4 March 2022", "Posted On: 12 MAY 2020 4:05"
PAPER = (
    r"(?:[^\n\d]{0,40}?\bpress (?:release|statement)|for immediate release"
    r"|(?:date|dated|published|released|issued|posted|updated)(?: on)?)\s*[:,/|–—-]?\s*"
)
CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,30})"
ALONE = re.compile(rf"(?:{PAPER}|{TOWN},\s+)?{WRITTEN}{CLOCK}?\W*$", re.IGNORECASE)
RELEASE = re.compile(
    r"(?:\W*for immediate release|\W*(?:press|media|news) (?:release|advisory|statement|note))\W*$", re.IGNORECASE
)
IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_/](\d{2})[-_/](\d{2})(?!\d)|(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")


def publication_day(readable: Readable, raw: RawDocument, zone: tzinfo) -> tuple[date, Reckoning]:
    """The day to reckon from, and where it comes from."""
    received = raw.retrieved.astimezone(zone).date()
    if day := told_day(readable.stamps, raw.name, zone, strict=readable.strict):
        return day, Reckoning.METADATA
    if raw.published and _believable(raw.published):
        return raw.published, Reckoning.METADATA
    if day := dateline_day(readable.paragraphs, _latest_possible(raw, received)):
        return day, Reckoning.DATELINE
    if day := named_day(raw):
        return day, Reckoning.FILENAME
    return received, Reckoning.RECEIVED


def told_day(stamps: Iterable[Stamp], name: str, zone: tzinfo, *, strict: bool) -> date | None:
    """The first stamp that is a day. One that names no real day is an error if no other serves; so is, in ``strict``
    metadata, one that is not understood or not to be believed."""
    fault: DocumentError | None = None
    for stamp in stamps:
        try:
            day = day_of(stamp.text, zone)
        except ImpossibleDayError as error:
            fault = fault or DocumentError(name, str(error), field=stamp.field)
            continue
        if day and _believable(day):
            return day
        if strict:
            unlikely = f"{day} is no day of publication: it lies outside the years {EARLIEST.year} to {LATEST.year}"
            reason = unlikely if day else f"{stamp.text!r} is no date; write it as 2019-03-01"
            fault = fault or DocumentError(name, reason, field=stamp.field)
    if fault:
        raise fault
    return None


def _latest_possible(raw: RawDocument, received: date) -> date:
    """The last day that a dateline can mean: the one in the name of a file from an archive, else the received one."""
    try:
        return min(named_day(raw) or received, received)
    except DocumentError:  # a faulty name is reported only where nothing better tells the day
        return received


def dateline_day(paragraphs: Sequence[str], received: date) -> date | None:
    """The day of the first dateline, or of a line near the beginning or at the end that holds a date alone.

    ``received`` is the last day that it can mean.
    """
    for line in paragraphs[:FIRST_LINES]:
        if day := _written_day(DATELINE.match(line) or ALONE.match(line), received):
            return day
    for line in paragraphs[FIRST_LINES:][-LAST_LINES:]:
        if day := _written_day(ALONE.match(line), received):
            return day
    return None


def named_day(raw: RawDocument) -> date | None:
    """The day in the file's name ("2019-03-01-talks.txt") or in the address's path ("/2019/03/01/talks")."""
    for where in (raw.key, raw.address or ""):
        if found := IN_NAME.search(where.rsplit("/", 1)[-1]) or IN_NAME.search(where):
            year, month, day = (int(part) for part in found.groups() if part)
            try:
                named = calendar_day(year, month, day)
            except ImpossibleDayError as error:
                if found[1]:
                    raise DocumentError(raw.name, str(error), field="file name") from error
            else:
                if _believable(named):
                    return named
    return None


def _believable(day: date) -> bool:
    return EARLIEST <= day <= LATEST


def is_dateline(line: str) -> bool:
    """Whether the line begins with a dateline, with or without a day."""
    return bool(DATELINE.match(line) or DAYLESS.match(line))


def is_release_mark(line: str) -> bool:
    """Whether the line only says what kind of paper it is, or its date ("FOR IMMEDIATE RELEASE", "4 March 2022")."""
    return bool(RELEASE.match(line) or ALONE.match(line))


def _written_day(found: re.Match[str] | None, received: date) -> date | None:
    if not found:
        return None
    month = month_number(found["month"] or found["month_last"])
    day = int(found["day"] or found["day_first"])
    try:
        if found["year"]:
            told = calendar_day(int(found["year"]), month, day)
            return told if EARLIEST <= told <= received + AHEAD else None
        return _latest(month, day, found["weekday"], received)
    except ImpossibleDayError:
        return None  # the outlet's slip; the file's name or the received day serve


def _latest(month: int, day: int, weekday: str | None, received: date) -> date | None:
    """The latest such day up to the received one, if it is a fresh one and falls on the told weekday."""
    last = received + AHEAD
    told = calendar_day(last.year if (month, day) <= (last.month, last.day) else last.year - 1, month, day)
    agrees = not weekday or WEEKDAYS[told.weekday()] == weekday.lower()
    return told if agrees and last - told <= FRESH else None
