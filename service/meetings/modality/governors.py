"""What an infinitive or participle hangs on: "is to visit", "plans to meet", "left for Riga to hold talks".

In: a parsed sentence and a verb's index. Out: a verdict where the governor decides; a ``Step`` where the governing
verb has to be asked itself; None where nothing governs, so that the tense decides.
"""

from __future__ import annotations

from typing import NamedTuple

from service.meetings.modality.denials import denied
from service.meetings.modality.factuality import Factuality, Modality
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Vocabulary

_ASIDE = ("ADV", "PART", "AUX", "PUNCT")


class Step(NamedTuple):
    """The verb to ask next. ``hedges``: the way to it is a hedge; ``purpose``: it is a journey made to this end."""

    verb: int
    hedges: bool = False
    purpose: bool = False


def above(tree: Tree, verb: int, words: Vocabulary, headline: bool) -> Modality | Step | None:
    """What the verb hangs on makes of it."""
    token = tree[verb]
    governor = tree[token.head]
    infinitive = any(tree[c].tag == "TO" for c in tree.children(verb, "aux"))
    if token.dep == "conj" and governor.pos in VERBS and _same_group(tree, verb, words):
        return Step(token.head)
    if token.dep == "ROOT" or token.head == verb:
        return _infinitive_alone(headline) if infinitive else None
    if infinitive:
        return _of_infinitive(tree, verb, words, headline)
    if token.tag == "VBG" and not any(tree[c].lemma in words.auxiliary.be for c in tree.children(verb, "aux")):
        return _of_gerund(tree, verb, words)
    return None


