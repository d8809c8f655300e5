"""How the first page arranges meetings, and how it shows passages in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.model import Span
from service.web import agenda, passages
from service.web.subscription import subscription
from tests.calendars.reading import NOTHING, meeting

TODAY = date(2019, 3, 1)


def test_meetings_of_a_day_stand_by_the_instant_and_those_without_an_hour_last() -> None:
    told = [
        meeting(uid="1", start="2019-03-01"),
        meeting(uid="2", start="2019-03-01T12:00", zone_told="Europe/Moscow"),
        meeting(uid="3", start="2019-03-01T11:00", zone_told="UTC"),
        meeting(uid="4", start="2019-03-01T09:30"),
    ]
    (day,) = agenda.agenda(told, TODAY).coming
    assert [one.uid for one in day.meetings] == ["2", "4", "3", "1"]


@pytest.mark.parametrize(
    ("start", "end", "heading"),
    [
        ("2019-03-01", None, "Today, Friday 1 March 2019"),
        ("2019-03-02", None, "Tomorrow, Saturday 2 March 2019"),
        ("2019-02-26", "2019-03-03", "Today, Friday 1 March 2019"),
        ("2019-03-09", None, "Saturday 9 March 2019"),
    ],
)
def test_coming_meeting_stands_under_its_first_day_or_today(start: str, end: str | None, heading: str) -> None:
    arranged = agenda.agenda([meeting(start=start, end=end)], TODAY)
    assert [day.heading for day in arranged.coming] == [heading]
    assert (arranged.undated, arranged.past) == ((), ())


@pytest.mark.parametrize(
    ("start", "heading"),
    [
        ("2019-02-28", "Yesterday, Thursday 28 February 2019"),
        ("2019-01", "January 2019"),
        ("2019-W08", "Week of 18 – 24 February 2019"),
    ],
)
def test_past_meeting_stands_under_its_day_week_or_month(start: str, heading: str) -> None:
    assert [day.heading for day in agenda.agenda([meeting(start=start)], TODAY).past] == [heading]


@pytest.mark.parametrize(("published", "is_open"), [("2019-02-01", True), ("2018-11-01", False)])
def test_meeting_without_a_date_stays_open_for_two_months(published: str, is_open: bool) -> None:
    told = meeting(sources=[{"published": published, "evidence": "in the coming days"}])
    arranged = agenda.agenda([told], TODAY)
    assert bool(arranged.undated) is is_open
    assert bool(arranged.past) is not is_open


TEXT = "A headline\nFirst paragraph.\nThey will meet on Friday, it was said. They will speak of grain.\nLast paragraph."


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def test_passages_are_cut_out_of_their_paragraph_and_the_gap_is_told() -> None:
    (evidence,) = spans("They will meet on Friday")
    told = replace(NOTHING, evidence=evidence, passages=spans("will meet on Friday, it was", "grain"))
    (paragraph,) = passages.paragraphs(TEXT, told)
    assert paragraph.after_gap
    assert [(piece.text, piece.mark) for piece in paragraph.pieces] == [
        ("They ", "evidence"),
        ("will meet on Friday", "evidence"),
        (", it was", "passage"),
        (" said. They will speak of ", ""),
        ("grain", "passage"),
        (".", ""),
    ]
    assert passages.ends_early(TEXT, told)


def test_passage_over_two_paragraphs_is_marked_in_both() -> None:
    (evidence,) = spans("paragraph.\nThey will meet")
    shown = passages.paragraphs(TEXT, replace(NOTHING, evidence=evidence))
    assert [[piece.text for piece in one.pieces if piece.mark] for one in shown] == [["paragraph."], ["They will meet"]]
    assert [one.after_gap for one in shown] == [True, False]


def test_whole_document_as_passage_leaves_nothing_out() -> None:
    told = replace(NOTHING, evidence=Span(0, len(TEXT)))
    assert not any(one.after_gap for one in passages.paragraphs(TEXT, told))
    assert not passages.ends_early(TEXT, told)


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("calendar.example.org", True),
        ("127.0.0.1:8080", False),
        ("localhost:8080", False),
        ("[::1]:8080", False),
        ("192.168.1.5", False),
        ("desk.local", False),
        ("8.8.8.8", True),
    ],
)
def test_addresses_that_outsiders_cannot_reach_are_told_apart(host: str, public: bool) -> None:
    assert subscription(f"http://{host}/calendar.ics", "A name").is_public is public
