"""The word files: a breach of their schema is reported with file, entry and reason; forms of words are regular."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import service.lexicon
from service.errors import LexiconError
from service.meetings import topics, vocabulary
from service.meetings.gate import Forms, with_s
from service.meetings.vocabulary import read

FOLDER = Path(service.lexicon.__file__).parent / "en"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the word files that a test may break."""
    for name in ("triggers.toml", "modality.toml", "topics.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "entry", "reason"),
    [
        ("triggers.toml", 'lemma = "confer"', 'lemma = "confer"\nparticles = ["with"]', "confer", "particles"),
        ("triggers.toml", 'lemma = "tour"\nframe = "visit"', 'lemma = "tour"\nframe = "stroll"', "tour", "frame"),
        ("triggers.toml", 'lemma = "trip"', "", "noun 2", "lemma is missing"),
        ("triggers.toml", 'example = "Her trip to Seoul is set for 5 May."', "", "trip", "example is missing"),
        ("triggers.toml", 'here = ["here"]', "", "place", "here is missing"),
        ("triggers.toml", 'here = ["here"]', 'here = ["here"]\nyonder = ["yonder"]', "place", "yonder"),
        ("triggers.toml", 'here = ["here"]', 'here = "here"', "place", "list of texts"),
        ("triggers.toml", "[forum]", "[forums]", "forum", "must be a table"),
        ("triggers.toml", "[forum]", '[fora]\nparties = ["G7"]\n\n[forum]', "fora", "no table"),
        ("triggers.toml", "[form.irregular]", "[form.odd]", "form", "odd"),
        ("triggers.toml", "[[verb]]", "[[verb", "file", "line"),
        ("modality.toml", '["put", "off"]', '["put"]', "postponed", "pairs"),
        ("modality.toml", 'status = "cancelled"', 'status = "gone"', "gone", "status"),
        ("modality.toml", "liking = ", "disliking = ", "verb_class", "liking is missing"),
        ("topics.toml", 'gives = ["grain exports", "fisheries"]', "", "discuss", "gives is missing"),
        ("topics.toml", "discuss(?:es|ed|ing)?(", "discuss(?:es|ed|ing)?((", "discuss", "no regular expression"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_breach_is_reported_with_file_entry_and_reason(
    folder: Path, file: str, old: str, new: str, entry: str, reason: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        topics.read(folder) if file == "topics.toml" else read(folder)
    assert caught.value.file == file
    assert caught.value.entry.startswith(entry)
    assert reason in caught.value.reason


FORMS = Forms(frozenset(["defer", "cancel"]), {"leave": ("left",)})


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("postpone", {"postpone", "postpones", "postponed", "postponing"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
        ("accompany", {"accompany", "accompanies", "accompanied", "accompanying"}),
        ("journey", {"journey", "journeys", "journeyed", "journeying"}),
        ("defer", {"defer", "defers", "deferred", "deferring"}),
        ("cancel", {"cancel", "cancels", "canceled", "cancelled", "canceling", "cancelling"}),
        ("leave", {"leave", "leaves", "left", "leaving"}),
    ],
)
def test_the_forms_of_a_verb_are_words(verb: str, forms: set[str]) -> None:
    assert FORMS.of_verb(verb) == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("summit", "summits"), ("ceremony", "ceremonies"), ("journey", "journeys"), ("lunch", "lunches")],
)
def test_the_plural_of_a_noun_is_regular(noun: str, plural: str) -> None:
    assert with_s(noun) == plural


@pytest.mark.parametrize(
    "words", ["conferred with", "deferred", "left for", "heads to", "commemorations", "Called off"]
)
def test_the_gate_opens_for_every_form(words: str) -> None:
    assert vocabulary().gate.search(f"He {words} it.")


@pytest.mark.parametrize("words", ["takes", "commemorationning", "begins", "the holdings"])
def test_the_gate_stays_shut_for_empty_verbs_and_what_is_no_word(words: str) -> None:
    assert not vocabulary().gate.search(f"He {words} it.")
