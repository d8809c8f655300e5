"""Hand-written stand-ins with a vocabulary of their own.

``FakeExtractor`` reads lines of the form

    MEETING: Ada Alba, Foreign Minister, RU; Vito Vega, -, VE | 2019-03-01 | Moscow, RU | energy; trade | cancelled

participants (name, office, party; "-" for what is not told), start or start/end, place, topics, status; what is left
out at the end is not told. A line with ``BREAK`` makes it break.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

from service.model import (
    Announcement,
    Document,
    Meeting,
    Mode,
    Participant,
    Place,
    RawDocument,
    Reckoning,
    Source,
    Span,
    Status,
)

NOON = datetime(2019, 2, 27, 12, 0, tzinfo=UTC)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class FakeExtractor:
    """Finds the lines that begin with MEETING. ``slow`` seconds are spent on each document."""

    def __init__(self, version: str = "fake-1", *, slow: float = 0.0) -> None:
        self.version = version
        self.slow = slow
        self.read: list[str] = []

    def set_aside(self, document: Document) -> str | None:
        return None if document.language == "en" else f"in {document.language}, which nobody here reads"

    def extract(self, document: Document) -> tuple[Announcement, ...]:
        self.read.append(document.text)
        time.sleep(self.slow)
        if "BREAK" in document.text:
            raise RuntimeError("told to break")
        found, at = [], 0
        for line in document.text.splitlines(keepends=True):
            if line.startswith("MEETING: "):
                found.append(announcement(line.strip(), at=at, published=document.published))
            at += len(line)
        return tuple(found)


def announcement(line: str, *, at: int = 0, published: date | None = None) -> Announcement:
    """The announcement in one line of the fake's vocabulary."""
    parts = [part.strip() for part in line.removeprefix("MEETING: ").split("|")] + ["-"] * 5
    people, when, where, topics, status = parts[:5]
    start, _, end = when.partition("/")
    town, _, country = where.partition(", ")
    return Announcement(
        status=Status(status) if status != "-" else Status.SCHEDULED,
        mode=Mode.IN_PERSON,
        participants=participants(people),
        start=_day(start, published),
        end=end or None,
        place=Place(_told(town), country or None) if where != "-" else None,
        topics=tuple(topic.strip() for topic in topics.split(";")) if topics != "-" else (),
        evidence=Span(at, at + len(line)),
        rules=("fake-line",),
        confidence=0.9,
        when_told=_told(start),
    )


def participants(people: str) -> tuple[Participant, ...]:
    """Participants as the fake's vocabulary writes them."""
    rows = [[_told(part.strip()) for part in person.split(",")] + [None, None] for person in people.split(";")]
    return tuple(Participant(*row[:3]) for row in rows)


def source(line: str, document: str = "a", *, published: date = date(2019, 2, 27), **told: object) -> Source:
    """What one document says of a meeting, told in one line of the fake's vocabulary."""
    values: dict[str, object] = {
        "outlet": None,
        "title": None,
        "address": None,
        "reckoning": Reckoning.METADATA,
        "evidence": line,
        "standing": 0,
    }
    return Source(
        document_id=document,
        published=published,
        announcement=announcement(line, published=published),
        **values | told,  # type: ignore[arg-type]
    )


def meeting(line: str, uid: str = "m", *, now: datetime = NOON, **told: object) -> Meeting:
    """A meeting that one document tells of."""
    from service.merging import merged

    return merged(uid, [source(line, **told)], now)  # type: ignore[arg-type]


def raw(text: str | bytes, key: str = "a.txt", *, retrieved: datetime = NOON, name: str = "folder") -> RawDocument:
    """A text file as a folder called ``name`` delivers it."""
    data = text.encode() if isinstance(text, str) else text
    return RawDocument(source=name, key=key, data=data, retrieved=retrieved, name=f"{name}/{key}")


def _told(word: str) -> str | None:
    return None if word in ("-", "") else word


def _day(word: str, published: date | None) -> str | None:
    """A weekday is the coming one, counted from the day of publication; anything else stands as it is."""
    if word.lower() not in WEEKDAYS:
        return _told(word)
    if published is None:
        return None
    ahead = (WEEKDAYS.index(word.lower()) - published.weekday()) % 7
    return (published + timedelta(days=ahead)).isoformat()
