"""Is it announced? The factuality of a trigger, read from its verb group and what governs it.

In: a parsed sentence and the index of a verb or a noun. Out: ``Modality``. After Chapman et al.'s ConText: the words
are data (modality.toml), this module knows how they reach the trigger through the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Vocabulary
from service.model import Token


class Factuality(StrEnum):
    """What the clause makes of the meeting, strongest commitment first."""

    ANNOUNCED = "announced"  # will, is to, is scheduled to
    PRESENT = "present"  # meets, is visiting
    PURPOSE = "purpose"  # left for X to meet Y
    REPORTED = "reported"  # would, was to, was due to
    HEDGED = "hedged"  # may, is expected to, plans to
    BARE = "bare"  # a noun or an infinitive that nothing places
    PAST = "past"
    WISHED = "wished"
    CONDITIONAL = "conditional"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Modality:
    """``rule`` names what decided; ``chain`` are the tokens of the verb group and its governors."""

    factuality: Factuality
    rule: str
    chain: tuple[int, ...] = ()

    @property
    def past(self) -> bool:
        return self.factuality is Factuality.PAST


_WOULD = frozenset(["would", "'d", "’d"])
_WILL = frozenset(["will", "shall", "wo", "'ll", "’ll", "wil"])
_MAY = frozenset(["may", "might"])
_CAN = frozenset(["can", "could", "should", "must", "ca", "ought"])
_HAPPENING = frozenset(["slate", "schedule", "set", "plan", "due", "hold", "open", "begin", "start", "convene", "take", "happen", "run", "last", "kick", "resume", "host", "call"])
_BE = frozenset(["be", "'s", "'re", "get"])
_MOTION = frozenset(
    ["leave", "fly", "travel", "head", "arrive", "go", "come", "depart", "set", "visit", "send", "return", "tour"]
)
_SAYING = frozenset([
    "say", "tell", "announce", "report", "add", "state", "declare", "note", "confirm", "quote", "stress", "explain", "mention",
    "reveal", "disclose", "inform", "write", "comment", "reiterate", "emphasize", "emphasise", "remark", "cite", "indicate", "claim", "point", "warn", "express",
])  # fmt: skip


def saying(lemma: str) -> bool:
    """Whether a verb reports speech: its own day and subject are the announcer's."""
    return lemma in _SAYING


def of_verb(tree: Tree, verb: int, words: Vocabulary, *, headline: bool = False) -> Modality:
    """The factuality of a verb."""
    chain: list[int] = []
    hedged = False
    current = verb
    while True:
        chain.append(current)
        token = tree[current]
        auxiliaries = [tree[c] for c in tree.children(current, "aux", "auxpass")]
        texts = {a.text.lower() for a in auxiliaries}
        if _denied(tree, current, words):
            return Modality(Factuality.DENIED, "negated", tuple(chain))
        if _conditional(tree, current, words):
            return Modality(Factuality.CONDITIONAL, "conditional", tuple(chain))
        if texts & (_WILL | _WOULD) and any(
            tree[c].lemma.lower() in words.adverbs for c in tree.children(current, "advmod")
        ):
            return Modality(Factuality.HEDGED, "probably", tuple(chain))
        if texts & _WILL:
            return _decided(Factuality.ANNOUNCED, "will", chain, hedged)
        if texts & _WOULD:
            if token.lemma in ("like", "love", "prefer", "want", "be") and current != verb:
                return Modality(Factuality.WISHED, "would-like", tuple(chain))
            return _decided(Factuality.REPORTED, "would", chain, hedged)
        if texts & _MAY:
            return Modality(Factuality.HEDGED, "may", tuple(chain))
        if texts & _CAN:
            return Modality(Factuality.WISHED, "can", tuple(chain))
        step = _governed(tree, current, words, headline)
        if isinstance(step, Modality):
            return Modality(step.factuality, step.rule, (*chain, *step.chain))
        if isinstance(step, tuple):
            current, hedge = step
            hedged = hedged or hedge
            if current in chain:
                return Modality(Factuality.BARE, "loop", tuple(chain))
            continue
        return _tense(tree, current, auxiliaries, chain, hedged, headline, verb)


