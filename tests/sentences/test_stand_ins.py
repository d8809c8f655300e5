"""What the parser reads in place of names and times."""

from __future__ import annotations

import pytest

from service.lexicon import load
from service.mentions import Ordered
from service.mentions.timex import find
from service.model import Span
from service.sentences import replacements
from service.sentences.surrogate import surrogate


def parsed(text: str) -> str:
    """The text as the parser reads it, with single blanks."""
    matches = Ordered(load().find(text), lambda match: Span(match.start, match.end))
    times = Ordered(find(text), lambda time: time.span)
    whole = Span(0, len(text))
    return " ".join(surrogate(text, whole, replacements(text, whole, matches, times)).text.split())


@pytest.mark.parametrize(
    ("text", "surrogate"),
    [
        ("The Minister for Foreign Affairs flew.", "The Minister flew."),
        ("the foreign ministers flew.", "the ministers flew."),
        ("the minister flew.", "the minister flew."),
        ("The co-chair flew.", "The chair flew."),
        ("Papua New Guinea will host the European Union.", "France will host the NATO."),
        ("They meet in New Delhi.", "They meet in London."),
        ("They meet in Lima.", "They meet in Lima."),
        ("They meet at 10 o'clock on 3 March 2019.", "They meet at Friday."),
        ("They meet on 3 March, not on 4 April.", "They meet on Friday, not on Monday."),
        ("They meet for three days.", "They meet for three days."),
        ("The envoy (a lawyer) flew on Friday.", "The envoy flew on Friday."),
    ],
)
def test_long_names_offices_and_times_are_short_and_brackets_are_gone(text: str, surrogate: str) -> None:
    assert parsed(text) == surrogate
