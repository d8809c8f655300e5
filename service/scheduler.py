"""When the jobs run: one per source, and one that extracts again from what an older extractor read.

In come the settings, the store and the extractor; out come runs in the store's record. The only home of APScheduler.

Jobs are declared from the settings at each start and kept in memory; the record of runs is ours. A *lease* in the
database lets one scheduler run the jobs: a second one stands by and takes over when the first ends, or has been silent
for as long as the lease lasts.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from service import pipeline
from service.errors import StoreError
from service.model import Run
from service.pipeline import Extractor, Progress
from service.settings import Settings, SourceConfig
from service.sources import Validators
from service.store import Store

logger = logging.getLogger(__name__)

LEASE = "scheduler"
RENEWALS = 3  # the lease is renewed this many times while it lasts


class StoppedError(Exception):
    """Raised inside a running job when the scheduler is told to stop."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is run, and how often."""

    name: str
    seconds: float
    run: Callable[[], Run]


class Scheduler:
    """The jobs of one process. ``start`` and ``stop`` it, or run each job ``once``."""

    def __init__(self, settings: Settings, store: Store, extractor: Extractor) -> None:
        self.owner = f"{pipeline.this_process()}:{secrets.token_hex(3)}"
        self.seen: dict[str, Validators] = {source.name: {} for source in settings.sources}
        self._settings, self._store, self._extractor = settings, store, extractor
        self._stopping = threading.Event()
        self._leads: bool | None = None  # not known yet
        self.jobs = tuple(self._declare())
        self._scheduler = BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(len(self.jobs) + 1)}
        )

    def start(self) -> None:
        """Run the jobs in threads beside the caller, at once and then at their intervals, or stand by."""
        jitter = self._settings.scheduler.jitter.total_seconds() or None
        grace = int(self._settings.scheduler.misfire_grace.total_seconds())
        for job in self.jobs:
            self._scheduler.add_job(
                partial(self._run, job),
                IntervalTrigger(seconds=job.seconds, jitter=jitter, timezone=UTC),
                id=job.name,
                next_run_time=None,  # until the lease is held
                coalesce=True,
                max_instances=1,
                misfire_grace_time=grace,
            )
        self._keep_lease()

    def stop(self) -> None:
        """End after the document that is being read, and let another scheduler take over."""
        self._stopping.set()
        self._scheduler.shutdown(wait=True)
        self._store.release_lease(LEASE, self.owner)

    def once(self, progress: Progress | None = None) -> tuple[Run, ...] | None:
        """Run each job one time, one after the other. None if another scheduler holds the lease."""
        if not self._renew():
            return None
        self._leads = True
        self._keep_lease()
        try:
            return tuple(job.run() for job in self._declare(progress))
        finally:
            self.stop()

    def leader(self) -> str | None:
        """Which scheduler holds the lease now."""
        return self._store.lease_holder(LEASE, datetime.now(UTC))

    # -- jobs ----------------------------------------------------------------------------------------------

    def _declare(self, progress: Progress | None = None) -> list[Job]:
        """The jobs as the settings tell them. ``progress`` is given where somebody looks on."""
        told = progress or self._stop_if_told
        reckon = self._settings.extraction.reckon_from_received
        jobs = [
            Job(f"ingest {source.name}", source.interval.total_seconds(), partial(self._ingest, source, told))
            for source in self._settings.sources
        ]
        again = partial(pipeline.reextract, self._store, self._extractor, reckon_from_received=reckon, progress=told)
        return [*jobs, Job("reextract", self._settings.scheduler.reextract_interval.total_seconds(), again)]

    def _ingest(self, source: SourceConfig, progress: Progress) -> Run:
        return pipeline.ingest(
            source,
            self._store,
            self._extractor,
            reckon_from_received=self._settings.extraction.reckon_from_received,
            seen=self.seen[source.name],
            progress=progress,
            tell_again=progress != self._stop_if_told,
        )

    def _run(self, job: Job) -> None:
        if self._stopping.is_set() or not self._renew():
            return
        try:
            run = job.run()
        except StoppedError:
            logger.info("%s: stopped in the middle", job.name)
        except StoreError as error:
            logger.error("%s: %s", job.name, error)
        else:
            level = logging.INFO if run.new or run.changed or run.gone else logging.DEBUG
            logger.log(level, "%s: %d new, %d changed, %d gone", job.name, run.new, run.changed, run.gone)

    def _stop_if_told(self, name: str, outcome: str) -> None:
        if self._stopping.is_set():
            raise StoppedError(name)

    # -- lease ---------------------------------------------------------------------------------------------

    def _keep_lease(self) -> None:
        seconds = self._settings.scheduler.lease.total_seconds() / RENEWALS
        self._scheduler.add_job(
            self._heartbeat,
            IntervalTrigger(seconds=seconds, timezone=UTC),
            id="lease",
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def _renew(self) -> bool:
        return self._store.hold_lease(LEASE, self.owner, self._settings.scheduler.lease, datetime.now(UTC))

    def _heartbeat(self) -> None:
        """Renew or try to take the lease; begin with the jobs when it is gained, pause them when it is lost."""
        try:
            leads = self._renew()
        except StoreError as error:
            logger.error("the scheduler's lease cannot be renewed: %s", error)
            leads = False
        if leads == self._leads:
            return
        self._leads = leads
        logger.info("the scheduler %s", "begins" if leads else f"stands by for {self.leader()}")
        for job in self._scheduler.get_jobs():
            if job.id != "lease":
                job.modify(next_run_time=datetime.now(UTC) if leads else None)
