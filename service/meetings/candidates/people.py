"""Who hangs on a trigger: the subject's side and the counterpart's.

In: a ``Candidate`` without people. Out: the same with ``actors`` and ``others``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from service.meetings.candidates.record import Candidate, Reading
from service.meetings.candidates.verbs import DELEGATES, TAKE_TO, journey_of
from service.meetings.modality import saying
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Frame, Vocabulary
from service.mentions.who import Who, WhoKind

_WITH_LISTS = (Frame.ATTEND, Frame.MEET, Frame.EVENT, Frame.OPEN, Frame.HOST)
_NAMED = (WhoKind.PERSON, WhoKind.OFFICE)


def people_of_verb(words: Vocabulary, candidate: Candidate) -> Candidate:
    """The verb's subject and its objects; who is received is the guest, also in the passive."""
    reading, n = candidate.reading, candidate.head
    actors = reading.subject_whos(n) or _right_before(reading, n)
    others = [w for w in reading.whos_in([*_objects(words, candidate), *_told_of(reading, n)]) if w not in actors]
    passive = reading.tree.has(n, "nsubjpass") or reading.tree.has(n, "auxpass")
    if passive and candidate.trigger.frame in (Frame.HOST, Frame.ACCOMPANY):
        actors, others = others, actors
    if passive and _is_joined(words, candidate, actors, others):
        return replace(candidate, frame=Frame.ACCOMPANY, actors=tuple(others), others=tuple(actors))
    if passive and candidate.trigger.lemma in words.event.joining:
        actors, others = [*actors, *others], []
    candidate = replace(candidate, actors=tuple(actors), others=tuple(others))
    if candidate.trigger is DELEGATES:
        return replace(candidate, actors=_delegates(words, candidate), others=())
    if candidate.trigger is TAKE_TO:
        candidate = _routed(words, candidate)
    if candidate.event_noun is not None and candidate.frame is not Frame.TRAVEL:
        candidate = people_of_noun(words, candidate, candidate.event_noun)
    return _with_companions(words, candidate)


def _told_of(reading: Reading, verb: int) -> list[int]:
    """The tokens of "Among those she will meet are X and Y", "the leaders he will meet include X": who stands on the
    other side of "are"."""
    tree = reading.tree
    noun = tree[verb].head
    if tree[verb].dep != "relcl" or tree.children(verb, "dobj"):
        return []
    top = tree[noun].head if tree[noun].dep != "pobj" else tree[tree[noun].head].head
    if tree[top].lemma not in ("be", "include") or noun == top:
        return []
    sides = [c for c in tree.children(top, "nsubj", "attr", "dobj") if noun not in tree.subtree(c)]
    return [k for c in sides for k in tree.noun_phrase(c)]


def _is_joined(words: Vocabulary, candidate: Candidate, joined: Sequence[Who], joining: Sequence[Who]) -> bool:
    """ "He will be joined by X": companions in all that he is told to do."""
    people = bool(joined) and any(who.kind is WhoKind.PERSON for who in joining)
    if _are_of_other_states(joined, joining):
        return False  # they all attend what was told before
    return candidate.trigger.lemma in words.event.joining and candidate.event_noun is None and people


def _are_of_other_states(joined: Sequence[Who], joining: Sequence[Who]) -> bool:
    """ "President X of Zambia will be joined by Presidents Y of Angola and Z of Mali"."""
    ours, theirs = ({party for who in whos for party in who.parties} for whos in (joined, joining))
    return bool(ours and theirs) and all(who.parties for who in joining) and not ours & theirs


