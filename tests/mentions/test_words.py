"""people.toml: what breaks its schema is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

import service.lexicon
from service.errors import LexiconError
from service.mentions.words import people_words, read_words

FILE = Path(service.lexicon.__file__).parent / "en" / "people.toml"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("links = [", "lynx = [", "links is missing"),
        ("[same_offices]", '[same_offices]\n"x" = 1', "same_offices must be a table of texts"),
        ('links = ["of"', 'links = ["of", "of"', "links says something twice"),
        ('links = ["of"', "links = [1", "links must be a list of texts"),
        ('links = ["of"', 'surplus = ["x"]\nlinks = ["of"', "unknown key surplus"),
        ('links = ["of"', 'links "of"', "Expected"),
    ],
)
def test_a_breach_of_the_schema_is_told_with_its_list(tmp_path: Path, before: str, after: str, reason: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "people.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_words(tmp_path / "people.toml")
    assert caught.value.file == "people.toml"
    assert reason in caught.value.reason


def test_lists_that_are_parts_of_others_are() -> None:
    words = people_words()
    assert words.group_roles <= words.groups
    assert words.group_heads <= words.groups
    assert words.delegations <= words.groups
    assert words.dotted_suffixes <= words.suffixes
    assert words.possessive_pronouns <= words.pronouns
    assert words.opening_particles <= words.particles


def test_two_wordings_are_one_office_either_way_round() -> None:
    words = people_words()
    assert words.same_office("pm", "prime minister")
    assert words.same_office("prime minister", "pm")
    assert not words.same_office("pm", "fm")
