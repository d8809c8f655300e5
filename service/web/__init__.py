"""The HTTP service: the page, the calendar, the JSON API. The only home of Flask.

``create_app`` puts it together: a blueprint an area, every error answered in ``problems``, what all answers share in
``delivery``. The web only reads the store and takes documents in through the pipeline.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask

from service.pipeline import Extractor
from service.settings import Settings
from service.store import Store
from service.web import api, calendars, changes, context, delivery, documents, health, meetings, pages, problems, review

__all__ = ["create_app"]


def create_app(
    settings: Settings, store: Store, extractor: Extractor, *, now: Callable[[], datetime] | None = None
) -> Flask:
    """The application over one store. ``now`` gives an aware UTC datetime (tests fix it)."""
    app = Flask(__name__)
    app.extensions[context.EXTENSION] = context.Services(settings, store, extractor, now or _utc_now)
    app.config["MAX_CONTENT_LENGTH"] = settings.documents.max_bytes
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider's; fields keep the schema's order
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    problems.register(app)
    described = api.create(app)
    for area in (meetings, review, documents, calendars, changes, health):
        described.register_blueprint(area.blueprint)
    pages.register(app)
    app.after_request(delivery.deliver)
    return app


def _utc_now() -> datetime:
    return datetime.now(UTC)
