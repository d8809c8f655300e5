"""Every error as an answer: problem details (RFC 9457) for programs, a page for browsers.

In comes an exception; out comes a response that says what is wrong and, where it can be told, in which parameter or
field. This is the one place where the error tree meets HTTP.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, json, render_template, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from service.errors import AccessError, BrokenError, DipcalError, DocumentError, NotFoundError, QueryError, StoreError

MEDIA_TYPE = "application/problem+json"
SCHEMA_LEVEL = "_schema"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: ``location`` is query, json, header, path or body."""

    field: str
    location: str
    detail: str


class Problem(HTTPException):
    """An error with the status, the sentence and the faults that a view found."""

    def __init__(
        self, status: HTTPStatus, detail: str, *faults: Fault, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(description=detail)
        self.code = status
        self.faults = faults
        self.extra = dict(headers or {})


def register(app: Flask) -> None:
    """Answer every error of the product's own, and of marshmallow, in this form; the API answers werkzeug's."""
    app.before_request(refuse_wrong_host)
    app.register_error_handler(DipcalError, lambda error: answer(of_dipcal(error)))
    app.register_error_handler(ValidationError, lambda error: answer(of_validation(error, "query")))


def refuse_wrong_host() -> None:
    """400 where the Host header names no host (RFC 9112 section 3.2): links of the answer would lead nowhere."""
    if not request.host:
        detail = "The Host header names no host."
        raise Problem(HTTPStatus.BAD_REQUEST, detail, Fault("Host", "header", detail))


def answer(error: HTTPException) -> Response | HTTPException:
    """The response to an error; a redirect stays what it is."""
    if error.code is None or error.code < 400:
        return error
    status, faults, detail = HTTPStatus(error.code), _faults(error), _detail(error)
    if wants_page():
        body, media_type = render_template("error.html", status=status, detail=detail, faults=faults), "text/html"
    else:
        body, media_type = _details(status, detail, faults), MEDIA_TYPE
    response = current_app.response_class(body, status=error.code, mimetype=media_type)
    response.vary.add("Accept")
    response.headers.update(_headers(error))
    return response


def wants_page() -> bool:
    """Whether a browser asks: it names HTML, a program takes anything or names JSON."""
    return request.accept_mimetypes.best_match(("application/json", MEDIA_TYPE, "text/html")) == "text/html"


def of_dipcal(error: DipcalError) -> Problem:
    """Which status each error of the product has."""
    match error:
        case NotFoundError():
            return Problem(HTTPStatus.NOT_FOUND, f"There is no {error.kind} {error.identifier!r}.")
        case QueryError():
            fault = Fault(error.parameter, "query", error.reason)
            return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), fault)
        case BrokenError():  # logged with its traceback where it broke
            detail = "The document could not be taken in: something went wrong here; it has been logged."
            return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
        case DocumentError():
            fault = Fault(error.field or "document", "body", error.reason)
            return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), fault)
        case AccessError():
            return Problem(HTTPStatus.FORBIDDEN, str(error))
        case StoreError():
            current_app.logger.error("the store failed: %s", error)
            return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "The store cannot be reached.")
        case _:
            current_app.logger.error("unexpected: %s", error, exc_info=error)
            return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it has been logged.")


def of_validation(error: ValidationError, location: str) -> Problem:
    """Parameters or fields that break their schema."""
    faults = tuple(_flat(error.messages, location))
    told = "; ".join(f"{fault.field}: {fault.detail}" if fault.field else fault.detail for fault in faults)
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, told, *faults)


def _flat(messages: Any, location: str, path: str = "") -> Iterator[Fault]:
    """marshmallow's nested messages as a list; the position inside a repeated parameter is not told."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            below = path if key == SCHEMA_LEVEL or isinstance(key, int) else f"{path}.{key}".lstrip(".")
            yield from _flat(inner, location, below)
        return
    for message in messages if isinstance(messages, list) else [messages]:
        yield Fault(path, location, str(message))


def _faults(error: HTTPException) -> tuple[Fault, ...]:
    if isinstance(error, Problem):
        return error.faults
    messages = (getattr(error, "data", None) or {}).get("messages", {})  # what webargs leaves on its errors
    return tuple(fault for location, inner in messages.items() for fault in _flat(inner, location))


def _detail(error: HTTPException) -> str:
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    if error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return f"The body is larger than the {limit:,} bytes that are accepted."
    if error.code == HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, Problem):
        return "Something went wrong here; it has been logged."
    if not isinstance(error, Problem) and (faults := _faults(error)):
        return "; ".join(f"{fault.field}: {fault.detail}" if fault.field else fault.detail for fault in faults)
    return error.description or ""


def _details(status: HTTPStatus, detail: str, faults: tuple[Fault, ...]) -> str:
    """RFC 9457 section 3.1; the type is about:blank, so the title is the status's own phrase (section 4.2.1)."""
    told: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}
    told["instance"] = request.path
    if faults:
        told["errors"] = [asdict(fault) for fault in faults]
    return json.dumps(told) + "\n"


def _headers(error: HTTPException) -> dict[str, str]:
    """What the status asks for besides the body: Allow, WWW-Authenticate, Accept."""
    kept = {name: value for name, value in error.get_headers(request.environ) if name.lower() != "content-type"}
    return kept | (error.extra if isinstance(error, Problem) else {})
