"""The pages that people read: the first page with the meetings by day, and each meeting's own.

In come meetings from the store; out comes HTML, rendered here without JavaScript. The templates only lay out: what is
shown where is decided in ``agenda``, and how it is said in ``publish.wording``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, Flask, Response, current_app, render_template, request
from marshmallow import ValidationError

from service.errors import NotFoundError, QueryError
from service.model import Meeting, Mode, Source, Status, StoredDocument
from service.publish import descriptions, slots, titles, wording
from service.publish.ical import page_address
from service.publish.words import words
from service.web import agenda, passages
from service.web.context import services, site
from service.web.filters import Filters
from service.web.parameters import PageQuerySchema
from service.web.problems import Fault, of_dipcal, of_validation
from service.web.publishing import published, waits
from service.web.subscription import Subscription, subscription

blueprint = Blueprint("pages", __name__)

PAGE_SIZE = 100
NEWS_FOR = timedelta(hours=24)  # how long an entry is marked as new or changed
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STATUSES = tuple(Status)


def register(app: Flask) -> None:
    """Give the templates the words, and the application the first page."""
    app.jinja_env.globals.update(
        wording=wording, titles=titles, slots=slots, descriptions=descriptions, words=words, Status=Status, Mode=Mode
    )
    app.jinja_env.tests["web_address"] = _is_web_address
    app.jinja_env.filters["plain"] = _plain
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(lambda: {"site": site(), "calendar": services().settings.calendar, "mark": _mark})
    app.register_blueprint(blueprint)


@blueprint.get("/")
def first() -> Response:
    """The coming meetings by day, then the latest past; filtered as the parameters say."""
    try:
        parameters = PageQuerySchema().load(request.args)
        return _first(Filters.of(parameters), parameters["after"])
    except ValidationError as error:
        return _refused(tuple(of_validation(error, "query").faults))
    except QueryError as error:
        return _refused(of_dipcal(error).faults)


def _first(filters: Filters, after: str | None) -> Response:
    """The page under filters that are understood."""
    today = services().today
    page = services().store.meetings(published(filters, limit=PAGE_SIZE, after=after))
    following = filters.address("/", ("after", page.next)) if page.next else None
    return _html(
        "calendar.html",
        agenda=agenda.agenda(page.items, today),
        total=page.total,
        following=following,
        first_page=after is None,
        today=today,
        filters=filters,
        without_match=_without_match(filters),
        subscription=_subscription(filters, _publishable(filters)),
        faults=(),
    )


def _refused(faults: tuple[Fault, ...]) -> Response:
    """The page with what is wrong beside the form, and no meetings: showing all of them would hide the mistake."""
    told = {name: request.args.getlist(name) for name in ("party", "person", "place", "topic", "status", "from", "to")}
    response = _html(
        "calendar.html",
        agenda=agenda.agenda((), services().today),
        total=0,
        following=None,
        first_page=True,
        today=services().today,
        filters=Filters(),
        told=told,
        without_match=(),
        subscription=None,
        faults=faults,
    )
    response.status_code = 422
    return response


def review_page(meetings: Sequence[Meeting], total: int, following: str | None) -> str:
    """What waits for a look, with the passages that it rests on."""
    least = services().settings.calendar.min_confidence
    return render_template("review.html", meetings=meetings, total=total, following=following, least=least)


def meeting_page(meeting: Meeting) -> str:
    """A meeting's own page."""
    return render_template(
        "meeting.html",
        meeting=meeting,
        in_review=waits(meeting),
        shares=[_share(source) for source in meeting.sources],
        changes=descriptions.latest_changes(meeting),
        subscription=subscription(f"{page_address(site(), meeting.uid)}.ics", titles.title(meeting)),
        address=page_address(site(), meeting.uid),
    )


def _share(source: Source) -> dict[str, Any]:
    """A source with its passages in the document's context."""
    document = _document(source)
    text = document.document.text if document else source.evidence
    return {
        "source": source,
        "document": document,
        "paragraphs": passages.paragraphs(text, source.announcement) if document else (),
        "goes_on": document is not None and passages.ends_early(text, source.announcement),
    }


def _document(source: Source) -> StoredDocument | None:
    """The document, as long as it still says what the meeting rests on."""
    try:
        document = services().store.document(source.document_id)
    except NotFoundError:
        return None
    return document if source.announcement.evidence.of(document.document.text) == source.evidence else None


def _mark(meeting: Meeting) -> str | None:
    """What a reader of yesterday has not seen: the kind of news of an entry that is new or changed, else None."""
    seen: datetime = services().now() - NEWS_FOR
    if meeting.created > seen:
        return "added"
    return "changed" if meeting.modified > seen else None


def _without_match(filters: Filters) -> tuple[tuple[str, str], ...]:
    """The filter values that no meeting has."""
    store = services().store
    return tuple(
        (name, value) for name, value, alone in filters.single() if not store.meetings(published(alone, limit=1)).total
    )


def _publishable(filters: Filters) -> int:
    """How many of the matching meetings have a day, and so stand in the calendar."""
    query = published(filters, imprecise="exclude", limit=1)
    return min(services().store.meetings(query).total, services().settings.calendar.limit)


def _subscription(filters: Filters, matching: int) -> Subscription:
    name, words = services().settings.calendar.name, filters.words()
    address = site() + filters.address("/calendar.ics")
    return subscription(address, f"{name}: {words}" if words else name, matching)


def _html(template: str, **values: Any) -> Response:
    body = render_template(template, **values, statuses=STATUSES)
    response: Response = current_app.response_class(body, mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _plain(text: str) -> str:
    """The text without the characters that XML 1.0 forbids (section 2.2)."""
    return _NO_XML.sub("", text)


def _is_web_address(value: object) -> bool:
    """Whether a source's address may become a link: nothing but http and https does."""
    return isinstance(value, str) and value.lower().startswith(("http://", "https://"))
