"""What one document announces, brought together with what the store holds: inside one transaction.

In come a document's record and its announcements; the meetings that they tell of are found, revised and stored, or
withdrawn where the document no longer tells of them. Which belong together, and what is then published, is decided by
``service.merging``, which is pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from service import merging
from service.model import Announcement, Meeting, Source, StoredDocument
from service.store import Ledger


def gather(ledger: Ledger, record: StoredDocument, found: Sequence[Announcement], now: datetime) -> tuple[int, int]:
    """Store the document, what it announces and the meetings that this touches; how many were added and changed."""
    before = ledger.find_document(record.id)
    told_before = tuple(dict.fromkeys(before.meetings)) if before else ()
    claims = tuple(_source(record, announcement) for announcement in found)
    known = _known_meetings(ledger, claims, told_before, now)
    others = [_without(meeting, record.id) for meeting in known.values()]
    assigned = merging.assign(claims, others, told_before=frozenset(told_before))
    uids = _uids(ledger, record, claims, assigned)
    ledger.save_document(replace(record, received=before.received) if before else record)
    added = changed = 0
    for uid in dict.fromkeys((*told_before, *uids)):
        told = [claim for claim, of in zip(claims, uids, strict=True) if of == uid]
        published = known.get(uid)
        changed += _publish(ledger, uid, published, told, record, now)
        added += published is None
    rows = [(claim.announcement, claim.evidence, uid) for claim, uid in zip(claims, uids, strict=True)]
    ledger.save_announcements(record.id, record.extractor or "", rows)
    if added or changed:
        ledger.count_change(now)
    return added, changed


def _known_meetings(
    ledger: Ledger, claims: Sequence[Source], told_before: Sequence[str], now: datetime
) -> dict[str, Meeting]:
    """The stored meetings that the claims may tell of: the document's own before, and those that blocking finds."""
    known = {meeting.uid: meeting for meeting in ledger.meetings(told_before)}
    for claim in claims:
        keys = merging.asked_keys(claim.announcement.participants)
        first, last = merging.asked_window(claim, now.date())
        known |= {meeting.uid: meeting for meeting in ledger.candidates(keys, first, last)}
    return known


def _publish(
    ledger: Ledger, uid: str, published: Meeting | None, told: list[Source], record: StoredDocument, now: datetime
) -> bool:
    """Store what all documents now say of one meeting; whether a published one has changed."""
    others = list(_without(published, record.id).sources) if published else []
    if told or others:
        current = merging.merged(uid, [*others, *told], now)
    else:
        assert published is not None
        current = merging.withdrawn(published, record.title or record.name)
    revised, changes = merging.revise(published, current, now, record.id)
    if published is None or changes:
        days = [source.published for source in (revised.sources or (published or revised).sources) if source.published]
        keys = merging.told_keys(revised.participants)
        ledger.save_meeting(revised, keys, changes, max(days, default=now.date()))
    return published is not None and bool(changes)


def _source(record: StoredDocument, announcement: Announcement) -> Source:
    return Source(
        document_id=record.id,
        outlet=record.outlet,
        title=record.title,
        address=record.address,
        published=record.published,
        reckoning=record.reckoning,
        evidence=announcement.evidence.of(record.document.text),
        announcement=announcement,
        standing=record.standing,
    )


def _without(meeting: Meeting, identifier: str) -> Meeting:
    """The meeting as published, told by the other documents."""
    return replace(meeting, sources=tuple(s for s in meeting.sources if s.document_id != identifier))


def _uids(
    ledger: Ledger, record: StoredDocument, claims: Sequence[Source], assigned: Sequence[str | None]
) -> list[str]:
    """The assigned uids, and new ones where none was. A uid that is taken (a copy of the document) gets a salt."""
    uids: list[str] = []
    for claim, uid in zip(claims, assigned, strict=True):
        salts = iter(["", f":{record.id}", *(f":{record.id}:{n}" for n in range(len(claims)))])
        while uid is None:
            minted = merging.mint(record.content_hash, claim.announcement.evidence, salt=next(salts))
            if minted not in uids and minted not in assigned and not ledger.meetings([minted]):
                uid = minted
        uids.append(uid)
    return uids
