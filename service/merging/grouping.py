"""Grouping: which announcements tell of one meeting.

In come announcements in any order; out come groups, each a meeting's. The documents are gone through in the order of
their publication, not of their arrival, so that the same documents always end in the same groups: each announcement
joins the meeting that it fits best as it was told up to that day, or begins one.

``reaches`` is true of any two announcements that could touch each other's group; what reaches nothing can be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby

from service.merging.fitting import fit, time_fit
from service.merging.people import contradict
from service.merging.survivorship import merged
from service.model import Announcement, Source, Span

Key = tuple[str, int]  # a document's id and the place among its announcements
Group = tuple[Source, ...]

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def key_of(source: Source) -> Key:
    """What identifies one announcement of one document."""
    return source.document_id, source.position


def groups(sources: Iterable[Source]) -> tuple[Group, ...]:
    """The announcements by meeting, each group and the groups in the order of publication."""
    tracks: list[_Track] = []
    for _, document in groupby(sorted(sources, key=_order), key=lambda source: source.document_id):
        _add_document(tracks, list(document))
    return tuple(tuple(track.members) for track in tracks)


def reaches(one: Source, other: Source) -> bool:
    """Whether two announcements may meet in one group."""
    return one.document_id != other.document_id and fit(one, other) > 0


def _order(source: Source) -> tuple[date, str, int]:
    return (source.published or date.min, *key_of(source))


class _Track:
    """One meeting as it has been told so far."""

    def __init__(self, first: Source) -> None:
        self.members = [first]
        self._state: Source | None = first

    def add(self, source: Source) -> None:
        self.members.append(source)
        self._state = None

    @property
    def state(self) -> Source:
        """What all members say together, as one document of the latest day would."""
        if self._state is None:
            self._state = _as_told(self.members)
        return self._state

    def likeness(self, claim: Source) -> float:
        """How well a claim fits: as its best fitting member, where what is known by now does not speak against it."""
        best = max((fit(claim, member) for member in self.members), default=0.0)
        if best == 0 or time_fit(claim, self.state) == 0:
            return 0.0
        return 0.0 if contradict(claim.announcement.participants, self.state.announcement.participants) else best


def _as_told(members: Sequence[Source]) -> Source:
    meeting = merged("", members, _NEVER)
    latest = max(members, key=_order)
    told = Announcement(
        status=meeting.status,
        mode=meeting.mode,
        participants=meeting.participants,
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        topics=(),
        evidence=Span(0, 0),
    )
    return replace(latest, announcement=told)


def _add_document(tracks: list[_Track], claims: list[Source]) -> None:
    """One document's claims shared out: the best pairs first; two of its claims are never one meeting."""
    scored = sorted(
        (-round(score, 6), n, place)
        for place, claim in enumerate(claims)
        for n, track in enumerate(tracks)
        if (score := track.likeness(claim)) > 0
    )
    chosen: dict[int, int] = {}
    for _, n, place in scored:
        if place not in chosen and n not in chosen.values():
            chosen[place] = n
    for place, claim in enumerate(claims):
        if place in chosen:
            tracks[chosen[place]].add(claim)
        else:
            tracks.append(_Track(claim))
