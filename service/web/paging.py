"""Pages of JSON lists: how long they are and how to get the next (a cursor, in the body and as a Link, RFC 8288)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from service.errors import QueryError
from service.web.context import services


def page_size(asked: int | None) -> int:
    """The number of entries on a page. Raises ``QueryError`` for more than is given at once."""
    api = services().settings.api
    if asked is not None and asked > api.max_page_size:
        raise QueryError("limit", str(asked), f"is more than {api.max_page_size}")
    return asked or min(api.page_size, api.max_page_size)


def with_next(
    body: Mapping[str, Any], base: str, kept: Sequence[tuple[str, str]], cursor: str | None
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """The page with the address of the one after it, under the same parameters."""
    following = f"{base}?{urlencode([*kept, ('after', cursor)])}" if cursor else None
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return {**body, "next": following}, 200, headers
