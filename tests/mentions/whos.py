"""The mentions of an invented text, found as the extractor finds them but without a language model."""

from __future__ import annotations

from itertools import chain

from service.lexicon import load
from service.mentions import People, Who, WhoFinder, lower_case_words, with_towns
from service.mentions.timex import find as find_times
from service.model import Document, Span
from service.sentences import split


def finder(text: str) -> WhoFinder:
    lexicon = load()
    times = [time.span for time in find_times(text) if time.grain != "vague"]
    return WhoFinder(text, with_towns(text, lexicon.find(text), lexicon), times, lower_case_words(text))


def mentions(text: str) -> list[Who]:
    """Of one sentence."""
    return finder(text).find(Span(0, len(text)))


def mentions_by_sentence(text: str) -> list[list[Who]]:
    found = finder(text)
    return [found.find(sentence.words) for sentence in split(Document(text))]


def people(text: str) -> People:
    """The persons of a text whose names all stand."""
    return People(chain.from_iterable(mentions_by_sentence(text)))
