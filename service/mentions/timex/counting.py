"""Points that count from or inside another: "two weeks ago", "the third week of May", "the end of the month".

Comes in: tokens, an index, the words, and ``inner`` (the reader of a point inside this one, one level deeper).
Goes out: ``Found`` (a ``Point`` and the index behind it) or None.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from service.mentions.timex.dates import Found, day_at, year_at
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Grain, Point, Which
from service.mentions.timex.words import Words

GRAINS = {
    "day": Grain.DAY, "weekend": Grain.WEEKEND, "week": Grain.WEEK, "fortnight": Grain.WEEK, "month": Grain.MONTH,
    "quarter": Grain.QUARTER, "year": Grain.YEAR, "decade": Grain.VAGUE, "hour": Grain.VAGUE, "minute": Grain.VAGUE,
}  # fmt: skip
_LARGE = (Grain.WEEK, Grain.WEEKEND, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.YEAR)


class Inner(Protocol):
    """Reads a point inside another; "on" and "the" may stand before it. None too deep down."""

    def __call__(self, index: int, partial: bool = False) -> Found | None: ...


def position(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "early May", "mid-December", "later this month", "the end of the year", "later in the week"."""
    low = tokens.low(index)
    noun, told = low in words.lists["position_nouns"], words.positions[low]
    at = index + 1
    if noun and tokens.low(at) not in ("of", "-") and tokens.low(at) not in words.months:
        return None
    at += tokens.low(at) in ("of", "-", "in", "on")
    found = _current_unit(tokens, at, words, inner) or inner(at)
    comparative = low in words.lists["comparatives"]
    if found is None or found[0].position or (noun and found[0].grain not in _LARGE):
        return None
    small = found[0].grain is Grain.DAY
    if comparative and not (small or found[0].which or tokens.low(at - 1) in ("in", "on")):
        return None
    part = told if small and not comparative else None
    return replace(found[0], position=told, part=found[0].part or part), found[1]


def _current_unit(tokens: Tokens, at: int, words: Words, inner: Inner) -> Found | None:
    """ "the week", "the month", "the year": the current one, unless more follows; "the day" needs the context."""
    unit = words.units.get(tokens.low(at + 1))
    if tokens.low(at) != "the" or unit is None or tokens.low(at + 1).endswith("s"):
        return None
    if unit in ("week", "month", "quarter", "year", "weekend"):
        longer = inner(at)
        plain = Point(GRAINS[unit], which=Which.THIS, unit=unit)
        return longer if longer and longer[1] > at + 2 else (plain, at + 2)
    return (Point(Grain.DAY, which=Which.SAME, deictic=True), at + 2) if unit == "day" else None


