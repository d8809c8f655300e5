"""What is learnt from documents with answers, as the evaluation asks for it: candidates with their features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from service.errors import DocumentError
from service.evaluation.crossing import Candidates, Learner
from service.evaluation.form import benchmark_form, entry_of
from service.evaluation.reading import BenchmarkDocument
from service.settings import Settings


def candidates_in(file: Path, documents: Sequence[BenchmarkDocument], settings: Settings) -> Iterator[Candidates]:
    """Everything that the documents of ``file`` might announce, however unsure. Raises DocumentError where answers are
    missing."""
    from service import extract  # loads the language model's library
    from service.meetings.confidence import features

    extractor = extract.load(settings, least=0.0)
    for benchmark in documents:
        if benchmark.golds is None:
            raise DocumentError(str(file), f"document {benchmark.id} has no answers", field="meetings")
        found = extractor.extract(benchmark.document)
        entries = tuple(entry_of(benchmark_form(announcement, benchmark.document)) for announcement in found)
        yield Candidates(benchmark, entries, tuple(map(features, found)))


def confidence_learner() -> Learner:
    """The only thing that is learnt: the weights of an announcement's confidence."""
    from service.extract import LEAST
    from service.meetings.confidence import fit, probability

    return Learner(fit, probability, LEAST)
