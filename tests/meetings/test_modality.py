"""Is it announced? One sentence a case: the trigger word, and what the clause makes of it."""

from __future__ import annotations

import pytest

from service.meetings import Tree, vocabulary
from service.meetings.modality import Factuality, of_noun, of_verb
from service.meetings.syntax import VERBS
from service.model import Span
from service.sentences import load_parser


def factuality(text: str, word: str, *, headline: bool = False) -> Factuality:
    tree = Tree(load_parser().parse(text, [(Span(0, len(text)), [])])[0])
    token = next(t for t in tree.tokens if t.text == word)
    of = of_verb if token.pos in VERBS else of_noun
    return of(tree, token.index, vocabulary(), headline=headline).factuality


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He will meet the king on Friday.", "meet", Factuality.ANNOUNCED),
        ("The minister is to visit Oslo on Monday.", "visit", Factuality.ANNOUNCED),
        ("The minister is scheduled to visit Oslo on Monday.", "visit", Factuality.ANNOUNCED),
        ("He has agreed to meet the king.", "meet", Factuality.ANNOUNCED),
        ("President Zuma accepted an invitation to visit Oslo.", "visit", Factuality.ANNOUNCED),
        ("The king is going to visit Oslo.", "visit", Factuality.ANNOUNCED),
        ("The minister will travel to Oslo and meet the king.", "meet", Factuality.ANNOUNCED),
        ("The president, who will visit Oslo on Monday, said so.", "visit", Factuality.ANNOUNCED),
        ("The minister was due to visit Oslo on Monday.", "visit", Factuality.HEDGED),
        ("He said he would meet the king on Friday.", "meet", Factuality.REPORTED),
        ("She plans to meet her counterpart.", "meet", Factuality.HEDGED),
        ("She is expected to meet her counterpart.", "meet", Factuality.HEDGED),
        ("He may visit Oslo.", "visit", Factuality.HEDGED),
        ("He left on Monday for Oslo to meet the king.", "meet", Factuality.PURPOSE),
        ("He flew to Oslo on Monday to hold talks with the king.", "hold", Factuality.PURPOSE),
        ("The minister arrives in Oslo on Friday.", "arrives", Factuality.PRESENT),
        ("He is visiting Oslo.", "visiting", Factuality.PRESENT),
        ("He met the king on Friday.", "met", Factuality.PAST),
        ("He offered to meet the king.", "meet", Factuality.WISHED),
        ("He would like to meet the king.", "meet", Factuality.WISHED),
        ("If they meet on Friday, prices will rise.", "meet", Factuality.CONDITIONAL),
        ("They will not meet on Friday.", "meet", Factuality.DENIED),
    ],
)
def test_a_verb_is_judged_by_its_group_and_what_governs_it(text: str, word: str, expected: Factuality) -> None:
    assert factuality(text, word) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The summit will be held in Oslo on Friday.", "summit", Factuality.ANNOUNCED),
        ("During his visit to Oslo, he will meet the king.", "visit", Factuality.ANNOUNCED),
        ("The meeting has been scheduled for Friday.", "meeting", Factuality.ANNOUNCED),
        ("Talks are set to resume in Oslo on Friday.", "Talks", Factuality.ANNOUNCED),
        ("Observers noted the upcoming visit.", "visit", Factuality.ANNOUNCED),
        ("Observers noted a possible visit.", "visit", Factuality.HEDGED),
        ("He spoke ahead of a visit to Oslo next week.", "visit", Factuality.REPORTED),
        ("He spoke after the recent visit to Oslo.", "visit", Factuality.PAST),
    ],
)
def test_a_noun_is_judged_by_its_adjectives_and_the_verb_above(text: str, word: str, expected: Factuality) -> None:
    assert factuality(text, word) is expected


def test_an_infinitive_in_a_headline_announces() -> None:
    assert factuality("Foreign minister to visit Oslo", "visit", headline=True) is Factuality.ANNOUNCED
