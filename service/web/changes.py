"""What changed: the log for programs, and the same as an Atom feed for people."""

# mypy: allow-untyped-decorators
# (flask-smorest is not annotated)
from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, render_template
from flask_smorest import Blueprint
from marshmallow import RAISE

from service.model import LoggedChange, Meeting
from service.publish.news import News, news
from service.publish.schemas import ChangeListSchema, change_record
from service.web.conditional import validators
from service.web.context import services, site
from service.web.paging import page_size
from service.web.parameters import ChangeListQuerySchema
from service.web.publishing import waits

blueprint = Blueprint("changes", __name__, description="Everything published that was added, changed or withdrawn.")

IN_FEED = 50  # entries: a meeting at one time each
_LINES_AN_ENTRY = 6  # as many lines of the log are read for an entry
ATOM = {"schema": {"type": "string"}, "content_type": "application/atom+xml"}


@blueprint.get("/changes")
@blueprint.arguments(ChangeListQuerySchema, location="query", unknown=RAISE)
@blueprint.response(200, ChangeListSchema, description="Lines of the log, oldest first.")
def listed(parameters: Mapping[str, Any]) -> Any:
    """All changes behind ``since``, in order, withdrawals included; ``next`` goes on where this page ended.

    Nothing is missed by whoever always asks for ``next``, also where it holds nothing yet.
    """
    size = page_size(parameters["limit"])
    page = services().store.changes(parameters["since"], size)
    told = {meeting.uid: meeting for meeting in services().store.meetings_told([line.meeting for line in page.items])}
    following = f"{site()}/changes?{urlencode({'since': page.next, 'limit': size})}"
    records = [
        change_record(line, told[line.meeting], site()) | {"in_review": waits(told[line.meeting])}
        for line in page.items
    ]
    body = {"changes": records, "next": following, "more": page.more}
    return body, 200, {"Link": f'<{following}>; rel="next"'}


@blueprint.get("/changes.atom")
@blueprint.response(200, **ATOM, description="The latest news as Atom (RFC 4287).")
@blueprint.alt_response(304, description="Unchanged since the validators that were sent.")
def feed() -> Response:
    """New, changed and withdrawn meetings, the latest first, an entry for all that changed of one at one time."""
    state = services().store.state()
    current = validators(state)
    if unchanged := current.not_modified():
        return unchanged
    body = render_template("changes.atom.xml", news=_news(), updated=state.modified)
    return current.mark(current_app.response_class(body, content_type="application/atom+xml; charset=utf-8"))


def _record(line: LoggedChange, meeting: Meeting) -> dict[str, Any]:
    return change_record(line, meeting, site()) | {"in_review": waits(meeting)}


def _news() -> tuple[News, ...]:
    """The latest news of what is published."""
    lines = services().store.latest_changes(IN_FEED * _LINES_AN_ENTRY)
    told = {meeting.uid: meeting for meeting in services().store.meetings_told([line.meeting for line in lines])}
    return news([line for line in lines if not waits(told[line.meeting])], told)[:IN_FEED]
