"""Cursors: where a page ended, as an opaque word in an address. A cursor that is none is a ``QueryError``."""

from __future__ import annotations

import base64
import binascii
import json

from service.errors import QueryError


def cursor(*position: str | int) -> str:
    """The word for a position."""
    written = json.dumps(position, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


def position(word: str, kinds: tuple[type, ...]) -> list[str | int]:
    """The position that ``word`` stands for, of values of these ``kinds``."""
    try:
        read = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (binascii.Error, ValueError) as error:
        raise QueryError("after", word, "is no cursor of this list") from error
    if not isinstance(read, list) or [type(value) for value in read] != list(kinds) or not all(map(_sound, read)):
        raise QueryError("after", word, "is no cursor of this list")
    return read


def _sound(value: str | int) -> bool:
    """Whether any database takes it: PostgreSQL takes no null character, and none takes half a surrogate pair."""
    return isinstance(value, int) or value.isprintable()