def _same_group(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "will travel and meet", "will be received and meet": the second verb has no auxiliaries of its own, and the
    first one's form, or a bare one behind the first one's "will"."""
    head = tree[verb].head
    forms = {tree[verb].tag, tree[head].tag}
    alike = len(forms) == 1 or forms <= {"VB", "VBP", "VBZ"} or forms <= {"VBN", "VBD"}
    told = {tree.low(c) for c in tree.children(head, "aux")}
    bare = tree[verb].tag in ("VB", "VBP") and bool(told & (words.auxiliary.will | words.auxiliary.would))
    return (alike or bare) and not tree.children(verb, "aux", "auxpass")


def _infinitive_alone(headline: bool) -> Modality:
    return Modality(Factuality.ANNOUNCED if headline else Factuality.BARE, "infinitive")


def _of_gerund(tree: Tree, verb: int, words: Vocabulary) -> Modality | Step | None:
    token = tree[verb]
    governor = tree[token.head]
    if governor.pos in VERBS and token.dep in ("xcomp", "advcl", "pcomp", "ccomp", "dep"):
        if governor.lemma in words.governor.wished:
            return Modality(Factuality.WISHED, "wish", (token.head,))
        return Step(token.head, hedges=governor.lemma in words.governor.hedged)
    if token.dep == "pcomp" and f"{tree.low(token.head - 1)} {tree.low(token.head)}" in words.preposition.instead:
        return Modality(Factuality.DENIED, "instead")
    if tree.inverted(verb) is not None:  # "attending will be X"
        return Step(token.head)
    if token.dep == "pcomp":  # "after meeting …", "before visiting …"
        return next((Step(up) for up in tree.ancestors(token.head) if tree[up].pos in VERBS), None)
    return None


def _of_infinitive(tree: Tree, verb: int, words: Vocabulary, headline: bool) -> Modality | Step:
    head = tree[verb].head
    governor = tree[head]
    lemma = governor.lemma.lower()
    if governor.pos == "AUX" or lemma in words.auxiliary.be:
        found = _of_be(tree, verb, words)
        if not isinstance(found, str):
            return found
        lemma = found
    if any(tree.low(c) in words.negation.determiners for c in tree.children(head, "det")):
        return Modality(Factuality.DENIED, "negated", (head,))
    if lemma in words.governor.wished:
        return Modality(Factuality.WISHED, "invited" if lemma == "invite" else "wish", (head,))
    if lemma in words.governor.hedged | words.governor.scheduled and denied(tree, head, words):
        return Modality(Factuality.DENIED, "negated", (head,))
    if lemma in words.governor.hedged:
        return Modality(Factuality.HEDGED, "likely", (head,)) if lemma == "likely" else _hedge(tree, head, words)
    if lemma in words.governor.scheduled:
        return _scheduled(tree, head, words)
    if lemma in words.verb_class.motion:
        return Step(head, purpose=True)
    return _of_noun(tree, head, words, headline) if governor.pos in ("NOUN", "PROPN") else Step(head)


def _of_be(tree: Tree, verb: int, words: Vocabulary) -> Modality | Step | str:
    """ "is to visit", "was to visit"; of "is likely to visit" the word that governs."""
    head = tree[verb].head
    tag = tree[head].tag
    if tag == "VBD":
        return Modality(Factuality.REPORTED, "was-to", (head,))
    complements = (tree[c].lemma.lower() for c in tree.children(head, "acomp", "attr"))
    word = next((lemma for lemma in complements if lemma in words.governor.all), None)
    if word is not None:
        return word
    if tag != "VB" and not all(
        tree[k].pos in _ASIDE for k in range(head + 1, verb)
    ):  # "is in Rome to visit" is another thing
        return Modality(Factuality.PRESENT, "is-there-to", (head,))
    return Step(head) if tag == "VB" else Modality(Factuality.ANNOUNCED, "is-to", (head,))


def _of_noun(tree: Tree, head: int, words: Vocabulary, headline: bool) -> Modality:
    """ "plans to visit", "accepted an invitation to visit", "an offer to meet"."""
    governor = tree[head]
    lemma = governor.lemma.lower()
    if lemma in words.noun_governor.hedged:
        return Modality(Factuality.HEDGED, "plan-to", (head,))
    if lemma == "invitation" and tree[governor.head].lemma == "accept":
        return Modality(Factuality.ANNOUNCED, "invitation-accepted", (head, governor.head))
    if lemma in words.noun_governor.wished:
        return Modality(Factuality.WISHED, "noun-to", (head,))
    if headline or governor.dep == "ROOT":
        return Modality(Factuality.ANNOUNCED, "infinitive", (head,))
    return Modality(Factuality.BARE, "noun-to", (head,))


def _hedge(tree: Tree, head: int, words: Vocabulary) -> Modality:
    """ "plans to"; but "had planned to", "had been due to" is over, and "was due to" what somebody said."""
    be = tree[head].head if tree[head].pos == "ADJ" else head
    auxiliaries = tree.children(head, "aux", "auxpass") + (tree.children(be, "aux") if be != head else [])
    told = {tree.low(c) for c in auxiliaries} | {tree.low(be)}
    if any(tree[c].lemma == "have" for c in auxiliaries):
        return Modality(Factuality.PAST, "had-planned", (head,))
    return Modality(Factuality.HEDGED, "was-due" if told & words.auxiliary.was else "hedge", (head,))


def _scheduled(tree: Tree, head: int, words: Vocabulary) -> Modality:
    """ "is scheduled to"; "was scheduled to" is what somebody said, "had been scheduled to" is over."""
    auxiliaries = tree.children(head, "aux", "auxpass")
    if any(tree.low(c) == "had" for c in auxiliaries) and any(tree[c].lemma == "be" for c in auxiliaries):
        return Modality(Factuality.PAST, "had-been-scheduled", (head,))
    adjective_of_past = tree[head].pos == "ADJ" and tree[tree[head].head].tag == "VBD"
    if adjective_of_past or any(tree.low(c) in words.auxiliary.was for c in auxiliaries):
        return Modality(Factuality.REPORTED, "was-scheduled", (head,))
    return Modality(Factuality.ANNOUNCED, "scheduled", (head,))
