"""How far an agenda goes: to its clause's end, its speaker, the day, the town and the partner of the talks.

In: a sentence and the word with which the agenda begins. Out: the agenda's words, as indices into the tree, without
the clauses that only explain ("the railway that was closed").
"""

from __future__ import annotations

from collections.abc import Sequence

from service.meetings.candidates import Reading
from service.meetings.syntax import SUBJECTS, Tree
from service.meetings.topics.words import Ends
from service.mentions.who import WhoKind
from service.model import Span

_FINITE = frozenset(["MD", "VBZ", "VBP", "VBD"])
_RELATIVE = frozenset(["WDT", "WP", "WP$", "WRB"])
_MARKS = frozenset([".", ":", "-RRB-"])
_OUTSIDE = frozenset(["advcl", "xcomp", "ccomp", "conj", "parataxis", "dep"])
_QUALIFIERS = frozenset(["nummod", "compound", "poss", "amod", "nmod"])
_SOMEBODY = (WhoKind.PERSON, WhoKind.OFFICE, WhoKind.GROUP, WhoKind.PRONOUN)
_LONGEST = 90  # words
_QUOTES = "\"“”``''‘’"


def reach(ends: Ends, reading: Reading, first: int, venues: Sequence[Span]) -> list[int]:
    """The words of the agenda that begins with ``first``."""
    return _Agenda(ends, reading, _first(ends, reading.tree, first), venues).words()


def _first(ends: Ends, tree: Tree, first: int) -> int:
    """Of "how they can improve air links" the verb: what is done is discussed."""
    while tree.low(first) in (":", "about", "on", "over") or (tree.low(first) and tree.low(first) in _QUOTES):
        first += 1
    if tree.low(first) not in ends.asking:
        return first
    return next((v for v in tree.ancestors(first) if v > first and tree[v].tag.startswith("VB")), first)


class _Agenda:
    """One agenda while it is read word by word."""

    def __init__(self, ends: Ends, reading: Reading, first: int, venues: Sequence[Span]) -> None:
        self._ends = ends
        self._reading = reading
        self._tree = reading.tree
        self._first = first
        self._venues = venues
        self._kept: list[int] = []

    def words(self) -> list[int]:
        n, tree = self._first, self._tree
        while n < min(len(tree), self._first + _LONGEST):
            behind = self._behind_what_only_explains(n)
            if behind > n:
                n = behind
                continue
            if self._ends_at(n):
                break
            if tree[n].text not in _QUOTES:
                self._kept.append(n)
            n += 1
        return self._kept

    def _behind_what_only_explains(self, n: int) -> int:
        """The word behind a bracket, a relative clause or an apposition that begins here; ``n`` where none does."""
        tree = self._tree
        if tree[n].text == "(":
            return self._next(n, ")") + 1
        if n > self._first and tree[n].tag in _RELATIVE and tree.low(n - 1) != ",":
            return min(self._next(n, ","), self._next(n, ";"))
        if tree[n].text == "," and (apposition := self._apposition(n)) is not None:
            return max(tree.subtree(apposition)) + 1
        return n

    def _next(self, n: int, mark: str) -> int:
        return next((k for k in range(n, len(self._tree)) if self._tree[k].text == mark), len(self._tree))

    def _apposition(self, comma: int) -> int | None:
        """ "the EU, our main partner": no list where neither is listed with anything."""
        tree = self._tree
        for k in self._kept[-1:]:
            for up in (k, *tree.ancestors(k)):
                for c in tree.children(up, "appos"):
                    listed = tree.has(c, "conj") or tree.has(up, "conj")
                    if c > comma and not listed and min(tree.subtree(c)) == comma + 1 and tree.has(c, "det"):
                        return c
        return None

    def _ends_at(self, n: int) -> bool:
        tree, token = self._tree, self._tree[n]
        if (token.tag in _MARKS and token.text != ";") or (token.tag in _RELATIVE and n > self._first):
            return True
        if tree.low(n) in self._ends.always and n > self._first:
            return True
        return self._time_at(n) or self._verb_at(n) or self._company_at(n) or self._venue_at(n) or self._outer_at(n)

    def _time_at(self, n: int) -> bool:
        """A day ends it, a year that belongs to a name does not."""
        token = self._tree[n]
        inside = any(time.span.start <= token.start < time.span.end for time in self._reading.times)
        if not inside or (token.dep in _QUALIFIERS and token.head > n and not self._is_time(token.head)):
            return False
        while self._kept and self._tree[self._kept[-1]].tag in ("IN", "DT", ",", "TO"):
            self._kept.pop()
        return True

    def _is_time(self, n: int) -> bool:
        token = self._tree[n]
        return any(time.span.start <= token.start < time.span.end for time in self._reading.times)

    def _verb_at(self, n: int) -> bool:
        """A finite verb ends it before its subject; so does another verb of the outer clause."""
        tree, token = self._tree, self._tree[n]
        if token.tag in _FINITE and n > self._first:
            participle = token.tag == "VBD" and (token.dep == "acl" or tree.low(n + 1) == "by")
            if participle:
                return False
            subjects = [min(tree.subtree(c)) for c in tree.children(n, *SUBJECTS)]
            subjects += [min(tree.subtree(c)) for c in tree.children(token.head, *SUBJECTS) if token.dep == "aux"]
            begin = min([n, *subjects])
            self._kept = [k for k in self._kept if k < begin]
            return True
        if not self._kept:
            return False
        verb = token.head if token.tag == "TO" and tree[token.head].tag == "VB" else n
        outer = tree[verb].dep in _OUTSIDE and tree[verb].head < self._first
        return outer and tree[verb].tag in ("VB", "VBG", "VBN") and (token.tag == "TO" or n == verb)

    def _company_at(self, n: int) -> bool:
        """ "with Foreign Minister Neto", not "relations with Cuba"."""
        tree = self._tree
        if tree.low(n) not in self._ends.company:
            return False
        objects = {k for c in tree.children(n, "pobj") for k in tree.list_members(c)}
        return any(who.kind in _SOMEBODY for who in self._reading.whos_in(objects))

    def _venue_at(self, n: int) -> bool:
        tree = self._tree
        if tree.low(n) not in self._ends.venue:
            return False
        objects = {k for c in tree.children(n, "pobj") for k in tree.subtree(c)}
        return any(tree[k].start < span.end and span.start < tree[k].end for k in objects for span in self._venues)

    def _outer_at(self, n: int) -> bool:
        """A phrase that belongs to the verb before the agenda: "discuss trade during the visit"."""
        return bool(self._kept) and self._tree.low(n) in self._ends.outer and self._tree[n].head < self._first
