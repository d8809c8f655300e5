"""What is published, and what waits for a look because its confidence is too low (setting calendar.min_confidence).

In come filters; out come the store's queries, and meetings as the JSON record that the API gives.
"""

from __future__ import annotations

from typing import Any

from service.model import Meeting, MeetingQuery
from service.publish.schemas import meeting_record
from service.web.context import services, site
from service.web.filters import Filters


def published(filters: Filters, **more: Any) -> MeetingQuery:
    """The query for meetings that are sure enough; ``more`` are its other fields."""
    return filters.query(services().today, min_confidence=_least(), **more)


def in_review(filters: Filters, **more: Any) -> MeetingQuery:
    """The query for those that are not."""
    return filters.query(services().today, below_confidence=_least(), **more)


def waits(meeting: Meeting) -> bool:
    """Whether a meeting is not published yet."""
    return meeting.confidence < _least()


def record(meeting: Meeting) -> dict[str, Any]:
    """The meeting as the API tells it."""
    return meeting_record(meeting, site()) | {"in_review": waits(meeting)}


def _least() -> float:
    return services().settings.calendar.min_confidence
