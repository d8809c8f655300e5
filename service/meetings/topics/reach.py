"""How far an agenda goes: to its clause's end, its speaker, the day, the town and the partner of the talks.

In: a sentence and the word with which the agenda begins. Out: the agenda's words, as indices into the tree, without
what only explains ("the railway that was closed") and without what stands between two of its items ("trade with the
minister, and visas").
"""

from __future__ import annotations

from collections.abc import Sequence

from service.meetings.candidates import Reading
from service.meetings.syntax import SUBJECTS, Tree
from service.meetings.topics.words import Ends
from service.mentions.timex import Grain
from service.mentions.who import WhoKind
from service.model import Span

_FINITE = frozenset(["MD", "VBZ", "VBP", "VBD"])
_VERB_FORMS = frozenset(["VB", "VBG", "VBN"])
_RELATIVE = frozenset(["WDT", "WP", "WP$", "WRB"])
_MARKS = frozenset([".", ":", "-RRB-"])
_LISTING = frozenset([",", ";", "and", "or"])
_OUTSIDE = frozenset(["advcl", "xcomp", "ccomp", "conj", "parataxis", "dep"])
_QUALIFIERS = frozenset(["nummod", "compound", "poss", "amod", "nmod"])
_SOMEBODY = (WhoKind.PERSON, WhoKind.OFFICE, WhoKind.GROUP, WhoKind.PRONOUN)
_LONGEST = 120  # words
_QUOTES = "\"“”``''‘’"


def reach(ends: Ends, reading: Reading, first: int, venues: Sequence[Span]) -> list[int]:
    """The words of the agenda that begins with ``first``."""
    return _Agenda(ends, reading, _first(ends, reading.tree, first), venues).words()


def _first(ends: Ends, tree: Tree, first: int) -> int:
    """Of "how they can improve air links" the verb: what is done is discussed."""
    while tree.low(first) and (tree.low(first) in ":–—" or tree.low(first) in _QUOTES):
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
            elif self._ends_at(n):
                break
            elif self._pauses_at(n):
                n = self._next_item(n)
            else:
                if tree[n].text not in _QUOTES:
                    self._kept.append(n)
                n += 1
        return self._kept

    def _behind_what_only_explains(self, n: int) -> int:
        """The word behind a bracket, a relative clause or an apposition that begins here; ``n`` where none does."""
        tree = self._tree
        if tree[n].text == "(":
            return self._next(n, ")") + 1
        if n > self._first and tree[n].tag in _RELATIVE:
            behind = self._next(n, ";")
            return min(self._next(n, ","), behind) if tree.low(n - 1) != "," else behind if behind < len(tree) else n
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
                    listed = tree.has(c, "conj") or tree.has(up, "conj") or self._joined(c)
                    if c > comma and not listed and min(tree.subtree(c)) == comma + 1 and tree.has(c, "det"):
                        return c
        return None

    def _joined(self, n: int) -> bool:
        """Whether "and" stands in or behind what hangs on a word."""
        words = self._tree.subtree(n)
        return any(token.tag == "CC" for token in self._tree.tokens[words[0] : words[-1] + 2])

    def _ends_at(self, n: int) -> bool:
        tree, token = self._tree, self._tree[n]
        if (token.tag in _MARKS and token.text != ";") or (token.tag in _RELATIVE and n > self._first):
            return True
        if " ".join(tree.low(k) for k in range(n, n + 3)) in self._ends.closing:
            return True
        return (tree.low(n) in self._ends.always and n > self._first) or self._verb_at(n) or self._outer_at(n)

    def _verb_at(self, n: int) -> bool:
        """A finite verb ends it before its subject; so does another verb of the outer clause."""
        tree, token = self._tree, self._tree[n]
        if token.tag in _FINITE and n > self._first:
            if token.tag == "VBD" and (token.dep == "acl" or tree.low(n + 1) == "by"):
                return False  # a participle
            self._kept = [k for k in self._kept if k < self._begin_of_clause(n)]
            return True
        infinitive = token.tag == "TO" and tree[token.head].tag == "VB"
        verb = token.head if infinitive else n
        if not self._kept or tree[verb].tag not in _VERB_FORMS or self._is_listed(n, infinitive=infinitive):
            return False
        return tree[verb].dep in _OUTSIDE and tree[verb].head < self._first

    def _begin_of_clause(self, verb: int) -> int:
        tree, holder = self._tree, self._tree[verb].head if self._tree[verb].dep == "aux" else verb
        subjects = [c for v in (verb, holder) for c in tree.children(v, *SUBJECTS)]
        return min([verb, *(min(tree.subtree(c)) for c in subjects)])

    def _is_listed(self, n: int, *, infinitive: bool) -> bool:
        """A verb among the agenda's verbs: "ways to boost trade, open borders and fight crime"."""
        if self._tree.low(n - 1) not in _LISTING or infinitive:
            return False
        tag = self._tree[n].tag
        before = [self._tree[k].tag for k in self._kept]
        return tag in before or (tag == "VBG" and (self._tree.low(n - 1) != "," or self._opened()))

    def _opened(self) -> bool:
        return any(self._tree.low(k) in self._ends.opened for k in self._kept)

    def _outer_at(self, n: int) -> bool:
        """A phrase that belongs to the verb before the agenda: "discuss trade during the visit"."""
        return bool(self._kept) and self._tree.low(n) in self._ends.outer and self._tree[n].head < self._first

    def _pauses_at(self, n: int) -> bool:
        """At a day, the partner or the place of the talks, behind which only a further item can follow."""
        return self._time_at(n) or self._company_at(n) or self._venue_at(n)

    def _next_item(self, n: int) -> int:
        """Where the next item begins that is listed with what was kept."""
        tree, kept = self._tree, set(self._kept)
        while self._kept and tree[self._kept[-1]].tag in ("IN", "DT", ",", "TO"):
            self._kept.pop()
        listed = [min(tree.subtree(c)) for m in kept for c in tree.children(m, "conj") if c > n]
        for k in range(n + 1, min(len(tree), self._first + _LONGEST)):
            if tree[k].tag in _FINITE or tree[k].tag in _MARKS:
                break
            if tree.low(k) in _LISTING and (any(c - k in (1, 2) for c in listed) or self._list_goes_on(k)):
                return k
        return len(tree)

    def _list_goes_on(self, comma: int) -> bool:
        """Whether nothing but further items follows a comma: "…, the fish stocks, and the border"."""
        rest = self._tree.tokens[comma + 1 : comma + _LONGEST]
        items = sum(token.text == "," for token in rest) > 0 and any(token.tag == "CC" for token in rest)
        return self._tree[comma].text == "," and items and not any(token.tag in _FINITE for token in rest)

    def _time_at(self, n: int) -> bool:
        """A day ends it, a year that belongs to a name does not."""
        token = self._tree[n]
        qualifies = token.dep in _QUALIFIERS and token.head > n and not self._is_time(token.head)
        return self._is_time(n) and not qualifies

    def _is_time(self, n: int) -> bool:
        token = self._tree[n]
        times = (time.span for time in self._reading.times if time.grain is not Grain.VAGUE)
        return any(time.start <= token.start < time.end for time in times)

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
