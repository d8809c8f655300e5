"""The record of runs, and the lease that lets one scheduler run the jobs while another stands by."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from service.model import Run
from service.store import rows
from service.store.tables import leases, runs

KEPT = 1000  # runs of one job


def begin(connection: Connection, job: str, source: str | None, owner: str, now: datetime) -> int:
    """Open a run's record. Runs of the same job that never ended are marked 'interrupted', the oldest forgotten."""
    unfinished = (*_of(job, source), runs.c.outcome == "running")
    connection.execute(update(runs).where(*unfinished).values(outcome="interrupted", finished=now))
    newest = select(runs.c.id).where(*_of(job, source)).order_by(runs.c.id.desc())
    oldest_kept = connection.execute(newest.offset(KEPT - 2).limit(1)).scalar_one_or_none()
    if oldest_kept is not None:
        connection.execute(delete(runs).where(*_of(job, source), runs.c.id < oldest_kept))
    opened = insert(runs).values(job=job, source=source, owner=owner, started=now, outcome="running", failures=[])
    return int(connection.execute(opened.returning(runs.c.id)).scalar_one())


def save(connection: Connection, run: Run) -> None:
    """Write the run's counts, failures and outcome."""
    values = asdict(run)
    identifier = values.pop("id")
    values["failures"] = [asdict(failure) for failure in run.failures]
    connection.execute(update(runs).where(runs.c.id == identifier).values(values))


def last(connection: Connection, job: str, source: str | None) -> Run | None:
    """The latest run of the job that ended."""
    ended = select(runs).where(*_of(job, source), runs.c.outcome.in_(("done", "failed")))
    row = connection.execute(ended.order_by(runs.c.id.desc()).limit(1)).mappings().first()
    return rows.run_of(row) if row else None


def latest(connection: Connection, limit: int) -> tuple[Run, ...]:
    statement = select(runs).order_by(runs.c.id.desc()).limit(limit)
    return tuple(rows.run_of(row) for row in connection.execute(statement).mappings())


def _of(job: str, source: str | None) -> tuple[ColumnElement[bool], ...]:
    return runs.c.job == job, runs.c.source.is_(None) if source is None else runs.c.source == source


def hold_lease(connection: Connection, name: str, owner: str, lasting: timedelta, now: datetime) -> bool:
    """Take the lease if it is free, expired or already the owner's. Wants a writing transaction: nobody is beside."""
    free = or_(leases.c.owner == owner, leases.c.expires <= now)
    taken = update(leases).where(leases.c.name == name, free).values(owner=owner, expires=now + lasting)
    if connection.execute(taken).rowcount == 1:
        return True
    if connection.execute(select(leases.c.name).where(leases.c.name == name)).first() is not None:
        return False
    connection.execute(insert(leases).values(name=name, owner=owner, expires=now + lasting))
    return True


def release_lease(connection: Connection, name: str, owner: str) -> None:
    connection.execute(delete(leases).where(leases.c.name == name, leases.c.owner == owner))


def lease_holder(connection: Connection, name: str, now: datetime) -> str | None:
    """Who holds the lease now."""
    held = select(leases.c.owner).where(leases.c.name == name, leases.c.expires > now)
    return connection.execute(held).scalar_one_or_none()
