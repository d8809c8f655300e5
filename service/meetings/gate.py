"""Which sentences are worth parsing: one expression that finds any word of a meeting in its common forms.

In: the lemmas of verbs and nouns and the [form] and [gate] tables of triggers.toml. Out: a pattern. A sentence in
which it finds nothing is never parsed, so that it must miss no form of a trigger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Forms:
    """How words change. ``doubling``: verbs that double their last letter; ``irregular``: pasts that no rule gives."""

    doubling: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]

    def of_verb(self, lemma: str) -> set[str]:
        """ "-s", "-ed", "-ing"; a verb in -l may double it or not ("canceled", "cancelled")."""
        stems = {lemma[:-1] if lemma.endswith("e") else lemma}
        if lemma in self.doubling:
            stems = {lemma + lemma[-1]} | (stems if lemma.endswith("l") else set())
        regular = {lemma[:-1] + "ied"} if _ends_in_y(lemma) else {stem + "ed" for stem in stems}
        past = self.irregular.get(lemma, regular)
        return {lemma, with_s(lemma), *past, *(stem + "ing" for stem in stems)}


def with_s(lemma: str) -> str:
    """A noun's plural, a verb's third person."""
    if _ends_in_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")


def gate_of(verbs: Iterable[str], nouns: Iterable[str], phrases: Iterable[str], forms: Forms) -> re.Pattern[str]:
    """The pattern for all forms of the verbs and nouns and for the phrases as they stand."""
    words = {form for verb in verbs for form in forms.of_verb(verb)}
    words |= {form for noun in nouns for form in (noun, with_s(noun))} | set(phrases)
    return re.compile(rf"\b(?:{_by_beginning(words)})\b", re.IGNORECASE)


def _by_beginning(words: Iterable[str]) -> str:
    """An expression for any of the words, those with the same two letters together: tried one by one at each word of
    a text, they take six times as long."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[:2], []).append(re.escape(word[2:]))
    return "|".join(f"{re.escape(beginning)}(?:{'|'.join(ends)})" for beginning, ends in rests.items())


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou")
