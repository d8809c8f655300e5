"""Parts of speech and lemmas, worked out once for each word in its role.

In: documents that spaCy has tagged and parsed. Out: for each token its part of speech and its lemma. spaCy's own rules
for them take an eighth of the time of parsing. They look at a word, its tag and its label alone, save for a few pairs
of words ("gon" "na", "there" "is"): so what they said of a word in its role is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

RULES = ("attribute_ruler", "lemmatizer")
_CUT_SHORT = {"ax": "axe", "din": "dine", "hop": "hope", "slat": "slate"}
_MOST = 100_000  # words in their roles that are kept at a time

Role = tuple[int, int, int]  # the numbers of a word, its tag and its label in the model's vocabulary


class Lemmas:
    """The rules of a pipeline, and what they said before."""

    def __init__(self, pipeline: Any) -> None:
        from spacy.matcher import Matcher  # not at the head: the number of threads is set before (english.load_parser)

        self._vocabulary = pipeline.vocab
        self._rules = [pipeline.get_pipe(name) for name in RULES]
        self._pairs = Matcher(pipeline.vocab)
        for number, rule in enumerate(pipeline.get_pipe("attribute_ruler").patterns):
            if pairs := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._pairs.add(str(number), pairs)
        self._known: dict[Role, tuple[str, str]] = {}

    def of(self, documents: Sequence[Any]) -> list[list[tuple[str, str]]]:
        """Part of speech and lemma of each token, a document a row."""
        if len(self._known) > _MOST:
            self._known.clear()
        rows = [[(token.orth, token.tag, token.dep) for token in document] for document in documents]
        self._learn({role for role in chain.from_iterable(rows) if role not in self._known})
        return [
            self._told(document) if self._pairs(document) else [self._known[role] for role in row]
            for document, row in zip(documents, rows, strict=True)
        ]

    def _learn(self, roles: Iterable[Role]) -> None:
        """Run the rules over words that are lined up for this alone; one by one where that makes a pair of two."""
        lined_up = list(roles)
        if not lined_up:
            return
        document = self._document(lined_up)
        if len(lined_up) == 1 or not self._pairs(document):
            self._known.update(zip(lined_up, self._told(document), strict=True))
            return
        for role in lined_up:
            self._learn([role])

    def _document(self, roles: Sequence[Role]) -> Any:
        from spacy.tokens import Doc

        strings = self._vocabulary.strings
        words, tags, labels = ([strings[number] for number in column] for column in zip(*roles, strict=True))
        return Doc(self._vocabulary, words=words, tags=tags, deps=labels)

    def _told(self, document: Any) -> list[tuple[str, str]]:
        for rule in self._rules:
            document = rule(document)
        return [(token.pos_, _mended(token)) for token in document]


def _mended(token: Any) -> str:
    """The lemma; of a few verbs the rules cut one letter too many ("slated", "hopes", "dined")."""
    lemma: str = token.lemma_
    return _CUT_SHORT.get(lemma, lemma) if token.pos_ == "VERB" else lemma
