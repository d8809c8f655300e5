"""Lengths and windows, what recurs, and what has no day: "two-day", "in two weeks", "every Friday", "soon".

Comes in: tokens and an index. Goes out: a ``Candidate`` or None.
"""

from __future__ import annotations

from service.mentions.timex.candidates import Candidate
from service.mentions.timex.counting import number_at, shifted
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Direction, Grain, Relation
from service.mentions.timex.words import Words, phrase_at

_RECORD_REACH = 12
_LENGTHS = ("hour", "day", "week", "fortnight", "month", "year")


def recurring(tokens: Tokens, index: int, words: Words) -> Candidate | None:
    """ "every Friday", "each year", "on Mondays", "annual", "twice a week": no day of its own."""
    low = tokens.low(index)
    after = index
    adjective = low in words.lists["recurring_words"] and not tokens.capital(index)  # no "Daily Mirror"
    if adjective or (low.endswith("s") and low[:-1] in words.weekdays):
        after = index + 1
    elif low in ("once", "twice", "thrice") and tokens.low(index + 1) in ("a", "an", "every", "each", "per"):
        after = index + 3 if tokens.low(index + 2) in words.units else index
    elif low in words.lists["recurring"]:
        after = _each(tokens, index + 1, words)
    return Candidate(index, after, Grain.SET, "recurring") if after > index else None


def _each(tokens: Tokens, at: int, words: Words) -> int:
    """The index behind "two weeks", "other Friday", "year", "Monday" after "every"; else before "every"."""
    nothing = at - 1
    at += tokens.low(at) in ("other", "single") or tokens.low(at) in words.ordinals
    count, behind = number_at(tokens, at, words)
    at = behind if count else at
    kinds = (words.units, words.weekdays, words.months, words.parts, words.seasons)
    return at + 1 if any(tokens.low(at) in kind for kind in kinds) else nothing


def length(tokens: Tokens, index: int, words: Words) -> Candidate | None:
    """ "two-day", "week-long", "three days", "48-hour"; after "in" a point: "in two weeks", "within a month"."""
    low = tokens.low(index)
    if low.endswith("long") and low[:-4] in words.units:
        return Candidate(index, index + 1, Grain.DURATION, "length", count=1, unit=words.units[low[:-4]])
    if low in words.units and tokens.low(index + 1) == "-" and tokens.low(index + 2) == "long":
        return Candidate(index, index + 3, Grain.DURATION, "length", count=1, unit=words.units[low])
    count, at = number_at(tokens, index, words)
    if at == index or (tokens.low(index + 1) == "few" and at == index + 1):
        return None
    hyphen = tokens.low(at) == "-"
    unit = words.units.get(tokens.low(at + hyphen))
    after = at + hyphen + 1
    if unit not in _LENGTHS or tokens.low(after + (tokens.low(after) == "-")) == "old":
        return None
    if tokens.low(after) == "-" and tokens.low(after + 1) == "long":
        after += 2
    return _length_or_point(tokens, index, after, count, unit, words)


def _length_or_point(
    tokens: Tokens, index: int, after: int, count: int | None, unit: str, words: Words
) -> Candidate | None:
    """A length, unless "in" or "within" before it makes it a point."""
    before = tokens.low(index - 1)
    start = index
    if before in words.lists["hedges"]:
        before, start = tokens.low(index - 2), index - 1
    hyphen = tokens.low(after - 2) == "-"
    if before in words.lists["point_before"] and not hyphen and tokens.low(after) != "of":
        if _record(tokens, start, words):
            return None
        return _ahead(start - 1, _behind_time(tokens, after), count, unit, before)
    single = tokens.low(index) in ("a", "an", "one")
    if single and not hyphen and before not in words.lists["length_before"] and tokens.low(after) != "of":
        return None
    return Candidate(index, after, Grain.DURATION, "length", count=count, unit=unit)


def _behind_time(tokens: Tokens, after: int) -> int:
    """ "in two weeks' time", "in a few weeks time"."""
    at = after
    if tokens.low(at) == "'" and tokens.glued(at):
        at += 1 + (tokens.low(at + 1) == "s")
    return at + 1 if tokens.low(at) == "time" else after


def _record(tokens: Tokens, index: int, words: Words) -> bool:
    """ "the first visit in ten years", "its lowest in a month" look back."""
    before = tokens.lower[max(0, index - _RECORD_REACH) : index]
    return any(word in words.lists["records"] or (word.endswith("est") and len(word) > 4) for word in before)


def _ahead(start: int, after: int, count: int | None, unit: str, before: str) -> Candidate:
    """ "in two weeks" is a point, "within two weeks" a window without a day."""
    ahead = shifted(count, unit, None)
    window = before == "within" or ahead.grain is Grain.VAGUE
    return Candidate(
        start,
        after,
        grain=Grain.VAGUE if window else ahead.grain,
        rule="window" if window else "ahead",
        first=None if window else ahead,
        count=count,
        unit=unit,
        bias=Direction.FUTURE,
        relation=Relation.WITHIN if before == "within" else None,
    )


def vague(tokens: Tokens, index: int, words: Words) -> Candidate | None:
    found = phrase_at(words.vague, tokens, index)
    if found is None:
        return None
    kind, after = found
    return Candidate(index, after, Grain.VAGUE, "vague", bias=None if kind == "neutral" else Direction(kind))
