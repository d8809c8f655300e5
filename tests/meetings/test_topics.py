"""The agenda: every cue's example gives what it says, and lists are split as the guidelines have it."""

from __future__ import annotations

import pytest

from service.meetings.topics import Cue, find_topics, topic_words
from service.model import Span


def topics(text: str, *stops: str) -> list[str]:
    spans = [Span(text.index(stop), text.index(stop) + len(stop)) for stop in stops]
    return [topic.phrase for topic in find_topics(text, Span(0, len(text)), spans)]


@pytest.mark.parametrize("cue", topic_words().cues, ids=lambda cue: cue.example[:40])
def test_the_example_of_a_cue_gives_its_topics(cue: Cue) -> None:
    assert topics(cue.example) == list(cue.gives)


def test_an_adjective_in_a_list_takes_the_last_noun() -> None:
    assert topics("They will discuss bilateral, regional and international issues.") == [
        "bilateral issues",
        "regional issues",
        "international issues",
    ]


def test_a_prepositional_phrase_stays_whole() -> None:
    assert topics("They will discuss the return of refugees to the border districts.") == [
        "return of refugees to the border districts"
    ]


def test_an_agenda_ends_at_a_time() -> None:
    assert topics("They will discuss fisheries on Monday in the capital.", "on Monday") == ["fisheries"]


def test_an_agenda_ends_where_the_speaker_is_named() -> None:
    assert topics("They will discuss fisheries, the ministry said.") == ["fisheries"]


def test_issues_alone_are_no_topic() -> None:
    assert topics("They will discuss a number of issues.") == []
