"""The byte-level reader itself: it must see each breach, or the calendar's tests would prove nothing."""

from __future__ import annotations

import pytest

from tests.calendars import reading
from tests.publish.profile import faults

GOOD = reading.expected("cancelled-mark")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"\r\n", b"\n", "CRLF"),
        (b"TRANSP:TRANSPARENT\r\n", b"", "TRANSP stands 0 times"),
        (b"SEQUENCE:1\r\n", b"SEQUENCE:1\r\nSEQUENCE:2\r\n", "SEQUENCE stands 2 times"),
        (b"DTEND;VALUE=DATE:20190305", b"DTEND;VALUE=DATE:20190304", "does not lie behind"),
        (b"DTSTART;VALUE=DATE:20190304", b"DTSTART:20190304T100000", "not both"),
        (b"DTSTART;VALUE=DATE:20190304", b"DTSTART;TZID=Europe/Paris:20190304T100000", "time zone"),
        (b"DTSTART;VALUE=DATE:20190304\r\nDTEND;VALUE=DATE:20190305",
         b"DTSTART;VALUE=DATE:20190404\r\nDTEND;VALUE=DATE:20190405", "order"),
        (b"00000000000000000000000000000002@", b"00000000000000000000000000000001@", "stands 2 times"),
        (b"METHOD:PUBLISH\r\n", b"METHOD:PUBLISH\r\nUID:x\r\n", "calendar has a UID"),
        (b"REFRESH-INTERVAL;VALUE=DURATION:", b"REFRESH-INTERVAL:", "wrong parameters"),
        (b"DTSTAMP:20190228T120000Z", b"DTSTAMP:20190228T120000", "DTSTAMP is not in UTC"),
        (b"COLOR:steelblue", b"COLOR:" + b"steelblue" * 9, "octets"),
        (b"COLOR:steelblue", b"COLOR:steel\x07blue", "control character"),
        (b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE", "something else"),
        ("–".encode(), "–".encode()[:2] + b"\r\n " + "–".encode()[2:], "inside a character"),
    ],
)  # fmt: skip
def test_reader_sees_the_breach(old: bytes, new: bytes, fault: str) -> None:
    assert old in GOOD
    assert any(fault in told for told in faults(GOOD.replace(old, new)))


def test_reader_has_nothing_against_a_good_calendar() -> None:
    assert faults(GOOD) == []
