"""Offices: with their holders' names, without, and two of one person.

In: a row, an index and the lead before it. Out: mentions and the index behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.mentions.items import Type
from service.mentions.who.leads import Lead, is_adjective
from service.mentions.who.mention import Who, WhoKind
from service.mentions.who.persons import name_ahead, person, persons, speaks_for_others
from service.mentions.who.references import lands_behind, reference
from service.mentions.who.row import Row
from service.mentions.who.tails import Tail, tail_of
from service.mentions.words import people_words
from service.model import Span

_MOST_QUALIFIERS = 3
_JOINT = re.compile(r"\s*(?:,\s*)?(?:and\s+)?")


def office(row: Row, n: int, lead: Lead, at: int) -> tuple[list[Who], int]:
    """The office at ``at``: "the Dutch Prime Minister", "Foreign Minister X", "the presidents of A and B"."""
    first, at = at, _last_owned(row, at)
    entry = row.office(at)
    plural = entry is not None and entry.plural
    tail = tail_of(row, first, at, several=plural)
    codes = _codes(row, at, tail.codes or lead.codes)
    if row.is_against_state(lead.next, at):
        codes = tuple(code for code in codes if len(code) > 2)
    opens = n == 0  # "The Minister for Trade, Jan Holub leaves": nothing else can end before the comma
    comma = _may_be_apposed(row, tail.end, bool(lead.items or tail.codes or opens))
    name = name_ahead(row, tail.end, comma=comma, dash=plural and len(codes) > 1)
    if name is None:
        who = _unnamed(row, n, at, tail, codes, plural)
        return [who], max(tail.end, row.behind(who.span))
    if plural:
        return persons(row, n, name, role=tail.role, codes=codes)
    title = entry is not None and entry.title
    who, end = person(row, n, name, role=tail.role, codes=codes, rule="office-name", title=title)
    return [who], end


def office_at(row: Row, lead: Lead, n: int) -> int | None:
    """The index of an office a few words behind a party's adjective: "Somali faction leaders"."""
    if not lead.items or not is_adjective(row, lead):
        return None
    k = n
    while k < n + _MOST_QUALIFIERS and row.type(k) in (Type.WORD, Type.NAME, Type.POSSESSIVE):
        if row.low(k) in row.words.not_qualifiers or not row.items[k].text.strip("'’").replace("-", "").isalpha():
            return None
        k += 1
    return k if k > n and row.type(k) is Type.OFFICE else None


def _last_owned(row: Row, at: int) -> int:
    """ "the Secretary-General's Special Representative": the last of offices that each belong to the one before."""
    while row.is_possessive(at + 1):
        owned = row.behind_modifiers(at + 2)
        if row.type(owned) is not Type.OFFICE:
            break
        at = owned
    return at


def _codes(row: Row, at: int, told: tuple[str, ...]) -> tuple[str, ...]:
    """The party told, or the one that the office alone implies: of a greater one's body the body, so that the United
    Nations' High Commissioner for Refugees is UNHCR's."""
    implied = row.implied(at)
    greater = implied and told and len(told) == 1 and len(implied[0]) > 2
    return implied if greater or not told else told


def _unnamed(row: Row, n: int, at: int, tail: Tail, codes: tuple[str, ...], plural: bool) -> Who:
    item, told = row.items[at], reference(row, n, at)
    lands, end = lands_behind(row, tail.end) if plural and not codes else (0, tail.end)
    return Who(
        span=row.span(n, end - 1),
        kind=WhoKind.GROUP if len(codes) > 1 or plural else WhoKind.OFFICE,
        head=Span(item.start, item.end),
        text=item.text,
        rule="office",
        role=tail.role,
        parties=codes,
        plural=plural,
        announcer=speaks_for_others(row, tail.role),
        possessive=row.is_possessive(end),
        definite=told.definite or not told.indefinite,
        count=lands or told.count,
        of_lands=bool(lands),
    )


def _may_be_apposed(row: Row, n: int, placed: bool) -> bool:
    """ ", Mr Gerry Hand," behind an office: a title, a closing comma or a party (``placed``) makes it the holder's."""
    if row.low(n) != ",":
        return True
    k = row.behind_titles(n + 1)
    if row.type(k) is not Type.NAME:
        return False
    return placed or k > n + 1 or row.low(k + 1) in (",", ".", "", ";", ")")


def join_offices(whos: Sequence[Who], text: str) -> list[Who]:
    """ "Member of the Politburo and Foreign Minister X": two offices of one person, unless the first has an article."""
    rows: list[Who] = []
    for who in whos:
        if rows and _is_joint(rows[-1], who, text):
            first = rows.pop()
            apart = text[first.head.end : who.span.start].strip()
            role, parties = f"{first.role} {'and ' if apart else ''}{who.role}", who.parties or first.parties
            who = replace(who, span=Span(first.span.start, who.span.end), role=role, parties=parties)
        rows.append(who)
    return rows


def _is_joint(first: Who, second: Who, text: str) -> bool:
    if first.kind is not WhoKind.OFFICE or second.kind is not WhoKind.PERSON or not second.role:
        return False
    if first.plural or not first.text[:1].isupper():
        return False
    if first.parties and second.parties and first.parties != second.parties:
        return False
    if not text[first.head.end : second.span.start].strip():  # "the Custodian of the Two Holy Mosques King X"
        return True
    determined = tuple(f"{word} " for word in people_words().shared_determiners)
    if text[max(0, first.head.start - 4) : first.head.start].lower() in determined:
        return False
    return _JOINT.fullmatch(text, first.head.end, second.span.start) is not None
