"""Denials and conditions: what makes a verb tell of a meeting that nobody has promised.

In: a parsed sentence and a verb's index. Out: whether it is denied, or stands under a condition.
"""

from __future__ import annotations

from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Vocabulary

_CONTENTS = ("ccomp", "acl", "relcl")  # what a verb or noun tells, as the parser hangs it


def denied(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "will not meet", "no meeting is planned", "will no longer travel", "denied that they will meet"; not "has not
    yet", "not only"."""
    if tree[verb].dep in _CONTENTS and _is_disowned(tree, tree[verb].head, words):
        return True
    for c in tree.below[verb]:
        token = tree[c]
        low = token.lemma.lower()
        if low in words.negation.longer and any(tree[d].text.lower() == "no" for d in tree.below[c]):
            return True
        if token.dep == "neg" or (low in words.negation.adverbs and token.dep == "advmod"):
            return tree.low(c + 1) not in words.negation.undone_by
        if token.dep in ("nsubj", "nsubjpass") and any(
            tree.low(d) in words.negation.determiners for d in tree.below[c]
        ):
            return True
    return False


def of_denied_hearsay(tree: Tree, n: int, words: Vocabulary) -> bool:
    """ "dismissed speculation about a summit": a noun that hangs on hearsay which somebody denies."""
    above = tree.ancestors(n)
    return any(tree[up].lemma.lower() in words.negation.hearsay and _is_disowned(tree, up, words) for up in above)


def _is_disowned(tree: Tree, n: int, words: Vocabulary) -> bool:
    """Whether a verb denies what hangs on it, or denies or will not confirm the hearsay that it hangs on."""
    if tree[n].lemma in words.negation.denying:
        return True
    if tree[n].lemma.lower() not in words.negation.hearsay:
        return False
    verb = next((up for up in tree.ancestors(n) if tree[up].pos in VERBS), None)
    if verb is None:
        return False
    if tree[verb].lemma in words.negation.confirming:
        return tree.has(verb, "neg") or tree[tree[verb].head].lemma in words.governor.wished  # "declined to comment"
    return tree[verb].lemma in words.negation.denying


def conditional(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "if they meet", "unless the king visits Oslo"."""
    if tree[verb].dep not in ("advcl", "ccomp"):
        return False
    return any(tree[c].dep == "mark" and tree.low(c) in words.clause.conditional for c in tree.below[verb])


def hinges(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "would travel if he was invited": only a condition makes it come true."""
    return any(
        tree[d].dep == "mark" and tree.low(d) in words.clause.hinging and tree.low(d - 1) != "even"
        for c in tree.children(verb, "advcl")
        for d in tree.below[c]
    )


def doubted(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "will probably meet", "it is possible that they will meet", "tentatively scheduled"."""
    if any(tree[c].lemma.lower() in words.adverb.hedged for c in tree.children(verb, "advmod")):
        return True
    above = tree[verb].head
    if tree[verb].dep not in ("ccomp", "csubj", "advcl") or tree[above].lemma not in words.auxiliary.be:
        return False
    return any(tree[c].lemma.lower() in words.clause.doubted for c in tree.children(above, "acomp"))
