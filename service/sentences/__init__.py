"""Text cut into sentences, and sentences parsed. The only home of spaCy.

In: a document's text. Out: ``Sentence`` spans (``split``) and, for the sentences that matter, ``Token`` rows with their
syntactic heads (``Parser.parse``).

    split      sentences inside paragraphs      datelines   "MOSCOW, March 1 (Interfax) --" at their beginning
    stand_ins  short words for long names       surrogate   the text that is parsed, and the way back
    parse      the model run                    lemmas      what need not be worked out twice
    english    which model, and is it the one
"""

from service.sentences.english import load_parser
from service.sentences.parse import Parser
from service.sentences.split import split
from service.sentences.stand_ins import replacements
from service.sentences.surrogate import Replacement

__all__ = ["Parser", "Replacement", "load_parser", "replacements", "split"]
