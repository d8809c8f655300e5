"""Who may write: bearer keys (RFC 6750) with a scope, checked against the store."""

from __future__ import annotations

from http import HTTPStatus

from flask import request

from service.errors import AccessError
from service.web.context import services
from service.web.problems import Fault, Problem


def require(scope: str) -> str:
    """The label of the key that the request carries. Raises a 401 without a good one, a 403 if it lacks ``scope``."""
    told = request.authorization
    if told is None or told.type != "bearer" or not told.token:
        raise _refusal("This needs a key: send 'Authorization: Bearer KEY'.")
    try:
        return services().store.check_key(told.token, scope)
    except AccessError as error:
        if error.missing_scope:
            raise _refusal(str(error), "insufficient_scope", HTTPStatus.FORBIDDEN) from error
        raise _refusal(str(error), "invalid_token") from error


def _refusal(detail: str, code: str | None = None, status: HTTPStatus = HTTPStatus.UNAUTHORIZED) -> Problem:
    """The refusal with its challenge; ``code`` is RFC 6750's (section 3.1), which a request without a key has not."""
    challenge = 'Bearer realm="dipcal"' + (f', error="{code}"' if code else "")
    fault = Fault("Authorization", "header", detail)
    return Problem(status, detail, fault, headers={"WWW-Authenticate": challenge})