def people_of_noun(words: Vocabulary, candidate: Candidate, n: int) -> Candidate:
    """Whose talks they are, and with whom; where nobody's, the subject's of the verb above."""
    reading = candidate.reading
    if reading.tree[n].lemma.lower() in words.event.of_the_dead:
        return candidate
    owners = _new([*reading.whos_in(_owners(reading, n)), *_visitors(candidate, n)], candidate.everyone)
    sides = _new(reading.whos_in(_sides(words, candidate, n)), (*candidate.everyone, *owners))
    if candidate.trigger.verb:
        return replace(candidate, others=(*candidate.others, *owners, *sides))
    actors = (*candidate.actors, *owners)
    candidate = replace(candidate, actors=actors, others=(*candidate.others, *sides))
    if not actors and candidate.frame is Frame.EVENT and candidate.modality.rule == "before-it":
        return candidate  # "on the eve of the summit, X will meet Y": they need not both be there
    if not actors or _is_about(words, candidate, n):
        return replace(candidate, actors=_subject_above(candidate, n) or actors or _delegation(words, candidate, n))
    return candidate


def with_neighbours(words: Vocabulary, candidate: Candidate) -> Candidate:
    """ "Lavrov and Iranian Foreign Minister Zarif": what "and" joins is one side, whatever the parser made of it."""
    actors = _joined(words, candidate.reading, candidate.actors, candidate.others)
    others = _joined(words, candidate.reading, candidate.others, actors)
    return replace(candidate, actors=actors, others=others)


def with_listed(candidate: Candidate) -> Candidate:
    """ "The following will take part:" with the lines behind it."""
    if candidate.frame not in _WITH_LISTS:
        return candidate
    return replace(candidate, others=candidate.others + _new(candidate.reading.listed, candidate.everyone))


def with_inviting_hosts(words: Vocabulary, candidate: Candidate) -> Candidate:
    """ "at the invitation of the Emir": whoever is named as inviting a visitor takes part as host; "under the mediation
    of the Emir": so does who presides."""
    reading, others = candidate.reading, candidate.others
    inviting: tuple[Who, ...] = ()
    guests = candidate.frame.goes or candidate.frame is Frame.ATTEND
    nouns = words.people.inviting if guests else words.people.presiding
    for token in reading.tree.tokens:
        if token.lemma.lower() in nouns:
            whos = reading.whos_in(reading.tree.subtree(token.index, "relcl", "advcl", "acl"))
            named = _new((w for w in whos if w.kind in _NAMED), candidate.actors)
            inviting += named if guests else ()
            others += _new(named, others)
    return replace(candidate, others=others, inviting=inviting)


def _right_before(reading: Reading, verb: int) -> list[Who]:
    """Whoever stands right before "will visit", where the parser gave the verb no subject."""
    tree = reading.tree
    auxiliaries = [c for c in tree.children(verb, "aux") if tree[c].tag == "MD"]
    if not auxiliaries or tree.subject(verb) is not None:
        return []
    start = tree[min(auxiliaries)].start
    near = (w for w in reading.whos if w.kind in _NAMED and not reading.text[w.span.end : start].strip(" ,"))
    return [who for who in near if who.span.end <= start]


def _routed(words: Vocabulary, candidate: Candidate) -> Candidate:
    """Of "a tour that will take her to Lomé" whoever is taken is the traveller."""
    people = tuple(who for who in candidate.everyone if who.kind is not WhoKind.PARTY)
    others = tuple(who for who in candidate.others if who not in people)
    return replace(candidate, actors=people or _travellers(words, candidate), others=others)


def _travellers(words: Vocabulary, candidate: Candidate) -> tuple[Who, ...]:
    """ "is in Lima on a tour that also includes Chile": whose tour it is, else the subject of the verb above."""
    n = journey_of(words, candidate.reading, candidate.head)
    if n is None:
        return ()
    return _new(candidate.reading.whos_in(_owners(candidate.reading, n)), ()) or _subject_above(candidate, n)


def _delegation(words: Vocabulary, candidate: Candidate, n: int) -> tuple[Who, ...]:
    """Of "the designation of a delegation to Panama": the delegation."""
    tree = candidate.reading.tree
    return tuple(candidate.reading.whos_in([n])) if tree[n].lemma.lower() in words.people.delegation else ()