def _decided(factuality: Factuality, rule: str, chain: list[int], hedged: bool) -> Modality:
    return Modality(Factuality.HEDGED if hedged else factuality, rule, tuple(chain))


def _denied(tree: Tree, verb: int, words: Vocabulary) -> bool:
    for c in tree.below[verb]:
        token = tree[c]
        if token.lemma.lower() == "longer" and any(tree[d].text.lower() == "no" for d in tree.below[c]):
            return True
        if token.dep == "neg" or (token.lemma.lower() in ("never", "neither") and token.dep in ("advmod", "neg")):
            following = tree[c + 1].text.lower() if c + 1 < len(tree) else ""
            return following not in ("yet", "only")
        if token.dep in ("nsubj", "nsubjpass") and any(
            tree[d].text.lower() in ("no", "neither") for d in tree.below[c]
        ):
            return True
    return False


def _conditional(tree: Tree, verb: int, words: Vocabulary) -> bool:
    if tree[verb].dep not in ("advcl", "ccomp"):
        return False
    return any(tree[c].dep == "mark" and tree[c].text.lower() in words.conditional for c in tree.below[verb])


def _governed(tree: Tree, verb: int, words: Vocabulary, headline: bool) -> Modality | tuple[int, bool] | None:
    """What an infinitive or participle hangs on: a decision, the next verb up with a hedge, or None (decide by tense)."""
    token = tree[verb]
    head = token.head
    above = tree[head]
    infinitive = any(tree[c].tag == "TO" for c in tree.children(verb, "aux"))
    if token.dep == "conj" and above.pos in VERBS and not _own_auxiliaries(tree, verb) and _fits(token.tag, above.tag):
        return head, False
    if token.dep == "ROOT" or head == verb:
        if infinitive:
            return Modality(Factuality.ANNOUNCED if headline else Factuality.BARE, "infinitive")
        return None
    if infinitive:
        return _infinitive(tree, verb, head, words, headline)
    if token.tag == "VBG" and not any(a.lemma in _BE for a in (tree[c] for c in tree.children(verb, "aux"))):
        if above.pos in VERBS and token.dep in ("xcomp", "advcl", "pcomp", "ccomp", "dep"):
            if above.lemma in words.governors["wished"]:
                return Modality(Factuality.WISHED, "wish", (head,))
            return head, above.lemma in words.governors["hedged"]
        if token.dep == "pcomp":  # "after meeting …", "before visiting …"
            for up in tree.ancestors(head):
                if tree[up].pos in VERBS:
                    return up, False
    return None


def _infinitive(tree: Tree, verb: int, head: int, words: Vocabulary, headline: bool) -> Modality | tuple[int, bool]:
    above = tree[head]
    lemma = above.lemma.lower()
    if above.pos == "AUX" or lemma in _BE:
        if above.tag in ("VBD",):
            return Modality(Factuality.REPORTED, "was-to", (head,))
        complement = [tree[c] for c in tree.children(head, "acomp", "attr")]
        word = next((c.lemma.lower() for c in complement if c.lemma.lower() in _all_governors(words)), None)
        if word is None and not _adjoins(tree, head, verb):
            return Modality(Factuality.PRESENT, "is-there-to", (head,))
        if word is None:
            return Modality(Factuality.ANNOUNCED, "is-to", (head,)) if above.tag != "VB" else (head, False)
        lemma = word
    if lemma in words.governors["wished"] and lemma not in ("invite",):
        return Modality(Factuality.WISHED, "wish", (head,))
    if lemma == "invite":
        return Modality(Factuality.WISHED, "invited", (head,))
    if lemma in words.governors["hedged"]:
        if _denied(tree, head, words):
            return Modality(Factuality.DENIED, "negated", (head,))
        return Modality(Factuality.HEDGED, "likely", (head,)) if lemma == "likely" else _hedge(tree, head)
    if lemma in words.governors["scheduled"]:
        if _denied(tree, head, words):
            return Modality(Factuality.DENIED, "negated", (head,))
        return _scheduled(tree, head)
    if lemma in _MOTION:
        return _motion(tree, head, words, headline)
    if above.pos in ("NOUN", "PROPN"):
        if lemma in ("plan", "intention"):
            return Modality(Factuality.HEDGED, "plan-to", (head,))
        if lemma == "invitation" and tree[above.head].lemma == "accept":
            return Modality(Factuality.ANNOUNCED, "invitation-accepted", (head, above.head))
        if lemma in (
            "invitation",
            "offer",
            "call",
            "desire",
            "wish",
            "readiness",
            "willingness",
            "request",
            "chance",
            "opportunity",
            "effort",
            "attempt",
            "proposal",
            "right",
            "ability",
            "refusal",
        ):
            return Modality(Factuality.WISHED, "noun-to", (head,))
        if headline or above.dep == "ROOT":
            return Modality(Factuality.ANNOUNCED, "infinitive", (head,))
        return Modality(Factuality.BARE, "noun-to", (head,))
    if above.pos == "ADJ":
        return head, False
    return head, False


