from __future__ import annotations

import pytest

from service.evaluation.names import same_name, same_topic, words


def test_words_have_no_case_accents_or_punctuation() -> None:
    assert words("São Tomé, O'Neill-Åberg 2") == ["sao", "tome", "o", "neill", "aberg", "2"]


def test_letters_other_than_latin_ones_are_no_words() -> None:
    assert words("Лавров") == []
    assert words(None) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delcy Rodríguez", "Rodriguez"),
        ("Rodriguez", "Jorge Rodríguez"),  # by the last word alone
        ("Wang Yi", "Wang"),
        ("Abdullah bin Zayed Al Nahyan", "Zayed bin Abdullah"),  # all words of the shorter are in the longer
    ],
)
def test_names_in_longer_and_shorter_form_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Kim Jong Un", "Kim Yo Jong"), ("Anna Berg", None), ("", ""), ("習", "習")]
)
def test_names_that_share_neither_last_word_nor_all_words_differ(one: str, other: str | None) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trade", "the trade between both countries"),  # one of one word, one of three
        ("negotiations on fish quotas", "negotiating fish quotas"),
        ("border security", "security of the border"),
    ],
)
def test_topics_agree_by_half_of_the_shorter_and_a_third_of_the_longer(one: str, other: str) -> None:
    assert same_topic(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trade", "trade fisheries transport energy"),  # one word of four is less than a third
        ("trade and energy transit security", "trade fisheries quotas"),  # one word of three is less than half
        ("of the", "of the"),  # nothing but stop words
        ("fisheries", "energy"),
    ],
)
def test_topics_that_share_less_differ(one: str, other: str) -> None:
    assert not same_topic(one, other)
