"""``dipcal schedule``: the jobs without a server."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import closing

import click

from service import pipeline
from service.cli import ingesting, showing
from service.scheduler import Scheduler
from service.settings import Settings
from service.store import Store


@click.command()
@click.option("--once", is_flag=True, help="Run each job one time and end, for cron.")
@click.pass_obj
def schedule(settings: Settings, once: bool) -> None:
    """Look for new and changed documents at each source's interval, until stopped.

    With --once, exits with 1 if a source cannot be reached.
    """
    with closing(Store.open(settings.store.url)) as store:
        scheduler = Scheduler(settings, store, pipeline.extractor(settings))
        if once:
            _once(scheduler)
        else:
            _until_stopped(scheduler)


def _once(scheduler: Scheduler) -> None:
    with showing.reading("all sources") as progress:
        runs = scheduler.once(progress)
    if runs is None:
        click.echo(f"nothing done: the scheduler {scheduler.leader()} is at work on this database", err=True)
        return
    ingesting.show(runs)
    if any(run.outcome == "failed" for run in runs):
        sys.exit(1)


def _until_stopped(scheduler: Scheduler) -> None:
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    scheduler.start()
    try:
        told.wait()
    finally:
        scheduler.stop()
