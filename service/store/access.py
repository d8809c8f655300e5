"""Access keys: made once, kept as hashes.

A key is 256 random bits, so that a plain SHA-256 of it cannot be tried out; nothing slower is needed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from service.errors import AccessError, NotFoundError, QueryError
from service.model import Key
from service.store import rows
from service.store.tables import keys

SCOPES = ("read", "ingest", "edit")
PREFIX = "dipcal_"


def create(connection: Connection, label: str, scopes: tuple[str, ...], now: datetime) -> str:
    """Store a new key's hash and give the key out, this once."""
    for scope in scopes:
        if scope not in SCOPES:
            raise QueryError("scope", scope, f"is none of {', '.join(SCOPES)}")
    if not label.strip():
        raise QueryError("label", label, "is empty")
    key = PREFIX + secrets.token_urlsafe(32)
    connection.execute(
        insert(keys).values(hash=_hash(key), label=label.strip(), scopes=" ".join(scopes), created=now, revoked=None)
    )
    return key


def check(connection: Connection, key: str, scope: str) -> str:
    """The label of the key, if it may do what ``scope`` names."""
    row = connection.execute(select(keys).where(keys.c.hash == _hash(key))).mappings().first()
    if row is None or not hmac.compare_digest(row["hash"], _hash(key)):
        raise AccessError("the key is not known")
    if row["revoked"] is not None:
        raise AccessError(f"the key {row['label']!r} was revoked on {row['revoked']:%Y-%m-%d}")
    if scope not in row["scopes"].split():
        raise AccessError(f"the key {row['label']!r} lacks the scope {scope!r}", missing_scope=scope)
    return str(row["label"])


def listed(connection: Connection) -> tuple[Key, ...]:
    found = connection.execute(select(keys).order_by(keys.c.created, keys.c.hash)).mappings()
    return tuple(rows.key_of(row) for row in found)


def revoke(connection: Connection, identifier: str, now: datetime) -> Key:
    """Revoke the one key that has this id or label."""
    named = or_(keys.c.hash.startswith(identifier, autoescape=True), keys.c.label == identifier)
    found = connection.execute(select(keys).where(named)).mappings().all()
    if not identifier or not found:
        raise NotFoundError("key", identifier)
    if len(found) > 1:
        raise QueryError("key", identifier, "names more than one key; use its id")
    still_valid = (keys.c.hash == found[0]["hash"], keys.c.revoked.is_(None))
    connection.execute(update(keys).where(*still_valid).values(revoked=now))
    return rows.key_of(connection.execute(select(keys).where(keys.c.hash == found[0]["hash"])).mappings().one())


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
