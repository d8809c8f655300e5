"""The agenda: every cue's example gives what it says, and lists are split as the guidelines have it."""

from __future__ import annotations

import pytest

from service.meetings import Reading, Tree
from service.meetings.topics import Cue, find_topics, topic_words
from service.mentions.timex import find as find_times
from service.model import Part, Sentence, Span
from service.sentences import load_parser


def topics(text: str) -> list[str]:
    span = Span(0, len(text))
    tree = Tree(load_parser().parse(text, [(span, [])])[0])
    reading = Reading(0, Sentence(span, 0, Part.BODY, 0), tree, [], find_times(text), [], text)
    return [topic.phrase for topic in find_topics(reading)]


@pytest.mark.parametrize("cue", topic_words().cues, ids=lambda cue: cue.example[:40])
def test_the_example_of_a_cue_gives_its_topics(cue: Cue) -> None:
    assert topics(cue.example) == list(cue.gives)


def test_an_adjective_in_a_list_takes_the_last_noun() -> None:
    assert topics("They will discuss bilateral, regional and international issues.") == [
        "bilateral issues",
        "regional issues",
        "international issues",
    ]


def test_an_adjective_that_describes_stays_in_its_list() -> None:
    assert topics("They will discuss clean and affordable energy.") == ["clean and affordable energy"]


def test_a_prepositional_phrase_stays_whole() -> None:
    assert topics("They will discuss the return of refugees to the border districts.") == [
        "return of refugees to the border districts"
    ]


def test_a_preposition_with_a_list_behind_it_goes_with_each_item() -> None:
    assert topics("They will discuss cooperation in trade and transport.") == [
        "cooperation in trade",
        "cooperation in transport",
    ]


def test_what_is_done_is_discussed() -> None:
    assert topics("They will discuss how they can improve air links.") == ["air links"]


def test_an_agenda_ends_at_a_time() -> None:
    assert topics("They will discuss fisheries on Monday in the capital.") == ["fisheries"]


def test_an_agenda_ends_where_the_speaker_is_named() -> None:
    assert topics("They will discuss fisheries, the ministry said.") == ["fisheries"]


def test_issues_alone_are_no_topic() -> None:
    assert topics("They will discuss a number of issues.") == []
