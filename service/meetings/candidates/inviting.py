"""Invitations that are accepted: an invitation alone is no commitment, its acceptance makes it one.

In: the candidates of a document's sentences. Out: the same, those of an accepted invitation as announced, with the one
who invites as host. Guidelines: "Does not count: … an invitation …"; "whoever is named as inviting a visitor takes part
as host".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.meetings.candidates.record import Candidate, Reading
from service.meetings.modality import Factuality, Modality, of_verb
from service.meetings.vocabulary import Vocabulary

_REACHES = 3  # sentences behind an invitation that may tell its acceptance
_DONE = (Factuality.PAST, Factuality.PRESENT, Factuality.ANNOUNCED, Factuality.REPORTED)


class Invitations:
    """Which sentences of a document accept an invitation."""

    def __init__(self, words: Vocabulary, readings: Sequence[Reading]) -> None:
        self._accepting = [reading.number for reading in readings if _accepts(words, reading)]

    def answered(self, candidate: Candidate) -> Candidate:
        """ "invited the premier to visit Riga … the premier accepted the invitation"."""
        if candidate.modality.rule != "invited":
            return candidate
        asked = candidate.reading.number
        if not any(0 <= number - asked <= _REACHES for number in self._accepting):
            return candidate
        inviting = candidate.modality.chain[-1]
        passive = candidate.reading.tree.has(inviting, "nsubjpass")
        hosts = () if passive else candidate.reading.subject_whos(inviting)
        return replace(
            candidate,
            modality=Modality(Factuality.ANNOUNCED, "invitation-accepted", candidate.modality.chain),
            others=(*candidate.others, *(who for who in hosts if who not in candidate.everyone)),
            rules=(*candidate.rules, "modality:invitation-accepted"),
        )


def _accepts(words: Vocabulary, reading: Reading) -> bool:
    """ "accepted the invitation", "the invitation, which was accepted"; not "may accept it"."""
    tree = reading.tree
    for token in tree.tokens:
        if token.lemma not in words.clause.accepting:
            continue
        objects = [*tree.children(token.index, "dobj", "nsubjpass"), token.head]
        invited = any(tree[n].lemma.lower() in words.people.inviting for n in objects)
        if invited and of_verb(tree, token.index, words).factuality in _DONE:
            return True
    return False
