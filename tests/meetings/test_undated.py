"""A document whose day of publication nobody knows: only what tells its own year has a day."""

from __future__ import annotations

from service.extract import load
from service.model import Announcement, Document

VISIT = "Turkish Foreign Minister Hakan Demir will visit Azerbaijan {}."


def announced(when: str) -> Announcement:
    (found,) = load().extract(Document(VISIT.format(when)))
    return found


def test_a_weekday_without_a_day_of_publication_is_no_day() -> None:
    assert announced("on Friday").start is None


def test_a_date_with_its_year_stands_by_itself() -> None:
    assert announced("on 3 May 2019").start == "2019-05-03"
