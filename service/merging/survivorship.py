"""Survivorship: what stands in the published entry, field by field, when several documents tell of one meeting.

In come the shares of all documents in any order; out comes a ``Meeting``. The word of the document that was published
last counts most, then of the source with the higher standing; a day that a document tells itself counts more than one
reckoned from the day of receipt. What is more precise and contradicts nothing replaces what is less so.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from service.lexicon.words import folded
from service.merging.people import same_person
from service.model import Meeting, Mode, Participant, Place, Reckoning, Source, Span, Status
from service.moments import window

NAMESPACE = uuid.UUID("0d7c6a0e-5b8f-5e0a-8f0e-3c1f5f3a9d42")
HOST = "dipcal"
# Of what several documents of one day say: a meeting that is off for one of them is off.
GRAVITY = (Status.CANCELLED, Status.POSTPONED, Status.SCHEDULED, Status.TENTATIVE)
YEAR_TOLD = re.compile(r"\b(?:1[89]|20)\d\d\b")


def mint(content_hash: str, evidence: Span, *, salt: str = "") -> str:
    """A new meeting's uid, from the first document's content and where in it the meeting is announced."""
    return f"{uuid.uuid5(NAMESPACE, f'{content_hash}:{evidence.start}-{evidence.end}{salt}').hex}@{HOST}"


def merged(uid: str, sources: Sequence[Source], now: datetime) -> Meeting:
    """The meeting that ``sources`` (at least one, in any order) tell of, as one that is published at ``now``."""
    best_first = ranked(sources)
    timing = _timing(best_first)
    assumed = _is_assumed(timing) if timing else False
    status = _status(best_first)
    return Meeting(
        uid=uid,
        sequence=0,
        status=Status.TENTATIVE if assumed and status is Status.SCHEDULED else status,
        mode=_mode(best_first),
        participants=_participants(best_first),
        start=timing.announcement.start if timing else None,
        end=_end(timing, best_first) if timing else None,
        place=_place(best_first),
        topics=_topics(best_first),
        created=now,
        modified=now,
        confidence=_confidence(sources),
        when_told=(timing or best_first[0]).announcement.when_told,
        zone_told=timing.announcement.zone_told if timing else None,
        assumed_day=assumed,
        notes=_notes(best_first, timing if assumed else None),
        sources=best_first,
    )


def _confidence(sources: Iterable[Source]) -> float:
    """The surest announcement's: that one of them is right is at least so probable, however much they copy each other.

    Doubts that are multiplied (1 - (1 - a)(1 - b) …) would take one wire's story in ten papers for ten witnesses.
    """
    return round(max(source.announcement.confidence for source in sources), 2)


def ranked(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The documents' shares by weight, the weightiest first: the same order however they came in."""
    return tuple(sorted(sources, key=_weight))


def _weight(source: Source) -> tuple[bool, int, int, str]:
    day = source.published or date.min
    return (source.reckoning is Reckoning.RECEIVED, -day.toordinal(), -source.standing, source.document_id)


def _status(best_first: Sequence[Source]) -> Status:
    """The latest word; among documents of one day and standing the gravest."""
    latest = _weight(best_first[0])[:3]
    said = {source.announcement.status for source in best_first if _weight(source)[:3] == latest}
    return next(status for status in GRAVITY if status in said)


def _mode(best_first: Sequence[Source]) -> Mode:
    told = (source.announcement.mode for source in best_first)
    return next((mode for mode in told if mode is not Mode.UNKNOWN), Mode.UNKNOWN)


def _timing(best_first: Sequence[Source]) -> Source | None:
    """Whose time stands: the weightiest document's, or a more precise one inside it."""
    chosen: Source | None = None
    for source in best_first:
        days = window(source.announcement.start, source.announcement.end)
        if days is None:
            continue
        held = window(chosen.announcement.start, chosen.announcement.end) if chosen else None
        if held is None or (days.precision > held.precision and held.contains(days)):
            chosen = source
    return chosen


def _end(timing: Source, best_first: Sequence[Source]) -> str | None:
    """The end told with the start that stands, else the one that another document tells with the same start."""
    starts_alike = (s.announcement.end for s in best_first if s.announcement.start == timing.announcement.start)
    return timing.announcement.end or next((end for end in starts_alike if end), None)


def _is_assumed(source: Source) -> bool:
    """Whether the day hangs on a publication day that nobody told: words without a year are reckoned from one."""
    told = source.announcement.when_told or ""
    return source.reckoning is Reckoning.RECEIVED and not YEAR_TOLD.search(told)


def _place(best_first: Sequence[Source]) -> Place | None:
    chosen: Place | None = None
    for place in (source.announcement.place for source in best_first):
        if place is None:
            continue
        if chosen is None or (chosen.name is None and place.name and place.country in (chosen.country, None)):
            chosen = place if chosen is None or place.country else replace(place, country=chosen.country)
    return chosen


def _participants(best_first: Sequence[Source]) -> tuple[Participant, ...]:
    """Everyone told by any document, each once and as fully as it is told anywhere."""
    together: list[Participant] = []
    for source in best_first:
        for participant in source.announcement.participants:
            at = _known_as(participant, together)
            if at is None:
                together.append(participant)
            else:
                together[at] = _fuller(together[at], participant)
    return tuple(together)


def _known_as(participant: Participant, together: Sequence[Participant]) -> int | None:
    """Where the participant already stands: under the name, else as the party's one whose name was not told."""
    for at, known in enumerate(together):
        if participant.name and known.name and same_person(participant, known):
            return at
    for at, known in enumerate(together):
        nameless = participant.name is None or known.name is None
        if nameless and participant.party and participant.party == known.party and same_person(participant, known):
            return at
    return None


def _fuller(known: Participant, told: Participant) -> Participant:
    names = [name for name in (known.name, told.name) if name]
    fullest = max(names, key=lambda name: len(folded(name).split()), default=None)
    return Participant(name=fullest, role=known.role or told.role, party=known.party or told.party)


def _topics(best_first: Sequence[Source]) -> tuple[str, ...]:
    """All topics; one whose words all stand in another is that topic in fewer words."""
    kept: list[str] = []
    for topic in (topic for source in best_first for topic in source.announcement.topics):
        words = set(folded(topic).split())
        if not any(words <= set(folded(other).split()) for other in kept):
            kept = [other for other in kept if not set(folded(other).split()) < words] + [topic]
    return tuple(kept)


def _notes(best_first: Sequence[Source], assumed: Source | None) -> tuple[str, ...]:
    told = [note for source in best_first for note in source.announcement.notes]
    if assumed and assumed.published:
        told.insert(
            0,
            "The document tells no day of publication; the meeting's day is reckoned from the day when the document "
            f"was received, {assumed.published.isoformat()}.",
        )
    return tuple(dict.fromkeys(told))
