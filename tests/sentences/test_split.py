"""Sentences inside paragraphs, and where a dateline ends."""

from __future__ import annotations

import pytest

from service.model import Document, Part
from service.sentences import split
from service.sentences.split import dateline_end


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
