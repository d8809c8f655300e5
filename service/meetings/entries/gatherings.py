"""Conferences told again: "the summit", "the event", "they will attend".

In: the entries known and one told just now, or a candidate that points back. Out: which entry it means; the candidate
with those of the conference that it means. Guidelines, "A meeting": "One meeting, one entry".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.meetings.candidates import Candidate
from service.meetings.entries.entry import Entry
from service.meetings.entries.joining import places_agree
from service.meetings.entries.slots import in_party, together
from service.meetings.parties import is_state
from service.meetings.vocabulary import Frame, Vocabulary

_ANY_WORD_REACHES = 3  # sentences behind a conference that may still mean it by another word ("the event")
_SAME_WORD_REACHES = 12  # … by the same


def pointed_at(entries: Sequence[Entry], entry: Entry, words: Vocabulary) -> int | None:
    """The number of the conference, or of the talks, that an entry points back to: the last that was told of."""
    meant = [
        (known.sentence, n)
        for n, known in enumerate(entries)
        if not known.trip
        and _can_be_meant(known, entry, words)
        and _within_reach(known, entry, words)
        and places_agree(known, entry)
    ]
    return max(meant)[1] if meant else None


def joined_by(known: Entry, pointing: Entry) -> Entry:
    """The conference with what is told of "the meeting"; members of a delegation stand for the party that travels."""
    if pointing.frame is Frame.LEAD and len(known.visitors) == 1:
        pointing = replace(pointing, slots=in_party(pointing.slots, *known.visitors))
    return replace(
        known,
        slots=together(known.slots, pointing.slots),
        time=known.time if known.start or pointing.frame is not Frame.LEAD else pointing.time,
        days=known.days or pointing.days,
        sentence=max(known.sentence, pointing.sentence),
    )


def _can_be_meant(known: Entry, entry: Entry, words: Vocabulary) -> bool:
    """An event that others can be told to join; by "the talks", also a meeting or visit that is told by its verb; by
    "the delegation" a journey."""
    if entry.frame is Frame.LEAD:
        return known.travels or known.frame is Frame.HOST
    if known.conference or known.frame is Frame.ATTEND or known.event in words.event.conference:
        return True
    if known.frame in (Frame.MEET, Frame.OPEN) and entry.frame is Frame.ATTEND and entry.event is None:
        groups = known.day_told and not known.persons  # "leaders will meet in Bari on Friday. X and Y will attend"
        return groups and entry.town in (None, known.town)
    if entry.frame is Frame.ATTEND and known.frame is Frame.MEET and any(not is_state(p) for p in known.parties):
        return True  # "NATO leaders will meet …", "X will attend the summit"
    bodies = {party for party in entry.parties - known.parties if not is_state(party)}
    return entry.event in words.event.talks and (entry.frame is Frame.ATTEND or not bodies)


class Heard:
    """The conferences that a text has named, also where it does not announce them there: "Kenya is host to a conference
    of COMESA ministers. The conference is to run …"."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._by_word: dict[str, Candidate] = {}

    def remember(self, candidate: Candidate) -> None:
        """Keeps a candidate that tells whose conference it is."""
        told = candidate.everyone and candidate.event in self._words.event.conference
        if told and candidate.event is not None and not candidate.modality.past:
            self._by_word[candidate.event] = candidate

    def completed(self, candidate: Candidate) -> Candidate:
        """A candidate that tells nobody, with those of the conference that it means."""
        if candidate.everyone or candidate.event is None or not candidate.anaphoric(self._words):
            return candidate
        heard = self._by_word.get(candidate.event)
        near = heard is not None and candidate.reading.number - heard.reading.number <= _SAME_WORD_REACHES
        return replace(candidate, others=heard.everyone) if heard is not None and near else candidate


def _within_reach(known: Entry, entry: Entry, words: Vocabulary) -> bool:
    distance = entry.sentence - known.sentence
    if entry.event is not None and entry.event == known.event:
        return distance <= _SAME_WORD_REACHES
    told = (entry.event, known.event)
    general = None in told or not words.event.general.isdisjoint(told)
    return general and distance <= _ANY_WORD_REACHES