def _adjoins(tree: Tree, head: int, verb: int) -> bool:
    """ "is to visit", with adverbs at most between; "is in Rome to visit" is another thing."""
    return all(tree[k].pos in ("ADV", "PART", "AUX", "PUNCT") for k in range(head + 1, verb))


def _all_governors(words: Vocabulary) -> frozenset[str]:
    return words.governors["scheduled"] | words.governors["hedged"] | words.governors["wished"]


def _hedge(tree: Tree, head: int) -> Modality:
    if any(tree[c].lemma == "have" for c in tree.children(head, "aux")):
        return Modality(Factuality.PAST, "had-planned", (head,))
    return Modality(Factuality.HEDGED, "hedge", (head,))


def _scheduled(tree: Tree, head: int) -> Modality:
    auxiliaries = [tree[c] for c in tree.children(head, "aux", "auxpass")]
    if any(a.text.lower() == "had" for a in auxiliaries) and any(a.lemma == "be" for a in auxiliaries):
        return Modality(Factuality.PAST, "had-been-scheduled", (head,))
    if any(a.text.lower() in ("was", "were") for a in auxiliaries) or (
        tree[head].pos == "ADJ" and tree[tree[head].head].tag == "VBD"
    ):
        return Modality(Factuality.REPORTED, "was-scheduled", (head,))
    return Modality(Factuality.ANNOUNCED, "scheduled", (head,))


def _motion(tree: Tree, head: int, words: Vocabulary, headline: bool) -> Modality:
    inner = of_verb(tree, head, words, headline=headline)
    if inner.past and tree[head].dep in ("relcl", "acl"):
        return Modality(
            Factuality.PRESENT, "motion-aside", inner.chain
        )  # "who arrived on Monday to attend": told in passing
    if inner.factuality in (Factuality.PAST, Factuality.PRESENT, Factuality.BARE):
        return Modality(Factuality.PURPOSE, "motion-purpose", inner.chain)
    if inner.factuality in (Factuality.ANNOUNCED, Factuality.REPORTED):
        return Modality(inner.factuality, "motion-purpose", inner.chain)
    return inner


def _own_auxiliaries(tree: Tree, verb: int) -> bool:
    return bool(tree.children(verb, "aux", "auxpass"))


def _fits(tag: str, above: str) -> bool:
    return tag == above or {tag, above} <= {"VB", "VBP", "VBZ"} or (tag in ("VBN", "VBD") and above in ("VBN", "VBD"))


def _tense(
    tree: Tree, current: int, auxiliaries: list[Token], chain: list[int], hedged: bool, headline: bool, verb: int
) -> Modality:
    token = tree[current]
    texts = {a.text.lower() for a in auxiliaries}
    if token.tag == "VBD" or texts & {"was", "were", "had", "did", "has", "have", "'ve", "been"}:
        passive = texts & {"has", "have"} and token.lemma in ("schedule", "set", "slate", "plan", "arrange")
        if passive:
            return _decided(Factuality.ANNOUNCED, "has-been-scheduled", chain, hedged)
        if token.tag == "VBG" and texts & {"has", "have", "been", "'ve"}:
            return _decided(Factuality.PRESENT, "has-been-doing", chain, hedged)
        if token.tag == "VBG" and texts & {"was", "were"}:
            return Modality(Factuality.REPORTED, "was-doing", tuple(chain))
        return Modality(Factuality.PAST, "past", tuple(chain))
    if token.tag == "VBN" and not texts & {"is", "are", "be", "being"}:
        return Modality(Factuality.BARE, "participle", tuple(chain))
    if token.tag == "VBG" and not texts:
        return Modality(Factuality.BARE, "gerund", tuple(chain))
    return _decided(Factuality.PRESENT, "present", chain, hedged)


