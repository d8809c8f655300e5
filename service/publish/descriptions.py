"""A meeting told in plain text: the description of its calendar entry, also fit for a terminal.

In comes a ``Meeting``; out come lines: who, when, where, the agenda, how certain it is, every source with the sentence
that it rests on, and the last changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from service.model import Change, Meeting, Mode, Source
from service.publish import wording
from service.publish.words import words

LATEST_CHANGES = 3
TOLD = (*wording.SHORT_FIELDS, "sources")  # what a reader plans by; the rest is on the meeting's page


def description(meeting: Meeting) -> str:
    """Paragraphs separated by empty lines."""
    paragraphs = (_people(meeting), _facts(meeting), _agenda(meeting), _certainty(meeting))
    told = ["\n".join(lines) for lines in (*paragraphs, *_sources(meeting), _changes(meeting)) if lines]
    return "\n\n".join(told)


def latest_changes(meeting: Meeting) -> tuple[Change, ...]:
    """All changes, the latest first."""
    return tuple(sorted(meeting.changes, key=lambda change: (change.at, change.sequence), reverse=True))


def _people(meeting: Meeting) -> list[str]:
    return [wording.who(participant) for participant in meeting.participants]


def _facts(meeting: Meeting) -> list[str]:
    part = words().part
    facts = [f"{part['when']}: {wording.when(meeting)}"]
    if meeting.when_told:
        facts.append(f"{part['told']}: “{meeting.when_told}”")
    if place := wording.where(meeting.place):
        facts.append(f"{part['where']}: {place}")
    if meeting.mode is not Mode.UNKNOWN:
        facts.append(f"{part['mode']}: {wording.mode(meeting.mode)}")
    return facts


def _agenda(meeting: Meeting) -> list[str]:
    if not meeting.topics:
        return []
    return [f"{words().part['agenda']}:", *(f"- {' '.join(topic.split())}" for topic in meeting.topics)]


def _certainty(meeting: Meeting) -> list[str]:
    part = words().part
    sure = f"{part['confidence']}: {meeting.confidence:.0%}"
    return [f"{part['status']}: {wording.status(meeting)}", *wording.certainty(meeting), sure]


def _sources(meeting: Meeting) -> Iterator[list[str]]:
    for number, source in enumerate(meeting.sources):
        head = [f"{words().part['sources']}:"] if number == 0 else []
        yield head + _source(source)


def _source(source: Source) -> list[str]:
    lines = [wording.source_line(source)]
    if source.address:
        lines.append(source.address)
    lines.append(f"“{' '.join(source.evidence.split())}”")
    return lines


def _changes(meeting: Meeting) -> list[str]:
    told = [change for change in latest_changes(meeting) if change.field in TOLD]
    lines = [f"{wording.instant(change.at)}: {wording.change(change)}" for change in told[:LATEST_CHANGES]]
    return [f"{words().part['changes']}:", *lines] if lines else []