def ordinal(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "the third week of May", "the first half of 2025", "the last Friday in March", "the fifth of May"."""
    nth, after = words.ordinals.get(tokens.low(index)), index + 1
    if nth is None:
        day = day_at(tokens, index)
        if day is None:
            return None
        nth, after, _ = day
    if tokens.low(after) == "of":
        return _day_of(after + 1, nth, inner)
    if after == index + 1 and tokens.words[index].isdigit():
        return None
    after += tokens.low(after) in ("full", "-")
    low = tokens.low(after)
    unit = words.units.get(low)
    if low in words.lists["halves"]:
        part = Point(Grain.HALF, nth=nth)
    elif low in words.weekdays:
        part = Point(Grain.DAY, weekday=words.weekdays[low], nth=nth)
    elif unit in ("day", "week", "weekend", "quarter") and not low.endswith("s"):
        part = Point(GRAINS[unit], unit=unit, nth=nth)
    elif unit in ("day", "week") and nth in (1, -1):
        return _some_days(tokens, after, nth, inner)
    else:
        number = tokens.low(after) in words.numbers or tokens.number(after) is not None or tokens.low(after) == "few"
        counted_days = number and words.units.get(tokens.low(after + 1)) in ("day", "week")
        return _some_days(tokens, after + 1, nth, inner) if counted_days else None
    return _part_of(tokens, after + 1, part, words, inner)


def _part_of(tokens: Tokens, after: int, part: Point, words: Words, inner: Inner) -> Found | None:
    """The n-th part of what follows; a quarter or half with nothing behind it lies in the current year."""
    at = after + (tokens.low(after) in ("of", "in"))
    whole = _current_unit(tokens, at, words, inner) or (inner(at) if at > after else year_point(tokens, at))
    if whole is not None and whole[0].grain in (Grain.MONTH, Grain.YEAR, Grain.QUARTER):
        return replace(part, base=whole[0]), whole[1]
    most = {Grain.QUARTER: 4, Grain.HALF: 2}.get(part.grain, 0)
    if at == after and 1 <= (part.nth or 0) <= most:
        return part, after
    counted_day = part.unit == "day" and tokens.low(after) not in ("of", "-")
    return (replace(part, deictic=True), after) if counted_day else None  # "on the second day" of what is in focus


def year_point(tokens: Tokens, at: int) -> Found | None:
    """A bare year; whether it is meant as one is for the surroundings to say."""
    year = year_at(tokens, at)
    return (Point(Grain.YEAR, year=year[0]), year[1]) if year else None


def _day_of(at: int, day: int, inner: Inner) -> Found | None:
    """ "the fifth of May", "the 14th of next month"."""
    found = inner(at)
    if found is None or found[0].grain is not Grain.MONTH or not 1 <= day <= 31:
        return None
    month = found[0]
    if month.month and not month.which and not month.base:
        return Point(Grain.DAY, day=day, month=month.month, year=month.year), found[1]
    return Point(Grain.DAY, day=day, base=month), found[1]


def _some_days(tokens: Tokens, at: int, nth: int, inner: Inner) -> Found | None:
    """ "the first days of June", "the last ten days of June" are a part of June; ``at`` is the word "days"."""
    if tokens.low(at + 1) != "of":
        return None
    found = inner(at + 2)
    if found is None or found[0].grain not in (Grain.MONTH, Grain.YEAR):
        return None
    return replace(found[0], position="early" if nth == 1 else "late"), found[1]


def counted(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "two weeks ago", "three days later", "a week from Friday", "10 days' time", "two days before Christmas"."""
    count, at = number_at(tokens, index, words)
    unit = words.units.get(tokens.low(at)) if at > index else None
    if unit is None:
        return None
    after = at + 1
    if tokens.low(after) == "'" and tokens.glued(after):
        after += 1 + (tokens.low(after + 1) == "s")
    low = tokens.low(after)
    lists = words.lists
    if low == "on" or low in words.relative_days:
        return _week_on(after, count, unit, inner)
    if low in ("from", "after", "before"):
        stays = low == "from" and tokens.low(index - 1) == "for"  # "for three days from Monday"
        return None if stays else _from(tokens, after, count, unit, inner)
    if low in lists["ago"]:
        return shifted(_minus(count), unit, None), after + 1
    if low in lists["earlier"]:
        return shifted(_minus(count), unit, None, deictic=True), after + 1
    return (shifted(count, unit, None, deictic=True), after + 1) if low in lists["later"] else None


def _from(tokens: Tokens, after: int, count: int | None, unit: str, inner: Inner) -> Found | None:
    """ "a week from Friday", "two days before Christmas"; "two days after the talks" has no day of its own."""
    low = tokens.low(after)
    if low == "from" and tokens.low(after + 1) == "now":
        return shifted(count, unit, None), after + 2
    base = inner(after + 1)
    if base is not None and base[0].grain is Grain.DAY:
        return shifted(_minus(count) if low == "before" else count, unit, base[0]), base[1]
    if low == "from":
        return None
    if not tokens.wordlike(after + 1):  # "They had met two days before."
        return shifted(_minus(count) if low == "before" else count, unit, None, deictic=True), after + 1
    return Point(Grain.VAGUE, unit=unit), after + 1


def _week_on(after: int, count: int | None, unit: str, inner: Inner) -> Found | None:
    """ "a week on Monday", "two weeks today"."""
    base = inner(after) if unit in ("week", "fortnight") and count is not None else None
    if base is None or base[0].grain is not Grain.DAY or base[0].day:
        return None
    return shifted(count, unit, base[0]), base[1]


def _minus(count: int | None) -> int | None:
    return -count if count is not None else None


def number_at(tokens: Tokens, index: int, words: Words) -> tuple[int | None, int]:
    """(count, index behind it); count None for "a few"; the index itself where no number stands there."""
    low, vague = tokens.low(index), words.lists["vague_counts"]
    at = index + (low == "a" and tokens.low(index + 1) in vague)
    if tokens.low(at) in vague:
        return None, at + 1 + (tokens.low(at + 1) == "of")
    if low in words.numbers:
        return words.numbers[low], index + 1
    number = tokens.number(index)
    if number is None or (tokens.glued(index) and tokens.low(index - 1) in (".", ",", "/", "$", "€", "£")):
        return None, index
    return number, index + 1


def shifted(count: int | None, unit: str, base: Point | None, deictic: bool = False) -> Point:
    """So many units from the day of publication, from ``base``, or from the context's day."""
    if unit == "hour" and count is not None and count % 24 == 0:
        count, unit = count // 24, "day"
    if count is None or unit in ("hour", "minute", "decade", "quarter", "weekend"):
        return Point(Grain.VAGUE, unit=unit)
    if unit == "fortnight":
        count, unit = count * 2, "week"
    grain = Grain.DAY if base else GRAINS[unit]
    return Point(grain, unit=unit, shift=count, base=base, deictic=deictic)


def unit_point(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "day after tomorrow", "week of 4 March", "week after next", "the day before", "the weekend", "year-end"."""
    low, unit = tokens.low(index), words.units[tokens.low(index)]
    if low.endswith("s"):
        return None
    behind = tokens.low(index + 1)
    if behind in ("after", "before", "following"):
        return _beside(tokens, index + 2, unit, -1 if behind == "before" else 1, words, inner)
    if unit in ("week", "weekend") and behind in words.lists["week_of"]:
        found = inner(index + 2)
        if found is not None and found[0].grain is Grain.DAY and not found[0].shift:
            return Point(GRAINS[unit], unit=unit, base=found[0]), found[1]
    return (Point(Grain.WEEKEND, unit=unit), index + 1) if unit == "weekend" else _unit_end(tokens, index, unit, words)


def _unit_end(tokens: Tokens, index: int, unit: str, words: Words) -> Found | None:
    """ "year-end", "the month's end"."""
    at = index + 1
    at += 1 if tokens.low(at) == "-" else 2 if tokens.low(at) == "'" and tokens.low(at + 1) == "s" else 0
    end = words.positions.get(tokens.low(at)) == "late" and tokens.low(at) in words.lists["position_nouns"]
    if at == index + 1 or not end or unit not in ("week", "month", "year", "quarter"):
        return None
    return Point(GRAINS[unit], which=Which.THIS, unit=unit, position="late"), at + 1


def _beside(tokens: Tokens, after: int, unit: str, sign: int, words: Words, inner: Inner) -> Found | None:
    """ "the week after next", "the day after tomorrow", "the day before"."""
    low = tokens.low(after)
    if low in ("next", "last") and unit in ("week", "month", "year", "weekend"):
        return Point(GRAINS[unit], unit=unit, shift=2 * sign), after + 1
    if unit not in ("day", "week"):
        return None
    base = inner(after)
    if base is not None and base[0].grain is Grain.DAY:
        return Point(GRAINS[unit], unit=unit, shift=sign, base=base[0]), base[1]
    alone = not tokens.wordlike(after) or low in words.lists["followers"] - words.lists["determiners"]
    if unit == "day" and alone and not tokens.word(after)[:1].isdigit():
        return Point(Grain.DAY, which=Which.FOLLOWING if sign > 0 else Which.PREVIOUS, deictic=True), after
    return None
