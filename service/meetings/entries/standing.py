"""How firmly a candidate stands: the ground that its clause gives, and whether the time told bears it out.

In: a candidate, its time, the day of publication. Out: a score in [0, 1]; below ``THRESHOLD`` it is no announcement.
Guidelines, "A meeting": it counts when it "is to take place (or is taking place) on or after the document's
publication day, or … is postponed or cancelled".
"""

from __future__ import annotations

from datetime import date, timedelta

from service.meetings.candidates import Candidate
from service.meetings.entries.times import When, length
from service.meetings.modality import Factuality
from service.meetings.vocabulary import Frame, Vocabulary
from service.moments import Moment, moment, window

GROUNDS = {
    Factuality.ANNOUNCED: 0.9,
    Factuality.PURPOSE: 0.8,
    Factuality.REPORTED: 0.8,
    Factuality.HEDGED: 0.75,
    Factuality.PRESENT: 0.4,
    Factuality.BARE: 0.35,
    Factuality.PAST: 0.1,
    Factuality.WISHED: 0.1,
    Factuality.CONDITIONAL: 0.05,
    Factuality.DENIED: 0.0,
}
THRESHOLD = 0.5
_OVER = 0.2
_PUT_OFF = 0.75
_UNDER_WAY, _UNDER_WAY_ON_NO_DAY = 0.7, 0.55
_DATED_PRESENT, _GOING_ON = 0.3, 0.15  # added to what the present tense gives
_NOT_PUT_OFF = (Factuality.WISHED, Factuality.CONDITIONAL)
_MADE = (Factuality.PAST, Factuality.PURPOSE)  # "arrived on Monday", "arrived on Monday for a visit"
_LASTING = (Frame.TRAVEL, Frame.VISIT, Frame.EVENT, Frame.OPEN, Frame.MEET)
_DAY = timedelta(days=1)


def standing(candidate: Candidate, time: When, published: date, words: Vocabulary) -> float:
    """The score of a candidate."""
    days = window(time.start, time.end)
    over = days is not None and days.last < published
    score = _dated(candidate, moment(time.start), over, published, words) if time.start else _timeless(candidate, words)
    if candidate.status is not None and candidate.modality.factuality not in _NOT_PUT_OFF and not over:
        return max(score, _PUT_OFF)
    return score


def _timeless(candidate: Candidate, words: Vocabulary) -> float:
    kind = candidate.modality.factuality
    begun = kind is Factuality.PAST and _has_begun(candidate, words)
    there = kind is Factuality.PRESENT and _is_there(candidate, words)
    if candidate.durations and (begun or there):
        return _UNDER_WAY_ON_NO_DAY
    going_on = kind is Factuality.PRESENT and candidate.reading.tree[candidate.head].tag == "VBG"  # "is visiting"
    return GROUNDS[kind] + (_GOING_ON if going_on else 0.0)


def _dated(candidate: Candidate, start: Moment, over: bool, published: date, words: Vocabulary) -> float:
    kind = candidate.modality.factuality
    if kind in _MADE and _under_way(candidate, start, published, words):
        return _UNDER_WAY
    if kind is Factuality.PAST and not candidate.trigger.verb and start.first > published:
        kind = Factuality.BARE  # "spoke of the summit next week": what is to come is not over
    score = GROUNDS[kind]
    if over:
        return min(score, _OVER)
    present = kind is Factuality.PRESENT or (kind is Factuality.BARE and not candidate.trigger.verb)
    return score + (_DATED_PRESENT if present else 0.0)


def _under_way(candidate: Candidate, start: Moment, published: date, words: Vocabulary) -> bool:
    """ "arrived here on Monday for a three-day visit": it has begun and is not over."""
    if _has_begun(candidate, words):
        return published - start.first <= _DAY
    days = length(candidate, published)  # "held two hours of talks today" is over
    return _lasts(candidate, words) and bool(days) and start.last >= published - _DAY


def _has_begun(candidate: Candidate, words: Vocabulary) -> bool:
    tree = candidate.reading.tree
    told = {candidate.trigger.lemma} | {tree[n].lemma for n in candidate.chain if candidate.frame is Frame.EVENT}
    return bool(told & words.event.begun) and _lasts(candidate, words)


def _is_there(candidate: Candidate, words: Vocabulary) -> bool:
    """ "is in Riga for three days of talks", "is on a two-day visit"."""
    tree = candidate.reading.tree
    return _lasts(candidate, words) and any(tree[n].lemma in words.auxiliary.be for n in candidate.chain)


def _lasts(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether it takes its time, and nothing says that it has ended."""
    tree = candidate.reading.tree
    ended = any(tree[n].lemma in words.event.ended for n in candidate.chain)
    return candidate.frame in _LASTING and not ended
