"""The day and the town of what is put off or moved: the new ones where they are told, else the old ones.

In: a candidate with its times and places. Out: the same without the day on which it was put off, and without the old
arrangement where a new one is told. Guidelines, start: "Postponed: the new day if told, else the old one if told."
"""

from __future__ import annotations

from dataclasses import replace

from service.lexicon import Match
from service.meetings.candidates.record import Candidate
from service.meetings.syntax import VERBS
from service.meetings.vocabulary import Vocabulary
from service.mentions.timex import Grain, Relation, Timex
from service.model import Span, Status

_WORD_BEFORE = 8  # characters that hold the preposition before a name or a time
_OF_ONE_DAY = (Grain.DAY, Grain.PART, Grain.TIME)


def rearranged(words: Vocabulary, candidate: Candidate) -> Candidate:
    """The candidate with the days and towns that hold."""
    candidate = _replanned(words, candidate)
    if candidate.off is None:
        return candidate
    times = tuple(t for t in candidate.times if not _is_day_of_telling(words, candidate, t))
    if not times and candidate.reading.tree[candidate.off].lemma in words.moved.dated:
        return replace(candidate, status=None, off=None)
    new_times = tuple(t for t in times if _is_new_day(words, candidate, t))
    new_places = tuple(m for m in candidate.places if _is_new_place(words, candidate, m))
    if candidate.status is Status.CANCELLED:
        return replace(candidate, times=times)
    return replace(candidate, times=new_times or times, places=new_places or candidate.places)


def _replanned(words: Vocabulary, candidate: Candidate) -> Candidate:
    """ "originally scheduled for 5 May, will now be held on 9 June": put off to the second day."""
    tree = candidate.reading.tree
    beside = {c for n in candidate.chain for c in tree.children(n, "acl", "relcl")}
    plans = [n for n in candidate.chain | beside if any(tree.low(c) in words.moved.once for c in tree.below[n])]
    old = {k for n in plans for k in tree.subtree(n, "conj", "ccomp", "parataxis", "nsubj", "nsubjpass")}
    times = tuple(t for t in candidate.times if not old & set(tree.all_at(t.span)))
    if not times or len(times) == len(candidate.times):
        return candidate
    status = candidate.status or Status.POSTPONED
    return replace(candidate, times=times, status=status, rules=(*candidate.rules, "status:replanned"))


def _is_day_of_telling(words: Vocabulary, candidate: Candidate, timex: Timex) -> bool:
    """ "on Wednesday cancelled a trip", "was called off on Monday": the day on which it was put off, and not one that
    lies ahead by its words, nor one behind the name of the meeting."""
    tree, off = candidate.reading.tree, candidate.off
    n = tree.at(timex.span)
    if n is None or off is None or timex.grain not in _OF_ONE_DAY or _is_new_day(words, candidate, timex):
        return False
    auxiliaries = {tree.low(c) for c in tree.children(off, "aux", "auxpass")}
    simple_past = tree[off].tag == "VBD" or (auxiliaries and auxiliaries <= words.auxiliary.was)
    ahead = set(timex.text.lower().split()) & words.beside_noun.scheduled
    event = candidate.event_noun if candidate.event_noun is not None else candidate.head
    behind_event = min(off, n) < event < max(off, n)
    return bool(simple_past) and not ahead and not behind_event and _hangs_on(candidate, n, off)


def _is_new_day(words: Vocabulary, candidate: Candidate, timex: Timex) -> bool:
    """ "to Monday", "until next week"; "for Monday" behind the verb itself ("rescheduled for")."""
    before = _word_before(candidate, timex.span.start)
    if before in words.moved.with_verb:
        n = candidate.reading.tree.at(timex.span)
        return n is not None and candidate.off is not None and _hangs_on(candidate, n, candidate.off)
    return timex.relation is Relation.UNTIL or before in words.moved.to or _is_told_next(candidate, timex)


def _is_told_next(candidate: Candidate, timex: Timex) -> bool:
    """ "was put off and will now begin on Monday"."""
    tree, off, n = candidate.reading.tree, candidate.off, candidate.reading.tree.at(timex.span)
    if n is None or off is None:
        return False
    verb = next((up for up in tree.ancestors(n) if tree[up].pos in VERBS), None)
    return verb is not None and tree[verb].dep == "conj" and off in tree.ancestors(verb)


def _is_new_place(words: Vocabulary, candidate: Candidate, match: Match) -> bool:
    """ "moved to Phuket"; not the town of "put off a visit to Lima"."""
    n = candidate.reading.tree.at(Span(match.start, match.end))
    if n is None or candidate.off is None or _word_before(candidate, match.start) not in words.moved.to:
        return False
    return _hangs_on(candidate, n, candidate.off)


def _hangs_on(candidate: Candidate, n: int, verb: int) -> bool:
    """Whether the name hangs on the verb by its preposition or by itself, over no other noun or verb."""
    tree = candidate.reading.tree
    for up in tree.ancestors(n):
        if up == verb:
            return True
        if tree[up].dep != "prep" and tree[up].pos in (*VERBS, "NOUN", "PROPN"):
            return False
    return False


def _word_before(candidate: Candidate, start: int) -> str:
    before = candidate.reading.text[max(0, start - _WORD_BEFORE) : start].split()
    return before[-1].lower() if before else ""
