"""A process that ingests a folder, to be killed in the middle: ``python -m tests.ingesting URL FOLDER SECONDS``.

SECONDS are spent in the extraction of each document. Prints "ready" when it begins and "done" when it ends.
"""

from __future__ import annotations

import sys

from service import pipeline
from service.settings import SourceConfig
from service.store import Store
from tests.fakes import FakeExtractor


def main(url: str, folder: str, seconds: str) -> None:
    store = Store.open(url)
    print("ready", flush=True)
    pipeline.ingest(SourceConfig("folder", "folder", folder), store, FakeExtractor(slow=float(seconds)))
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
