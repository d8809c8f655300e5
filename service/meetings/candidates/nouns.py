"""Which noun tells of a meeting: "talks", "summit", "visit", with what its entry in triggers.toml asks for.

In: a reading and a token. Out: the noun's ``Trigger``, or None.
"""

from __future__ import annotations

from service.meetings.candidates.record import Reading
from service.meetings.syntax import VERBS
from service.meetings.vocabulary import Frame, Trigger, Vocabulary

_EVENTS = (Frame.EVENT, Frame.CEREMONY, Frame.MEET, Frame.CALL)
_LABELS_OF_CARRIED = ("dobj", "nsubjpass", "attr", "prep", "nsubj")


def noun_trigger(words: Vocabulary, reading: Reading, n: int) -> Trigger | None:
    """The first entry of the noun whose conditions hold."""
    token = reading.tree[n]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    lemma = token.lemma.lower()
    entries = words.nouns.get(lemma) or words.nouns.get(lemma.rstrip("s"), ())
    return next((trigger for trigger in entries if _holds(trigger, reading, n)), None)


def telling_noun(words: Vocabulary, reading: Reading, n: int) -> Trigger | None:
    """The trigger of a noun that tells by itself: a ceremony is none, somebody must attend."""
    trigger = noun_trigger(words, reading, n)
    if trigger is None or trigger.frame is Frame.CEREMONY or _told_before(words, reading, n):
        return None
    token, head = reading.tree[n], reading.tree[reading.tree[n].head]
    qualifies = token.dep == "compound" and head.pos in ("NOUN", "PROPN")
    return None if qualifies and noun_trigger(words, reading, token.head) is None else trigger


def _told_before(words: Vocabulary, reading: Reading, n: int) -> bool:
    """ "the delegation to Kunming", "the head of a delegation to the talks": no journey that is told here."""
    tree, above = reading.tree, reading.tree[n].head
    if tree[n].lemma.lower() not in words.people.delegation:
        return False
    headed = tree.low(above) == "of" and tree[tree[above].head].lemma.lower() in words.people.heads
    return headed or any(tree.low(c) in words.event.pointing for c in tree.children(n, "det", "poss"))


def carried_noun(words: Vocabulary, reading: Reading, verb: int) -> int | None:
    """The noun of an empty verb: "hold talks", "embark on a visit", "a visit that he will pay"."""
    tree = reading.tree
    for c in tree.children(verb, *_LABELS_OF_CARRIED):
        if tree[c].dep == "nsubj" and tree[verb].lemma not in words.event.beginning:
            continue
        nouns = tree.children(c, "pobj") if tree[c].dep == "prep" else [c, *tree.children(c, "conj")]
        found = next((d for d in nouns if noun_trigger(words, reading, d)), None)
        if found is not None:
            return found
    token = tree[verb]
    return token.head if token.dep in ("acl", "relcl") and noun_trigger(words, reading, token.head) else None


def event_below(words: Vocabulary, reading: Reading, verb: int) -> int | None:
    """The event noun that a verb is about: "attend the summit", "travel to Riga for talks"."""
    tree = reading.tree
    beside = {k for c in tree.children(verb, "conj") if tree[c].pos in VERBS for k in tree.subtree(c)}
    for c in tree.subtree(verb, "relcl", "advcl", "ccomp"):
        if c != verb and c not in beside:
            trigger = noun_trigger(words, reading, c)
            if trigger is not None and trigger.frame in _EVENTS:
                return c
    return None


def _holds(trigger: Trigger, reading: Reading, n: int) -> bool:
    tree = reading.tree
    if trigger.plural and not tree.low(n).endswith("s"):
        return False
    if tree.low(n - 1) in trigger.not_after or tree.low(n + 1) in trigger.not_before:
        return False
    return not trigger.needs or any(word in reading.low for word in trigger.needs)
