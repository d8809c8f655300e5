"""Which names stand: a name that only its capitals suggest needs proof that it is a person's.

In: the mentions of all sentences, and the tokens of those that were parsed. Out: the mentions that stand, and the
document's ``People``. Proof is a better mention of the same person anywhere, or the language model's word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from service.mentions.attribution import attributed
from service.mentions.coreference import People
from service.mentions.who import Who
from service.model import Token

Mentions = Sequence[Sequence[Who]]  # a sentence a row


def sentences_in_doubt(mentions: Mentions, read: Iterable[int]) -> frozenset[int]:
    """Which of the sentences hold a name that nothing in the text proves: there the model must be asked."""
    proved = _proved(mentions)
    return frozenset(n for n in read if any(who.weak and proved.named(who.name or "") is None for who in mentions[n]))


def confirm(mentions: Mentions, parsed: Mapping[int, Sequence[Token]]) -> tuple[People, list[list[Who]]]:
    """The persons of the document, and the mentions that stand, a sentence a row."""
    judged = [[_judged(who, parsed.get(n, ())) for who in row] for n, row in enumerate(mentions)]
    proved = _proved(judged)
    kept = [[who for who in row if not who.weak or proved.named(who.name or "") is not None] for row in judged]
    told = [attributed(row, parsed[n]) if n in parsed else row for n, row in enumerate(kept)]
    return People(who for row in told for who in row), told


def _proved(mentions: Mentions) -> People:
    return People(who for row in mentions for who in row if not who.weak)


def _judged(who: Who, tokens: Sequence[Token]) -> Who:
    """The mention, no longer weak where the model takes a word of the name for a person's."""
    if not who.weak:
        return who
    named = any(t.entity == "PERSON" and t.start < who.head.end and who.head.start < t.end for t in tokens)
    return replace(who, weak=False, rule="model-name") if named else who
