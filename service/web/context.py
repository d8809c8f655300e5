"""What the views work with: the services that the factory was given, and the address of the site.

``Services`` is put into the application by ``create_app``; ``services()`` is it, inside a request.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app, request

from service.pipeline import Extractor
from service.settings import Settings
from service.store import Store

EXTENSION = "dipcal"


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a view may use. ``now`` gives an aware UTC datetime."""

    settings: Settings
    store: Store
    extractor: Extractor
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day that divides what is to come from what is past: that of UTC."""
        return self.now().date()


def services() -> Services:
    """The services of the application that answers the current request."""
    found: Services = current_app.extensions[EXTENSION]
    return found


def site() -> str:
    """The address that readers know this service by, no slash at its end: the configured one, else the request's."""
    return (services().settings.server.public_url or request.url_root).rstrip("/")
