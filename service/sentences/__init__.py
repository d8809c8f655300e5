"""Text cut into sentences, and sentences parsed.

In: a document's text. Out: ``Sentence`` spans (``split``) and, for the sentences that matter,
``Token`` rows with their syntactic heads (``Parser.parse``). The only home of spaCy.
"""

from service.sentences.parse import Parser, Replacement, load_parser
from service.sentences.split import split

__all__ = ["Parser", "Replacement", "load_parser", "split"]
