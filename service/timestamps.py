"""The day that a written time stamp stands for, in the offset of whoever wrote it.

In comes a stamp as pages, feeds, mails and front matter write it; out comes the calendar day, None where the writing is
not understood, or ``ImpossibleDayError`` where it is understood and there is no such day (30 February).

A publication day is the day on which the outlet's own readers saw the text: "1 March 23:30 -0500" is 1 March, not the
2 March that it is in UTC. A stamp in UTC tells nothing of the outlet's clock, so the time zone configured for the
source decides.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\.?)?"
# ISO 8601 and RFC 3339 write Z or +03:00, RFC 5322 section 3.3 +0300 or, of old, GMT and EST.
OFFSET = r"(?P<offset>Z\b|UTC?\b|GMT\b|[A-Z]{3,4}\b|[+-]\d{2}:?\d{2})"

SHAPES = tuple(
    re.compile(rf"\s*{shape}\s*$", re.IGNORECASE)
    for shape in (
        rf"(?P<year>\d{{4}})([-/]?)(?P<number>\d{{2}})\2(?P<day>\d{{2}})(?:[T ]\s*{CLOCK}\s*{OFFSET}?)?",
        rf"{WEEKDAY}{DAY}[\s-]+(?:of\s+)?{MONTH},?[\s-]+{YEAR}(?:,?\s+(?:at\s+)?{CLOCK}\s*{OFFSET}?)?(?:\s*\([A-Z]+\))?",
        rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}(?:,?\s+(?:at\s+)?{CLOCK}\s*{OFFSET}?)?",
        # Points are written day first everywhere; slashes are not ("03/04/2022"), so those are not understood.
        rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{YEAR}(?:,?\s+{CLOCK}\s*{OFFSET}?)?",
    )
)


class ImpossibleDayError(ValueError):
    """The stamp is written like a date, and the calendar has no such day."""


def day_of(stamp: str, zone: tzinfo = UTC) -> date | None:
    """The day that ``stamp`` names; ``zone`` decides for stamps in UTC. None where it is not understood."""
    for shape in SHAPES:
        if found := shape.match(stamp):
            return _day_in_own_offset(found, zone)
    return None


def calendar_day(year: int, month: int, day: int) -> date:
    """The day, or ``ImpossibleDayError`` saying which day there is not."""
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDayError(f"{year:04d}-{month:02d}-{day:02d} does not exist") from None


def month_number(name: str) -> int:
    """1 to 12 for an English month's name or abbreviation, with or without its point."""
    return MONTH_NUMBER[name.lower().rstrip(".")]


def _day_in_own_offset(found: re.Match[str], zone: tzinfo) -> date:
    told = found.groupdict()
    month = int(told["number"]) if told.get("number") else month_number(told["month"])
    day = calendar_day(int(told["year"]), month, int(told["day"]))
    offset = (told.get("offset") or "").upper()
    if not offset or offset.strip("+-0:") not in {"", "Z", "UT", "UTC", "GMT"}:
        return day
    hour = int(told["hour"])
    if told["half"]:
        hour = hour % 12 + (12 if told["half"].lower() == "p" else 0)
    try:
        clock = time(hour, int(told["minute"]))
    except ValueError:
        raise ImpossibleDayError(f"{told['hour']}:{told['minute']} is no time of day") from None
    return datetime.combine(day, clock, UTC).astimezone(zone).date()
