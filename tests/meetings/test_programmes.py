"""Which texts are programmes, and what their lines open with."""

from __future__ import annotations

from datetime import date

from service.lexicon import load
from service.meetings import programme_of, vocabulary
from service.meetings.programmes import Programme
from service.mentions import with_towns
from service.mentions.ordered import Ordered
from service.mentions.timex import find
from service.model import Document, Span
from service.sentences import split


def read(body: str, title: str | None = None) -> tuple[Document, Programme]:
    document = Document(body, title, date(2015, 3, 2))
    matches = with_towns(document.text, load().find(document.text), load())
    programme = programme_of(
        document.text,
        split(document),
        Ordered(find(document.text), lambda time: time.span),
        Ordered(matches, lambda match: Span(match.start, match.end)),
        vocabulary(),
    )
    return document, programme


def told(document: Document, programme: Programme) -> list[tuple[str | None, str | None, str | None, str]]:
    """Day, hour, town and words of each line."""
    return [
        (
            line.day.text if line.day else None,
            line.hour.text if line.hour else None,
            line.town.text if line.town else None,
            programme.sentences[n].words.of(document.text),
        )
        for n, line in sorted(programme.lines.items())
    ]


def test_a_heading_gives_its_day_to_the_lines_below() -> None:
    found = told(
        *read("Monday 9 March\n10:00 Meeting with the envoy\n11:30 - Lunch\nTuesday 10 March\nCabinet", "Agenda")
    )
    assert found == [
        ("Monday 9 March", "10:00", None, "Meeting with the envoy"),
        ("Monday 9 March", "11:30", None, "Lunch"),
        ("Tuesday 10 March", None, None, "Cabinet"),
    ]


def test_a_line_tells_its_own_day_and_town() -> None:
    found = told(*read("Mar 9-10 - Riga: Council meets.\nMar 12 - Oslo: Envoys meet.", "Forthcoming events"))
    assert found == [("Mar 9-10", None, "Riga", "Council meets."), ("Mar 12", None, "Oslo", "Envoys meet.")]


def test_prose_is_no_programme_whatever_its_title_says() -> None:
    _, programme = read("2 March 2015\nThe minister will meet the envoy at 10:00 on Monday. Talks go on.", "The agenda")
    assert not programme.lines


def test_without_a_title_two_days_are_too_few() -> None:
    _, programme = read("Mar 9: Council meets.\nMar 12: Envoys meet.")
    assert not programme.lines
