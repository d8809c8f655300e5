"""Which names stand."""

from __future__ import annotations

from service.mentions import confirm, sentences_in_doubt
from service.model import Token
from tests.mentions.whos import mentions_by_sentence

TEXT = "Foreign Minister Ivo Petrov left. Petrov met Ada Alba. Bulk Carriers met nobody."


def word(text: str, entity: str) -> Token:
    """The model's word on a word of TEXT."""
    start = TEXT.index(text)
    return Token(0, text, text, "PROPN", "NNP", "ROOT", 0, start, start + len(text), entity)


def test_the_model_is_asked_only_where_nothing_in_the_text_proves_a_name() -> None:
    assert sentences_in_doubt(mentions_by_sentence(TEXT), read=[0, 1, 2]) == {1, 2}
    assert sentences_in_doubt(mentions_by_sentence(TEXT), read=[0, 1]) == {1}


def test_a_name_stands_by_the_models_word_or_by_a_better_mention() -> None:
    people, kept = confirm(mentions_by_sentence(TEXT), {1: [word("Alba", "PERSON")], 2: [word("Bulk", "ORG")]})
    assert [[who.name for who in row] for row in kept] == [["Ivo Petrov"], ["Petrov", "Ada Alba"], []]
    assert [person.name for person in people.persons] == ["Ivo Petrov", "Ada Alba"]
    assert kept[1][1].rule == "model-name"


def test_a_name_that_nobody_was_asked_about_does_not_stand() -> None:
    assert [person.name for person in confirm(mentions_by_sentence(TEXT), {})[0].persons] == ["Ivo Petrov"]
