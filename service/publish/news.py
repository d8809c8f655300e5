"""News of the calendar: what was added, changed or withdrawn, a piece for each meeting and time.

In come lines of the log, latest first, and the meetings that they are about; out come ``News``, latest first, in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from service.model import ADDED, Change, LoggedChange, Meeting, Status
from service.publish import wording
from service.publish.descriptions import TOLD
from service.publish.titles import title
from service.publish.words import words

_DAYS = ("start", "end")


@dataclass(frozen=True, slots=True)
class News:
    """What became of one meeting at one time. ``kind`` is a key of words.toml's [news]."""

    meeting: Meeting
    at: datetime
    sequence: int
    kind: str
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """``Moved: Lavrov – Rodríguez (RU–VE)``."""
        return f"{words().news[self.kind]}: {title(self.meeting)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """What changed, a sentence each; of a new meeting nothing."""
        return tuple(wording.change(change) for change in self.changes if change.field in TOLD)


def news(lines: Sequence[LoggedChange], meetings: Mapping[str, Meeting]) -> tuple[News, ...]:
    """One piece for all that changed of one meeting at one time; none where only what nobody plans by changed."""
    found = []
    for (uid, sequence), together in groupby(lines, key=lambda line: (line.meeting, line.change.sequence)):
        changes = tuple(line.change for line in together)[::-1]
        kind = _kind(changes)
        if kind is not None:
            found.append(News(meetings[uid], changes[0].at, sequence, kind, changes))
    return tuple(found)


def _kind(changes: Sequence[Change]) -> str | None:
    fields = {change.field: change for change in changes}
    if ADDED in fields:
        return "added"
    if "withdrawn" in fields and fields["withdrawn"].after == "yes":
        return "withdrawn"
    if "status" in fields and fields["status"].after in (Status.POSTPONED, Status.CANCELLED):
        return fields["status"].after
    if "status" in fields and fields["status"].before in (Status.POSTPONED, Status.CANCELLED):
        return "revived"
    if any(name in fields for name in _DAYS):
        return "moved"
    if "place" in fields:
        return "relocated"
    return "changed" if any(name in TOLD for name in fields) else None
