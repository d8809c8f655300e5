"""A process that schedules the jobs of one folder until it is killed.

``python -m tests.scheduling URL FOLDER INTERVAL LEASE``; prints "ready" when it begins.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import timedelta

from service import settings
from service.scheduler import Scheduler
from service.settings import Settings, SourceConfig
from service.store import Store
from tests.fakes import FakeExtractor


def settings_for(folder: str, interval: float, lease: float) -> Settings:
    """The shipped settings with one folder as source and times that a test can wait for."""
    shipped = settings.load(None, {})
    return replace(
        shipped,
        sources=(SourceConfig("folder", "folder", folder, interval=timedelta(seconds=interval)),),
        scheduler=replace(shipped.scheduler, jitter=timedelta(0), lease=timedelta(seconds=lease)),
    )


def main(url: str, folder: str, interval: str, lease: str) -> None:
    store = Store.open(url)
    Scheduler(settings_for(folder, float(interval), float(lease)), store, FakeExtractor(slow=0.05)).start()
    print("ready", flush=True)
    time.sleep(120)


if __name__ == "__main__":
    main(*sys.argv[1:])
