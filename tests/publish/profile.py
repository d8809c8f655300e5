"""A reader of calendars by their bytes: what RFC 5545 and the feed's own rules ask for, without a calendar library.

``faults(data)`` lists what is wrong; an empty list is a feed by the profile.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

ONCE_IN_CALENDAR = (
    "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC",
    "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE", "URL", "COLOR", "LAST-MODIFIED",
)  # fmt: skip
ONCE_IN_EVENT = (
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS",
    "TRANSP", "URL",
)  # fmt: skip
AT_MOST_ONCE_IN_EVENT = ("LOCATION", "GEO", "CATEGORIES")
TYPED = {"REFRESH-INTERVAL": ";VALUE=DURATION", "SOURCE": ";VALUE=URI"}
UTC = re.compile(r"\d{8}T\d{6}Z")
DATE = re.compile(r"\d{8}")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
LINE = re.compile(r'(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)', re.DOTALL)


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with the calendar; what its lines say is looked at only where they are lines."""
    return list(_octets(data)) or list(_calendar(unfolded(data)))


def unfolded(data: bytes) -> list[str]:
    """The content lines (RFC 5545 section 3.1)."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def events(data: bytes) -> list[list[str]]:
    """The lines of each VEVENT."""
    found: list[list[str]] = []
    for line in unfolded(data):
        if line == "BEGIN:VEVENT":
            found.append([])
        elif found and line != "END:VEVENT" and line != "END:VCALENDAR":
            found[-1].append(line)
    return found


def value(lines: list[str], name: str) -> str:
    """The value of a property that stands once."""
    return next(part["value"] for part in map(_parts, lines) if part["name"] == name)


def text(lines: list[str], name: str) -> str:
    """The value of a TEXT property without its escapes."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value(lines, name))


def _octets(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n"):
        yield "does not end with CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a line does not end with CRLF"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            yield f"line {number} has {len(line)} octets"
        try:
            shown = line.decode()
        except UnicodeDecodeError:
            yield f"line {number} is folded inside a character"
        else:
            if CONTROL.search(shown):
                yield f"line {number} holds a control character"


def _calendar(lines: list[str]) -> Iterator[str]:
    if (lines[0], lines[-1]) != ("BEGIN:VCALENDAR", "END:VCALENDAR"):
        yield "is no VCALENDAR"
    begun = [line for line in lines if line.startswith(("BEGIN:", "END:"))][1:-1]
    if begun != ["BEGIN:VEVENT", "END:VEVENT"] * (len(begun) // 2):
        yield "holds something else than a row of VEVENT"
    for line in lines:
        if not LINE.fullmatch(line):
            yield f"is no content line: {line}"
        elif "TZID" in _parts(line)["parameters"]:
            yield f"has a time zone: {line}"
    head = lines[1 : lines.index("BEGIN:VEVENT")] if "BEGIN:VEVENT" in lines else lines[1:-1]
    told = Counter(_parts(line)["name"] for line in head)
    yield from (f"{name} stands {told[name]} times in the calendar" for name in ONCE_IN_CALENDAR if told[name] != 1)
    if told["UID"]:
        yield "the calendar has a UID"
    for line in head:
        part = _parts(line)
        if part["parameters"] != TYPED.get(part["name"], ""):
            yield f"wrong parameters: {line}"
    yield from _rows(events("".join(f"{line}\r\n" for line in lines).encode()))


def _rows(rows: list[list[str]]) -> Iterator[str]:
    order = []
    for row in rows:
        yield from _event(row)
        start = value(row, "DTSTART")
        order.append((start if "T" in start else f"{start}T000000Z", value(row, "UID")))
    if order != sorted(order):
        yield "the events are not in the order of start and UID"
    yield from (
        f"UID {uid} stands {count} times" for uid, count in Counter(uid for _, uid in order).items() if count > 1
    )


def _event(row: list[str]) -> Iterator[str]:
    told = Counter(_parts(line)["name"] for line in row)
    uid = value(row, "UID") if told["UID"] else "an event"
    yield from (f"{uid}: {name} stands {told[name]} times" for name in ONCE_IN_EVENT if told[name] != 1)
    yield from (f"{uid}: {name} stands {told[name]} times" for name in AT_MOST_ONCE_IN_EVENT if told[name] > 1)
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        if not UTC.fullmatch(value(row, name)):
            yield f"{uid}: {name} is not in UTC"
    start, end = value(row, "DTSTART"), value(row, "DTEND")
    form = DATE if ";VALUE=DATE" in next(line for line in row if line.startswith("DTSTART")) else UTC
    if not (form.fullmatch(start) and form.fullmatch(end)):
        yield f"{uid}: DTSTART {start} and DTEND {end} are not both dates, nor both in UTC"
    if end < start or (form is DATE and end == start):
        yield f"{uid}: DTEND {end} does not lie behind DTSTART {start}"
    for line in row:
        if line.startswith("LINK") and not ("LINKREL=" in line and ";VALUE=URI" in line):
            yield f"{uid}: LINK without LINKREL or VALUE"


def _parts(line: str) -> dict[str, str]:
    found = LINE.fullmatch(line)
    return found.groupdict() if found else {"name": "", "parameters": "", "value": ""}
