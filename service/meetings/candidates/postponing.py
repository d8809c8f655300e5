"""What is put off, moved or called off: "postponed", "called off", "will no longer travel".

In: a reading and the tokens of a trigger. Out: ``PuttingOff``, or None. Guidelines, "A meeting": a planned one that is
postponed or cancelled counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.meetings.candidates.record import Reading
from service.meetings.modality import Factuality, of_verb
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Vocabulary
from service.model import Status

_NOT_DONE = (Factuality.DENIED, Factuality.WISHED, Factuality.CONDITIONAL, Factuality.HEDGED)
_LABELS_OF_WHAT_IS_PUT_OFF = ("dobj", "nsubjpass", "xcomp", "nsubj", "ccomp", "pobj")
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class PuttingOff:
    """The status, and the token of the word that gives it; ``verb`` tells whether it is one."""

    status: Status
    at: int
    verb: bool
    rule: str


def putting_off(words: Vocabulary, reading: Reading, roots: Sequence[int]) -> PuttingOff | None:
    """The word that puts off what ``roots`` (a trigger and its event noun) tell: the verb over it, its participle or
    its noun."""
    tree = reading.tree
    for n in sorted(_around(tree, roots)):
        status = _status_of(words, tree, n)
        verb = tree[n].pos in VERBS
        if status is None or (verb and not (_governs(tree, n, roots) and _is_done(words, tree, n))):
            continue
        return PuttingOff(status, n, verb, f"status:{tree[n].lemma}")
    return None


def called_off(words: Vocabulary, reading: Reading) -> bool:
    """ "will no longer travel", "will not take place": what was planned is off."""
    return any(phrase in reading.low for phrase in words.negation.called_off)


def _around(tree: Tree, roots: Sequence[int]) -> set[int]:
    near: set[int] = set()
    for root in roots:
        near |= set(tree.children(root, "acl", "relcl", "amod", "advcl"))
        for distance, up in enumerate(tree.ancestors(root), start=1):
            near.add(up)
            if distance > _FARTHEST or (tree[up].pos in VERBS and tree[up].dep == "ROOT"):
                break
    return near


def _status_of(words: Vocabulary, tree: Tree, n: int) -> Status | None:
    lemma = tree[n].lemma.lower()
    with_particle = (words.status_particles.get((lemma, tree.low(c))) for c in tree.below[n])
    return words.statuses.get(lemma) or next((status for status in with_particle if status is not None), None)


def _is_done(words: Vocabulary, tree: Tree, verb: int) -> bool:
    """ "may be postponed" leaves a meeting as it is."""
    return of_verb(tree, verb, words).factuality not in _NOT_DONE


def _governs(tree: Tree, verb: int, roots: Sequence[int]) -> bool:
    """The trigger is what is put off: its object, its passive subject, or its infinitive."""
    for root in roots:
        token = tree[root]
        if token.head == verb and token.dep in _LABELS_OF_WHAT_IS_PUT_OFF:
            return True
        if tree[verb].head == root and tree[verb].dep in ("acl", "relcl", "amod"):
            return True
        if tree[verb].tag.startswith("VB") and verb == next(
            (up for up in tree.ancestors(root) if tree[up].pos in VERBS), None
        ):
            return token.dep != "advcl"
    return False