def of_noun(tree: Tree, noun: int, words: Vocabulary, *, headline: bool = False) -> Modality:
    """The factuality of a noun: its adjectives, its participle ("slated for"), the preposition, the governing verb."""
    modifiers = {tree[c].lemma.lower() for c in tree.children(noun, "amod", "compound", "advmod", "nmod")} | {
        tree[c].text.lower() for c in tree.children(noun, "amod", "compound")
    }
    chain: list[int] = [noun]
    if modifiers & words.noun_modality["hedged"]:
        return Modality(Factuality.HEDGED, "possible", tuple(chain))
    if modifiers & words.noun_modality["scheduled"]:
        return Modality(Factuality.ANNOUNCED, "upcoming", tuple(chain))
    if modifiers & (words.noun_modality["past"] - {"historic"}):
        return Modality(Factuality.PAST, "recent", tuple(chain))
    for c in tree.children(noun, "acl", "relcl"):
        if tree[c].lemma in _HAPPENING:
            inner = of_verb(tree, c, words)
            if tree[c].lemma in ("slate", "schedule", "set", "plan", "due") and inner.factuality in (
                Factuality.BARE,
                Factuality.PAST,
            ):
                return Modality(Factuality.ANNOUNCED, "slated", (noun, c))
            if inner.factuality is not Factuality.BARE:
                return Modality(inner.factuality, inner.rule, (noun, *inner.chain))
            if any(tree[d].tag == "TO" for d in tree.children(c, "aux")):
                return Modality(Factuality.ANNOUNCED, "to-be-held", (noun, c))
            chain.append(c)
    following = tree[noun + 1].text.lower() if noun + 1 < len(tree) else ""
    if following in ("slated", "scheduled", "set", "due", "planned", "expected"):
        return Modality(Factuality.ANNOUNCED, "slated", (noun, noun + 1))
    return _noun_governor(tree, noun, words, chain, headline)


def _noun_governor(tree: Tree, noun: int, words: Vocabulary, chain: list[int], headline: bool) -> Modality:
    preposition = ""
    current = noun
    for up in tree.ancestors(noun):
        token = tree[up]
        if token.pos in ("ADP", "SCONJ") or token.dep == "prep":
            before = tree[up - 1].text.lower() + " " if up else ""
            preposition = preposition or (
                before + token.text.lower()
                if before + token.text.lower() in words.future_prepositions + words.past_prepositions
                else token.text.lower()
            )
        if token.dep == "mark":
            continue
        if token.pos in VERBS:
            governed = [c for c in tree.children(up, "xcomp") if tree[c].pos in VERBS]
            if governed and not preposition:  # "talks are set to resume": what is set decides
                inner = of_verb(tree, governed[0], words, headline=headline)
                return Modality(inner.factuality, "verb-" + inner.rule, (*chain, up, *inner.chain))
            inner = of_verb(tree, up, words, headline=headline)
            if preposition in words.future_prepositions:
                return Modality(Factuality.REPORTED, "before-it", tuple(chain))
            if preposition in words.past_prepositions:
                return Modality(Factuality.PAST if inner.past else Factuality.BARE, "after-it", tuple(chain))
            if saying(token.lemma):
                return Modality(Factuality.BARE, "said-of-it", tuple(chain))
            if (
                preposition == "for"
                and token.lemma in _MOTION
                and inner.factuality not in (Factuality.DENIED, Factuality.CONDITIONAL, Factuality.WISHED)
            ):
                kind = (
                    Factuality.PURPOSE
                    if inner.factuality in (Factuality.PAST, Factuality.PRESENT, Factuality.BARE)
                    else inner.factuality
                )
                return Modality(kind, "motion-purpose", (*chain, *inner.chain))
            return Modality(inner.factuality, "verb-" + inner.rule, (*chain, *inner.chain))
        current = up
    del current
    if preposition in words.future_prepositions:
        return Modality(Factuality.REPORTED, "before-it", tuple(chain))
    return Modality(Factuality.BARE, "noun", tuple(chain))
