"""What the next sentence says of a meeting: that it is off, when it was to have been, when it will be instead.

In: a candidate and the entries that the sentences before told. Out: the candidate with the status of the meeting that
it was part of; an entry with what is said of it. Guidelines, start: "Postponed: the new day if told, else the old one".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.meetings.candidates import Candidate
from service.meetings.entries.entry import Entry
from service.meetings.entries.places import place_of
from service.meetings.entries.times import When
from service.meetings.modality import Factuality
from service.meetings.vocabulary import Frame, Vocabulary
from service.mentions.who import WhoKind
from service.model import Place, Status
from service.moments import window

_OFF = (Status.CANCELLED, Status.POSTPONED)
_REACHES = 2  # sentences
_NOT_COME_TRUE = ("was-to", "was-scheduled", "had-been-scheduled", "had-planned", "was-due")  # rules of modality
_TO_COME = (Factuality.ANNOUNCED, Factuality.REPORTED, Factuality.HEDGED)


def with_status_of(candidate: Candidate, last: Sequence[Entry]) -> Candidate:
    """ "… has cancelled his trip. He was to meet the queen on Monday": off with the trip."""
    if candidate.status is not None or not _has_not_come_true(candidate):
        return candidate
    status = next((e.status for e in last if e.status in _OFF and _near(e, candidate)), None)
    return candidate if status is None else replace(candidate, status=status)


def amended(entry: Entry, candidate: Candidate, time: When, published: date, words: Vocabulary) -> Entry | None:
    """The entry with what is said of "the visit", "it"; None where something else is meant or nothing said."""
    if entry.start and candidate.status in _OFF and _says_once(candidate, words) and _means(entry, candidate, words):
        return entry  # "the trip was first planned for March but was shelved": not the one that is planned now
    days = window(time.start, time.end)
    if not _means(entry, candidate, words) or (days is not None and days.last < published):
        return None
    if not (_says_something(candidate) and _is_open(entry, candidate)):
        return None
    instead = entry.start is None or not _has_not_come_true(candidate)
    return replace(
        entry,
        status=candidate.status or entry.status,
        time=time if time.start and instead else entry.time,
        place=entry.place or _place(candidate),
        sentence=candidate.reading.number,
        passages=(*entry.passages, candidate.reading.sentence.words),
        rules=(*entry.rules, *candidate.rules),
    )


def _says_once(candidate: Candidate, words: Vocabulary) -> bool:
    """ "was originally considered for March": what was planned before what is told now."""
    tree = candidate.reading.tree
    return any(tree.low(c) in words.moved.once for n in candidate.chain for c in tree.below[n])


def _place(candidate: Candidate) -> Place | None:
    return next(filter(None, (place_of(match, candidate.reading.text) for match in candidate.places)), None)


def _means(entry: Entry, candidate: Candidate, words: Vocabulary) -> bool:
    """Whether the candidate points back to a meeting told shortly before, and names nobody else: "the talks", "it",
    "she had been due to arrive"."""
    if not _near(entry, candidate) or (candidate.frame.goes and not entry.travels):
        return False
    if candidate.frame is Frame.TRAVEL and not candidate.places:
        return all(who.kind is WhoKind.PRONOUN for who in candidate.everyone)
    told = {party for who in candidate.everyone for party in who.parties}
    people = any(who.kind is not WhoKind.PARTY for who in candidate.everyone)
    return _points_back(candidate, words) and told <= entry.sides and not people


def _points_back(candidate: Candidate, words: Vocabulary) -> bool:
    """ "it", "the meeting"; also where a verb carries it ("the talks will be held")."""
    if candidate.pointing or candidate.event_noun is None:
        return candidate.pointing
    tree = candidate.reading.tree
    return any(tree.low(c) in words.event.pointing for c in tree.children(candidate.event_noun, "det", "poss"))


def _says_something(candidate: Candidate) -> bool:
    return candidate.status is not None or candidate.modality.factuality in _TO_COME


def _is_open(entry: Entry, candidate: Candidate) -> bool:
    """Whether what is said matters: of a meeting that is off, or is now; its day, where "it" is said of one without."""
    off = candidate.status is not None or entry.status in _OFF
    return off or (candidate.frame is Frame.NONE and entry.start is None)


def _has_not_come_true(candidate: Candidate) -> bool:
    return candidate.modality.rule.removeprefix("verb-") in _NOT_COME_TRUE


def _near(entry: Entry, candidate: Candidate) -> bool:
    return 0 < candidate.reading.number - entry.sentence <= _REACHES
