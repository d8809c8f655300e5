"""Who speaks in a transcript."""

from __future__ import annotations

from service.meetings import turns_of, vocabulary
from service.model import Document
from service.sentences import split


def read(body: str) -> list[tuple[str, bool, str]]:
    """Label, whether it asks, and words of each sentence in a turn."""
    turns = turns_of(body, split(Document(body)), vocabulary())
    return [(turn.label.of(body), turn.asks, turns.sentences[n].words.of(body)) for n, turn in sorted(turns.of.items())]


def test_a_label_holds_until_the_next_one() -> None:
    assert read("MR. HOLM: He leaves on Monday. I go too.\nQ Will he return?\nMR. HOLM: Yes.") == [
        ("MR. HOLM", False, "He leaves on Monday."),
        ("MR. HOLM", False, "I go too."),
        ("", True, "Will he return?"),
        ("MR. HOLM", False, "Yes."),
    ]


def test_a_heading_with_a_colon_is_no_speaker() -> None:
    assert read("Background: The two have met before.\nNext steps: They will meet again.") == []


def test_a_word_in_q_asks_nothing() -> None:
    assert read("Qatar: The emir leaves.\nOman: The sultan stays.") == []
