"""The state that speaks, "…, the Kremlin said", "the ministry announced", and the state of whom a text is about.

In: the readings of a document. Out: the party that offices told without a state belong to.
"""

from __future__ import annotations

from collections.abc import Iterable

from service.meetings.candidates import Reading
from service.meetings.modality import saying
from service.meetings.parties import is_state
from service.mentions.who import WhoKind


def party_of_announcer(readings: Iterable[Reading]) -> str | None:
    """The first single party that is the subject of a verb of saying."""
    for reading in readings:
        for token in reading.tree.tokens:
            if token.pos == "VERB" and saying(token.lemma):
                party = _party_of_subject(reading, token.index)
                if party is not None:
                    return party
    return None


def party_of_protagonist(readings: Iterable[Reading]) -> str | None:
    """The state of whom a text is about: the first person whom a body's sentence has for its subject, with a state."""
    for reading in (reading for reading in readings if not reading.headline):
        for token in reading.tree.tokens:
            if token.pos == "VERB" and token.head == token.index:
                persons = [who for who in reading.subject_whos(token.index) if who.kind is WhoKind.PERSON]
                return next((who.parties[0] for who in persons if who.parties and is_state(who.parties[0])), None)
    return None


def _party_of_subject(reading: Reading, verb: int) -> str | None:
    tree = reading.tree
    subject = {d for c in tree.children(verb, "nsubj") for d in tree.noun_phrase(c)}
    for who in reading.whos:
        body = who.kind in (WhoKind.PARTY, WhoKind.GROUP) and len(who.parties) == 1
        if body and not subject.isdisjoint(tree.all_at(who.head)):
            return who.parties[0]
    return None
