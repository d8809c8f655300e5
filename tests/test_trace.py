"""The extractor explains itself: what became of each trigger, and that asking changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from service import extract
from service.model import Document
from service.trace import Fate, Outcome, Trace
from tests.corpus.answers import document_rows

DAY = date(2026, 2, 27)
TALKS = "The Foreign Minister of Kenya, Amos Otieno, will meet his Peruvian counterpart Rosa Quispe in Lima on Friday."


def traced(text: str, title: str | None = None, **told: str) -> Trace:
    return extract.load().trace(Document(text, title, DAY, **told))


def only(text: str) -> Fate:
    (fate,) = traced(text).fates
    return fate


def test_what_is_announced_is_told_with_its_rule_parties_and_confidence() -> None:
    fate = only(TALKS)
    assert (fate.outcome, fate.trigger, fate.factuality, fate.rule) == (Outcome.ANNOUNCED, "meet", "announced", "will")
    assert fate.parties == ("KE", "PE")
    assert fate.confidence is not None
    assert fate.confidence > 0.5
    (announcement,) = traced(TALKS).announcements
    assert fate.evidence == announcement.evidence


@pytest.mark.parametrize(
    ("text", "outcome", "factuality"),
    [
        ("Kenyan Foreign Minister Amos Otieno met his Peruvian counterpart in Lima.", Outcome.JUDGED, "past"),
        ("Kenya wants to meet Peru's Foreign Minister Rosa Quispe in Lima.", Outcome.JUDGED, "wished"),
        (
            "Kenyan Foreign Minister Amos Otieno will visit Peru on 3 February 2026.",
            Outcome.OVER,
            "announced",
        ),
        ("Talks will be held.", Outcome.TOO_LITTLE, "announced"),
        ("Kenyan Foreign Minister Amos Otieno will hold talks on Monday.", Outcome.DOES_NOT_HOLD, "announced"),
    ],
)
def test_what_is_not_announced_is_told_with_the_reason(text: str, outcome: Outcome, factuality: str) -> None:
    fate = only(text)
    assert (fate.outcome, fate.factuality) == (outcome, factuality)


def test_second_telling_of_a_meeting_is_told_as_joined_to_it() -> None:
    first, second = traced(f"{TALKS}\nOtieno and Quispe will meet at noon on Friday.").fates
    assert (first.joined, second.joined) == (False, True)
    assert first.evidence == second.evidence


def test_sentence_without_a_trigger_word_is_not_read() -> None:
    trace = traced(f"{TALKS} Fish were cheap.")
    assert [span.of(f"{TALKS} Fish were cheap.") for span in trace.read] == [TALKS]


def test_confidence_below_the_floor_is_told() -> None:
    (fate,) = extract.load(least=1.0).trace(Document(TALKS, None, DAY)).fates
    assert fate.outcome is Outcome.UNSURE


def test_document_that_is_set_aside_or_tells_of_nothing_has_an_empty_trace() -> None:
    assert traced(TALKS, language="fr") == Trace()
    assert traced("Fish were cheap.") == Trace()


def test_asking_changes_nothing() -> None:
    extractor = extract.load()
    for row in document_rows():
        document = Document(row["text"], row["title"], date.fromisoformat(row["published"]), outlet=row["outlet"])
        trace = extractor.trace(document)
        assert trace.announcements == extractor.extract(document)
        told = {fate.evidence for fate in trace.fates if fate.outcome is Outcome.ANNOUNCED}
        assert told >= {announcement.evidence for announcement in trace.announcements}
