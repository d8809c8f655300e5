"""A posted document: the request's body checked and made a ``RawDocument``.

In comes the request; out comes the document as bytes, exactly as a source would deliver it, or a ``Problem`` that names
the header or field. What is inside the text is judged where all documents are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import Request
from marshmallow import ValidationError

from service.model import RawDocument
from service.web.parameters import SubmissionSchema
from service.web.problems import Fault, Problem, of_validation

SOURCE = "post"
NAME = "the posted document"
JSON = "application/json"
TYPES = ("text/plain", "text/html", JSON)


def submission(request: Request, now: datetime) -> RawDocument:
    """The document that the request sends."""
    _check_headers(request)
    data = request.get_data(cache=False)
    if not data.strip():
        raise _bad("The request has no body; send a document.", Fault("", "body", "Is empty."))
    if request.mimetype == JSON:
        told = _told(data)
        identity = told.get("address") or _digest(told["text"] if "text" in told else told["html"])
        data = json.dumps(told, ensure_ascii=False).encode()
        return RawDocument(SOURCE, identity, data, now, NAME, media_type=JSON)
    charset = request.mimetype_params.get("charset")
    media_type = f"{request.mimetype}; charset={charset}" if charset else request.mimetype
    return RawDocument(SOURCE, _digest(data), data, now, NAME, media_type=media_type)


def _check_headers(request: Request) -> None:
    """Content-Type, charset and Content-Encoding: 415 for what is not read (RFC 9110 section 15.5.16)."""
    if (
        not request.content_type
        and not request.content_length
        and "chunked" not in request.headers.get("Transfer-Encoding", "")
    ):
        raise _bad("The request has no body; send a document.", Fault("", "body", "Is empty."))
    if request.mimetype not in TYPES:
        told = repr(request.mimetype) if request.mimetype else "no type"
        raise _unsupported("Content-Type", f"{told} is not read; {', '.join(TYPES)} are.")
    if encoding := request.headers.get("Content-Encoding"):
        raise _unsupported("Content-Encoding", f"{encoding!r} is not read; send the body as it is.")
    charset = request.mimetype_params.get("charset")
    if charset and not _known(charset):
        raise _unsupported("Content-Type", f"The charset {charset!r} is not known.")


def _known(charset: str) -> bool:
    """Whether it is an encoding of text. Python's codecs hold others ("hex", "undefined"), so it is tried."""
    try:
        return bool("a".encode(charset))
    except (LookupError, ValueError):
        return False


def _told(data: bytes) -> dict[str, Any]:
    """The fields of a JSON body (RFC 8259: UTF-8)."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad(f"The JSON is not UTF-8 (byte {error.start}).", Fault("", "body", "Is not UTF-8.")) from error
    except json.JSONDecodeError as error:
        detail = f"The JSON is broken at line {error.lineno}, column {error.colno}: {error.msg}."
        raise _bad(detail, Fault("", "body", detail)) from error
    except (RecursionError, ValueError) as error:
        raise _bad("The JSON is nested too deeply or holds a number that is too long.") from error
    if not isinstance(told, Mapping):
        detail = "The JSON must be an object with 'text' or 'html'."
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, Fault("", "json", detail))
    return _checked(told)


def _checked(told: Mapping[str, Any]) -> dict[str, Any]:
    """The fields by their schema, as JSON values without the ones that are not told."""
    schema = SubmissionSchema()
    try:
        loaded = schema.load(told)
    except ValidationError as error:
        raise of_validation(error, "json") from error
    kept = {name: value for name, value in dict(schema.dump(loaded)).items() if value is not None}
    for name, value in kept.items():
        if any("\ud800" <= character <= "\udfff" for character in value):
            detail = "Holds half of a surrogate pair, which is no character."
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{name}: {detail}", Fault(name, "json", detail))
    return kept


def _digest(content: str | bytes) -> str:
    """What a document without an address is known by: its content."""
    return "sha256:" + hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _bad(detail: str, *faults: Fault) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, detail, *faults)


def _unsupported(header: str, detail: str) -> Problem:
    fault = Fault(header, "header", detail)
    return Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail, fault, headers={"Accept": ", ".join(TYPES)})
