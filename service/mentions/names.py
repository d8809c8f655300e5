"""Names of persons among the items: runs of capitalised words that nothing else claims.

In: the items of one sentence, and the words that the text also writes in lower case. Out: the items with each run
joined to one of ``Type.NAME``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from service.lexicon import Kind
from service.mentions.items import Item, Type
from service.mentions.words import people_words

_OPENING = {"(": ")", '"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}
_INITIAL = re.compile(r"[A-ZÀ-ÞĀ-Ž](?:\.[A-Z])*$")


def join_names(items: Sequence[Item], common: frozenset[str]) -> list[Item]:
    """The items with the names joined. ``common`` are words that the text also writes in lower case."""
    return _Joiner(items, common).join()


class _Joiner:
    def __init__(self, items: Sequence[Item], common: frozenset[str]) -> None:
        self._items = items
        self._common = common
        self._lists = people_words()

    def join(self) -> list[Item]:
        joined: list[Item] = []
        n = 0
        while n < len(self._items):
            end = self._end(n, joined[-1] if joined else None) if self._may_open(self._items[n]) else n
            if end > n and not self._goes_on(end):
                joined.append(_name(self._items[n:end]))
                n = end
            else:
                joined.append(self._items[n])
                n += 1
        return joined

    def _may_open(self, item: Item) -> bool:
        """The quick way past most items."""
        if item.type is Type.WORD:
            return item.text[0].isupper() or "-" in item.text or item.text in self._lists.opening_particles
        return item.type in (Type.CITY, Type.PARTY)

    def _end(self, n: int, before: Item | None) -> int:
        """The index behind a name that begins at ``n``; ``n`` itself where none does."""
        titles = self._lists.titles - self._lists.determiners
        titled = before is not None and (before.type is Type.OFFICE or before.low in titles)
        k, capitals = n, 0
        while k < len(self._items) and self._adjoins(k, n):
            if self._is_rank(k):
                break
            if self._is_part(k, n, titled):
                capitals += 1
            elif capitals and (nickname := self._behind_nickname(k)) > k:
                k = nickname
                continue
            elif not self._is_initials_stop(k, n) and not self._is_particle(k, n):
                break
            k += 1
        return self._behind_suffix(k) if capitals else n

    def _is_part(self, k: int, n: int, titled: bool) -> bool:
        """Whether item ``k`` tells something of a name that began at ``n``, and is no mere particle of it."""
        word = self._is_name_word(self._items[k], opens=k == 0) or self._is_namesake(k, n, titled)
        return word or (k > n and (self._is_initial(k) or self._is_office_word(k)))

    def _is_rank(self, k: int) -> bool:
        """ "Gen." with its full stop."""
        return self._text(k).lower() in self._lists.ranks and self._text(k + 1) == "."

    def _behind_nickname(self, k: int) -> int:
        """Behind the quoted or bracketed word inside of a name: 'Ramon "Monching" Reyes', "W A (Bill) Smith"."""
        closed = self._text(k) in _OPENING and self._text(k + 2) == _OPENING[self._text(k)]
        if not closed or k + 3 >= len(self._items):
            return k
        inside, behind = self._items[k + 1], self._items[k + 3]
        return k + 3 if self._is_name_word(inside) and self._is_name_word(behind) else k

    def _adjoins(self, k: int, n: int) -> bool:
        return k == n or self._items[k].start - self._items[k - 1].end <= 1

    def _is_name_word(self, item: Item, *, opens: bool = False) -> bool:
        """A capitalised word that may be a name's, or "al-Janabi"; one that ``opens`` its sentence proves less."""
        if item.type is not Type.WORD:
            return False
        if self._is_articled(item.text):
            return True
        if not item.text[0].isupper() or item.low in self._lists.not_in_names:
            return False
        return not (opens or item.text.istitle()) or item.low not in self._common

    def _is_articled(self, word: str) -> bool:
        article, _, rest = word.partition("-")
        return article in self._lists.articles and rest[:1].isupper()

    def _is_initial(self, k: int) -> bool:
        """A further initial, also one that is a word by itself: the "A" of "W A Smith"."""
        text = self._items[k].text
        return len(text) == 1 and text.isupper() and _INITIAL.match(self._items[k - 1].text) is not None

    def _is_office_word(self, k: int) -> bool:
        """The "Sultan" of "Khalid bin Sultan", behind a particle."""
        item = self._items[k]
        return item.type is Type.OFFICE and item.text.istitle() and self._items[k - 1].low in self._lists.articles

    def _is_initials_stop(self, k: int, n: int) -> bool:
        """The full stop of "George W. Bush"."""
        return self._items[k].text == "." and k > n and _INITIAL.match(self._items[k - 1].text) is not None

    def _is_particle(self, k: int, n: int) -> bool:
        """A small word that belongs to a name: between its capitals, or opening it ("de Mistura", "von der Leyen")."""
        if self._items[k].type is not Type.WORD or k + 1 == len(self._items):
            return False
        behind = self._behind_particles(k + 1)
        if not self._is_name_word(self._items[behind]) and not (k > n and self._is_office_word(behind)):
            return False
        if k == n:
            return self._items[k].text[0].islower() and self._items[k].low in self._lists.opening_particles
        return self._items[k].low in self._lists.particles

    def _behind_particles(self, k: int) -> int:
        """The next item that is no further particle, the last one of the sentence at the latest."""
        while k + 1 < len(self._items) and self._text(k) in self._lists.particles:
            k += 1
        return k

    def _is_namesake(self, k: int, n: int, titled: bool) -> bool:
        """A town or state whose name is part of a person's: "Israel Katz" behind an office, "Jack London"."""
        match = self._items[k].match
        if match is None or " " in self._items[k].text or match.kind not in (Kind.CITY, Kind.COUNTRY):
            return False
        following = self._items[k + 1] if k + 1 < len(self._items) else None
        if k == n:
            return titled and following is not None and self._is_name_word(following)
        # behind a first name, and nothing of a state's own follows ("Beijing's")
        return following is None or following.type is not Type.POSSESSIVE or match.kind is not Kind.COUNTRY

    def _goes_on(self, end: int) -> bool:
        """Whether what follows makes it no person: "Kogalniceau Airbase", "Green Party leader", "the Shiite leader"."""
        if end >= len(self._items) or self._items[end].start - self._items[end - 1].end != 1:
            return False
        item = self._items[end]
        if item.type is Type.OFFICE:
            return item.text[0].islower() or item.low.partition(" ")[0] in self._lists.organs
        capital = item.type is Type.WORD and item.text[0].isupper()
        return capital and item.low in self._lists.not_person and not item.text.isupper()

    def _behind_suffix(self, k: int) -> int:
        """Behind a name's "Jr." or "III"."""
        dotted, suffixes = self._lists.dotted_suffixes, self._lists.suffixes
        if self._text(k) == "," and self._text(k + 1) in dotted:
            step = k + 2
        elif self._text(k) in suffixes:
            step = k + 1
        elif self._text(k) == "the" and self._text(k + 1) in suffixes:
            step = k + 2
        else:
            return k
        return step + 1 if self._text(step) == "." and self._text(step - 1) in dotted else step

    def _text(self, k: int) -> str:
        return self._items[k].text if k < len(self._items) else ""


def _name(items: Sequence[Item]) -> Item:
    """One item of several; a gap between them, however wide, is one blank."""
    pieces = [items[0].text]
    for before, item in pairwise(items):
        pieces.append((" " if item.start > before.end else "") + item.text)
    return Item(Type.NAME, items[0].start, items[-1].end, "".join(pieces))
