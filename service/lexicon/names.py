"""A table of names that finds the longest one beginning at a word.

In: names with what they name. Out: ``NameTable.longest``. The table is a tree of folded words; the case of the text is
checked at the end of a name: a capital of the name must be a capital in the text, an acronym must stand in capitals
("US", never "us"), text in capitals throughout is taken too. Names in lower case match in any case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

from service.lexicon.words import LOWER, Words, split

T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[tuple[tuple[int, ...], T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Words ``first`` up to but without ``last`` are a name of ``values``; ``end`` is the offset where it ends."""

    first: int
    last: int
    end: int
    values: tuple[T, ...]

    def goes_on(self, words: Words) -> bool:
        """Whether a phrase may go on after the name: nothing but a space or a hyphen follows."""
        i = self.last - 1
        return words.glued_past_dot(i) if self.end > words.ends[i] else words.glued(i)


class NameTable(Generic[T]):
    """Names to values; a name may have several values."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, name: str, value: T) -> None:
        """Take in a name as it is usually written: a small letter in it stands for either case, an abbreviation's
        full stop may be left out in the text ("St. Lucia")."""
        words = split(name)
        either = [(key + ".", key) if words.dotted(i) else (key,) for i, key in enumerate(words.keys)]
        needs = tuple(LOWER if key.isdigit() else s for key, s in zip(words.keys, words.shapes, strict=True))
        for path in product(*either):
            node = self._root
            for key in path:
                node = node.children.setdefault(key, _Node())
            if not any(needs == n and value == v for n, v in node.values):
                node.values.append((needs, value))

    def first_keys(self) -> frozenset[str]:
        """The folded words that a name can begin with: the quick way past most words of a text."""
        return frozenset(key.removesuffix(".") for key in self._root.children)

    def longest(self, words: Words, first: int) -> Found[T] | None:
        """The longest name that begins at word ``first``; none behind the last word."""
        best: Found[T] | None = None
        node, i = self._root, first
        while i < len(words):
            child, dot = _step(node, words, i)
            if child is None:
                return best
            values = _fitting(child, words.shapes[first : i + 1]) if child.values else ()
            if values:
                best = Found(first, i + 1, words.ends[i] + dot, values)
            if not (words.glued_past_dot(i) if dot else words.glued(i)):
                return best
            node, i = child, i + 1
        return best


def _step(node: _Node[T], words: Words, i: int) -> tuple[_Node[T] | None, int]:
    if i >= len(words.keys):  # behind the last word: "presidents of"
        return None, 0
    key = words.keys[i]
    if words.dotted(i):
        child = node.children.get(key + ".")
        if child is not None:
            return child, 1
    return node.children.get(key), 0


def _fitting(node: _Node[T], shapes: list[int]) -> tuple[T, ...]:
    """The values whose name's capitals the text has; those that are written just so come first ("GUAM", "Guam")."""
    fit = [(needs, value) for needs, value in node.values if all(s >= n for s, n in zip(shapes, needs, strict=True))]
    if len(fit) < 2:
        return tuple(value for _, value in fit)
    values: list[T] = []
    for _, value in sorted(fit, key=lambda pair: list(pair[0]) != shapes):
        if not any(value is held for held in values):
            values.append(value)
    return tuple(values)
