"""Meetings read: filters, order, pages, and the sources and changes that belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, true

from service.errors import NotFoundError, QueryError
from service.lexicon.words import folded
from service.model import ADDED, Change, Meeting, MeetingPage, MeetingQuery, Source, Status
from service.store import rows
from service.store.cursors import cursor, position
from service.store.tables import announcements, documents, meetings, revisions, terms

AT_ONCE = 500  # identifiers in one statement
COMING, REST = 0, 1


def page(connection: Connection, query: MeetingQuery) -> MeetingPage:
    """The page of meetings that ``query`` asks for."""
    _check(query)
    wanted = and_(true(), *_conditions(query))
    total = connection.execute(select(func.count()).select_from(meetings).where(wanted)).scalar_one()
    today, part, day, uid = _begin(query)
    found: list[tuple[int, date, str]] = []
    for current in (COMING, REST)[part:]:
        after = _beyond(current, day, uid) if current == part and day is not None else None
        conditions = [wanted, _part(current, today)] + ([after] if after is not None else [])
        statement = select(meetings.c.sort_day, meetings.c.uid).where(*conditions).order_by(*_order(current))
        rest = connection.execute(statement.limit(query.limit + 1 - len(found)))
        found += [(current, row.sort_day, row.uid) for row in rest]
        if len(found) > query.limit:
            break
    shown = found[: query.limit]
    following = None
    if len(found) > query.limit:
        part, last_day, last_uid = shown[-1]
        following = cursor(today.isoformat(), part, last_day.isoformat(), last_uid)
    return MeetingPage(load(connection, [uid for _, _, uid in shown]), total, following)


def one(connection: Connection, uid: str) -> Meeting:
    """The meeting of this uid, with or without ``@dipcal``."""
    found = load(connection, [uid if "@" in uid else f"{uid}@dipcal"] if uid.isprintable() else [])
    if not found:
        raise NotFoundError("meeting", uid)
    return found[0]


def load(connection: Connection, uids: Sequence[str]) -> tuple[Meeting, ...]:
    """The meetings of these uids, in this order, with sources (latest published first) and changes (oldest first)."""
    stored = {
        row["uid"]: row
        for some in _some(uids)
        for row in connection.execute(select(meetings).where(meetings.c.uid.in_(some))).mappings()
    }
    sources, changes = _sources(connection, uids), _changes(connection, uids)
    return tuple(
        rows.meeting_of(stored[uid], tuple(sources[uid]), tuple(changes[uid])) for uid in uids if uid in stored
    )


def _sources(connection: Connection, uids: Sequence[str]) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    joined = announcements.join(documents, announcements.c.document == documents.c.id)
    for some in _some(uids):
        statement = (
            select(announcements, documents)
            .select_from(joined)
            .where(announcements.c.meeting.in_(some))
            .order_by(documents.c.published.desc(), documents.c.standing.desc(), documents.c.id)
        )
        for row in connection.execute(statement).mappings():
            found[row["meeting"]].append(rows.source_of(row))
    return found


def _changes(connection: Connection, uids: Sequence[str]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for some in _some(uids):
        changed = and_(revisions.c.meeting.in_(some), revisions.c.field != ADDED)
        statement = select(revisions).where(changed).order_by(revisions.c.id)
        for row in connection.execute(statement).mappings():
            found[row["meeting"]].append(rows.change_of(row))
    return found


def _some(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (uids[i : i + AT_ONCE] for i in range(0, len(uids), AT_ONCE))


# -- order ---------------------------------------------------------------------------------------------------


def _begin(query: MeetingQuery) -> tuple[date, int, date | None, str]:
    """Where the page begins: the day that counts as today (the first page's), the part, and the place in it."""
    if query.after is None:
        return query.today, COMING, None, ""
    today, part, day, uid = position(query.after, (str, int, str, str))
    try:
        return date.fromisoformat(str(today)), (COMING, REST).index(int(part)), date.fromisoformat(str(day)), str(uid)
    except ValueError as error:
        raise QueryError("after", query.after, "is no cursor of this list") from error


def _part(part: int, today: date) -> ColumnElement[bool]:
    last = meetings.c.last_day
    return last >= today if part == COMING else or_(last.is_(None), last < today)


def _order(part: int) -> tuple[ColumnElement[object], ...]:
    day = meetings.c.sort_day
    return (day.asc() if part == COMING else day.desc(), meetings.c.uid.asc())


def _beyond(part: int, day: date, uid: str) -> ColumnElement[bool]:
    column = meetings.c.sort_day
    later = column > day if part == COMING else column < day
    return or_(later, and_(column == day, meetings.c.uid > uid))


# -- filters -------------------------------------------------------------------------------------------------


def _check(query: MeetingQuery) -> None:
    for status in query.statuses:
        if status not in tuple(Status):
            raise QueryError("status", status, f"is none of {', '.join(Status)}")
    if query.imprecise not in ("include", "exclude"):
        raise QueryError("imprecise", query.imprecise, "is neither include nor exclude")
    if query.order != "coming":
        raise QueryError("order", query.order, "is not coming")
    if query.limit < 1:
        raise QueryError("limit", str(query.limit), "is less than 1")


def _conditions(query: MeetingQuery) -> list[ColumnElement[bool]]:
    conditions = [
        or_(*(alternative(value) for value in values))
        for values, alternative in (
            (query.parties, _has_party),
            (query.persons, _has_person),
            (query.places, _has_place),
            (query.topics, _has_topic),
        )
        if values
    ]
    if query.statuses:
        conditions.append(meetings.c.status.in_(query.statuses))
    if query.since is not None:
        conditions.append(meetings.c.last_day >= query.since)
    if query.until is not None:
        conditions.append(meetings.c.first_day <= query.until)
    if query.imprecise == "exclude":
        conditions.append(meetings.c.precise)
    if query.min_confidence > 0:
        conditions.append(meetings.c.confidence >= query.min_confidence)
    if query.below_confidence is not None:
        conditions.append(meetings.c.confidence < query.below_confidence)
    return conditions


def _has_party(value: str) -> ColumnElement[bool]:
    return _has("party", terms.c.term == folded(value))


def _has_person(value: str) -> ColumnElement[bool]:
    return _has("person", _words(value))


def _has_topic(value: str) -> ColumnElement[bool]:
    return _has("topic", _words(value))


def _has_place(value: str) -> ColumnElement[bool]:
    """A town by its words, or a country by its code."""
    return or_(_has("place", _words(value)), _has("country", terms.c.term == folded(value)))


def _words(value: str) -> ColumnElement[bool]:
    # Terms are stored between blanks, and folding leaves nothing that LIKE would take for a wildcard.
    words = folded(value)
    return terms.c.term.like(f"% {words} %") if words else terms.c.term.is_(None)


def _has(kind: str, term: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(terms.c.meeting == meetings.c.uid, terms.c.kind == kind, term)
