"""The record of one run while it grows."""

from __future__ import annotations

import logging
import os
import socket
from dataclasses import replace
from datetime import UTC, datetime

from service.errors import DocumentError, SourceError
from service.model import Failure, Run
from service.pipeline.intake import IngestedDocument, reason_of
from service.store import Store

logger = logging.getLogger(__name__)


def this_process() -> str:
    """What a record calls the process that wrote it."""
    return f"{socket.gethostname()}:{os.getpid()}"


class Tally:
    """The run's record while it grows; written when the run begins and when it ends, however it ends."""

    def __init__(self, store: Store, run: Run, told_before: tuple[Failure, ...] = ()) -> None:
        self._store = store
        self._told_before = told_before
        self.run = run

    @classmethod
    def begin(cls, store: Store, job: str, source: str | None, *, tell_again: bool = False) -> Tally:
        """Open the record. ``tell_again``: log failures that the last run had too, for somebody who looks on."""
        owner, now = this_process(), datetime.now(UTC)
        last = store.last_run(job, source)
        identifier = store.begin_run(job, source, owner, now)
        run = Run(identifier, job, source, owner, started=now, finished=None, outcome="running")
        return cls(store, run, last.failures if last and not tell_again else ())

    def __enter__(self) -> Tally:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        outcome = "done" if self.run.outcome == "running" else self.run.outcome
        self.run = replace(self.run, outcome="interrupted" if kind else outcome, finished=datetime.now(UTC))
        self._store.save_run(self.run)

    def add(self, document: IngestedDocument) -> str:
        """Count a document. That one was set aside stands in the record of the run that took it in."""
        outcome = document.outcome
        if document.set_aside and outcome != "unchanged":
            self.note(Failure(document.document.name, f"set aside: {document.set_aside}"))
        self.run = replace(
            self.run,
            new=self.run.new + (outcome == "new"),
            changed=self.run.changed + (outcome == "changed"),
            unchanged=self.run.unchanged + (outcome == "unchanged"),
            meetings_added=self.run.meetings_added + document.added,
            meetings_changed=self.run.meetings_changed + document.changed,
        )
        return outcome

    def fail(self, error: DocumentError) -> str:
        self.note(Failure(error.name, reason_of(error)))
        self.run = replace(self.run, failed=self.run.failed + 1)
        return "failed"

    def fail_source(self, error: SourceError) -> None:
        self.note(Failure(error.source, error.reason))
        self.run = replace(self.run, outcome="failed")

    def note(self, failure: Failure) -> None:
        """Put the failure into the record. The log tells it once, not again with every look at the source."""
        level = logging.DEBUG if failure in self._told_before else logging.WARNING
        logger.log(level, "%s: %s", failure.name, failure.reason)
        self.run = replace(self.run, failures=(*self.run.failures, failure))
