"""What a request may ask and send: query parameters and a posted document's JSON, as marshmallow schemas.

In comes the query string or the body; out come checked values, or marshmallow's ``ValidationError`` naming the
parameter or field. The filters are the same for the page, the JSON list and the calendar, so that a feed holds what its
page shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, pre_load, validate, validates_schema

from service.model import Status
from service.publish.ical import Cancelled

LONGEST_VALUE = 200
MANY_VALUES = 50


class Values(fields.List[Any]):
    """A query parameter that may be repeated; empty values (an untouched form) count as not given."""

    def __init__(self, inner: fields.Field[Any], **kwargs: Any) -> None:
        super().__init__(inner, load_default=(), validate=validate.Length(max=MANY_VALUES), **kwargs)


def _word(*more: Any) -> fields.String:
    return fields.String(validate=[validate.Length(max=LONGEST_VALUE), _no_controls, *more])


def _day(**more: Any) -> fields.Date:
    told = "Is no date: write it as 2019-03-01."
    return fields.Date(load_default=None, error_messages={"invalid": told}, **more)


def _no_controls(value: str) -> None:
    if not value.isprintable():
        raise ValidationError("Holds a control character.")


def _one_party(value: str) -> None:
    if "," in value:
        raise ValidationError("One value each: repeat the parameter for several (party=RU&party=VE).")


class MeetingFilterSchema(Schema):
    """Which meetings: the same parameters for the page, the JSON and the calendar. Repeated values are alternatives."""

    class Meta:
        unknown = RAISE

    party = Values(_word(_one_party), metadata={"description": "A state's alpha-2 code, an organisation's short name."})
    person = Values(_word(), metadata={"description": "Words of a person's name; case and accents do not matter."})
    place = Values(_word(), metadata={"description": "A town, or a country's alpha-2 code."})
    topic = Values(_word(), metadata={"description": "Words of the agenda."})
    status = Values(fields.Enum(Status, by_value=True), metadata={"description": "One of the four statuses."})
    since = _day(data_key="from", metadata={"description": "Meetings on this day or later."})
    until = _day(data_key="to", metadata={"description": "Meetings on this day or earlier."})

    @pre_load
    def leave_out_empty(self, data: Any, **_: Any) -> dict[str, Any]:
        """Strip every value and drop what is then empty; a single-valued parameter keeps its only value."""
        told: dict[str, Any] = {}
        for key in data:
            values = data.getlist(key) if hasattr(data, "getlist") else data[key]
            values = [values] if isinstance(values, str) else list(values)
            if kept := [value.strip() for value in values if value.strip()]:
                told[key] = kept if isinstance(self._declared(key), Values) or len(kept) > 1 else kept[0]
        return told

    def _declared(self, key: str) -> fields.Field[Any] | None:
        return next((one for name, one in self.fields.items() if key in (name, one.data_key)), None)

    @validates_schema
    def from_before_to(self, data: Mapping[str, Any], **_: Any) -> None:
        since: date | None = data.get("since")
        until: date | None = data.get("until")
        if since and until and until < since:
            raise ValidationError("Lies before 'from'.", field_name="to")


class MeetingListQuerySchema(MeetingFilterSchema):
    """A page of the JSON list: the filters, what to do with meetings whose day is open, and where the page begins."""

    imprecise = fields.String(load_default="include", validate=validate.OneOf(("include", "exclude")))
    limit = fields.Integer(load_default=None, validate=validate.Range(min=1))
    after = fields.String(load_default=None, metadata={"description": "Where the page before ended (its 'next')."})


class CalendarQuerySchema(MeetingFilterSchema):
    """The calendar: the filters, what becomes of cancelled meetings, and of those whose day is open."""

    imprecise = fields.String(load_default="exclude", validate=validate.OneOf(("include", "exclude")))
    cancelled = fields.Enum(Cancelled, by_value=True, load_default=Cancelled.STATUS)


class PageQuerySchema(MeetingFilterSchema):
    """The first page. Parameters that others put on addresses they pass on (utm_source …) are left alone."""

    class Meta:
        unknown = EXCLUDE

    after = fields.String(load_default=None)


class ChangeListQuerySchema(Schema):
    """A page of the log of changes."""

    class Meta:
        unknown = RAISE

    since = fields.String(
        load_default=None,
        validate=validate.Length(max=LONGEST_VALUE),
        metadata={"description": "Where a page before ended (in its 'next'), or a time such as 2019-03-01T00:00Z."},
    )
    limit = fields.Integer(load_default=None, validate=validate.Range(min=1))


class DocumentListQuerySchema(Schema):
    """A page of the list of documents."""

    class Meta:
        unknown = RAISE

    limit = fields.Integer(load_default=None, validate=validate.Range(min=1))
    after = fields.String(load_default=None)


class SubmissionSchema(Schema):
    """A document posted as JSON: exactly one of ``text`` and ``html``, and what is known about it."""

    class Meta:
        unknown = RAISE

    BODIES: ClassVar[tuple[str, str]] = ("text", "html")

    text = fields.String(metadata={"description": "Plain text: paragraphs separated by newlines."})
    html = fields.String(metadata={"description": "A page's HTML."})
    title = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=1000))
    published = _day(allow_none=True)
    outlet = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    address = fields.Url(load_default=None, allow_none=True, schemes={"http", "https"}, require_tld=False)
    language = fields.String(load_default=None, allow_none=True, validate=validate.Length(min=2, max=35))

    @validates_schema
    def one_body(self, data: Mapping[str, Any], **_: Any) -> None:
        given = [name for name in self.BODIES if name in data]
        if len(given) != 1:
            raise ValidationError("Give exactly one of 'text' and 'html'.", field_name=(given or ["text"])[-1])
        if not data[given[0]].strip():
            raise ValidationError("Is empty.", field_name=given[0])
