"""Whether the service works, for whoever watches it."""

# mypy: allow-untyped-decorators
# (flask-smorest is not annotated)
from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint

import service
from service.publish.schemas import HealthSchema
from service.web.context import services

blueprint = Blueprint("health", __name__, description="Whether the service works.")


@blueprint.get("/health")
@blueprint.response(200, HealthSchema, description="It works, and holds this much.")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def health() -> Any:
    """What the store holds and when it last changed; 503 where it cannot be reached."""
    store = services().store
    state = store.state()
    told = {"status": "ok", "version": service.__version__, **store.health()}
    return told | {"calendar_version": state.version, "modified": state.modified}, 200, {"Cache-Control": "no-store"}
