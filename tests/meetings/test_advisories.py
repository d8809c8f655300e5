"""Media advisories: which texts are some, and what their labels tell."""

from __future__ import annotations

from service.lexicon import load
from service.meetings import vocabulary
from service.meetings.advisories import advisory_of
from service.meetings.programmes import Programme
from service.mentions import with_towns
from service.mentions.ordered import Ordered
from service.mentions.timex import find
from service.model import Document, Span
from service.sentences import split


def read(body: str) -> tuple[Document, Programme | None]:
    document = Document(body)
    matches = with_towns(document.text, load().find(document.text), load())
    return document, advisory_of(
        document.text,
        split(document),
        Ordered(find(document.text), lambda time: time.span),
        Ordered(matches, lambda match: Span(match.start, match.end)),
        vocabulary(),
    )


def test_the_line_behind_what_has_the_day_and_the_place_of_the_other_labels() -> None:
    document, found = read(
        "WHAT: Meeting with the envoy\nWHO: The Minister of Trade\nWHEN: Monday 9 March, 10:00\nWHERE: Riga"
    )
    assert found is not None
    [(number, line)] = found.lines.items()
    assert found.sentences[number].words.of(document.text) == "Meeting with the envoy"
    assert line.times[0].text == "Monday 9 March, 10:00"
    assert line.town is not None
    assert line.town.text == "Riga"
    assert [found.sentences[n].words.of(document.text) for n in found.attendants] == ["The Minister of Trade"]


def test_labels_may_stand_on_lines_of_their_own() -> None:
    document, found = read("What:\nWorking lunch\n\nDate:\n5 May\n\nVenue:\nRiga")
    assert found is not None
    assert [found.sentences[n].words.of(document.text) for n in found.lines] == ["Working lunch"]


def test_two_labels_or_no_day_are_no_advisory() -> None:
    assert read("What: Lunch\nWhen: 5 May")[1] is None
    assert read("What: Lunch\nWhere: Riga\nWho: The envoy")[1] is None
