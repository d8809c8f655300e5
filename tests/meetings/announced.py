"""What an invented text announces, in a form that is easy to compare."""

from __future__ import annotations

from datetime import date

from service import extract
from service.model import Announcement, Document

PUBLISHED = date(2026, 2, 27)


def announced(text: str, title: str | None = None) -> list[Announcement]:
    return list(extract.load().extract(Document(text, title, PUBLISHED)))


def days(found: list[Announcement]) -> list[tuple[str | None, str | None]]:
    return [(a.start, a.end) for a in found]


def who(announcement: Announcement) -> set[str]:
    """Names, where somebody is named, else parties."""
    return {p.name or p.party or "" for p in announcement.participants}


def where(announcement: Announcement) -> tuple[str | None, str | None]:
    place = announcement.place
    return (place.name, place.country) if place else (None, None)
