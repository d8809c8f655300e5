"""Whose officials: the party of an office, a group or a person that only the sentence's grammar tells.

The walk along a sentence (``who``) reads what stands side by side. "Ministers of the 12-member community" and "the
foreign minister, who heads the mission of Chad" need the parse. In: the mentions of one sentence and its tokens. Out:
the same mentions, those without a party with the one that their noun phrase tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.mentions.who import Who, WhoKind
from service.mentions.words import people_words
from service.model import Span, Token

_BEFORE_A_NOUN = frozenset(["compound", "amod", "nmod", "poss"])
_INSIDE_A_PHRASE = _BEFORE_A_NOUN | {"conj", "appos", "pobj"}
_OFFICIALS = (WhoKind.GROUP, WhoKind.OFFICE)


def attributed(whos: Sequence[Who], tokens: Sequence[Token]) -> list[Who]:
    """The mentions, offices and groups with the parties that their noun phrase names."""
    phrases = _Phrases(whos, tokens)
    return [_attributed(who, phrases) for who in whos]


def _attributed(who: Who, phrases: _Phrases) -> Who:
    if who.parties or who.kind not in _OFFICIALS or who.counterpart:
        return who
    codes = phrases.parties_of(who)
    if not codes:
        return who
    return replace(who, parties=codes if who.plural else codes[:1])


class _Phrases:
    """The noun phrases of one sentence, asked by mention."""

    def __init__(self, whos: Sequence[Who], tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._below: dict[int, list[int]] = {}
        for token in tokens:
            if token.head != token.index:
                self._below.setdefault(token.head, []).append(token.index)
        parties = [w for w in whos if w.kind is WhoKind.PARTY and w.rule != "capital"]
        self._party = {n: who for who in parties if (n := self._at(who.head)) is not None}

    def parties_of(self, who: Who) -> tuple[str, ...]:
        """The codes that qualify a mention's noun: before it, else behind "of" and "from"."""
        head = self._at(who.head)
        if head is None:
            return ()
        before = [c for c in self._children(head) if self._tokens[c].dep in _BEFORE_A_NOUN]
        behind = [
            d
            for c in self._children(head)
            if self._tokens[c].dep == "prep" and self._tokens[c].text.lower() in people_words().links
            for d in self._children(c)
        ]
        for roots in (before, behind):
            codes = [code for root in roots for n in self._phrase(root) for code in self._codes(n)]
            if codes:
                return tuple(dict.fromkeys(codes))
        return ()

    def _codes(self, n: int) -> tuple[str, ...]:
        who = self._party.get(n)
        return who.parties if who is not None else ()

    def _phrase(self, root: int) -> Iterator[int]:
        """``root`` and what stands beside it in its noun phrase, without clauses and further prepositions."""
        waiting = [root]
        while waiting:
            n = waiting.pop()
            yield n
            waiting += [c for c in self._children(n) if self._tokens[c].dep in _INSIDE_A_PHRASE]

    def _children(self, n: int) -> list[int]:
        return self._below.get(n, [])

    def _at(self, span: Span) -> int | None:
        inside = [t.index for t in self._tokens if t.start < span.end and span.start < t.end]
        return inside[-1] if inside else None
