"""What is put off, moved or called off: "postponed", "called off", "will no longer travel".

In: a candidate. Out: the same with its status, the word that gives it, and whoever puts off as one who takes part.
Guidelines, "A meeting": a planned one that is postponed or cancelled counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.meetings.candidates.record import Candidate, Reading
from service.meetings.modality import Factuality, Modality, denied, of_verb
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Vocabulary
from service.mentions.who import Who, WhoKind
from service.model import Status

_NOT_DONE = (Factuality.DENIED, Factuality.WISHED, Factuality.CONDITIONAL, Factuality.HEDGED)
_TO_COME = (Factuality.ANNOUNCED, Factuality.REPORTED, Factuality.HEDGED)
_LABELS_OF_WHAT_IS_PUT_OFF = ("dobj", "nsubjpass", "xcomp", "nsubj", "ccomp", "pobj")
_OTHER_CLAUSES = ("conj", "parataxis", "ccomp")
_FARTHEST = 4
_OFF = (Status.CANCELLED, Status.POSTPONED)


@dataclass(frozen=True, slots=True)
class _PuttingOff:
    """The status, and the token of the word that gives it; ``verb`` tells whether it is one."""

    status: Status
    at: int
    verb: bool
    rule: str


def put_off(words: Vocabulary, candidate: Candidate) -> Candidate:
    """With the status that a word over the trigger gives, its participle or its noun, or that a denial of what was
    planned gives."""
    found = _putting_off(words, candidate) or _called_off(words, candidate)
    if found is None:
        return _kept(words, candidate)
    return replace(
        candidate,
        status=found.status,
        off=found.at,
        chain=candidate.chain | {found.at},
        rules=(*candidate.rules, found.rule),
    )


def cancels(candidate: Candidate, who: Who) -> bool:
    """Whether somebody puts off a visit of others: the host, and no place."""
    off, tree = candidate.off, candidate.reading.tree
    return off is not None and who in candidate.others and who.span.end <= tree[off].start


def with_canceller(words: Vocabulary, candidate: Candidate) -> Candidate:
    """Who puts off a noun's meeting takes part in it: as the traveller where no other is told ("called off his
    visit"), as the traveller's state where he goes elsewhere ("called off the envoy's trip to Oslo"), else as the
    other side ("cancelled a visit by the minister")."""
    whos = _cancellers(candidate)
    if not whos:
        return candidate
    own = tuple(w for w in candidate.actors if (w.parties or w.kind is WhoKind.PERSON) and w not in whos)
    new = tuple(w for w in whos if w not in candidate.everyone)
    if own and _has_destination(words, candidate):
        return replace(candidate, actors=(*own, *new))
    if own:
        return replace(candidate, actors=own, others=(*candidate.others, *new))
    return replace(candidate, actors=whos, others=tuple(w for w in candidate.others if w not in whos))


def with_purposes_put_off(candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "cancelled a trip to Lima to attend the summit", "will no longer travel to Oslo for talks": what the journey
    was for is off with it."""
    found = list(candidates)
    for off in [c for c in candidates if c.off is not None and c.status in _OFF]:
        root = off.event_noun if off.event_noun is not None and not off.trigger.verb else off.head
        scope = {n for k in (root, *_purposes(off)) for n in off.reading.tree.subtree(k, *_OTHER_CLAUSES)}
        for n, candidate in enumerate(found):
            if candidate.status is None and candidate.head in scope:
                found[n] = replace(candidate, status=off.status, off=off.off)
    return found


def _purposes(candidate: Candidate) -> list[int]:
    """The infinitives behind a journey that is put off, which the parser hangs on the verb."""
    tree, off = candidate.reading.tree, candidate.off
    if off is None or not candidate.frame.goes or candidate.trigger.verb:
        return []
    hanging = [c for c in tree.children(off, "advcl", "xcomp") if c > candidate.head]
    return [c for c in hanging if any(tree[k].tag == "TO" for k in tree.children(c, "aux"))]


def _kept(words: Vocabulary, candidate: Candidate) -> Candidate:
    """ "the visit has not been cancelled": it is still on."""
    tree = candidate.reading.tree
    verb = next((n for n in tree.ancestors(candidate.head) if tree[n].pos in VERBS), None)
    if candidate.modality.rule != "verb-negated" or verb is None or _status_of(words, tree, verb) not in _OFF:
        return candidate
    return replace(candidate, modality=Modality(Factuality.ANNOUNCED, "not-put-off", candidate.modality.chain))


