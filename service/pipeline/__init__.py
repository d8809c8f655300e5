"""The only package that knows the order: raw document → document → announcements → meetings → store.

``ingest`` takes in all that a source lists and reports as a ``Run``; ``take_in`` takes in one document; ``reextract``
extracts again from what an older extractor read. One document and all that follows from it is one transaction, so that
a run that was killed and repeated ends as one that was not.
"""

from __future__ import annotations

from service.pipeline.extraction import Extractor, announcements_in, extractor
from service.pipeline.intake import IngestedDocument, take_in
from service.pipeline.runs import INGEST, REEXTRACT, Progress, ingest, reextract
from service.pipeline.tally import this_process

__all__ = [
    "INGEST",
    "REEXTRACT",
    "Extractor",
    "IngestedDocument",
    "Progress",
    "announcements_in",
    "extractor",
    "ingest",
    "reextract",
    "take_in",
    "this_process",
]
