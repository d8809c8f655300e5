"""Meetings as JSON, and each one's own page: the same address answers a browser with the page."""

# mypy: allow-untyped-decorators
# (flask-smorest is not annotated)
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app
from flask_smorest import Blueprint
from marshmallow import RAISE

from service.publish.schemas import MeetingListSchema, MeetingSchema
from service.web import pages
from service.web.context import services, site
from service.web.filters import Filters
from service.web.paging import page_size, with_next
from service.web.parameters import MeetingListQuerySchema
from service.web.problems import wants_page
from service.web.publishing import published, record

blueprint = Blueprint("meetings", __name__, description="Published meetings. Reading is open.")


@blueprint.get("/meetings")
@blueprint.arguments(MeetingListQuerySchema, location="query", unknown=RAISE)
@blueprint.response(200, MeetingListSchema, description="One page of meetings.")
def listed(parameters: Mapping[str, Any]) -> Any:
    """The published meetings that match: all that is to come, soonest first; then the past, latest first."""
    filters, size = Filters.of(parameters), page_size(parameters["limit"])
    query = published(filters, imprecise=parameters["imprecise"], limit=size, after=parameters["after"])
    page = services().store.meetings(query)
    kept = [*filters.pairs(), ("imprecise", parameters["imprecise"]), ("limit", str(size))]
    records = [record(meeting) for meeting in page.items]
    return with_next({"meetings": records, "total": page.total}, f"{site()}/meetings", kept, page.next)


@blueprint.get("/meetings/<uid>")
@blueprint.response(200, MeetingSchema, description="The meeting, with its sources and changes.")
@blueprint.alt_response(404, "NOT_FOUND")
def one(uid: str) -> Any:
    """One meeting; a browser, which asks for text/html, gets its page."""
    meeting = services().store.meeting(uid)
    if not wants_page():
        return record(meeting), 200, {"Vary": "Accept"}
    response: Response = current_app.response_class(pages.meeting_page(meeting), mimetype="text/html")
    response.vary.add("Accept")
    return response
