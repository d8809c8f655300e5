"""How good extraction is: its answers held against a reader's, in the benchmark's public measure.

    reading → trial (extract, write predictions) → scoring → report · comparison · floors

``form`` and ``names`` tell what is compared, ``likeness`` which entries stand for one meeting, ``scoring`` counts,
``faults`` names what went wrong, ``ground`` why, ``calibration`` asks whether the confidence is worth its name,
``crossing`` whether what was learnt holds for a source that it was not learnt on. The command is
``dipcal evaluate``.
"""

from service.evaluation.form import benchmark_form, explanation
from service.evaluation.reading import read_documents, read_predictions
from service.evaluation.scoring import Score, score_document, total
from service.evaluation.trial import Bench, Evaluation, Extractor, evaluate

__all__ = [
    "Bench",
    "Evaluation",
    "Extractor",
    "Score",
    "benchmark_form",
    "evaluate",
    "explanation",
    "read_documents",
    "read_predictions",
    "score_document",
    "total",
]
