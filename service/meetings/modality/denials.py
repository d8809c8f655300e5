"""Denials and conditions: what makes a verb tell of a meeting that nobody has promised.

In: a parsed sentence and a verb's index. Out: whether it is denied, or stands under a condition.
"""

from __future__ import annotations

from service.meetings.syntax import Tree
from service.meetings.vocabulary import Vocabulary


def denied(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "will not meet", "no meeting is planned", "will no longer travel", "denied that they will meet"; not "has not
    yet", "not only"."""
    if tree[verb].dep == "ccomp" and tree[tree[verb].head].lemma in words.negation.denying:
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


def conditional(tree: Tree, verb: int, words: Vocabulary) -> bool:
    """ "if they meet", "unless the king visits Oslo"."""
    if tree[verb].dep not in ("advcl", "ccomp"):
        return False
    return any(tree[c].dep == "mark" and tree.low(c) in words.clause.conditional for c in tree.below[verb])
