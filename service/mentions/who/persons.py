"""Persons: a name with what stands around it.

In: a row, the index of a name and what was told before it. Out: mentions of persons and the index behind them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from service.mentions.folding import name_words
from service.mentions.items import Type
from service.mentions.who.genders import gender_of
from service.mentions.who.leads import Lead, is_adjective, lead_at
from service.mentions.who.mention import Who, WhoKind
from service.mentions.who.parties import parties_alone, parties_behind
from service.mentions.who.row import DASHES, Row
from service.mentions.who.tails import tail_of
from service.model import Span


class Apposition(NamedTuple):
    """An office told behind a name, and the index behind it; ``sure``: it can be no member of a list."""

    role: str
    codes: tuple[str, ...]
    end: int
    sure: bool


def person(
    row: Row,
    first: int,
    at: int,
    *,
    role: str | None,
    codes: tuple[str, ...],
    rule: str,
    counterpart: bool = False,
    title: bool = False,
) -> tuple[Who, int]:
    """The person named at ``at``, told from ``first`` on. What stands behind the name is read here.

    ``title``: the role is a mere form of address ("Senator"), and an office behind the name goes before it.
    """
    told, end = parties_behind(row, row.behind_postnominals(at + 1), several=False)
    bracketed = row.code(end + 1) if row.low(end) == "(" and row.low(end + 2) == ")" else None
    if bracketed is not None:  # "Tony Blair (UK)"
        told, end = told or (bracketed,), end + 3
    codes = told or codes
    apposition = _apposition(row, end)
    if apposition is not None and (role is None or title or _goes_with(row, apposition, codes)):
        end = apposition.end
        if role is None or title:
            role, rule = apposition.role, "name-office"
            codes = told or apposition.codes or codes
        codes = codes or apposition.codes
    name = row.items[at]
    who = Who(
        span=row.span(first, end - 1),
        kind=WhoKind.PERSON,
        head=Span(name.start, name.end),
        text=name.text,
        rule=rule,
        name=name.text,
        role=role,
        parties=codes[:1],
        counterpart=counterpart,
        announcer=speaks_for_others(row, role or ""),
        weak=rule == "name" and not row.told_titled(first, at),
        possessive=row.is_possessive(end),
        gender=gender_of(_telling_words(row, first, at, role)),
    )
    return who, end


def _telling_words(row: Row, first: int, at: int, role: str | None) -> list[str]:
    """The words that may tell whether somebody is a man or a woman: titles, the office, the given name."""
    return [*(row.low(k) for k in range(first, at)), *name_words(role or ""), *name_words(row.items[at].text)[:1]]


def _goes_with(row: Row, apposition: Apposition, codes: tuple[str, ...]) -> bool:
    """Whether a further office behind a name in office is the same person's, and not the next of a list."""
    if apposition.sure:
        return True
    if codes and apposition.codes and codes != apposition.codes and _are_alike(codes, apposition.codes):
        return False
    k = apposition.end + 1
    closed = row.low(apposition.end) == "," and row.type(k) is Type.WORD
    return closed and row.low(k) not in row.words.determiners | row.words.conjunctions | row.words.openers


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two parties are both states or both bodies: an organisation's mediator may be a state's president."""
    return (len(one[0]) == 2) == (len(other[0]) == 2)


def persons(row: Row, first: int, at: int, *, role: str, codes: tuple[str, ...]) -> tuple[list[Who], int]:
    """ "Presidents A of X and B of Y": each with the office."""
    found: list[Who] = []
    while True:
        who, end = person(row, first, at, role=role, codes=codes, rule="offices-names")
        found.append(who)
        following = row.behind_separator(end)
        first = at = row.behind_titles(following)
        if following == end or row.type(at) is not Type.NAME:
            break
    behind, following = parties_behind(row, end + 1 if row.low(end) == "," else end, several=True)
    if len(behind) > 1 and len(behind) == len(found):  # "ministers X and Y, from France and Germany"
        codes, end = behind, following
        found = [replace(who, parties=codes[:1]) for who in found]
    return _shared_out(found, codes), end


def _shared_out(found: list[Who], codes: tuple[str, ...]) -> list[Who]:
    """ "the ministers of A and B, X and Y": as many names as states, in their order."""
    if len(codes) < 2 or len(found) != len(codes) or any(who.parties != codes[:1] for who in found):
        return found
    return [replace(who, parties=(code,)) for who, code in zip(found, codes, strict=True)]


def person_or_parties(row: Row, n: int, lead: Lead, at: int) -> tuple[list[Who], int]:
    """A name behind what leads to it: "Russia's Lavrov" is one person, "Russia Lavrov" a party and then a name."""
    if lead.items and at == lead.next and not is_adjective(row, lead):
        return parties_alone(row, lead.items), lead.next
    possessive = any(row.is_possessive(k) for k in range(n, at))
    rule = "party-name" if lead.items and (at > lead.next or not possessive) else "name"
    first = lead.last if len(lead.items) > 1 else n  # the parties before the last one are mentions of their own
    who, end = person(row, first, at, role=None, codes=lead.codes[-1:], rule=rule)
    return [*parties_alone(row, lead.items[:-1]), who], end


def name_ahead(row: Row, n: int, *, comma: bool, dash: bool = False) -> int | None:
    """The index of a name that belongs to the office or body before ``n``; ``comma``, ``dash``: may one intervene?"""
    k = row.behind_bracket(n)
    if (comma and row.low(k) == ",") or (dash and row.low(k) in (*DASHES, ":")):
        k += 1
    if row.low(k) in DASHES:
        return None
    k = row.behind_titles(k)
    return k if row.type(k) is Type.NAME else None


def speaks_for_others(row: Row, role: str) -> bool:
    """Whether the office is a spokesman's or the like."""
    told = set(re.findall(r"[a-z]+", role.lower()))
    return any(told >= set(words.split()) for words in row.words.announcers)


def _apposition(row: Row, n: int) -> Apposition | None:
    """ ", the Polish foreign minister," behind a name; None for a list: "Lavrov, Foreign Minister Fidan"."""
    if row.low(n) not in (",", "–", "—", "("):
        return None
    first = n + 1
    if row.low(first) in row.words.relatives:
        if row.low(first + 1) not in row.words.relative_verbs:
            return None
        first += 2
        first += row.low(first) in row.words.relative_verbs
    lead = lead_at(row, first)
    at = row.behind_modifiers(lead.next)
    office = row.office(at)
    if row.type(at) is not Type.OFFICE or (office is not None and office.plural):
        return None
    tail = tail_of(row, at, at, several=False)
    if row.type(row.behind_titles(tail.end)) is Type.NAME:
        return None
    end = tail.end + 1 if row.low(tail.end) == ")" else tail.end
    sure = first > n + 1 or row.low(first) in row.words.indefinite
    return Apposition(tail.role, tail.codes or lead.codes or row.implied(at), end, sure)
