"""Where a fault came about, read from the extractor's trace. The people and the meetings are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from service import extract
from service.evaluation.fault import Fault
from service.evaluation.faults import faults_of
from service.evaluation.form import Entry, benchmark_form, entry_of, explanation, trace_form, trace_of
from service.evaluation.ground import Ground
from service.evaluation.reading import BenchmarkDocument, Prediction
from service.model import Document, Span
from service.trace import Fate, Outcome, Trace

PUBLISHED = date(2031, 4, 30)  # a Wednesday
OTIENO = {"name": "Amos Otieno", "role": "Foreign Minister", "party": "KE"}
QUISPE = {"name": "Rosa Quispe", "role": "Foreign Minister", "party": "PE"}
BOTH = "Kenyan Foreign Minister Amos Otieno and Peruvian Foreign Minister Rosa Quispe"


def gold(evidence: str, **changed: Any) -> Entry:
    told: dict[str, Any] = {"participants": [OTIENO, QUISPE], "evidence": evidence}
    return entry_of(told | changed)


def predicted(document: Document, least: float = extract.LEAST) -> Prediction:
    """What the extractor says of a document, as a file of predictions tells it."""
    trace = extract.load(least=least).trace(document)
    told = [explanation(announcement) for announcement in trace.announcements]
    return Prediction(
        entries=tuple(entry_of(benchmark_form(announcement, document)) for announcement in trace.announcements),
        rules=tuple(tuple(each["rules"]) for each in told),
        confidences=tuple(each["confidence"] for each in told),
        whens=tuple(each["when_told"] for each in told),
        trace=replace(trace, announcements=()),
    )


def faults(text: str, *golds: Entry, least: float = extract.LEAST) -> list[Fault]:
    document = Document(text, None, PUBLISHED)
    return list(faults_of(BenchmarkDocument("doc", document, None, golds), predicted(document, least)))


def only(text: str, *golds: Entry, least: float = extract.LEAST) -> tuple[str, str]:
    (fault,) = faults(text, *golds, least=least)
    return fault.kind, fault.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The two countries put their heads together.", "never read (no trigger word)"),
        (f"{BOTH} met in Lima.", "judged past (rule past)"),
        (f"{BOTH} will meet in Lima on 3 April 2031.", "its day taken for past"),
        ("Talks will be held.", "too little for a draft"),
        ("Kenyan Foreign Minister Amos Otieno will hold talks on Monday.", "does not hold (one party known)"),
    ],
)
def test_missed_meeting_is_told_with_the_step_at_which_it_was_lost(text: str, why: str) -> None:
    assert only(text, gold(text)) == ("meeting: missed", why)


def test_meeting_below_the_floor_is_told_as_such() -> None:
    text = f"{BOTH} will meet in Lima on Monday."
    assert only(text, gold(text), least=1.0) == ("meeting: missed", "below the confidence floor")


def test_missed_meeting_carries_what_the_extractor_noted_on_its_passage() -> None:
    text = "Kenyan Foreign Minister Amos Otieno will hold talks on Monday."
    (fault,) = faults(text, gold(text))
    assert fault.notes == ("hold: announced (rule will) → does not hold, parties KE",)


def test_passage_without_a_candidate_and_passage_that_is_not_in_the_text_are_told_apart() -> None:
    trace = Trace(read=(Span(0, 20),))
    ground = Ground(Document("Talks, but no more now."), trace)
    assert ground.why_missed(gold("Talks, but"))[0] == "no candidate in its passage"
    assert ground.why_missed(gold("Quiet days"))[0] == "its passage is not in the text"


@pytest.mark.parametrize(
    ("joined", "why"), [(True, "absorbed into another entry"), (False, "its sentence announces another")]
)
def test_passage_of_another_announcement_is_told(joined: bool, why: str) -> None:
    fate = Fate(Span(0, 10), "meet", "announced", "will", Outcome.ANNOUNCED, joined)
    ground = Ground(Document("They meet soon."), Trace(fates=(fate,)))
    assert ground.why_missed(gold("They meet"))[0] == why


def test_the_farthest_candidate_of_a_passage_decides() -> None:
    fates = (
        Fate(Span(0, 10), "meet", "past", "past", Outcome.JUDGED),
        Fate(Span(0, 10), "talks", "announced", "will", Outcome.DOES_NOT_HOLD),
    )
    why, notes = Ground(Document("They meet soon."), Trace(fates=fates)).why_missed(gold("They meet"))
    assert why == "does not hold (no party known)"
    assert len(notes) == 2


def test_meeting_that_nobody_announced_is_told_with_the_rule_that_took_it_for_one() -> None:
    text = f"{BOTH} will meet in Lima on Monday."
    assert only(text) == ("meeting: made up where none is announced", "told as announced (rule will)")


@pytest.mark.parametrize(
    ("text", "own", "start", "why"),
    [
        ("It is on Friday, {0} said on Monday.", "It is on Friday", "2031-05-05", "the announcer's day"),
        ("It is on Friday before rain on Monday.", "It is on Friday", "2031-05-05", "another clause's day"),
        ("On Monday they meet.", "On Monday they meet", "2031-05-06", "the right words, reckoned wrongly"),
        ("It is on Friday.", "It is on Friday", "2031-04-30", "the day of publication"),
        ("It is on Friday.", "It is on Friday", "2031-05-09", "the right weekday of another week"),
        ("It is on Friday.", "It is on Friday", "2031-04-28", "future taken for past"),
    ],
)
def test_day_that_was_taken_for_the_meetings_is_told(text: str, own: str, start: str, why: str) -> None:
    body = "They were glad of it, and of all the fish in the sea of Peru.\n" + text.format("he")
    said = [Span(at, at + 4)] if (at := body.find("said")) >= 0 else []
    trace = Trace(read=(Span(body.index("\n") + 1, len(body)),), sayings=tuple(said))
    told, guess = gold(own, start="2031-05-02"), gold(own, start=start)
    assert Ground(Document(body, None, PUBLISHED), trace).why_other_day(told, guess, "Monday") == why


def test_day_of_a_dateline_is_told() -> None:
    body = "LIMA, 28 April -- They will meet on Friday."
    told, guess = gold("They will meet on Friday", start="2031-05-02"), gold(body, start="2031-04-29")
    ground = Ground(Document(body, None, date(2031, 4, 29)), Trace(read=(Span(0, len(body)),)))
    assert ground.why_other_day(told, replace(guess, start="2031-05-08"), "28 April") == "the dateline's day"


def test_past_day_taken_for_one_to_come_is_told() -> None:
    told, guess = gold("a visit", start="2031-04-28"), gold("a visit", start="2031-05-05")
    assert Ground(Document("a visit", None, PUBLISHED)).why_other_day(told, guess, None) == "past taken for future"


def test_missing_day_is_told_with_whether_a_time_stood_there() -> None:
    text = "They meet on Friday. They talk."
    trace = Trace(read=(Span(0, 20), Span(21, 31)), times=(Span(13, 19),))
    ground = Ground(Document(text), trace)
    assert ground.why_no_day(gold("They meet")) == "a time stands in the passage"
    assert ground.why_no_day(gold("They talk")) == "no time was found in the passage"


def test_name_is_looked_for_in_the_sentence_then_in_the_document() -> None:
    text = "Otieno and Quispe meet. Rosa Quispe is from Peru. Jo Doe watches."
    ground = Ground(Document(text), Trace(read=(Span(0, 23),)))
    assert ground.whereabouts("Rosa Quispe", gold("Otieno and")) == "it stands in the passage"
    assert ground.whereabouts("Jo Doe", gold("Otieno and")) == "told elsewhere"
    assert ground.whereabouts("Vera Fine", gold("Otieno and")) == "unknown to the document"


def test_trace_is_the_same_after_a_file() -> None:
    trace = extract.load().trace(Document(f"{BOTH} will meet in Lima on Monday, he said.", None, PUBLISHED))
    assert trace.sayings
    assert trace_of(trace_form(trace)) == replace(trace, announcements=())
