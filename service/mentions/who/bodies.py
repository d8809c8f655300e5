"""Bodies of people: officials, delegations, leaders, counterparts.

In: a row, an index and the lead before it. Out: the mention, if it tells enough to be one, and the index behind.
"""

from __future__ import annotations

from service.mentions.items import Type
from service.mentions.who.leads import Lead, lead_at
from service.mentions.who.mention import Who, WhoKind
from service.mentions.who.parties import parties_behind, parties_spelt_out
from service.mentions.who.persons import name_ahead, person
from service.mentions.who.references import lands_behind, reference
from service.mentions.who.row import Row
from service.mentions.who.tails import tail_of
from service.model import Span

_MOST_QUALIFIERS = 3


def group_at(row: Row, lead: Lead, n: int) -> int | None:
    """The index of a body's word at ``n`` or, behind a party, a few plain words later ("Chinese health experts")."""
    if row.is_group(n):
        return n
    if not lead.items:
        return None
    k = n
    while k <= n + _MOST_QUALIFIERS and not row.is_group(k):
        if row.type(k) is not Type.WORD or not row.items[k].text.isalpha() or row.low(k) in row.words.not_qualifiers:
            return None
        k += 1
    return k if row.is_group(k) else None


def group(row: Row, n: int, lead: Lead, at: int) -> tuple[list[Who], int]:
    """The body at ``at``: "officials from South Korea and China", "rebel leader X", "their Turkish counterparts"."""
    last = _last_word(row, at)
    codes, end = parties_behind(row, last + 1, several=True)
    if not codes and not lead.codes:
        codes, end = parties_spelt_out(row, last + 1)
    codes = codes or lead.codes
    low = row.low(last)
    counterpart = low in row.words.counterparts
    if counterpart and _told_in_full(row, end):
        return [], end + 1
    name = name_ahead(row, end, comma=counterpart)
    if name is not None and (counterpart or low in row.words.group_heads):
        role = None if counterpart else row.items[last].text
        who, end = person(row, n, name, role=role, codes=codes, rule="group-name", counterpart=counterpart)
        return [who], end
    who = _unnamed(row, n, last, end, codes)
    told = codes or who.count or low in row.words.delegations or counterpart or lead.pronoun
    if not told and not _points_back(row, who):
        return [], last + 1
    return [who], max(end, last + 1)


def _points_back(row: Row, who: Who) -> bool:
    """ "the leader", "both sides": a body without a party that can be somebody told before."""
    low, words = who.text.lower(), row.words
    return who.definite and (low in words.lands | words.several or low.removesuffix("s") in words.nominals)


def _last_word(row: Row, at: int) -> int:
    """ "government delegation", "leaders and ministers": the body's last word tells what it is."""
    last = at
    while row.is_group(last + 1):
        last += 1
    return last + 2 if row.low(last + 1) == "and" and row.is_group(last + 2) else last


def _unnamed(row: Row, n: int, last: int, end: int, codes: tuple[str, ...]) -> Who:
    head, low = row.items[last], row.low(last)
    told = reference(row, n, last)
    lands, end = lands_behind(row, end) if not codes else (0, end)
    return Who(
        span=row.span(n, end - 1),
        kind=WhoKind.GROUP,
        head=Span(head.start, head.end),
        text=head.text,
        rule="group",
        role=low if low in row.words.group_roles else None,
        parties=codes,
        plural=low.endswith("s") or len(codes) > 1 or low in row.words.several,
        counterpart=low in row.words.counterparts,
        possessive=row.is_possessive(end),
        definite=told.definite or bool(codes and not told.indefinite),
        count=lands or told.count or int(row.words.counts.get(low, 0)),
        of_lands=bool(lands),
    )


def counted(row: Row, n: int) -> Who | None:
    """ "The two will meet": a number that stands for people."""
    if row.low(n) not in row.words.counts or row.low(n + 1) not in row.words.behind_count:
        return None
    return _unnamed(row, n, n, n + 1, ()) if reference(row, n, n).definite or row.low(n) == "both" else None


def counterpart_at(row: Row, lead: Lead, n: int) -> int | None:
    """The index of "colleague", or of "number" in "opposite number", behind "his" or the like."""
    if not lead.pronoun:
        return None
    if row.low(n) == "opposite" and row.low(n + 1) == "number":
        return n + 1
    return n if row.low(n) in row.words.counterparts else None


def counterpart(row: Row, n: int, lead: Lead, at: int) -> tuple[list[Who], int]:
    """ "his Turkish opposite number X": who he is, his office is the other's."""
    codes, end = parties_behind(row, at + 1, several=True)
    codes = codes or lead.codes
    if _told_in_full(row, end):
        return [], end + 1
    name = name_ahead(row, end, comma=True)
    if name is not None:
        who, end = person(row, n, name, role=None, codes=codes, rule="counterpart-name", counterpart=True)
        return [who], end
    head = row.items[at]
    who = Who(
        span=row.span(n, end - 1),
        kind=WhoKind.GROUP,
        head=Span(head.start, head.end),
        text=head.text,
        rule="counterpart",
        parties=codes,
        plural=row.low(at).endswith("s"),
        counterpart=True,
    )
    return [who], end


def _told_in_full(row: Row, n: int) -> bool:
    """ ", Greek Foreign Minister X" behind "his counterpart": what follows tells more of the same person."""
    if row.low(n) != ",":
        return False
    at = row.behind_modifiers(lead_at(row, n + 1).next)
    office = row.office(at)
    if office is None or office.title:
        return False
    return name_ahead(row, tail_of(row, at, at, several=False).end, comma=False) is not None
