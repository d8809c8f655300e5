"""Writing: what happens to documents and meetings inside one transaction.

A ``Ledger`` lives as long as ``Store.writing()``: whatever it is told is stored together, or, if anything is raised or
the process is killed, not at all.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from service.lexicon.words import folded
from service.model import Announcement, CalendarState, Change, Meeting, StoredDocument
from service.moments import window
from service.store import documents as stored_documents
from service.store import meetings as stored_meetings
from service.store import rows
from service.store.tables import announcements, documents, meetings, revisions, state, terms

TERM_LENGTH = 500


class Ledger:
    """One writing transaction over documents, announcements, meetings and revisions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # -- documents -----------------------------------------------------------------------------------------

    def find_document(self, identifier: str) -> StoredDocument | None:
        found = stored_documents.load(self._connection, [identifier])
        return found[0] if found else None

    def save_document(self, document: StoredDocument) -> None:
        """Write the document's own columns; its announcements are saved by ``save_announcements``."""
        row = rows.document_row(document)
        written = update(documents).where(documents.c.id == document.id).values(row)
        if self._connection.execute(written).rowcount == 0:
            self._connection.execute(insert(documents).values(row))

    def flag_document(self, identifier: str, *, gone: bool, failure: str | None) -> None:
        """Note whether the document's source still has it, and why it cannot be read now."""
        self._connection.execute(
            update(documents).where(documents.c.id == identifier).values(gone=gone, failure=failure)
        )

    def mark_gone(self, source: str, keys: Container[str], names: Container[str]) -> int:
        """Mark the documents of ``source`` that have none of these keys or names as gone; how many were newly so."""
        kept = select(documents).where(documents.c.source == source, documents.c.gone.is_(False))
        found = self._connection.execute(kept.with_only_columns(documents.c.id, documents.c.key, documents.c.name))
        missing = [row.id for row in found if row.key not in keys and row.name not in names]
        for identifier in missing:
            self._connection.execute(update(documents).where(documents.c.id == identifier).values(gone=True))
        return len(missing)

    def save_announcements(self, document: str, extractor: str, found: Sequence[tuple[Announcement, str, str]]) -> None:
        """Replace what the document announces: each announcement with its evidence's words and its meeting's uid."""
        self._connection.execute(delete(announcements).where(announcements.c.document == document))
        for place, (announcement, evidence, uid) in enumerate(found):
            self._connection.execute(
                insert(announcements).values(
                    document=document,
                    position=place,
                    meeting=uid,
                    extractor=extractor,
                    evidence=evidence,
                    content=rows.announcement_json(announcement),
                )
            )

    def move_announcements(self, uids: Mapping[tuple[str, int], str]) -> None:
        """Give stored announcements, each told by its document and its place there, to the meetings of these uids."""
        for (document, position), uid in uids.items():
            at = and_(announcements.c.document == document, announcements.c.position == position)
            moved = update(announcements).where(at, announcements.c.meeting != uid).values(meeting=uid)
            self._connection.execute(moved)

    # -- meetings ------------------------------------------------------------------------------------------

    def meetings(self, uids: Sequence[str]) -> tuple[Meeting, ...]:
        """The meetings of these uids that are stored, in this order."""
        return stored_meetings.load(self._connection, uids)

    def candidates(self, keys: Iterable[str], first: date, last: date) -> tuple[Meeting, ...]:
        """The meetings that share one of the blocking ``keys`` and may take place between ``first`` and ``last``.

        One without a day counts by the day when it was last told of. Ordered by uid.
        """
        wanted = sorted(keys)
        if not wanted:
            return ()
        dated = and_(meetings.c.last_day >= first, meetings.c.first_day <= last)
        undated = and_(meetings.c.first_day.is_(None), meetings.c.sort_day.between(first, last))
        statement = (
            select(meetings.c.uid)
            .join(terms, terms.c.meeting == meetings.c.uid)
            .where(terms.c.kind == "block", terms.c.term.in_(wanted), or_(dated, undated))
            .distinct()
            .order_by(meetings.c.uid)
        )
        return self.meetings(list(self._connection.execute(statement).scalars()))

    def save_meeting(self, meeting: Meeting, keys: Iterable[str], changes: Sequence[Change], told: date) -> None:
        """Write what is published of ``meeting``, its blocking ``keys`` and its new ``changes``.

        ``told`` is the day when it was last told of: what it is sorted by while it has no day.
        """
        row = rows.meeting_row(meeting) | _derived(meeting, told)
        written = update(meetings).where(meetings.c.uid == meeting.uid).values(row)
        if self._connection.execute(written).rowcount == 0:
            self._connection.execute(insert(meetings).values(row))
        self._connection.execute(delete(terms).where(terms.c.meeting == meeting.uid))
        found = _terms(meeting) | {("block", key) for key in keys}
        for kind, term in sorted(found):
            self._connection.execute(insert(terms).values(meeting=meeting.uid, kind=kind, term=term[:TERM_LENGTH]))
        for change in changes:
            self._connection.execute(
                insert(revisions).values(
                    meeting=meeting.uid,
                    sequence=change.sequence,
                    at=change.at,
                    field=change.field,
                    before=change.before,
                    after=change.after,
                    document=change.document_id,
                )
            )

    # -- state ---------------------------------------------------------------------------------------------

    def count_change(self, at: datetime) -> None:
        """Say that something published has changed: the version grows, the time never goes back."""
        before = CalendarState(*self._connection.execute(select(state.c.version, state.c.modified)).one())
        self._connection.execute(update(state).values(version=before.version + 1, modified=max(before.modified, at)))


def _derived(meeting: Meeting, told: date) -> rows.Json:
    days = window(meeting.start, meeting.end)
    return {
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
        "precise": bool(days and days.precise),
        "sort_day": days.first if days else told,
    }


def _terms(meeting: Meeting) -> set[tuple[str, str]]:
    """What the meeting is found under: whole names between blanks, so that a search for words can use LIKE."""
    found = {("party", folded(person.party)) for person in meeting.participants if person.party}
    found |= {("person", f" {folded(person.name)} ") for person in meeting.participants if person.name}
    found |= {("topic", f" {folded(topic)} ") for topic in meeting.topics}
    if meeting.place and meeting.place.name:
        found.add(("place", f" {folded(meeting.place.name)} "))
    if meeting.place and meeting.place.country:
        found.add(("country", folded(meeting.place.country)))
    return found
