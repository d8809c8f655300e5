"""Text to time expressions: ``find``.

The text is cut into tokens once; at each word that can begin an expression the readers are tried, the
longest reading wins and the search goes on behind it, so the work grows with the length of the text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from service.mentions.timex.candidates import Candidate
from service.mentions.timex.context import adjectival, bias, possessive, relation
from service.mentions.timex.lengths import length, recurring, vague
from service.mentions.timex.moments import clocked, dated
from service.mentions.timex.points import readers
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Timex
from service.mentions.timex.words import Words, load, phrase_at
from service.model import Span


def find(text: str) -> list[Timex]:
    """All time expressions of ``text``, sorted and disjoint; nothing is anchored yet."""
    tokens, words, starters = Tokens(text), load(), _starters()
    found: list[Timex] = []
    index, edge = 0, 0
    while index < tokens.size:
        if not _can_start(tokens, index, starters):
            index += 1
            continue
        candidate = _longest(tokens, index, words)
        nothing = _no_time(tokens, index, words)
        if candidate is None or nothing >= candidate.next:
            index = max(index + 1, nothing)
            continue
        found.append(_timex(tokens, candidate if candidate.start >= edge else replace(candidate, start=index)))
        index = edge = candidate.next
    return _month_first(found)


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    words = load()
    plural = {day + "s" for day in words.weekdays}
    sets = words.lists["recurring"] | words.lists["recurring_words"] | {"once", "twice", "thrice"}
    lengths = {unit + "long" for unit in words.units}
    phrases = set(words.vague) | set(words.not_times)
    return frozenset(readers().keys() | plural | sets | lengths | phrases | words.clock_words.keys())


def _can_start(tokens: Tokens, index: int, starters: frozenset[str]) -> bool:
    """A cheap look before the readers are tried: no word of a compound ("Min-soon"), no number before a plain word."""
    low = tokens.lower[index]
    if not low[0].isdigit():
        return low in starters and not (tokens.glued(index) and tokens.lower[index - 1] == "-")
    behind = tokens.low(index + 1)
    if len(low) >= 4:
        return len(low) == 4
    return not behind.isalnum() or behind in _behind_numbers()


@lru_cache(maxsize=1)
def _behind_numbers() -> frozenset[str]:
    """The words that can go on behind a number of one to three digits."""
    words = load()
    zones = {zone.lower() for zone in words.zones}
    known = words.units.keys() | words.months.keys() | words.months_short.keys() | words.parts.keys()
    known |= words.meridiems.keys() | words.joins.keys() | words.clock_words.keys() | words.named_zones.keys()
    known |= words.weekdays.keys() | words.lists["halves"] | words.lists["hour_marks"]
    return frozenset(known | zones | {"st", "nd", "rd", "th", "of", "h", "o", "local"})


def _no_time(tokens: Tokens, index: int, words: Words) -> int:
    """The index behind what only looks like a time ("Friday prayers"); 0 where there is none. A phrase that
    the lexicon writes with a capital needs it in the text ("Russia Today", but "visits Russia today")."""
    found = phrase_at(words.not_times, tokens, index)
    if found is None:
        return 0
    meaning, after = found
    written = Tokens(meaning)
    capitals = all(tokens.capital(index + at) for at in range(written.size) if written.capital(at))
    return after if capitals else 0


def _longest(tokens: Tokens, index: int, words: Words) -> Candidate | None:
    """The longest reading that starts at ``index``; on a draw the earlier kind in this list."""
    candidates = [read(tokens, index, words) for read in (dated, clocked, recurring, vague, length)]
    return max((found for found in candidates if found), key=lambda found: found.next, default=None)


def _timex(tokens: Tokens, candidate: Candidate) -> Timex:
    """The value that the caller sees, with what its surroundings say about it."""
    span = Span(tokens.starts[candidate.start], tokens.ends[candidate.next - 1])
    clock = candidate.clocks
    told = candidate.relation or (None if candidate.link else relation(tokens, candidate.start))
    return Timex(
        span=span, text=span.of(tokens.text), grain=candidate.grain, rule=candidate.rule,
        first=candidate.first, last=candidate.last, link=candidate.link,
        clock=clock.first if clock else None, clock_end=clock.last if clock else None,
        count=candidate.count, unit=candidate.unit, relation=told,
        bias=candidate.bias or bias(candidate.first, candidate.last, told),
        possessive=possessive(tokens, candidate.next),
        adjectival=adjectival(tokens, candidate.start, candidate.next, candidate.first),
    )  # fmt: skip


def _month_first(found: list[Timex]) -> list[Timex]:
    """Numeric dates that can be read both ways are turned where the text's others have the month first."""
    numeric = [timex for timex in found if timex.text.count("/") == 2]
    turn = any(_shows_month_first(timex) for timex in numeric)
    return [_turned(timex) if turn and timex.first and timex.first.swapped else timex for timex in found]


def _shows_month_first(timex: Timex) -> bool:
    first, second, *_ = timex.text.split("/")
    return first.isdigit() and second.isdigit() and len(first) <= 2 and int(first) <= 12 < int(second)


def _turned(timex: Timex) -> Timex:
    point = timex.first
    assert point is not None
    return replace(timex, first=replace(point, day=point.month, month=point.day))
