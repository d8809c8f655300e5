from __future__ import annotations

from service.evaluation.form import benchmark_form, explanation
from service.model import Announcement, Document, Mode, Participant, Span, Status
from tests.evaluation.fakes import LINE
from tests.fakes import announcement

DOCUMENT = Document(title="Ministers meet", body=f"Some words.\n{LINE}")


def test_announcement_is_written_with_the_benchmarks_fields_and_no_others() -> None:
    told = announcement(LINE, at=DOCUMENT.text.index(LINE))
    assert benchmark_form(told, DOCUMENT) == {
        "status": "scheduled",
        "mode": "in_person",
        "participants": [
            {"name": "Anna Berg", "role": "Foreign Minister", "party": "NO"},
            {"name": "Jaan Tamm", "role": None, "party": "EE"},
        ],
        "start": "2031-05-02",
        "end": None,
        "place": {"name": "Oslo", "country": "NO"},
        "topics": ["fisheries"],
        "evidence": LINE,
    }


def test_unknown_place_is_null() -> None:
    bare = Announcement(Status.TENTATIVE, Mode.CALL, (Participant(party="NO"),), None, None, None, (), Span(0, 9))
    form = benchmark_form(bare, DOCUMENT)
    assert (form["place"], form["start"], form["evidence"]) == (None, None, "Ministers")


def test_explanation_tells_rules_confidence_and_assumptions() -> None:
    assert explanation(announcement(LINE)) == {
        "rules": ["fake-line"],
        "confidence": 0.9,
        "when_told": "2031-05-02",
        "notes": [],
    }
