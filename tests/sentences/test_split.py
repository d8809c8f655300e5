"""Sentences inside paragraphs, and where a dateline ends."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model import Document, Part, Span
from service.sentences import split
from service.sentences.datelines import dateline_end


def sentences(body: str, title: str | None = None) -> list[str]:
    document = Document(body, title)
    return [s.span.of(document.text) for s in split(document)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("He met Mr. Karimov. They talked.", ["He met Mr. Karimov.", "They talked."]),
        ("U.S. President Ford left. The visit is over.", ["U.S. President Ford left.", "The visit is over."]),
        ("He is back in the U.S. The trip took a week.", ["He is back in the U.S.", "The trip took a week."]),
        ("The talks open on Nov. 4 in Lomé. Togo hosts.", ["The talks open on Nov. 4 in Lomé.", "Togo hosts."]),
        ("George W. Bush will come. He told so.", ["George W. Bush will come.", "He told so."]),
        ("“We will meet.” She gave no day.", ["“We will meet.”", "She gave no day."]),
        ("Will they meet? Nobody knows!", ["Will they meet?", "Nobody knows!"]),
        ("at 11 a.m. (0800 GMT) in Tyre", ["at 11 a.m. (0800 GMT) in Tyre"]),
    ],
)
def test_full_stops_of_abbreviations_do_not_end_a_sentence(body: str, expected: list[str]) -> None:
    assert sentences(body) == expected


def test_a_sentence_never_crosses_a_newline() -> None:
    assert sentences("No full stop here\nNext paragraph.", "Headline") == [
        "Headline",
        "No full stop here",
        "Next paragraph.",
    ]


def test_headline_lead_and_body_are_told_apart() -> None:
    document = Document("Lead. More lead.\nBody.", "Head")
    assert [s.part for s in split(document)] == [Part.HEADLINE, Part.LEAD, Part.LEAD, Part.BODY]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MOSCOW, March 1 (Interfax) -- The minister", "MOSCOW, March 1 (Interfax) -- "),
        ("QUITO, Nov. 3, 2006 (ANDES) -- The minister", "QUITO, Nov. 3, 2006 (ANDES) -- "),
        ("SEOUL (Agency) - The envoy", "SEOUL (Agency) - "),
        ("Colombo, Feb 27 (Daily News) - Two", "Colombo, Feb 27 (Daily News) - "),
        ("TIRANA — President", "TIRANA — "),
        ("The minister said on Monday that Moscow - ", ""),
        ("President Museveni will travel to Kigali.", ""),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LIMA (Invented Wire): The envoy", "LIMA (Invented Wire): "),
        ("SEOUL Defence officials will", "SEOUL "),
        ("NATO Defence ministers will", ""),
        ("Lima, 27 Feb. (Invented Wire) — The envoy", "Lima, 27 Feb. (Invented Wire) — "),
    ],
)
def test_datelines_come_with_and_without_dashes(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


@given(
    st.text(alphabet='ab AB.!?"\n\u201d(', max_size=60), st.none() | st.text(alphabet="Ab .", min_size=1, max_size=9)
)
def test_sentences_of_any_text_are_in_order_disjoint_and_leave_out_only_blanks(body: str, title: str | None) -> None:
    document = Document(body, title)
    spans = [sentence.span for sentence in split(document)]
    assert all(sentence.span.contains(sentence.words) for sentence in split(document))
    left = list(document.text)
    for span in spans:
        assert 0 <= span.start < span.end <= len(document.text)
        left[span.start : span.end] = [""] * (span.end - span.start)
    assert spans == sorted(spans)
    assert "".join(left).strip() == ""


def test_endless_dots_take_no_endless_time() -> None:
    began = time.process_time()
    spans = [sentence.span for sentence in split(Document("Contents " + "." * 200_000 + " 7"))]
    assert (spans[0].start, spans[-1]) == (0, Span(200_010, 200_011))
    assert time.process_time() - began < 2


def test_endless_sentence_is_cut_at_blanks_and_nothing_of_it_is_lost() -> None:
    text = "wool and flax and " * 1000
    spans = [sentence.span for sentence in split(Document(text))]
    assert max(span.end - span.start for span in spans) <= 3000
    assert " ".join(span.of(text) for span in spans) == text.strip()


def test_long_sentence_that_ends_is_one() -> None:
    text = "They will meet in " + ", ".join(f"Town{n}" for n in range(250)) + "."
    assert [sentence.span for sentence in split(Document(text))] == [Span(0, len(text))]
