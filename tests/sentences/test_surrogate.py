"""Surrogate text, and the way back to the document's offsets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from service.model import Span
from service.sentences.surrogate import LONGEST, Replacement, surrogate

TEXT = "Before. The Minister for Foreign Affairs (MFA) will visit Oslo. After."
SENTENCE = Span(8, 63)


def told(words: str, stand_in: str) -> Replacement:
    start = TEXT.index(words)
    return Replacement(Span(start, start + len(words)), stand_in)


def test_it_is_the_sentence_where_nothing_is_replaced() -> None:
    made = surrogate(TEXT, SENTENCE, [])
    assert made.text == SENTENCE.of(TEXT)
    assert made.original(0, 3).of(TEXT) == "The"


def test_a_replaced_passage_comes_back_whole_and_the_rest_letter_by_letter() -> None:
    made = surrogate(TEXT, SENTENCE, [told("Minister for Foreign Affairs", "Minister"), told(" (MFA)", "")])
    assert made.text == "The Minister will visit Oslo."
    assert made.original(4, 12).of(TEXT) == "Minister for Foreign Affairs"
    assert made.original(13, 17).of(TEXT) == "will"
    assert made.original(24, 28).of(TEXT) == "Oslo"


def test_a_word_that_grew_together_covers_all_its_passages() -> None:
    text = "the un-[Foreign Minister]ed"
    made = surrogate(text, Span(0, len(text)), [Replacement(Span(8, 24), "Minister")])
    assert made.text == "the un-[Minister]ed"
    assert made.original(4, 19).of(text) == "un-[Foreign Minister]ed"


def test_a_replacement_that_overlaps_an_earlier_one_or_the_end_is_passed_over() -> None:
    rows = [told("Minister for Foreign", "Minister"), told("Foreign Affairs", "X"), told("Oslo. After", "Y")]
    assert surrogate(TEXT, SENTENCE, rows).text == "The Minister Affairs (MFA) will visit Oslo."


def test_only_the_beginning_of_an_endless_sentence_is_parsed() -> None:
    text = "word " * LONGEST
    made = surrogate(text, Span(0, len(text)), [Replacement(Span(LONGEST - 2, LONGEST + 2), "X")])
    assert made.text == text[:LONGEST]


def test_an_empty_sentence_has_no_pieces() -> None:
    assert surrogate(TEXT, Span(8, 8), []).text == ""


@st.composite
def replaced(draw: st.DrawFn) -> tuple[str, Span, list[Replacement]]:
    """A text, a sentence in it and replacements inside of the sentence, in order; some overlap."""
    text = draw(st.text(alphabet="ab (.", min_size=1, max_size=40))
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2).map(sorted)
    sentence = Span(*draw(ends))
    inside = st.lists(st.integers(sentence.start, sentence.end), min_size=2, max_size=2).map(sorted)
    rows = draw(st.lists(st.tuples(inside, st.sampled_from(["", " ", "X", "XY Z"])), max_size=5))
    return text, sentence, sorted((Replacement(Span(*ends), words) for ends, words in rows), key=lambda r: r.span)


@given(replaced())
def test_offsets_lie_inside_the_sentence_in_order_and_kept_letters_map_to_themselves(
    case: tuple[str, Span, list[Replacement]],
) -> None:
    text, sentence, replacements = case
    made = surrogate(text, sentence, replacements)
    letters = [made.original(n, n + 1) for n in range(len(made.text))]
    assert all(sentence.contains(span) for span in letters)
    assert all(before.start <= after.start and before.end <= after.end for before, after in pairwise(letters))
    stand_ins = {row.span for row in replacements if row.words}
    for letter, span in zip(made.text, letters, strict=True):
        assert span in stand_ins or span.of(text) == letter
    if made.text:
        assert made.original(0, len(made.text)) == Span(letters[0].start, letters[-1].end)
