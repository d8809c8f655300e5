"""Sentences parsed by spaCy, over surrogate text.

In: a text, the spans of its sentences, and for each what stands in for what while it is parsed. Out: ``Token`` rows
whose offsets are those of the text. A replaced passage comes back as the tokens of its stand-in, each with the
passage's own span.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from service.model import Span, Token
from service.sentences.lemmas import RULES, Lemmas
from service.sentences.surrogate import Replacement, Surrogate, surrogate

_BATCH = 64  # sentences
_VERBS_TAKEN_FOR_NOUNS = {"NNS": "VBZ", "NN": "VBP"}  # tags


class Parser:
    """spaCy behind one method. ``model`` says which model it is."""

    def __init__(self, pipeline: Any, model: str) -> None:
        self._pipeline = pipeline
        self._names = pipeline.get_pipe("ner")
        self._lemmas = Lemmas(pipeline)
        self.model = model

    def parse(
        self,
        text: str,
        sentences: Sequence[tuple[Span, Sequence[Replacement]]],
        *,
        named: Container[int] | None = None,
    ) -> list[tuple[Token, ...]]:
        """One tuple of tokens a sentence. Replacements lie in order.

        ``named``: the indices of the sentences whose tokens are to tell entities; None for all. Finding them takes
        nearly half the time.
        """
        surrogates = [surrogate(text, span, replacements) for span, replacements in sentences]
        told = [_readable(surrogate.text) for surrogate in surrogates]
        parsed = list(self._pipeline.pipe(told, batch_size=_BATCH, disable=["ner", *RULES]))
        for document in parsed:
            _tag_verbs(document)
        asked = [document for n, document in enumerate(parsed) if named is None or n in named]
        for _ in self._names.pipe(asked, batch_size=_BATCH):  # fills in the documents' entities
            pass
        return [_tokens(*row) for row in zip(parsed, self._lemmas.of(parsed), surrogates, strict=True)]

    def plain(self, text: str) -> None:
        """``nlp(text)`` and nothing else: what speed is held against."""
        self._pipeline(text)


def _readable(text: str) -> str:
    """The text with a question mark for each half of a surrogate pair, which is no character: spaCy breaks on it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _tag_verbs(document: Any) -> None:
    """A common noun with a subject is a verb: the tagger takes the "leaves" of "the King leaves on Monday" for foliage,
    the "gather" of "leaders gather in Riga" for a thing."""
    strings = document.vocab.strings
    nouns = {strings[noun]: verb for noun, verb in _VERBS_TAKEN_FOR_NOUNS.items()}
    for token in document:
        if token.tag in nouns and any(child.dep_ == "nsubj" for child in token.lefts):
            token.tag_ = nouns[token.tag]


def _tokens(parsed: Any, told: Sequence[tuple[str, str]], surrogate: Surrogate) -> tuple[Token, ...]:
    """The tokens of one sentence without its blanks; ``told`` are their parts of speech and lemmas."""
    kept = [token for token in parsed if not token.is_space]
    index = {token.i: n for n, token in enumerate(kept)}
    rows = []
    for n, token in enumerate(kept):
        span = surrogate.original(token.idx, token.idx + len(token))
        pos, lemma = told[token.i]
        head = index.get(token.head.i, n)
        rows.append(
            Token(
                index=n,
                text=token.text,
                lemma=lemma,
                pos=pos,
                tag=token.tag_,
                dep=token.dep_,
                head=head,
                start=span.start,
                end=span.end,
                entity=token.ent_type_,
            )
        )
    return tuple(rows)
