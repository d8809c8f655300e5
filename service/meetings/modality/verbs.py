"""The factuality of a verb: denials and conditions, its auxiliaries, what governs it, its tense.

In: a parsed sentence and a verb's index. Out: ``Modality``. Where the verb itself decides nothing, the verb that it
hangs on does; a hedge met on the way up stays.
"""

from __future__ import annotations

from service.meetings.modality.denials import conditional, denied, doubted, hinges
from service.meetings.modality.factuality import NOT_TO_COME, Factuality, Modality
from service.meetings.modality.governors import Step, above
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Vocabulary, vocabulary

_PRESENT_TENSE = ("VBZ", "VBP")


def saying(lemma: str) -> bool:
    """Whether a verb reports speech: its own day and subject are the announcer's."""
    return lemma in vocabulary().verb_class.saying


def of_verb(tree: Tree, verb: int, words: Vocabulary, *, headline: bool = False) -> Modality:
    """The factuality of a verb."""
    chain: list[int] = []
    hedged = False
    current = verb
    while current not in chain:
        chain.append(current)
        found = _judged(tree, current, words, headline, hedged, governs=current != verb)
        if isinstance(found, Modality):
            return found.behind(*chain)
        current, hedged = found.verb, hedged or found.hedges
    return Modality(Factuality.BARE, "loop", tuple(chain))


def _judged(
    tree: Tree, verb: int, words: Vocabulary, headline: bool, hedged: bool, *, governs: bool
) -> Modality | Step:
    """The verdict on one verb of the way up, or the next verb to ask."""
    told = _by_group(tree, verb, words, hedged, governs=governs)
    if told is not None:
        return told
    governed = above(tree, verb, words, headline)
    if isinstance(governed, Step) and governed.purpose:
        return _of_purpose(tree, governed.verb, words, headline)
    return governed or _by_tense(tree, verb, words, hedged)


def _by_group(tree: Tree, verb: int, words: Vocabulary, hedged: bool, *, governs: bool) -> Modality | None:
    """What the words around the verb say; ``governs`` tells that the trigger hangs on it ("would like to meet")."""
    if denied(tree, verb, words):
        return Modality(Factuality.DENIED, "negated")
    if conditional(tree, verb, words) or hinges(tree, verb, words):
        return Modality(Factuality.CONDITIONAL, "conditional")
    told = {tree.low(c) for c in tree.children(verb, "aux", "auxpass")}
    auxiliary = words.auxiliary
    if doubted(tree, verb, words) and (
        told & (auxiliary.will | auxiliary.would) or tree[verb].lemma in words.verb_class.arranging
    ):
        return Modality(Factuality.HEDGED, "probably")
    if told & auxiliary.will:
        return Modality(Factuality.ANNOUNCED, "will").softened(hedged)
    if told & auxiliary.would and governs and tree[verb].lemma in words.verb_class.liking:
        return Modality(Factuality.WISHED, "would-like")
    if told & auxiliary.would:
        return Modality(Factuality.REPORTED, "would").softened(hedged)
    if told & auxiliary.may:
        return Modality(Factuality.HEDGED, "may")
    return Modality(Factuality.WISHED, "can") if told & auxiliary.can else None


def _of_purpose(tree: Tree, motion: int, words: Vocabulary, headline: bool) -> Modality:
    """ "left to meet": whoever has left is to meet; "who arrived on Monday to attend" is told in passing."""
    journey = of_verb(tree, motion, words, headline=headline)
    if journey.past and tree[motion].dep in ("relcl", "acl"):
        return Modality(Factuality.PRESENT, "motion-aside", journey.chain)
    if journey.factuality in NOT_TO_COME:
        return Modality(Factuality.PURPOSE, "motion-purpose", journey.chain)
    if journey.factuality in (Factuality.ANNOUNCED, Factuality.REPORTED):
        return Modality(journey.factuality, "motion-purpose", journey.chain)
    return journey


def _by_tense(tree: Tree, verb: int, words: Vocabulary, hedged: bool) -> Modality:
    token = tree[verb]
    told = {tree.low(c) for c in tree.children(verb, "aux", "auxpass")}
    if token.tag == "VBD" or told & words.auxiliary.past:
        return _by_past(tree, verb, words, told, hedged)
    if token.tag == "VBN" and not told & words.auxiliary.present:
        return Modality(Factuality.BARE, "participle")
    arranged = token.tag == "VBN" and token.lemma in words.verb_class.arranging and not tree.has(verb, "xcomp")
    if arranged:  # "the talks are scheduled for Monday"
        return Modality(Factuality.ANNOUNCED, "scheduled").softened(hedged)
    if token.tag == "VBG" and not told:
        return Modality(Factuality.BARE, "gerund")
    if any(tree.low(c) in words.governor.hedged for c in tree.children(verb, "acomp")):
        return Modality(Factuality.HEDGED, "hedge")  # "is due in Riga on Monday"
    if token.tag in _PRESENT_TENSE and _falls_in_what_is_to_come(tree, verb, words):
        return Modality(Factuality.ANNOUNCED, "when")
    happens = token.lemma in words.verb_class.happening and not told  # "the summit opens on Monday"
    return Modality(Factuality.PRESENT, "happens" if happens else "present").softened(hedged)


def _falls_in_what_is_to_come(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "will take it up on 5 May, when they meet": what is to come is told by the clause above."""
    if not any(tree.low(c) == "when" for c in tree.children(verb, "advmod", "mark")):
        return False
    above = next((up for up in tree.ancestors(verb) if tree[up].pos in VERBS), None)
    if above is None:
        return False
    told = {tree.low(c) for c in tree.children(above, "aux")}
    to_come = of_verb(tree, above, words).factuality in (Factuality.ANNOUNCED, Factuality.HEDGED)
    return to_come or bool(told & (words.auxiliary.will | words.auxiliary.would))


def _by_past(tree: Tree, verb: int, words: Vocabulary, told: set[str], hedged: bool) -> Modality:
    """ "has been scheduled" announces, "has been visiting" goes on, "was visiting" is what somebody said."""
    token = tree[verb]
    if told & words.auxiliary.has and token.lemma in words.verb_class.arranging:
        return Modality(Factuality.ANNOUNCED, "has-been-scheduled").softened(hedged)
    if token.tag == "VBN" and told & words.auxiliary.was and token.lemma in words.verb_class.arranging:
        return Modality(Factuality.REPORTED, "was-scheduled")
    if "had" in told and token.lemma in words.verb_class.arranging:
        return Modality(Factuality.PAST, "had-been-scheduled")
    if token.tag == "VBG" and told & words.auxiliary.has_been:
        return Modality(Factuality.PRESENT, "has-been-doing").softened(hedged)
    if token.tag == "VBG" and told & words.auxiliary.was:
        return Modality(Factuality.REPORTED, "was-doing")
    return Modality(Factuality.PAST, "past")
