"""The factuality of a noun: its adjectives, the clause behind it, the preposition before it, the governing verb.

In: a parsed sentence and a noun's index. Out: ``Modality``.
"""

from __future__ import annotations

from service.meetings.modality.denials import of_denied_hearsay
from service.meetings.modality.factuality import NOT_TO_COME, Factuality, Modality
from service.meetings.modality.verbs import of_verb, saying
from service.meetings.syntax import SUBJECTS, VERBS, Tree
from service.meetings.vocabulary import Vocabulary

_NOT_MEANT = (Factuality.DENIED, Factuality.CONDITIONAL, Factuality.WISHED)


def of_noun(tree: Tree, noun: int, words: Vocabulary, *, headline: bool = False) -> Modality:
    """The factuality of a noun."""
    if of_denied_hearsay(tree, noun, words):
        return Modality(Factuality.DENIED, "hearsay", (noun,))
    clauses = _clauses(tree, noun, words)
    told = frozenset(n for clause in clauses for n in clause)
    found = _by_adjective(tree, noun, words)
    if found is not None and _is_not_meant(tree, noun, words):
        found = None
    found = found or _by_clauses(tree, noun, clauses, words)
    if found is None and tree.low(noun + 1) in words.beside_noun.slated:
        found = Modality(Factuality.ANNOUNCED, "slated", (noun, noun + 1))
    return (found or _by_governor(tree, noun, words, headline).behind(noun)).behind(*sorted(told))


def _is_not_meant(tree: Tree, noun: int, words: Vocabulary) -> bool:
    """ "the next round could be held in Vilnius if all agree": what its own verb says outweighs the adjective."""
    verb = tree[noun].head
    subject = tree[noun].dep in SUBJECTS and tree[verb].pos in VERBS
    return subject and of_verb(tree, verb, words).factuality in _NOT_MEANT


def _clauses(tree: Tree, noun: int, words: Vocabulary) -> list[list[int]]:
    """The verbs of the clauses that tell what the event does, from the one that hangs on it to the one that tells:
    "talks planned for May", "a visit to Chad which was due to begin". The parser hangs many on the noun before them:
    "a visit to [Chad scheduled for May]"."""
    found, waiting = [], [noun]
    while waiting:
        n = waiting.pop(0)
        for c in tree.below[n]:
            if tree[c].dep in ("acl", "relcl"):
                found += _happening(tree, c, words, at_noun=n == noun)
            elif tree[c].lemma.lower() not in words.nouns:
                waiting.append(c)
    return found + [clause for c in _behind_preposition(tree, noun, words) for clause in _happening(tree, c, words)]


def _behind_preposition(tree: Tree, noun: int, words: Vocabulary) -> list[int]:
    """ "hopes for [talks] due on Monday": the parser hangs the clause on the word before the preposition."""
    above = tree[tree[noun].head].head
    if tree[noun].dep != "pobj" or tree[above].pos != "NOUN" or tree[above].lemma.lower() in words.nouns:
        return []
    return [c for c in tree.children(above, "acl") if c > noun]


def _happening(tree: Tree, verb: int, words: Vocabulary, *, at_noun: bool = False) -> list[list[int]]:
    """The verbs of a clause down to the one of happening; none where it tells of something else."""
    if tree[verb].lemma in words.verb_class.happening:
        return [[verb]] if at_noun or not tree.has(verb, "dobj") else []
    if tree[verb].lemma not in words.auxiliary.be:
        return []
    chain = [verb]
    for c in tree.children(verb, "acomp", "xcomp", "ccomp"):
        inner = [c, *tree.children(c, "xcomp", "ccomp")]
        if any(tree[k].lemma in words.verb_class.happening for k in inner):
            return [chain + inner]
    return []


def _by_clauses(tree: Tree, noun: int, clauses: list[list[int]], words: Vocabulary) -> Modality | None:
    found = (_by_clause(tree, noun, clause, words) for clause in clauses)
    return next((modality for modality in found if modality is not None), None)


