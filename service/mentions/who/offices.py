"""Offices: with their holders' names, without, and two of one person.

In: a row, an index and the lead before it. Out: mentions and the index behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.mentions.items import Type
from service.mentions.who.leads import Lead
from service.mentions.who.mention import Who, WhoKind
from service.mentions.who.parties import behind_posting, parties_behind
from service.mentions.who.persons import name_ahead, person, persons, speaks_for_others
from service.mentions.who.references import lands_behind, reference
from service.mentions.who.row import Row
from service.mentions.words import people_words
from service.model import Span

_JOINT = re.compile(r"\s*(?:,\s*)?(?:and\s+)?")


def office(row: Row, n: int, lead: Lead, at: int) -> tuple[list[Who], int]:
    """The office at ``at``: "the Dutch Prime Minister", "Foreign Minister X", "the presidents of A and B"."""
    entry, role = row.office(at), row.items[at].text
    plural = entry is not None and entry.plural
    told, end = parties_behind(row, at + 1, several=plural)
    end = behind_posting(row, end)
    codes = told or lead.codes or row.implied(at)
    name = name_ahead(row, end, comma=_may_be_apposed(row, end, bool(lead.items or told)))
    if name is None:
        who = _unnamed(row, n, at, end, codes, plural)
        return [who], max(end, row.behind(who.span))
    if plural:
        return persons(row, n, name, role=role, codes=codes)
    who, end = person(row, n, name, role=role, codes=codes, rule="office-name")
    return [who], end


def _unnamed(row: Row, n: int, at: int, end: int, codes: tuple[str, ...], plural: bool) -> Who:
    item, told = row.items[at], reference(row, n, at)
    lands, end = lands_behind(row, end) if plural and not codes else (0, end)
    return Who(
        span=row.span(n, end - 1),
        kind=WhoKind.GROUP if len(codes) > 1 or plural else WhoKind.OFFICE,
        head=Span(item.start, item.end),
        text=item.text,
        rule="office",
        role=item.text,
        parties=codes,
        plural=plural,
        announcer=speaks_for_others(row, item.text),
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
            role, parties = f"{first.role} and {who.role}", who.parties or first.parties
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
    determined = tuple(f"{word} " for word in people_words().shared_determiners)
    if text[max(0, first.head.start - 4) : first.head.start].lower() in determined:
        return False
    return _JOINT.fullmatch(text, first.head.end, second.span.start) is not None
