"""What an office goes on with: the organ that it is of, the party, the master who is served, the land of posting.

In: a row and the index of an office. Out: ``Tail``: the office as told without the state, the parties told in it, and
the index behind it all. Guidelines, role: "the office as told, without the country".
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from service.lexicon import Kind
from service.mentions.items import Type
from service.mentions.who.leads import lead_at
from service.mentions.who.parties import parties_behind
from service.mentions.who.row import Row

_LONGEST_ORGAN = 16  # items
_LONGEST_MATTER = 5
_MOST_PLAIN_WORDS = 3  # in small letters before an organ's word: "the foreign affairs committee"
_STATES = (Kind.COUNTRY, Kind.DEMONYM)


class Tail(NamedTuple):
    """The office's whole wording, the codes told behind its first word, and the index behind it all."""

    role: str
    codes: tuple[str, ...]
    end: int


def tail_of(row: Row, first: int, at: int, *, several: bool) -> Tail:
    """The office at ``at``, its wording begun at ``first``, with all that it goes on with."""
    organ, codes = _organ(row, at + 1)
    role = [k for k in range(first, organ) if not _tells_state(row, k)]
    told, end = parties_behind(row, organ, several=several)
    codes = told or codes
    master = _master(row, end, role=row.low(at))
    if master is None and (master := _master(row, organ, role=row.low(at))) is not None:
        end = organ  # "of the UN secretary-general": no party that is served, but its head
    if master is not None:
        role += range(end, master.end)
        codes, end = codes or master.codes, master.end
    behind = _posting(row, end, office=row.low(at))
    role += range(end, behind)
    return Tail(_wording(row, role), codes, behind)


# ---- of which organ ----------------------------------------------------------------------------------------------


def _organ(row: Row, n: int) -> tuple[int, tuple[str, ...]]:
    """ "of the Australian Department of Trade": the index behind it and the party inside; ``n`` where there is none.

    "Bureau" at once behind an office ends what was taken for its field: "director of Asian Affairs" and "Bureau".
    """
    goes_on = row.is_capital(n) and row.ends_organ(n)
    if row.low(n) not in row.words.links and not goes_on:
        return n, ()
    codes: list[str] = []
    k, end, fields, plain = n if goes_on else n + 1, n, False, 0
    while k < min(len(row), n + _LONGEST_ORGAN):
        low, code = row.low(k), row.code(k)
        if code is not None:
            codes.append(code)
            end = k + 1 if row.ends_organ(k) else end
        elif row.ends_organ(k):
            end, fields = k + 1, row.low(k + 1) in row.words.of_fields
        elif row.type(k) is Type.NAME and fields and row.low(k - 1) not in row.words.organ_links:
            break  # "of the Council of State X": the holder
        elif row.is_capital(k) and (end <= n or end < k or fields):
            end = k + 1 if fields and row.type(k) is not Type.OFFICE else end
        elif row.type(k) is Type.WORD and end == n and low not in row.words.organ_links:
            plain += 1
            if plain > _MOST_PLAIN_WORDS or low in row.words.not_qualifiers:
                break
        elif low not in row.words.organ_links and not row.is_possessive(k):
            break
        if end == k and low == ",":
            break
        k += 1
    return (end, tuple(codes[:1])) if end > n and _is_organ(row, n, end) else (n, ())


def _is_organ(row: Row, n: int, end: int) -> bool:
    """Whether an organ's word is in it, not a mere party: "of the European Commission" tells no office."""
    return any(row.ends_organ(k) and row.code(k) is None for k in range(n, end))


# ---- whose -------------------------------------------------------------------------------------------------------


def _master(row: Row, n: int, *, role: str) -> Tail | None:
    """ "of the Pope", "to President X": the office that an envoy or adviser serves, with its holder's name."""
    if row.low(n) not in row.words.masters or not role.endswith(tuple(row.words.servants)):
        return None
    lead = lead_at(row, n + 1)
    at = row.behind_modifiers(lead.next)
    entry = row.office(at)
    if row.type(at) is not Type.OFFICE or entry is None or entry.plural:
        return None
    told, end = parties_behind(row, at + 1, several=False)
    name = row.behind_titles(end)
    if row.type(name) is Type.NAME:
        end = name + 1
    return Tail("", told or lead.codes or row.implied(at), end)


def _posting(row: Row, n: int, *, office: str) -> int:
    """Behind "to Chile", "for Western Sahara": where somebody is posted is not whom he stands for."""
    if row.low(n) not in row.words.postings:
        return n
    k = row.behind_determiners(n + 1)
    posted = office.endswith(tuple(row.words.posted))
    if row.code(k) is not None and (row.low(n) == "for" or posted):
        return k + 1
    if posted and row.type(k) is Type.CITY:
        return k + 1
    if row.low(n) in row.words.areas and row.type(k) in (Type.CITY, Type.PARTY):
        return k + 1 if _introduces_name(row, k + 1) else n
    return _matter(row, n) if row.low(n) == "for" else n


def _matter(row: Row, n: int) -> int:
    """Behind what an envoy is for, told between him and his name: "ambassador for peace talks, X"; else ``n``."""
    k = n + 1
    while row.type(k) is Type.WORD and k <= n + _LONGEST_MATTER and row.low(k) not in row.words.not_qualifiers:
        k += 1
    return k if k > n + 1 and _introduces_name(row, k) else n


def _introduces_name(row: Row, n: int) -> bool:
    """Whether a comma and then a name follow."""
    return row.low(n) == "," and row.type(row.behind_titles(n + 1)) is Type.NAME


# ---- in which words ----------------------------------------------------------------------------------------------


def _wording(row: Row, kept: list[int]) -> str:
    """The text of some items; what was left out between two of them leaves a blank."""
    pieces = [row.items[kept[0]].text]
    for before, k in pairwise(kept):
        apart = row.items[k].start > row.items[k - 1].end or before != k - 1
        pieces.append((" " if apart else "") + row.items[k].text)
    return "".join(pieces)


def _tells_state(row: Row, k: int) -> bool:
    """Whether an item is a state's name or adjective, or the possessive behind one."""
    match = row.match(k - 1 if row.is_possessive(k) else k)
    return match is not None and match.kind in _STATES
