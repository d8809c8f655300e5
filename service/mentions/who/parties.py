"""Parties behind an office, a name or a body, and parties that stand alone.

In: a row and an index. Out: the codes told there and the index behind; for parties alone, mentions.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.lexicon import City, Kind, Organisation
from service.mentions.items import Item, Type
from service.mentions.who.mention import Who, WhoKind
from service.mentions.who.row import DASHES, Row
from service.model import Span

Behind = tuple[tuple[str, ...], int]  # codes, and the index behind them

_RULES = {Kind.COUNTRY: "state", Kind.DEMONYM: "demonym", Kind.METONYM: "metonym", Kind.CITY: "capital"}
_FARTHEST = 9  # items behind a body among which its members may be spelt out


def parties_behind(row: Row, n: int, *, several: bool) -> Behind:
    """ "of Vietnam"; where ``several`` are meant also "from Pakistan, Norway and Mozambique". None: no codes, ``n``."""
    if row.low(n) not in row.words.links:
        return (), n
    k = n + 1
    while row.low(k) in row.words.determiners or row.low(k) in row.words.before_states:
        k += 1
    codes: list[str] = []
    end = n
    while (code := row.code(k)) is not None:
        codes.append(code)
        end = k + 4 if row.low(k + 1) == "(" and row.low(k + 3) == ")" and row.code(k + 2) == code else k + 1
        k = row.behind_determiners(row.behind_separator(end))
        if k == end or not several or _opens_person(row, k):
            break
    if not codes or row.is_possessive(end) or _is_demonym(row, end - 1):
        return (), n
    return tuple(codes), end


def parties_spelt_out(row: Row, n: int) -> Behind:
    """ "representatives of the five nations on the committee -- Israel, Lebanon and Syria": two parties or more."""
    for k in range(n, min(n + _FARTHEST, len(row))):
        if row.code(k) is not None or row.type(k) in (Type.OFFICE, Type.NAME):
            break
        if row.low(k) in (*DASHES, ":", "("):
            codes, end = _listed(row, k + 1)
            return (codes, end) if len(codes) > 1 else ((), n)
    return (), n


def _listed(row: Row, n: int) -> Behind:
    k = n
    while row.low(k) in ("-", "the"):
        k += 1
    codes: list[str] = []
    end = k
    while (code := row.code(k)) is not None:
        codes.append(code)
        end = k + 1
        k = row.behind_determiners(row.behind_separator(end))
    return tuple(codes), end


def _is_demonym(row: Row, n: int) -> bool:
    match = row.match(n)
    return match is not None and match.kind is Kind.DEMONYM


def _opens_person(row: Row, n: int) -> bool:
    """Whether a party at ``n`` opens the next person of a list ("… of Sweden and Finnish President X")."""
    k = row.behind_modifiers(n + 2 if row.is_possessive(n + 1) else n + 1)
    return row.type(k) in (Type.OFFICE, Type.NAME)


def parties_alone(row: Row, items: Sequence[Item]) -> list[Who]:
    """A mention for each of the items: "Moscow", "the EU"."""
    return [_alone(row, item, code) for item in items if (code := _code(item)) is not None]


def _code(item: Item) -> str | None:
    if item.match is None:
        return None
    if item.type is Type.PARTY:
        return item.match.key
    return item.match.entry.country if isinstance(item.match.entry, City) else None


def _alone(row: Row, item: Item, code: str) -> Who:
    span = Span(item.start, item.end)
    return Who(
        span=span,
        kind=WhoKind.PARTY,
        head=span,
        text=item.text,
        rule=_RULES.get(item.match.kind, "organisation") if item.match else "organisation",
        parties=(code,),
        plural=item.match is not None and isinstance(item.match.entry, Organisation),
        possessive=row.text.startswith(("'", "’"), item.end),
    )
