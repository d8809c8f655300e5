"""What a dateline tells."""

from __future__ import annotations

from service.lexicon import load
from service.mentions import Ordered, outside_datelines, town_of_dateline
from service.mentions.timex import find
from service.model import Document, Span
from service.sentences import split


def town(text: str) -> str | None:
    matches = Ordered(load().find(text), lambda match: Span(match.start, match.end))
    found = town_of_dateline(split(Document(text)), matches)
    return found.name if found else None


def test_the_town_is_the_first_one_of_the_dateline() -> None:
    assert town("LIMA, March 4 (Invented Wire) -- The envoy flies to Oslo.") == "Lima"


def test_a_town_of_the_text_is_not_the_datelines() -> None:
    assert town("The envoy flies to Oslo.") is None
    assert town("DESK (Invented Wire) -- The envoy flies to Oslo.") is None


def test_the_datelines_day_is_nobodys() -> None:
    text = "LIMA, March 4 (Invented Wire) -- The envoy leaves on March 6."
    assert [time.text for time in outside_datelines(find(text), split(Document(text)))] == ["March 6"]
