"""The fake extractor with what an evaluation asks of one beside: a model's name, and a failure that it tells itself."""

from __future__ import annotations

from service.errors import DocumentError
from service.evaluation.trial import Bench
from service.model import Announcement, Document, Span
from service.trace import Trace
from tests.fakes import FakeExtractor

LINE = "MEETING: Anna Berg, Foreign Minister, NO; Jaan Tamm, -, EE | 2031-05-02 | Oslo, NO | fisheries"


class NamedExtractor(FakeExtractor):
    """A document with ``STRANGE`` in it is set aside."""

    model = "no model"

    def extract(self, document: Document) -> tuple[Announcement, ...]:
        if "STRANGE" in document.text:
            raise DocumentError("doc", "is not English")
        return super().extract(document)


def bench() -> Bench:
    """The extractor alone; importable by name, as worker processes need it."""
    return Bench(NamedExtractor())


def bench_with_plain() -> Bench:
    """The extractor beside something slow that stands for the plain model."""
    return Bench(NamedExtractor(), plain=lambda text: sorted(text * 50))


def bench_with_trace() -> Bench:
    """The extractor that explains itself; it has read the first four characters."""
    extractor = NamedExtractor()
    return Bench(extractor, trace=lambda document: Trace(extractor.extract(document), read=(Span(0, 4),)))
