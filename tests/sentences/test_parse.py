"""Sentences parsed: tokens with the document's offsets."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.model import Span
from service.sentences import Parser, Replacement, load_parser

TEXT = "The Prime Minister (PM) will meet Ada Alba in Lima on Friday."
WHOLE = Span(0, len(TEXT))
OFFICE = Replacement(Span(4, 18), "Minister")


@pytest.fixture(scope="module")
def pipeline() -> Any:
    """The model as it is without us."""
    return load_parser()._pipeline


def test_tokens_carry_the_documents_offsets() -> None:
    (tokens,) = load_parser().parse(TEXT, [(WHOLE, [OFFICE, Replacement(Span(18, 23), "")])])
    assert [token.text for token in tokens[:4]] == ["The", "Minister", "will", "meet"]
    assert [TEXT[token.start : token.end] for token in tokens[:4]] == ["The", "Prime Minister", "will", "meet"]
    assert tokens[tokens[1].head].text == "meet"


def test_entities_are_told_of_the_sentences_that_are_asked_for() -> None:
    told = [
        [t.entity for t in row if t.entity] for row in load_parser().parse(TEXT, [(WHOLE, []), (WHOLE, [])], named={1})
    ]
    assert told[0] == []
    assert "PERSON" in told[1]
    (everything,) = load_parser().parse(TEXT, [(WHOLE, [])])
    assert [t.entity for t in everything if t.entity] == told[1]


def test_no_sentences_are_no_tokens() -> None:
    assert load_parser().parse(TEXT, []) == []
    assert load_parser().parse(TEXT, [(Span(3, 3), [])]) == [()]


@pytest.mark.parametrize(
    "text",
    [
        "There is a plan. There are talks, and it is late.",
        "Let's meet; we're gonna talk. They ain't here. C'mon, y'all!",
        "She was leaving, he left, they have left; the left is left.",
        "Is there talk of talks? Ministers' talks are talked about.",
    ],
)
def test_parts_of_speech_and_lemmas_are_the_models_own(text: str, pipeline: Any) -> None:
    expected = [(token.pos_, token.lemma_) for token in pipeline(text) if not token.is_space]
    parser = Parser(pipeline, "a parser that knows no words yet")
    for _ in range(2):  # worked out, and looked up
        (tokens,) = parser.parse(text, [(Span(0, len(text)), [])])
        assert [(token.pos, token.lemma) for token in tokens] == expected


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=60), st.lists(st.integers(0, 60), min_size=4, max_size=4).map(sorted), st.sampled_from(["", "A b"])
)
def test_tokens_of_any_text_lie_inside_their_sentence(text: str, ends: list[int], words: str) -> None:
    first, start, end, last = (min(n, len(text)) for n in ends)
    sentence = Span(first, last)
    (tokens,) = load_parser().parse(text, [(sentence, [Replacement(Span(start, end), words)])])
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(sentence.contains(Span(token.start, token.end)) for token in tokens)
    assert all(0 <= token.head < len(tokens) for token in tokens)
