"""The walk along a sentence: at each item the first rule that fits.

In: a document's text with what the gazetteers and the calendar found in it. Out: for any sentence its ``Who`` mentions,
in order and disjoint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from service.lexicon import Match
from service.mentions.items import Item, Itemizer, Type
from service.mentions.names import join_names
from service.mentions.who.bodies import counted, counterpart, counterpart_at, group, group_at
from service.mentions.who.leads import lead_at
from service.mentions.who.mention import Gender, Who, WhoKind
from service.mentions.who.offices import join_offices, office, office_at
from service.mentions.who.parties import parties_alone
from service.mentions.who.persons import person_or_parties
from service.mentions.who.row import Row
from service.model import Span

_PLAIN = (Type.WORD, Type.MARK, Type.POSSESSIVE)


class WhoFinder:
    """Finds the mentions of one document. ``common`` are words that it also writes in lower case: no names.

    ``is_full_name`` tells whether a run of capitals is surely a person's name.
    """

    def __init__(
        self,
        text: str,
        matches: Sequence[Match],
        times: Sequence[Span],
        common: frozenset[str],
        is_full_name: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._text = text
        self._itemizer = Itemizer(text, matches, times)
        self._common = common
        self._is_full_name = is_full_name

    def find(self, sentence: Span, *, names_only: bool = False) -> list[Who]:
        """The mentions of a sentence; with ``names_only`` none where it names nobody, which is quicker."""
        items = join_names(self._itemizer.items(sentence), self._common)
        if names_only and all(item.type is not Type.NAME for item in items):
            return []
        return [self._proved(who) for who in find_who(items, self._text)]

    def _proved(self, who: Who) -> Who:
        """The mention, no longer weak where its name begins with a given name."""
        proved = who.weak and self._is_full_name(who.name or "")
        return replace(who, weak=False, rule="given-name") if proved else who


def find_who(items: Sequence[Item], text: str) -> list[Who]:
    """All mentions of people and parties among the items of one sentence; ``text`` is the document's."""
    row = Row(items, text)
    found: list[Who] = []
    n = 0
    while n < len(row):
        if items[n].type in _PLAIN and row.low(n) not in row.words.openers:
            n += 1
            continue
        whos, n = _mentions_at(row, n)
        found += whos
    return join_offices(found, text)


def _mentions_at(row: Row, n: int) -> tuple[list[Who], int]:
    """The mentions that begin at ``n``, and the index behind them: one step where there is none."""
    lead = lead_at(row, n)
    at = row.behind_modifiers(lead.next)
    kind = row.type(at)
    if kind is Type.OFFICE:
        return office(row, n, lead, at)
    if (later := office_at(row, lead, at)) is not None:
        return office(row, n, lead, later)
    if kind is Type.NAME:
        return person_or_parties(row, n, lead, at)
    if (body := group_at(row, lead, at)) is not None:
        return group(row, n, lead, body)
    if (other := counterpart_at(row, lead, at)) is not None:
        return counterpart(row, n, lead, other)
    if (several := counted(row, n)) is not None:
        return [several], n + 1
    if lead.items:
        return parties_alone(row, lead.items), lead.next
    if row.type(n) is Type.WORD and row.low(n) in row.words.pronouns:
        return [_pronoun(row, n)], n + 1
    return [], n + 1


def _pronoun(row: Row, n: int) -> Who:
    item, low = row.items[n], row.low(n)
    span = Span(item.start, item.end)
    return Who(
        span=span,
        kind=WhoKind.PRONOUN,
        head=span,
        text=low,
        rule="pronoun",
        plural=low in row.words.plural_pronouns,
        possessive=low in row.words.possessive_pronouns,
        gender=_gender(row, low),
    )


def _gender(row: Row, pronoun: str) -> Gender | None:
    if pronoun in row.words.women_pronouns:
        return Gender.WOMAN
    return Gender.MAN if pronoun in row.words.men_pronouns else None