def _by_adjective(tree: Tree, noun: int, words: Vocabulary) -> Modality | None:
    """ "the upcoming summit", "a possible visit", "the recent talks"."""
    beside = {tree[c].lemma.lower() for c in tree.children(noun, "amod", "compound", "advmod", "nmod")}
    beside |= {tree.low(c) for c in tree.children(noun, "amod", "compound")}
    if beside & words.beside_noun.hedged:
        return Modality(Factuality.HEDGED, "possible", (noun,))
    if beside & words.beside_noun.scheduled:
        return Modality(Factuality.ANNOUNCED, "upcoming", (noun,))
    return Modality(Factuality.PAST, "recent", (noun,)) if beside & words.beside_noun.past else None


def _by_clause(tree: Tree, noun: int, clause: list[int], words: Vocabulary) -> Modality | None:
    """ "talks planned for May", "the summit that opens on Monday", "a session to be held in Riga"."""
    verb = next((n for n in reversed(clause) if tree[n].pos in VERBS), clause[0])
    inner = of_verb(tree, verb, words)
    if tree[verb].lemma in words.verb_class.arranging and inner.factuality in (Factuality.BARE, Factuality.PAST):
        return Modality(Factuality.ANNOUNCED, "slated", (noun, verb))
    if inner.factuality is not Factuality.BARE:
        return inner.behind(noun)
    if any(tree[d].tag == "TO" for d in tree.children(verb, "aux")):
        return Modality(Factuality.ANNOUNCED, "to-be-held", (noun, verb))
    return None


def _by_governor(tree: Tree, noun: int, words: Vocabulary, headline: bool) -> Modality:
    """What the first verb above makes of it, and the preposition on the way there."""
    preposition = ""
    for up in tree.ancestors(noun):
        token = tree[up]
        if token.pos in ("ADP", "SCONJ") or token.dep == "prep":
            preposition = preposition or _preposition(tree, up, words)
        if token.pos in VERBS and token.dep != "mark":
            return _by_verb(tree, up, preposition, words, headline)
    if preposition in words.preposition.future:
        return Modality(Factuality.REPORTED, "before-it")
    return Modality(Factuality.BARE, "noun")


def _preposition(tree: Tree, n: int, words: Vocabulary) -> str:
    """The preposition with the words before it where they make one ("ahead of", "on the eve of")."""
    told = words.preposition.future | words.preposition.past
    longer = (" ".join(tree.low(k) for k in range(n - before, n + 1)) for before in (1, 3))
    return next((phrase for phrase in longer if phrase in told), tree.low(n))


def _by_verb(tree: Tree, verb: int, preposition: str, words: Vocabulary, headline: bool) -> Modality:
    token = tree[verb]
    governed = [c for c in tree.children(verb, "xcomp") if tree[c].pos in VERBS]
    if governed and not preposition:  # "talks are set to resume": what is set decides
        inner = of_verb(tree, governed[0], words, headline=headline)
        return Modality(inner.factuality, "verb-" + inner.rule, (verb, *inner.chain))
    inner = of_verb(tree, verb, words, headline=headline)
    if preposition in words.preposition.future:
        return Modality(Factuality.REPORTED, "before-it")
    if preposition in words.preposition.past:
        return Modality(Factuality.PAST if inner.past else Factuality.BARE, "after-it")
    if saying(token.lemma):
        return Modality(Factuality.BARE, "said-of-it")
    if inner.rule == "when":
        return Modality(Factuality.PRESENT, "verb-present", inner.chain)  # it tells of the verb's own meeting
    if token.lemma in words.verb_class.including and inner.factuality is Factuality.PRESENT:
        programme = [c for c in tree.children(verb, "nsubj") if tree[c].lemma.lower() in words.verb_class.programme]
        if programme:
            return Modality(Factuality.ANNOUNCED, "programme", (verb, *programme))
    if inner.factuality is Factuality.WISHED and preposition in words.preposition.during:
        return Modality(Factuality.BARE, "at-it", inner.chain)
    if preposition == "for" and token.lemma in words.verb_class.motion and inner.factuality not in _NOT_MEANT:
        kind = Factuality.PURPOSE if inner.factuality in NOT_TO_COME else inner.factuality
        return Modality(kind, "motion-purpose", inner.chain)
    return Modality(inner.factuality, "verb-" + inner.rule, inner.chain)
