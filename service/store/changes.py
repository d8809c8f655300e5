"""The log of everything published, in the order in which it was: what is new, what changed, what was withdrawn.

Writers are one at a time (``database``), so a line's number never comes up behind one that was already read: whoever
goes on from the last number misses nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, desc, select, true

from service.errors import QueryError
from service.model import ChangePage, LoggedChange
from service.store import rows
from service.store.cursors import cursor, position
from service.store.tables import revisions


def page(connection: Connection, since: str | None, limit: int) -> ChangePage:
    """The lines behind ``since``, oldest first: a ``next`` of before, or an ISO 8601 time with its offset.

    Raises ``QueryError`` where it is neither.
    """
    if limit < 1:
        raise QueryError("limit", str(limit), "is less than 1")
    statement = select(revisions).where(_behind(since)).order_by(revisions.c.id).limit(limit + 1)
    found = connection.execute(statement).mappings().all()
    shown = found[:limit]
    last = shown[-1]["id"] if shown else _last(connection)
    return ChangePage(tuple(map(_logged, shown)), cursor(last), len(found) > limit)


def latest(connection: Connection, limit: int) -> tuple[LoggedChange, ...]:
    """The last ``limit`` lines, latest first."""
    found = connection.execute(select(revisions).order_by(desc(revisions.c.id)).limit(limit)).mappings()
    return tuple(map(_logged, found))


def _behind(since: str | None) -> ColumnElement[bool]:
    if since is None:
        return true()
    if since[:1].isdigit():
        return revisions.c.at >= _time(since)
    try:
        (number,) = position(since, (int,))
    except QueryError as error:
        raise QueryError("since", since, "is neither a 'next' of this list nor a time") from error
    return revisions.c.id > number


def _time(word: str) -> datetime:
    try:
        told = datetime.fromisoformat(word)
    except ValueError as error:
        raise QueryError("since", word, "is neither a 'next' of this list nor a time") from error
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _last(connection: Connection) -> int:
    return connection.execute(select(revisions.c.id).order_by(desc(revisions.c.id)).limit(1)).scalar_one_or_none() or 0


def _logged(row: RowMapping) -> LoggedChange:
    return LoggedChange(row["meeting"], rows.change_of(row))
