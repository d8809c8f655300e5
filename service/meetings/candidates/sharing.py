"""Several meetings under one verb: "will meet A on Monday in Riga and B on Tuesday in Oslo".

In: a ``Candidate`` with its people, times and places. Out: the same, or one candidate a counterpart where each is told
with a time of their own. Guidelines, "A meeting": "talks that are told with their own day, hour or town are entries of
their own".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.lexicon import Match
from service.meetings.candidates.record import Candidate
from service.meetings.vocabulary import Frame, Vocabulary
from service.mentions.timex import Grain, Timex
from service.mentions.who import Who, WhoKind
from service.model import Span

_SHARED = (Frame.MEET, Frame.HOST, Frame.CALL)
_COUNTERPARTS = (WhoKind.PERSON, WhoKind.OFFICE, WhoKind.GROUP)
_FARTHEST = 30  # characters between the end of one share and the next counterpart

Told = Who | Timex | Match


@dataclass(slots=True)
class _Share:
    whos: list[Who]
    times: list[Timex]
    places: list[Match]
    end: int = 0

    @property
    def whole(self) -> bool:
        return bool(self.whos) and len(self.times) == 1

    def take(self, told: Told, end: int) -> None:
        if isinstance(told, Who):
            self.whos.append(told)
        elif isinstance(told, Timex):
            self.times.append(told)
        else:
            self.places.append(told)
        self.end = end


def shared_out(words: Vocabulary, candidate: Candidate) -> list[Candidate]:
    """One candidate a share, where each counterpart has a time; else the candidate as it is."""
    if candidate.frame not in _SHARED:
        return [candidate]
    shares = _shares(words, candidate)
    if len(shares) < 2 or not all(share.whole for share in shares):
        return [candidate]
    if candidate.others and not set(candidate.others) & set(shares[0].whos):
        return [candidate]
    apart = {id(told) for share in shares for told in (*share.times, *share.places)}
    times = tuple(t for t in candidate.times if id(t) not in apart)
    places = tuple(p for p in candidate.places if id(p) not in apart)
    return [
        replace(
            candidate,
            others=tuple(share.whos),
            times=(*times, *share.times),
            places=tuple(share.places) or places,
        )
        for share in shares
    ]


def _shares(words: Vocabulary, candidate: Candidate) -> list[_Share]:
    """The counterparts behind the trigger, each with what is told until the next; empty where other words stand
    between two shares."""
    shares: list[_Share] = []
    for span, told in _told_behind(words, candidate):
        if isinstance(told, Who) and (not shares or shares[-1].times):
            if shares and not _goes_on(words, candidate.reading.text[shares[-1].end : span.start]):
                return []
            shares.append(_Share([], [], []))
        if shares:
            shares[-1].take(told, span.end)
    return shares


def _told_behind(words: Vocabulary, candidate: Candidate) -> Iterator[tuple[Span, Told]]:
    """Counterparts, times and places behind the trigger, in order."""
    reading = candidate.reading
    start = reading.tree[candidate.head].end
    rows: list[tuple[Span, Told]] = [
        *((who.span, who) for who in reading.whos if _may_be_met(candidate, who)),
        *((t.span, t) for t in reading.times if t.grain not in (Grain.DURATION, Grain.VAGUE, Grain.SET)),
        *((Span(m.start, m.end), m) for m in reading.places if _is_told_as_place(words, reading.text, m)),
    ]
    return iter(sorted((row for row in rows if row[0].start >= start), key=lambda row: row[0]))


def _may_be_met(candidate: Candidate, who: Who) -> bool:
    """A counterpart, and not whoever does something else behind: "… on Monday, and the envoy leaves on Tuesday"."""
    tree = candidate.reading.tree
    acts = any(tree[n].dep == "nsubj" and tree[n].head != candidate.head for n in tree.all_at(who.head))
    return who.kind in _COUNTERPARTS and who not in candidate.actors and not acts


def _is_told_as_place(words: Vocabulary, text: str, match: Match) -> bool:
    before = text[max(0, match.start - 8) : match.start].split()
    return bool(before) and before[-1].lower() in words.place.before


def _goes_on(words: Vocabulary, between: str) -> bool:
    """ ", then ", " and with his ": nothing but words that join."""
    found: Sequence[str] = between.replace(",", " , ").replace(";", " ; ").lower().split()
    return len(between) < _FARTHEST and bool(found) and set(found) <= words.people.sharing
