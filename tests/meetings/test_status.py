"""Cancelled, postponed, moved, hedged: the status of a meeting, and which day it then has."""

from __future__ import annotations

import pytest

from service.model import Status
from tests.meetings.announced import announced

MEETING = "A meeting between Chadian President Idrissa Mbaye and Turkish Foreign Minister Kemal Ozkan in Ankara"


@pytest.mark.parametrize(
    ("told", "status", "start"),
    [
        ("on 3 March has been cancelled.", Status.CANCELLED, "2026-03-03"),
        ("on 3 March has been called off.", Status.CANCELLED, "2026-03-03"),
        ("on 3 March has been put off.", Status.POSTPONED, "2026-03-03"),
        ("has been postponed from 3 March to 9 March.", Status.POSTPONED, "2026-03-09"),
        ("on 3 March has been postponed to 9 March.", Status.POSTPONED, "2026-03-09"),
        ("has been postponed until 9 March.", Status.POSTPONED, "2026-03-09"),
        ("has been deferred to 9 March.", Status.POSTPONED, "2026-03-09"),
        ("has been moved to 9 March.", Status.SCHEDULED, "2026-03-09"),
        ("has been brought forward to 2 March.", Status.SCHEDULED, "2026-03-02"),
        ("on 3 March may be cancelled.", Status.TENTATIVE, "2026-03-03"),
    ],
)
def test_what_is_put_off_has_its_status_and_its_day(told: str, status: Status, start: str) -> None:
    (meeting,) = announced(f"{MEETING} {told}")
    assert (meeting.status, meeting.start) == (status, start)


@pytest.mark.parametrize(
    ("verb", "day", "status"),
    [
        ("plans to meet", "on 3 March", Status.SCHEDULED),  # hedged, but with a date
        ("plans to meet", "soon", Status.TENTATIVE),
        ("may meet", "on 3 March", Status.TENTATIVE),
        ("will meet", "soon", Status.SCHEDULED),
    ],
)
def test_a_plan_with_a_date_is_scheduled_and_a_possibility_is_not(verb: str, day: str, status: Status) -> None:
    (meeting,) = announced(f"Chadian President Idrissa Mbaye {verb} Turkish President Kemal Ozkan in Ankara {day}.")
    assert meeting.status is status


@pytest.mark.parametrize(
    "text",
    [
        "Chadian President Idrissa Mbaye will not meet Turkish President Kemal Ozkan in Ankara on 3 March.",
        "Chadian President Idrissa Mbaye will meet Turkish President Kemal Ozkan in Ankara on 3 February 2026.",
        "Chadian President Idrissa Mbaye met Turkish President Kemal Ozkan in Ankara on 3 February.",
        "Chadian President Idrissa Mbaye offered to meet Turkish President Kemal Ozkan in Ankara on 3 March.",
    ],
)
def test_what_was_never_planned_is_over_or_is_only_wished_for_is_no_meeting(text: str) -> None:
    assert announced(text) == []
