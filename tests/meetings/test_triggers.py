"""Every trigger's example is found by that trigger."""

from __future__ import annotations

from itertools import chain

import pytest

from service.extract import load
from service.meetings.vocabulary import Trigger, vocabulary

TRIGGERS = [
    trigger
    for trigger in chain(*vocabulary().verbs.values(), *vocabulary().nouns.values())
    if trigger.frame not in ("none",)
]

STANDS_IN = {"head": "travel", "leave": "depart"}  # what the parser reads for them: sentences.stand_ins


@pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda t: f"{'verb' if t.verb else 'noun'}-{t.lemma}-{t.frame}")
def test_the_example_of_a_trigger_opens_the_gate_and_finds_it(trigger: Trigger) -> None:
    assert vocabulary().gate.search(trigger.example), "the gate stays shut"
    found = load().candidates(trigger.example)
    told = {lemma for candidate in found for lemma in candidate.words}
    assert {trigger.lemma, STANDS_IN.get(trigger.lemma)} & told, "no candidate"
