"""The extractor as the pipeline uses it: which version, on which day's footing, and what happens when it breaks."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from service.errors import BrokenError, DipcalError
from service.model import Announcement, Document, Reckoning
from service.settings import Settings

logger = logging.getLogger(__name__)


class Extractor(Protocol):
    """What finds announcements. ``version`` changes whenever its answers might.

    ``set_aside`` tells why a document is not read at all ("in French; …"); None where it is read.
    """

    @property
    def version(self) -> str: ...

    def set_aside(self, document: Document) -> str | None: ...

    def extract(self, document: Document) -> tuple[Announcement, ...]: ...


def extractor(settings: Settings) -> Extractor:
    """The extractor that the settings ask for. Raises ``ModelError``."""
    from service import extract  # loads the language model's library: only who extracts pays for it

    return extract.load(settings)


def version_of(extractor: Extractor, reckon_from_received: bool) -> str:
    """The extractor's version and the setting that changes its answers."""
    return extractor.version if reckon_from_received else f"{extractor.version}, not reckoned from received"


def announcements_in(
    document: Document, extractor: Extractor, reckon_from_received: bool, name: str
) -> tuple[Announcement, ...]:
    """What the document announces."""
    if document.reckoning is Reckoning.RECEIVED and not reckon_from_received:
        document = replace(document, published=None)
    with guarded(name, "extraction"):
        return extractor.extract(document)


@contextmanager
def guarded(name: str, what: str) -> Iterator[None]:
    """A fault of ours made a ``BrokenError`` of the document ``name``: it must not stop the others."""
    try:
        yield
    except DipcalError:
        raise
    except Exception as error:
        reason = f"{what} broke: {type(error).__name__}: {error}"
        tell_once(name, reason)
        raise BrokenError(name, reason) from error


@lru_cache(maxsize=1000)
def tell_once(name: str, reason: str) -> None:
    """Log a break with its traceback: a document that stays where it is breaks again at each look."""
    logger.error("%s: %s", name, reason, exc_info=True)