def _delegates(words: Vocabulary, candidate: Candidate) -> tuple[Who, ...]:
    """Everybody who is told with "the delegation", but for the delegation itself."""
    tree = candidate.reading.tree
    whos = candidate.reading.whos_in(tree.subtree(candidate.head, "relcl", "advcl", "ccomp"))
    return tuple(who for who in whos if who.kind in _NAMED)


def _new(whos: Iterable[Who], known: Collection[Who]) -> tuple[Who, ...]:
    return tuple(who for who in whos if who not in known)


def _objects(words: Vocabulary, candidate: Candidate) -> list[int]:
    """The tokens of the other side: objects (what is discussed is none) and the phrases behind "with", "by" …"""
    tree, n = candidate.reading.tree, candidate.head
    found: list[int] = []
    speaks = candidate.trigger.lemma in words.people.speaking
    if candidate.frame is not Frame.DISCUSS:
        inverted = ["nsubj"] if tree.has(n, "csubj") else []  # "taking part are A and B"
        beside = tree.children(n, "dobj", "dative", "oprd", "attr", *inverted)
        for c in (c for c in beside if tree[c].lemma.lower() not in words.event.of_the_dead):
            found += tree.noun_phrase(c, frozenset(["with", "by", "to"] if speaks else ["with", "by"]))
    phrases = tree.children(n, "prep", "agent")
    met = any(tree.low(c) == "with" for c in phrases)
    for c in (*phrases, *_behind_times(candidate.reading, phrases)):
        low = tree[c].lemma.lower()
        if low == "on" and met:
            continue  # "confer with X on the war in Bosnia": what is talked of
        if low in words.people.opposite or (speaks and low == "to"):
            found += tree.subtree(c, "relcl", "acl", "advcl", "ccomp")
    return found


def _behind_times(reading: Reading, beside: Sequence[int]) -> list[int]:
    """ "meet on Tuesday with X": prepositions that the parser hangs on a time beside the verb."""
    tree = reading.tree
    times = {n for time in reading.times for n in tree.all_at(time.span)}
    return [p for c in beside for d in tree.children(c, "pobj") if d in times for p in tree.children(d, "prep")]


def _owners(reading: Reading, n: int) -> list[int]:
    """The tokens of whose meeting it is: "Lavrov's visit", "a visit by Lavrov"."""
    tree = reading.tree
    found = [d for c in tree.children(n, "poss", "amod", "compound", "nmod") for d in tree.noun_phrase(c)]
    by = [c for c in tree.children(n, "prep") if tree[c].lemma.lower() == "by"]
    return found + [d for c in by for d in tree.subtree(c, "relcl", "advcl")]


def _visitors(candidate: Candidate, n: int) -> list[Who]:
    """ "the visit of the minister to Riga": people, for "a tour of Chad" tells a place."""
    reading, tree = candidate.reading, candidate.reading.tree
    if not candidate.frame.goes:
        return []
    of = [d for c in tree.children(n, "prep") if tree.low(c) == "of" for d in tree.children(c, "pobj")]
    found = reading.whos_in({k for d in of for k in tree.noun_phrase(d)})
    return [who for who in found if who.kind in (*_NAMED, WhoKind.GROUP)]


def _sides(words: Vocabulary, candidate: Candidate, n: int) -> list[int]:
    """The tokens of those it is held with: "talks between A and B", "a meeting bringing together …", "talks are due
    to resume on Monday between A and B"."""
    tree = candidate.reading.tree
    found = [] if candidate.trigger.verb else _behind_verbs(words, candidate, n)
    called_on = words.people.called_on if tree[n].lemma.lower() in words.people.speaking else frozenset()
    for c in tree.children(n, "prep"):
        if tree[c].lemma.lower() in words.people.of_noun | called_on:
            found += tree.subtree(c, "relcl", "advcl", "acl")
    for c in tree.children(n, "acl", "relcl"):
        if tree[c].lemma in words.people.gathering:
            found += tree.subtree(c, "relcl", "advcl")
    return found + [d for c in tree.children(n, "appos") for d in tree.noun_phrase(c)]