def with_plans_put_off(words: Vocabulary, candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "put off the arrival of the envoy, who was to have flown to Oslo on Monday": what was to have been is off where
    its sentence says that something is."""
    return [_given_up(words, candidate) for candidate in candidates]


def _given_up(words: Vocabulary, candidate: Candidate) -> Candidate:
    tree, head = candidate.reading.tree, candidate.head
    perfect = tree[head].tag == "VBN" and any(tree.low(c) == "have" for c in tree.children(head, "aux"))
    if candidate.status is not None or candidate.modality.rule != "was-to" or not perfect:
        return candidate
    above = (n for n in tree.ancestors(head) if tree[n].pos in VERBS and _puts_off(words, tree, n))
    off = next(above, None)
    return candidate if off is None else replace(candidate, status=_status_of(words, tree, off), off=off)


def _putting_off(words: Vocabulary, candidate: Candidate) -> _PuttingOff | None:
    """The verb over the trigger or its event noun that puts it off, its participle or its noun."""
    tree = candidate.reading.tree
    roots = [candidate.head, *([candidate.event_noun] if candidate.event_noun is not None else [])]
    for n in sorted(_around(tree, roots)):
        status = _status_of(words, tree, n)
        verb = tree[n].pos in VERBS
        if status is None or (verb and not (_governs(words, tree, n, roots) and _is_done(words, tree, n))):
            continue
        if tree[n].dep == "amod" and candidate.modality.factuality in _TO_COME:
            continue  # "the delayed talks will open on Monday"
        return _PuttingOff(status, n, verb, f"status:{tree[n].lemma}")
    return None


def _called_off(words: Vocabulary, candidate: Candidate) -> _PuttingOff | None:
    """ "will no longer travel", "the talks will not take place as planned": what was planned is off."""
    tree = candidate.reading.tree
    verb = next((n for n in (candidate.head, *tree.ancestors(candidate.head)) if tree[n].pos in VERBS), None)
    if verb is None or not denied(tree, verb, words):
        return None
    clause = f" {' '.join(tree.low(n) for n in tree.subtree(verb, *_OTHER_CLAUSES))} "
    if any(f" {phrase} " in clause for phrase in words.negation.called_off):
        return _PuttingOff(Status.CANCELLED, verb, True, "status:denied")
    return None


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
    """The status that a word gives by itself, or with its particle ("put off", "put on hold")."""
    lemma = tree[n].lemma.lower()
    if lemma in words.statuses:
        return words.statuses[lemma]
    particles = (p for c in tree.below[n] for p in (tree.low(c), f"{tree.low(c)} {tree.low(c + 1)}"))
    return next((words.status_particles[lemma, p] for p in particles if (lemma, p) in words.status_particles), None)


def _is_done(words: Vocabulary, tree: Tree, verb: int) -> bool:
    """ "may be postponed" leaves a meeting as it is."""
    return of_verb(tree, verb, words).factuality not in _NOT_DONE


def _governs(words: Vocabulary, tree: Tree, verb: int, roots: Sequence[int]) -> bool:
    """The trigger is what is put off: its object, its passive subject, or its infinitive; not why it is ("was shelved
    because of the session")."""
    for root in roots:
        token = tree[root]
        if token.head == verb and token.dep in _LABELS_OF_WHAT_IS_PUT_OFF:
            return True
        if tree[verb].head == root and tree[verb].dep in ("acl", "relcl", "amod"):
            return True
        if tree[verb].tag.startswith("VB") and verb == next(
            (up for up in tree.ancestors(root) if tree[up].pos in VERBS), None
        ):
            below = next((up for up in (root, *tree.ancestors(root)) if tree[up].head == verb), root)
            return token.dep != "advcl" and tree.low(below) not in words.preposition.reason
    return False


def _has_destination(words: Vocabulary, candidate: Candidate) -> bool:
    """ "his trip to Oslo"."""
    tree, noun = candidate.reading.tree, candidate.event_noun
    return noun is not None and any(tree.low(c) in words.moved.to for c in tree.children(noun, "prep"))


def _cancellers(candidate: Candidate) -> tuple[Who, ...]:
    """The subject of a verb that puts off what a noun tells, in the active voice; a visit's host who announces its
    cancellation."""
    reading, off = candidate.reading, candidate.off
    if off is None or candidate.trigger.verb or candidate.event_noun is None:
        return ()
    tree = reading.tree
    verb: int | None = off
    if tree[off].pos not in VERBS:
        visited = candidate.frame.goes and candidate.actors
        verb = next((up for up in tree.ancestors(off) if tree[up].pos in VERBS), None) if visited else None
    if verb is None or tree.has(verb, "nsubjpass") or tree.has(verb, "auxpass"):
        return ()
    subject = tree.subject(verb)
    if subject is None or candidate.event_noun in tree.subtree(subject):
        return ()
    whos = reading.subject_whos(verb)
    return tuple(w for w in whos if verb == off or w.kind is WhoKind.PARTY)


def retold(words: Vocabulary, reading: Reading, verb: int) -> bool:
    """ "it has been postponed", "it will now take place": a verb that says of what was told before when it is, or that
    it is off."""
    tree = reading.tree
    subject = tree.subject(verb)
    if subject is None or tree.low(subject) not in words.event.again:
        return False
    if tree.has(verb, "nsubjpass"):
        return tree[verb].lemma in words.verb_class.happening or _puts_off(words, tree, verb)
    takes_place = any(tree.low(c) in words.event.place for c in tree.children(verb, "dobj", "prt"))
    return takes_place or (tree[verb].lemma in words.verb_class.taking_place and not tree.has(verb, "dobj"))


def status_of_retold(words: Vocabulary, reading: Reading, verb: int) -> Status | None:
    """The status that such a verb gives."""
    return _status_of(words, reading.tree, verb) if _puts_off(words, reading.tree, verb) else None


def _puts_off(words: Vocabulary, tree: Tree, verb: int) -> bool:
    return _status_of(words, tree, verb) is not None and _is_done(words, tree, verb)
