"""The extractor on texts that nobody would write: it never breaks, and its time grows with the text.

``DIPCAL_TEST_TEXTS`` says how many distorted texts are read (500 where it isn't set, 10,000 in ``.ci/run``).
"""

from __future__ import annotations

import os
import string
import time
from collections.abc import Callable
from datetime import date

import pytest

from service import extract
from service.model import Announcement, Document, Span
from tests.distorted import documents, own_texts

TEXTS = int(os.environ.get("DIPCAL_TEST_TEXTS", "500"))
DAY = date(2026, 2, 27)
TALKS = "The Foreign Minister of Kenya, Amos Otieno, will meet his Peruvian counterpart Rosa Quispe in Lima on Friday"
WOOL = "the town of Alma sold wool and Mr Name of Oslo a clerk wrote so on 3 May 1881"
LETTERS = string.ascii_lowercase * 20
MEGABYTE = 1_000_000


def found_in(text: str) -> tuple[Announcement, ...]:
    return extract.load().extract(Document(text, None, DAY))


def check(document: Document) -> None:
    """Every passage lies inside the text, and the evidence inside a passage."""
    whole = Span(0, len(document.text))
    for announcement in extract.load().extract(document):
        for passage in (announcement.evidence, *announcement.passages):
            assert whole.contains(passage)
            assert passage.of(document.text).strip()
        assert any(passage.contains(announcement.evidence) for passage in announcement.passages)


def test_whatever_becomes_of_a_text_nothing_breaks() -> None:
    for number, document in enumerate(documents(TEXTS)):
        try:
            check(document)
        except Exception as error:
            raise AssertionError(f"distorted text {number}: {document.text!r}") from error


def test_text_cut_at_every_place_is_read() -> None:
    text = min((text for text in own_texts() if "will" in text), key=len)
    step = max(1, len(text) * 50 // TEXTS)
    for end in range(0, len(text), step):
        check(Document(text[:end], None, DAY))
        check(Document(text[end:], text[:end].partition("\n")[0], DAY))


ENDLESS: dict[str, Callable[[int], str]] = {
    "one paragraph": lambda n: f"{TALKS}. " * (n // len(TALKS)),
    "no full stop": lambda n: f"{WOOL} and " * (n // len(WOOL)) + TALKS,
    "triggers without a full stop": lambda n: f"{TALKS} and " * (n // len(TALKS)),
    "commas": lambda n: "He will meet " + "," * n,
    "commas and blanks": lambda n: "He will meet " + ", " * (n // 2),
    "one word": lambda n: "He will meet " + "Moscow" * (n // 6) + " in Lima.",
    "hyphens": lambda n: "He will meet " + "Moscow-" * (n // 7) + " in Lima.",
    "brackets": lambda n: "He will meet " + "(" * (n // 2) + ")" * (n // 2),
    "quotation marks": lambda n: "He will meet " + '" ' * (n // 2),
    "full stops": lambda n: "He will meet " + ". " * (n // 2),
    "initials": lambda n: "He will meet " + "A. " * (n // 3),
    "capitals": lambda n: "LIMA" * (n // 4) + " they will meet.",
    "offices": lambda n: "Foreign Minister " * (n // 17) + "will meet.",
    "of of of": lambda n: "Minister " + "of the Ministry " * (n // 16) + "will meet.",
    "numbers": lambda n: "He will meet on " + "3, 4, " * (n // 6) + " May.",
    "newlines": lambda n: "He will meet" + "\n" * n + "in Lima.",
    "accents": lambda n: "He will meet e" + "\u0301" * n,
    "names": lambda n: "".join(f"Ada{LETTERS[k % 26]}{LETTERS[k // 26]} Alba meets Bo Berg. " for k in range(n // 27)),
}  # fmt: skip


def seconds(text: str) -> float:
    began = time.process_time()
    found_in(text)
    return time.process_time() - began


@pytest.mark.parametrize("kind", ENDLESS)
def test_time_grows_with_the_length_of_the_text(kind: str) -> None:
    """Four times the text may take four times as long, and as much again for noise; not sixteen times."""
    short = seconds(ENDLESS[kind](5_000))
    long = seconds(ENDLESS[kind](20_000))
    assert long < 8 * short + 0.5, f"{short:.2f} s, and four times as much {long:.2f} s"


@pytest.mark.parametrize("kind", ["no full stop", "commas", "one word"])
def test_megabyte_finishes(kind: str) -> None:
    text = ENDLESS[kind](MEGABYTE)
    assert len(text) >= MEGABYTE * 0.9
    found_in(text)
