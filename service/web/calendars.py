"""The calendar to subscribe to, and one meeting alone, as iCalendar over HTTP."""

# mypy: allow-untyped-decorators
# (flask-smorest is not annotated)
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, current_app
from flask_smorest import Blueprint
from marshmallow import RAISE

from service.model import CalendarState, Meeting, MeetingQuery
from service.publish import ical
from service.web.conditional import Validators, validators
from service.web.context import services, site
from service.web.filters import Filters
from service.web.parameters import CalendarQuerySchema
from service.web.publishing import published

blueprint = Blueprint("calendar", __name__, description="iCalendar (RFC 5545): subscribe to /calendar.ics.")

TEXT = {"schema": {"type": "string"}, "content_type": "text/calendar"}


@blueprint.get("/calendar.ics")
@blueprint.arguments(CalendarQuerySchema, location="query", unknown=RAISE)
@blueprint.response(200, **TEXT, description="The calendar; the address can be subscribed to.")
@blueprint.alt_response(304, description="Unchanged since the validators that were sent.")
def feed(parameters: Mapping[str, Any]) -> Response:
    """All meetings that match, as a calendar.

    All that is to come and then the latest past, up to a limit; ``from`` and ``to`` narrow or move the window.
    """
    filters, cancelled, imprecise = Filters.of(parameters), parameters["cancelled"], parameters["imprecise"]
    wanted = filters.but_cancelled() if cancelled is ical.Cancelled.DROP else filters
    query = published(wanted, imprecise=imprecise, limit=services().settings.calendar.limit)
    state = services().store.state()
    current = validators(state, *filters.pairs(), cancelled, imprecise, _window(query))
    if unchanged := current.not_modified():
        return unchanged
    options = (("cancelled", cancelled, ical.Cancelled.STATUS), ("imprecise", imprecise, "exclude"))
    address = filters.address("/calendar.ics", *((name, value) for name, value, default in options if value != default))
    look = replace(_look(state, address, filters.words()), cancelled=cancelled, imprecise=imprecise == "include")
    return _answer(ical.calendar(services().store.meetings(query).items, look), current, "dipcal.ics")


@blueprint.get("/meetings/<uid>.ics")
@blueprint.response(200, **TEXT, description="The meeting as a calendar of one event.")
def single(uid: str) -> Response:
    """One meeting as a calendar; also one whose day is not known exactly."""
    state, meeting = services().store.state(), services().store.meeting(uid)
    current = validators(state, meeting.uid)
    if unchanged := current.not_modified():
        return unchanged
    return _answer(_alone(meeting, state), current, f"{meeting.uid.partition('@')[0]}.ics")


def _window(query: MeetingQuery) -> str:
    """What the answer depends on besides the data: the day, where the window leaves meetings out; else nothing."""
    total = services().store.meetings(replace(query, limit=1)).total
    return query.today.isoformat() if total > query.limit else ""


def _alone(meeting: Meeting, state: CalendarState) -> bytes:
    address = f"/meetings/{meeting.uid}.ics"
    return ical.calendar((meeting,), replace(_look(state, address), imprecise=True))


def _look(state: CalendarState, address: str, words: str = "") -> ical.Feed:
    """How a calendar of this site looks; ``words`` tell the filters in its name."""
    told = services().settings.calendar
    return ical.Feed(
        name=f"{told.name}: {words}" if words else told.name,
        description=told.description,
        color=told.color,
        refresh=told.refresh,
        address=site() + address,
        site=site(),
        modified=state.modified,
    )


def _answer(body: bytes, current: Validators, file_name: str) -> Response:
    response: Response = current_app.response_class(body, content_type=ical.CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    return current.mark(response)
