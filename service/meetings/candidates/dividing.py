"""What of a sentence belongs to which of its candidates, where several are told by one verb.

In: all candidates of a sentence, with their people, times and places. Out: the same; talks that a journey of several
legs is made for are on the leg told before them, and each of two events that somebody attends has its own body.
Guidelines, "A meeting": "A trip to several countries is one entry a country".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.lexicon import Match
from service.meetings.candidates.record import Candidate
from service.meetings.syntax import VERBS
from service.meetings.vocabulary import Frame
from service.model import Span

_PURPOSES = ("motion-purpose", "verb-motion-purpose")  # rules of modality
_ATTENDED = (Frame.EVENT, Frame.MEET)


def divided(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with what is its own."""
    on_legs = [_on_its_leg(candidate, candidates) for candidate in candidates]
    return [_without_next_event(_as_next_event(candidate, on_legs), on_legs) for candidate in on_legs]


def _on_its_leg(talks: Candidate, rivals: Sequence[Candidate]) -> Candidate:
    """ "to fly to Paris for talks with A and to London to meet B": each where the journey has come to."""
    if talks.frame is not Frame.MEET or talks.modality.rule not in _PURPOSES:
        return talks
    start = talks.reading.tree[talks.head].start
    legs = max((r.places for r in rivals if r.frame.goes), key=len, default=())
    own = any(m.start > start and not _is_goal(talks, m) for m in talks.places)
    if own or not _are_told_apart(legs, rivals):
        return talks
    return replace(talks, places=_last_place([m for m in legs if m.end <= start], talks.reading.text) or talks.places)


def _are_told_apart(legs: Sequence[Match], rivals: Sequence[Candidate]) -> bool:
    """Whether something is told between two places of a journey: not of "to Chad, Mali and Niger for talks"."""
    heads = [rival.reading.tree[rival.head].start for rival in rivals]
    return any(one.end <= head < other.start for one, other in pairwise(legs) for head in heads)


def _last_place(legs: Sequence[Match], text: str) -> tuple[Match, ...]:
    """The last of some places, with the town before it where it is the land of that: "to Lima, Peru"."""
    if len(legs) > 1 and text[legs[-2].end : legs[-1].start] == ", ":
        return tuple(legs[-2:])
    return tuple(legs[-1:])


def _is_goal(candidate: Candidate, match: Match) -> bool:
    """ "to London": where one goes, not where talks are held."""
    tree = candidate.reading.tree
    n = tree.at(Span(match.start, match.end))
    return n is not None and tree.low(tree[n].head) == "to"


def _as_next_event(event: Candidate, rivals: Sequence[Candidate]) -> Candidate:
    """ "will attend the A summit in Lima and the B summit in Rio": the same people attend both."""
    verb = next((r for r in rivals if _attends_next(r, event)), None)
    if verb is None:
        return event
    own = [who for who in event.everyone if who not in verb.actors]
    return replace(event, frame=Frame.ATTEND, modality=verb.modality, actors=verb.actors, others=tuple(own))


def _without_next_event(verb: Candidate, rivals: Sequence[Candidate]) -> Candidate:
    """The one who attends, without the body of the event behind."""
    apart = [who for r in rivals if _attends_next(verb, r) for who in r.everyone if who not in verb.actors]
    return replace(verb, others=tuple(who for who in verb.others if who not in apart)) if apart else verb


def _attends_next(verb: Candidate, event: Candidate) -> bool:
    """Whether an event is the second one that "attend" carries."""
    if verb.frame is not Frame.ATTEND or not verb.trigger.verb or verb.event_noun is None:
        return False
    if event.trigger.verb or event.frame not in _ATTENDED or event.head <= verb.event_noun:
        return False
    tree, path = event.reading.tree, [event.head]
    for up in tree.ancestors(event.head):
        if tree[up].pos in VERBS:
            return up == verb.head and any(tree[n].dep == "conj" for n in path)
        path.append(up)
    return False
