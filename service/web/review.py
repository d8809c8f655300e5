"""What waits for a look: meetings whose confidence is too low to publish them, as JSON, and as a page for browsers."""

# mypy: allow-untyped-decorators
# (flask-smorest is not annotated)
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app
from flask_smorest import Blueprint
from marshmallow import RAISE

from service.publish.schemas import MeetingListSchema
from service.web import pages
from service.web.context import services, site
from service.web.filters import Filters
from service.web.paging import page_size, with_next
from service.web.parameters import MeetingListQuerySchema
from service.web.problems import wants_page
from service.web.publishing import in_review, record

blueprint = Blueprint("review", __name__, description="Meetings that wait for a look before they are published.")


@blueprint.get("/review")
@blueprint.arguments(MeetingListQuerySchema, location="query", unknown=RAISE)
@blueprint.response(200, MeetingListSchema, description="One page of the meetings that wait.")
def listed(parameters: Mapping[str, Any]) -> Any:
    """The meetings below the confidence that the calendar asks for; a browser gets a page with their passages."""
    filters, size = Filters.of(parameters), page_size(parameters["limit"])
    page = services().store.meetings(
        in_review(filters, imprecise=parameters["imprecise"], limit=size, after=parameters["after"])
    )
    kept = [*filters.pairs(), ("imprecise", parameters["imprecise"]), ("limit", str(size))]
    told = {"meetings": [record(meeting) for meeting in page.items], "total": page.total}
    body, status, headers = with_next(told, f"{site()}/review", kept, page.next)
    if not wants_page():
        return body, status, headers | {"Vary": "Accept"}
    html = pages.review_page(page.items, page.total, body["next"])
    response: Response = current_app.response_class(html, mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.vary.add("Accept")
    return response