def _behind_verbs(words: Vocabulary, candidate: Candidate, n: int) -> list[int]:
    """The tokens of the sides that are told behind the noun's verb."""
    tree = candidate.reading.tree
    below = [c for c in tree.subtree(n, "prep", "relcl", "advcl", "ccomp") if c > n]
    verbs = {c for c in (*candidate.chain, *below) if c != n and tree[c].lemma in words.verb_class.happening}
    prepositions = [c for verb in sorted(verbs) for c in tree.children(verb, "prep", "agent")]
    told = [c for c in prepositions if c > n and tree.low(c) in words.people.sides]
    return [d for c in told for d in tree.subtree(c, "relcl", "advcl", "acl")]


def _subject_above(candidate: Candidate, n: int) -> tuple[Who, ...]:
    """ "X left for Riga on a visit", "X, who is on a visit to": the visitor is the subject of the verb above."""
    tree = candidate.reading.tree
    verb = next((up for up in tree.ancestors(n) if tree[up].pos in VERBS), None)
    subject = tree.subject(verb) if verb is not None and not saying(tree[verb].lemma) else None
    if verb is None or subject is None or subject == n:
        return ()
    if n in tree.subtree(subject) and not _set_beside(tree, n, subject):
        return ()
    return _new(candidate.reading.subject_whos(verb), candidate.everyone)


def _is_about(words: Vocabulary, candidate: Candidate, n: int) -> bool:
    """ "X is on his way", "X left on her first visit": whose journey it is stands before the verb."""
    tree = candidate.reading.tree
    verb = next((up for up in tree.ancestors(n) if tree[up].pos in VERBS), None)
    moves = verb is not None and tree[verb].lemma in words.verb_class.motion | words.auxiliary.be
    return moves and all(who.kind is WhoKind.PRONOUN for who in candidate.actors)


def _set_beside(tree: Tree, n: int, subject: int) -> bool:
    """ "X, on a visit to Tehran, will meet …": what the subject is doing."""
    preposition = tree[n].head
    return tree.low(preposition) == "on" and tree[preposition].head in tree.list_members(subject)


def _with_companions(words: Vocabulary, candidate: Candidate) -> Candidate:
    """ "accompanied by", "along with", "led by"."""
    tree, actors = candidate.reading.tree, candidate.actors
    for c in _company(words, candidate):
        more = candidate.reading.whos_in(tree.subtree(c, "relcl"))
        actors += _new(more, actors + candidate.others)
    return replace(candidate, actors=actors)


def _company(words: Vocabulary, candidate: Candidate) -> list[int]:
    """The tokens that introduce companions, beside the verb or behind its subject."""
    tree = candidate.reading.tree
    verbs = dict.fromkeys([candidate.head, *candidate.modality.chain])
    beside = [c for verb in verbs for c in tree.children(verb, "advcl", "acl", "prep")]
    subject = tree.subject(candidate.head)
    behind = [c for n in tree.noun_phrase(subject) for c in tree.children(n, "acl")] if subject is not None else []
    return [
        *(c for c in beside if tree[c].lemma.lower() in words.people.companion),
        *(c for c in behind if tree[c].lemma.lower() in words.people.companion_of_subject),
    ]


def _joined(words: Vocabulary, reading: Reading, whos: Sequence[Who], opposite: Sequence[Who]) -> tuple[Who, ...]:
    rows = list(whos)
    for one, other in zip(reading.whos, reading.whos[1:], strict=False):
        if other.kind not in (*_NAMED, WhoKind.GROUP) or one.kind is WhoKind.PRONOUN:
            continue
        between = reading.text[one.span.end : other.span.start]
        listed = one.counterpart and one.plural and not one.parties and between.strip() in (",", ":", "-", "--")
        joint = listed or words.joint.fullmatch(between) is not None
        if one in rows and other not in rows and other not in opposite and joint:
            rows.append(other)
    return tuple(rows)
