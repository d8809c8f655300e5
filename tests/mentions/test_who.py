"""Who a sentence mentions: the cases of tests/cases/who.toml, and what holds for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.mentions import Who, WhoKind
from service.model import Span
from tests.mentions.whos import finder, mentions

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "who.toml").read_text(encoding="utf-8"))["case"]

# Pieces that the rules of the grammar look for, in any order.
PIECES = st.sampled_from(
    [
        "Russian",
        "China's",
        "Moscow's",
        "Angola",
        "EU",
        "Foreign Minister",
        "presidents",
        "King",
        "envoy to",
        "Ada Alba",
        "al-Sayed",
        "de Ruiter",
        "Mr.",
        "the",
        "his",
        "their",
        "new",
        "of",
        "for",
        "from",
        "and",
        ",",
        "(",
        ")",
        "-",
        "–",
        "counterparts",
        "opposite number",
        "officials",
        "leaders",
        "delegation",
        "Monday",
        "on 3 March",
        "who is",
        "'s",
        "’",
        ".",
        "he",
        "it",
    ]
)


def line(who: Who) -> str:
    """A mention as the cases write it."""
    flags = [name for name in ("weak", "counterpart", "announcer") if getattr(who, name)]
    name = who.text if who.kind is WhoKind.PRONOUN else who.name
    parties = " ".join(party.replace(" ", "_") for party in who.parties)
    cells = [who.kind.value, name, who.role, parties, *([" ".join(flags)] if flags else [])]
    return " | ".join(cell or "-" for cell in cells)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_sentence_mentions_these_and_nobody_else(case: dict[str, Any]) -> None:
    assert [line(who) for who in mentions(case["text"])] == case["whos"]


def test_the_cases_keep_their_schema() -> None:
    assert len(CASES) >= 30
    assert all(case.keys() == {"name", "text", "whos"} for case in CASES)
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("text", [case["text"] for case in CASES])
def test_a_name_and_an_office_are_the_texts_own_words(text: str) -> None:
    for who in mentions(text):
        assert who.head.of(text).lower() == who.text.lower()
        assert who.span.contains(who.head)
        assert who.role is None or all(word in text for word in who.role.split())


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80))
def test_mentions_of_any_text_are_in_order_and_inside_of_it(text: str) -> None:
    found = mentions(text)
    assert all(0 <= who.span.start < who.span.end <= len(text) for who in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@settings(deadline=None, max_examples=100)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_names_only_leaves_out_nobody_who_is_named(text: str) -> None:
    span = Span(0, len(text))
    named = [who for who in finder(text).find(span) if who.kind is WhoKind.PERSON]
    quick = [who for who in finder(text).find(span, names_only=True) if who.kind is WhoKind.PERSON]
    assert quick == named


def test_names_only_passes_over_a_sentence_that_names_nobody() -> None:
    text = "The Dutch prime minister will meet officials from China."
    assert finder(text).find(Span(0, len(text)), names_only=True) == []
    assert len(mentions(text)) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The envoys met Ada Alba at the Episcopal Conference.", ["Ada Alba"]),
        ("George W. Halloran and Ludwig van Meer flew out.", ["George W. Halloran", "Ludwig van Meer"]),
        ("King Haakon IV and Prince Albert, Jr. dined.", ["Haakon IV", "Albert, Jr."]),
        ("A talk with Jack London began.", ["Jack London"]),
        ("The Talks went on while talks went on.", []),
        ("Monday was quiet.", []),
    ],
)
def test_a_name_is_a_run_of_capitals_that_nothing_else_claims(text: str, names: list[str]) -> None:
    assert [who.name for who in mentions(text) if who.name] == names
