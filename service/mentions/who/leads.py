"""Parties that stand in front of an office, a name or a body.

In: a row and an index. Out: ``Lead``: "Russian", "Sri Lanka's", "the Russian and Chinese", "his Turkish".
"""

from __future__ import annotations

from dataclasses import dataclass

from service.lexicon import Kind
from service.mentions.items import Item
from service.mentions.who.row import Row


@dataclass(frozen=True, slots=True)
class Lead:
    """The parties' codes and items; ``last`` is the index of the last of them, ``next`` the one behind it all;
    ``pronoun``: whether "his" or "their" opens it."""

    codes: tuple[str, ...]
    items: tuple[Item, ...]
    last: int
    next: int
    pronoun: bool = False


def lead_at(row: Row, n: int) -> Lead:
    """What leads at ``n``: without any party, ``next`` is behind the articles (or behind the pronoun) alone."""
    pronoun = row.low(n) in row.words.possessive_pronouns
    k = _behind_small_words(row, n + 1 if pronoun else n, n)
    codes: list[str] = []
    items: list[Item] = []
    last = end = k
    while (code := row.code(k)) is not None:
        codes.append(code)
        items.append(row.items[k])
        last = k
        end = _behind_possessive(row, row.behind_acronym(k + 1))
        following = _next_party(row, end)
        if following is None:
            break
        k = following
    if not items:
        end = n + 1 if pronoun else row.behind_determiners(n)
    return Lead(tuple(codes), tuple(items), last, end, pronoun)


def is_adjective(row: Row, lead: Lead) -> bool:
    """Whether the last party can belong to the name behind it: "Russian", "Russia's", but not "Russia"."""
    last = lead.items[-1].match
    return last is not None and (last.kind is Kind.DEMONYM or row.is_possessive(lead.next - 1))


def _behind_small_words(row: Row, k: int, n: int) -> int:
    """Behind articles and, once something stands before them, words such as "new"."""
    while row.low(k) in row.words.determiners or (k > n and row.low(k) in row.words.between):
        k += 1
    return k


def _behind_possessive(row: Row, k: int) -> int:
    return k + 1 if row.is_possessive(k) or row.low(k) in ("'", "’") else k


def _next_party(row: Row, k: int) -> int | None:
    """Where the next party of a list is, if the list goes on: behind ", the", "and", a hyphen, or at once."""
    step = row.behind_separator(k)
    if step == k and row.low(k) in ("-", "/"):
        step = k + 1
    step = row.behind_determiners(step)
    return step if row.code(step) is not None else None
