"""flask-smorest, set up for this service: OpenAPI 3.1 at /openapi.json, and every error as problem details."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Flask, Response
from flask_smorest import Api
from werkzeug.exceptions import HTTPException

import service
from service.publish.schemas import ProblemSchema
from service.web import problems

INFO = {
    "description": "Diplomatic meetings found in announcements: as JSON, as a calendar, and documents to take in.",
}


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest is not annotated
    """The API whose errors are problem details, also in its own description."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Response | HTTPException:
        return problems.answer(error)

    def _register_responses(self) -> None:
        """Describe every error as application/problem+json, where flask-smorest would say application/json."""
        content = {problems.MEDIA_TYPE: {"schema": self.ERROR_SCHEMA}}
        for status in HTTPStatus:
            described: dict[str, Any] = {"description": status.phrase}
            if status >= HTTPStatus.BAD_REQUEST:
                described["content"] = content
            self.spec.components.response(status.name, described, lazy=True)
        other = {"description": "Any other error", "content": content}
        self.spec.components.response("DEFAULT_ERROR", other, lazy=True)


def create(app: Flask) -> ProblemApi:
    """The API of ``app``; blueprints are registered with it."""
    app.config.update(
        API_TITLE="dipcal",
        API_VERSION=service.__version__,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = ProblemApi(app, spec_kwargs={"info": INFO})
    scheme = {"type": "http", "scheme": "bearer", "description": "A key with the scope that the operation asks for."}
    api.spec.components.security_scheme("key", scheme)
    return api
