"""What one document announces, brought together with what the store holds: inside one transaction.

In come a document's record and its announcements. All stored announcements that these could touch are grouped afresh
(``service.merging``, which is pure), so that the order in which documents came does not matter; each group goes on as
the published meeting that it was, is revised and stored, or begins a new one. What nobody tells of any longer is
withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from service import merging
from service.model import Announcement, Meeting, Source, StoredDocument
from service.store import Ledger

_ROUNDS = 12  # of looking for what touches what was found: a chain of that many documents is no longer one meeting


def gather(ledger: Ledger, record: StoredDocument, found: Sequence[Announcement], now: datetime) -> tuple[int, int]:
    """Store the document, what it announces and the meetings that this touches; how many were added and changed."""
    before = ledger.find_document(record.id)
    claims = tuple(_source(record, announcement, n) for n, announcement in enumerate(found))
    told_before = tuple(dict.fromkeys(before.meetings)) if before else ()
    region = _region(ledger, record.id, claims, told_before, now)
    replaced = {uid: [s for s in meeting.sources if s.document_id == record.id] for uid, meeting in region.items()}
    published = {uid: _without(meeting, record.id) for uid, meeting in region.items()}
    groups = merging.groups([*claims, *(source for meeting in published.values() for source in meeting.sources)])
    uids = _uids(ledger, record, groups, merging.names(groups, list(published.values()), replaced=replaced))
    ledger.save_document(replace(record, received=before.received) if before else record)
    placed = {merging.key_of(source): uid for group, uid in zip(groups, uids, strict=True) for source in group}
    rows = [(claim.announcement, claim.evidence, placed[merging.key_of(claim)]) for claim in claims]
    members = {uid: group for group, uid in zip(groups, uids, strict=True)}
    for uid in members.keys() - region.keys():
        _publish(ledger, uid, None, members[uid], record, now)
    ledger.move_announcements({key: uid for key, uid in placed.items() if key[0] != record.id})
    ledger.save_announcements(record.id, record.extractor or "", rows)
    changed = sum(_publish(ledger, uid, region[uid], members.get(uid, ()), record, now) for uid in sorted(region))
    added = len(members.keys() - region.keys())
    if added or changed:
        ledger.count_change(now)
    return added, changed


def _region(
    ledger: Ledger, identifier: str, claims: Sequence[Source], told_before: Sequence[str], now: datetime
) -> dict[str, Meeting]:
    """The stored meetings that the claims may touch, and what those may touch in turn, by uid.

    The document's own earlier words count too: what they held together may fall apart without them.
    """
    region = {meeting.uid: meeting for meeting in ledger.meetings(told_before)}
    waiting = [*claims, *(source for meeting in region.values() for source in meeting.sources)]
    for _ in range(_ROUNDS):
        near = [m for m in _looked_up(ledger, waiting, now) if m.uid not in region]
        touched = [m for m in near if not m.sources or _touches(m, waiting, identifier)]
        if not touched:
            break
        region |= {meeting.uid: meeting for meeting in touched}
        waiting = [source for meeting in touched for source in meeting.sources]
    return region


def _looked_up(ledger: Ledger, sources: Sequence[Source], now: datetime) -> tuple[Meeting, ...]:
    """The meetings that share a blocking key with one of the sources, in the days that any of them speaks of."""
    if not sources:
        return ()
    keys = {key for source in sources for key in merging.asked_keys(source.announcement.participants)}
    windows = [merging.asked_window(source, now.date()) for source in sources]
    return ledger.candidates(keys, min(first for first, _ in windows), max(last for _, last in windows))


def _touches(meeting: Meeting, waiting: Iterable[Source], identifier: str) -> bool:
    told = [source for source in meeting.sources if source.document_id != identifier]
    return any(merging.reaches(one, other) for one in waiting for other in told)


def _publish(
    ledger: Ledger,
    uid: str,
    published: Meeting | None,
    told: Sequence[Source],
    record: StoredDocument,
    now: datetime,
) -> bool:
    """Store what all documents now say of one meeting; whether a published one has changed."""
    if told:
        current = merging.merged(uid, told, now)
    else:
        assert published is not None
        if published.withdrawn:
            return False
        current = merging.withdrawn(published, record.title or record.name)
    revised, changes = merging.revise(published, current, now, record.id)
    if published is None or changes:
        days = [source.published for source in (revised.sources or (published or revised).sources) if source.published]
        keys = {key for s in revised.sources for key in merging.told_keys(s.announcement.participants)}
        keys |= merging.told_keys(revised.participants)
        if published is None:
            changes = (merging.added(revised, record.id),)
        ledger.save_meeting(revised, keys, changes, max(days, default=now.date()))
    return published is not None and bool(changes)


def _source(record: StoredDocument, announcement: Announcement, position: int) -> Source:
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
        position=position,
    )


def _without(meeting: Meeting, identifier: str) -> Meeting:
    """The meeting as published, told by the other documents."""
    return replace(meeting, sources=tuple(s for s in meeting.sources if s.document_id != identifier))


def _uids(
    ledger: Ledger, record: StoredDocument, groups: Sequence[merging.Group], named: Sequence[str | None]
) -> list[str]:
    """The uids that the groups go on as, and new ones. A uid that is taken (a copy of the document) gets a salt."""
    uids: list[str] = []
    for group, uid in zip(groups, named, strict=True):
        salts = iter(["", f":{record.id}", *(f":{record.id}:{n}" for n in range(len(groups)))])
        while uid is None:
            minted = merging.mint(record.content_hash, group[0].announcement.evidence, salt=next(salts))
            if minted not in uids and minted not in named and not ledger.meetings([minted]):
                uid = minted
        uids.append(uid)
    return uids
