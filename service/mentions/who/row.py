"""The items of one sentence, with the small questions and steps that the grammar is made of.

A question about an index behind the last item is answered with nothing, so that rules may look ahead freely. A step
takes an index and gives the one behind what it steps over; the same one where there is nothing to step over.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.lexicon import City, Match, Office
from service.mentions.items import Item, Type
from service.mentions.words import people_words
from service.model import Span

DASHES = ("-", "–", "—")
_CAPITALS = (Type.WORD, Type.NAME, Type.OFFICE, Type.PARTY, Type.CITY, Type.SITE)
_LONGEST_BRACKET = 6  # items, with both its ends: "(ROK)", "(the then DAS)"


class Row:
    """One sentence's items; ``text`` is the document's."""

    def __init__(self, items: Sequence[Item], text: str) -> None:
        self.items = items
        self.text = text
        self.words = people_words()
        self._lows = [item.text.lower() for item in items]

    def __len__(self) -> int:
        return len(self.items)

    # ---- questions -----------------------------------------------------------------------------------------------
    def type(self, n: int) -> Type | None:
        return self.items[n].type if 0 <= n < len(self.items) else None

    def low(self, n: int) -> str:
        """The item's text in lower case."""
        return self._lows[n] if 0 <= n < len(self._lows) else ""

    def match(self, n: int) -> Match | None:
        return self.items[n].match if 0 <= n < len(self.items) else None

    def span(self, first: int, last: int) -> Span:
        """From the beginning of one item to the end of another."""
        return Span(self.items[first].start, self.items[last].end)

    def office(self, n: int) -> Office | None:
        match = self.match(n)
        return match.entry if match is not None and isinstance(match.entry, Office) else None

    def code(self, n: int) -> str | None:
        """The party that item ``n`` names, or None. A capital counts where it stands for its government: "Moscow's"."""
        match = self.match(n)
        if match is None:
            return None
        if self.type(n) is Type.PARTY:
            return match.key
        if isinstance(match.entry, City) and match.entry.capital and self.type(n + 1) is Type.POSSESSIVE:
            return match.entry.country
        return None

    def implied(self, n: int) -> tuple[str, ...]:
        """The party that an office alone tells: the Pope's."""
        office = self.office(n)
        return (office.party,) if office is not None and office.party else ()

    def is_against_state(self, first: int, last: int) -> bool:
        """Whether words such as "rebel" tell that an office is none of the land that is named before it."""
        words = (word for k in range(first, last + 1) for word in self.low(k).split())
        return any(word in self.words.against_states for word in words)

    def told_titled(self, first: int, last: int) -> bool:
        """Whether a word between two indices is a form of address that only persons have."""
        return any(self.low(k) in self.words.strong_titles or self._is_rank(k) for k in range(first, last))

    def is_group(self, n: int) -> bool:
        return self.type(n) is Type.WORD and self.low(n) in self.words.groups

    def is_possessive(self, n: int) -> bool:
        return self.type(n) is Type.POSSESSIVE

    def is_capital(self, n: int) -> bool:
        """Whether item ``n`` is written with a capital, or is a name."""
        return self.type(n) in _CAPITALS and self.items[n].text[0].isupper()

    def ends_organ(self, n: int) -> bool:
        """Whether item ``n`` ends in a word such as "Department", which makes what is before it part of a state."""
        return self.low(n).rpartition(" ")[2] in self.words.organs

    # ---- steps ---------------------------------------------------------------------------------------------------
    def behind(self, span: Span) -> int:
        """The index of the first item behind a passage."""
        return next((n for n, item in enumerate(self.items) if item.start >= span.end), len(self))

    def behind_determiners(self, n: int) -> int:
        while self.low(n) in self.words.determiners:
            n += 1
        return n

    def behind_separator(self, n: int) -> int:
        """Behind a comma, "and", or both."""
        if self.low(n) in (",", ";"):
            n += 1
        return n + 1 if self.low(n) in self.words.conjunctions else n

    def behind_acronym(self, n: int) -> int:
        """Behind a bracket that holds one word: "the African Union (AU)"."""
        return n + 3 if self.low(n) == "(" and self.low(n + 2) == ")" else n

    def behind_bracket(self, n: int) -> int:
        """Behind a bracket of a few words."""
        if self.low(n) != "(":
            return n
        k = n
        while k < len(self) and k < n + _LONGEST_BRACKET and self.low(k) != ")":
            k += 1
        return k + 1

    def behind_titles(self, n: int) -> int:
        """Behind forms of address with their full stops: "Mr.", "H.E. Dr.", "Lt. Gen.", "Senator"."""
        k = n
        while self._is_address(k) or (self.low(k) == "." and k > n):
            k += 1
        return k

    def behind_postnominals(self, n: int) -> int:
        """Behind the letters after a name: "MP", "QC"."""
        while self.low(n) in self.words.postnominals and self.items[n].text.isupper():
            n += 1
        return n

    def behind_modifiers(self, n: int) -> int:
        """Behind the words that may stand between a party and an office or a name, and behind titles."""
        k = n
        while self._modifies(k, n):
            k += 1
        return k

    def _is_address(self, k: int) -> bool:
        if self.type(k) is Type.OFFICE:
            office = self.office(k)
            return office is not None and office.title and not office.plural
        return self.type(k) is Type.WORD and (self.low(k) in self.words.titles or self._is_rank(k))

    def _is_rank(self, k: int) -> bool:
        """ "Gen." with its full stop, which sets it apart from a name."""
        return self.low(k) in self.words.ranks and self.low(k + 1) == "."

    def _modifies(self, k: int, n: int) -> bool:
        low, kind = self.low(k), self.type(k)
        if kind is Type.WORD and (low in self.words.modifiers or self._is_rank(k)):
            return True
        if kind is Type.TIME:  # "the Friday foreign ministers' meeting": a time in front of an office
            return k == n and self.type(k + 1) is Type.OFFICE
        if low == ".":
            return k > n and self.low(k - 1) in self.words.titles | self.words.ranks
        return k > n and low in ("-", "'", "’", "“", '"')
