"""Points of the calendar: weekdays, dates, and what points from the day of publication.

"Friday, March 1", "Monday of next week", "today (24)", "next week", "the following day", "this evening".

Comes in: tokens and an index. Goes out: ``Found`` (a ``Point`` and the index behind it) or None. Each
reader starts at one kind of word; ``point`` tries the readers of the word and keeps the longest reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

from service.mentions.timex.counting import (
    GRAINS,
    Inner,
    counted,
    number_at,
    ordinal,
    position,
    unit_point,
    year_point,
)
from service.mentions.timex.dates import Found, explicit, with_year
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Grain, Point, Which
from service.mentions.timex.words import Words, load, phrase_at

Reader = Callable[[Tokens, int, Words, Inner], Found | None]

#: "the day before [the first Friday of [next month]]": deeper nesting is no English and would cost time.
_DEEPEST = 3
_DEICTIC = (Which.FOLLOWING, Which.PREVIOUS, Which.SAME)


def point(tokens: Tokens, index: int, partial_day: bool = False, depth: int = 0) -> Found | None:
    """The longest point that starts at ``index``; with ``partial_day`` also a day without its month."""
    if depth > _DEEPEST:
        return None
    words, low = load(), tokens.low(index)
    inner: Inner = partial(_inner, tokens, depth + 1)
    if low[:1].isdigit():
        readings = [explicit(tokens, index, partial_day), year_point(tokens, index)]
        readings += [ordinal(tokens, index, words, inner), counted(tokens, index, words, inner)]
    else:
        readings = [reader(tokens, index, words, inner) for reader in readers().get(low, ())]
    found = max((reading for reading in readings if reading), key=lambda reading: reading[1], default=None)
    return of_year(tokens, found) if found else None


def point_after_the(tokens: Tokens, index: int, partial_day: bool = False, depth: int = 0) -> Found | None:
    """A point that may have "the", "on" or "on the" before it."""
    at = index + (tokens.low(index) == "on")
    return point(tokens, at + (tokens.low(at) == "the"), partial_day, depth)


def _inner(tokens: Tokens, depth: int, index: int, partial: bool = False) -> Found | None:
    return point_after_the(tokens, index, partial, depth)


@lru_cache(maxsize=1)
def readers() -> dict[str, tuple[Reader, ...]]:
    """For each word that can begin a point, the readers to try."""
    words = load()
    starts: list[tuple[Reader, list[str]]] = [
        (_weekday, [*words.weekdays, *words.weekdays_short]),
        (_date, [*words.months, *words.months_short]),
        (_relative_day, [*words.relative_days]),
        (_which, [*words.which]),
        (position, [*words.positions]),
        (ordinal, [*words.ordinals]),
        (counted, [*words.numbers, *words.lists["vague_counts"]]),
        (unit_point, [*words.units]),
        (_season, [*words.seasons]),
        (_part, [*words.parts]),
        (_holiday, [*words.holiday_phrases]),
        (_code, ["q", "h"]),
    ]
    table: dict[str, list[Reader]] = {}
    for reader, firsts in starts:
        for first in firsts:
            table.setdefault(first, []).append(reader)
    return {first: tuple(found) for first, found in table.items()}


def _date(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    return explicit(tokens, index)


def of_year(tokens: Tokens, found: Found) -> Found:
    """ "in May this year", "10 January of next year", "in spring last year"."""
    told, after = found
    if told.year or told.base or not (told.month or told.season):
        return found
    at = after + (tokens.low(after) in ("of", ","))
    which = load().which.get(tokens.low(at))
    if which not in ("this", "next", "last", "same") or tokens.low(at + 1) != "year":
        return found
    if tokens.low(at + 2) in ("'", "-"):
        return found
    year = Point(Grain.YEAR, which=Which(which), deictic=which == "same")
    return replace(told, base=year), at + 2


def _weekday(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "Friday", "Friday, March 1", "Tuesday (07)", "Friday the 14th", "Friday week", "Monday of next week"."""
    low, after = tokens.low(index), index + 1
    weekday = words.weekdays.get(low)
    if weekday is None:
        if not tokens.capital(index):
            return None
        after += tokens.low(after) == "." and tokens.glued(after)
        return _dated_weekday(tokens, after, words.weekdays_short[low])
    plain = Point(Grain.DAY, weekday=weekday)
    dated = _dated_weekday(tokens, after, weekday)
    return dated or _weekday_of_week(tokens, after, plain, words, inner) or (plain, after)


def _dated_weekday(tokens: Tokens, after: int, weekday: int) -> Found | None:
    """The date behind a weekday, also in brackets; in brackets and as an ordinal a day alone suffices."""
    bracket = tokens.low(after) == "("
    at = after + (bracket or tokens.low(after) in (",", "-", "–"))
    at += tokens.low(at) == "the"
    found = explicit(tokens, at, partial=bracket or _day_joined(tokens, at))
    if found is None or not found[0].day or (bracket and tokens.low(found[1]) != ")"):
        return None
    if not bracket and not found[0].month and (at > after and tokens.low(at - 1) != "the"):
        return None
    return of_year(tokens, (replace(found[0], weekday=weekday), found[1] + bracket))


def _day_joined(tokens: Tokens, at: int) -> bool:
    """ "Monday 4 to Wednesday 6 March": a plain number is a day where another day follows."""
    words, behind = load(), tokens.low(at + 2)
    return tokens.low(at + 1) in words.joins and (behind in words.weekdays or behind.isdigit())


def _weekday_of_week(tokens: Tokens, after: int, plain: Point, words: Words, inner: Inner) -> Found | None:
    """What says in which week a weekday lies: "week" (in a week), "last", "of next week", "after next"."""
    low, behind = tokens.low(after), tokens.low(after + 1)
    if low == "week" and behind not in ("-", "'") and not tokens.glued(after):
        return replace(plain, unit="week", shift=1), after + 1
    if low in ("last", "next") and not tokens.wordlike(after + 1):
        return replace(plain, which=Which(low)), after + 1
    if low == "after" and behind == "next":
        return replace(plain, base=Point(Grain.WEEK, unit="week", shift=2)), after + 2
    at = after + (low in ("of", "in", ","))
    the = tokens.low(at) == "the"
    if tokens.low(at + the) not in words.which and tokens.low(at + the) not in ("week",):
        return None
    week = inner(at)
    if week is None or week[0].grain is not Grain.WEEK or (low == "," and the):
        return None
    return replace(plain, base=week[0]), week[1]


def _relative_day(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "today", "tomorrow", "tonight", "today (March 01)", "today (24)", "tomorrow, March 2"."""
    shift, night = words.relative_days[tokens.low(index)], tokens.low(index) in words.lists["nights"]
    return explained(tokens, (Point(Grain.DAY, unit="day", shift=shift, part="night" if night else None), index + 1))


def explained(tokens: Tokens, found: Found) -> Found:
    """ "today (24)", "tomorrow, March 2", "this morning (08)", "Thursday morning, April 30": a date makes it exact."""
    plain, index = found
    mark = tokens.low(index)
    if mark not in ("(", ","):
        return found
    told = _exactly(tokens, index + 1)
    if told is None or (mark == "(" and tokens.low(told[1]) != ")"):
        return found
    exact, after = told
    if mark == ",":
        return (replace(exact, part=plain.part), after) if exact.day and exact.month else found
    if not exact.day:
        return plain, after + 1  # "today (Friday)"
    weekday = exact.weekday if exact.weekday is not None else plain.weekday
    return replace(exact, part=plain.part, unit=plain.unit, shift=plain.shift, weekday=weekday), after + 1


def _exactly(tokens: Tokens, index: int) -> Found | None:
    """The weekday or date that explains "today" or "tomorrow"."""
    weekday = load().weekdays.get(tokens.low(index))
    if weekday is None:
        return explicit(tokens, index, partial=True)
    return _dated_weekday(tokens, index + 1, weekday) or (Point(Grain.DAY, weekday=weekday), index + 1)


def _which(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "next Friday", "this week", "last December", "the following day", "the next two weeks", "this evening"."""
    which, at = Which(words.which[tokens.low(index)]), index + 1
    if words.which.get(tokens.low(at)) in ("coming", "last", "following") and which in (Which.THIS, Which.NEXT):
        which, at = Which(words.which[tokens.low(at)]), at + 1  # "this coming Friday", "this past week"
    low = tokens.low(at)
    if low in words.weekdays:
        return _which_weekday(tokens, at, which, words, inner)
    if low in words.months and which is not Which.SAME:
        return _which_month(tokens, at, which)
    if low in words.seasons and which in (Which.THIS, Which.NEXT, Which.LAST, Which.COMING):
        return Point(Grain.SEASON, season=low, which=which), at + 1
    if low in words.parts and which is not Which.COMING:
        return _which_part(tokens, at, which, words)
    if low in words.units:
        return _which_unit(tokens, index, at, which, words)
    return _which_several(tokens, index, at, words)


def _which_weekday(tokens: Tokens, at: int, which: Which, words: Words, inner: Inner) -> Found | None:
    found = _weekday(tokens, at, words, inner)
    if found is None or found[0].month or found[0].base:
        return found
    return replace(found[0], which=which, deictic=which in _DEICTIC), found[1]


def _which_month(tokens: Tokens, at: int, which: Which) -> Found | None:
    found = explicit(tokens, at)
    if found is None or found[0].day or found[0].year:
        return found
    return replace(found[0], which=which, deictic=which in _DEICTIC), found[1]


def _which_part(tokens: Tokens, at: int, which: Which, words: Words) -> Found | None:
    part = words.parts[tokens.low(at)]
    if which in (Which.THIS, Which.LAST):
        shift = 0 if which is Which.THIS else -1
        return explained(tokens, (Point(Grain.DAY, unit="day", shift=shift, part=part), at + 1))
    following = Which.FOLLOWING if which is Which.NEXT else which
    return Point(Grain.DAY, which=following, part=part, deictic=True), at + 1


def _which_unit(tokens: Tokens, index: int, at: int, which: Which, words: Words) -> Found | None:
    """One unit is a point ("next week"), several are a span of which no day is told ("the coming days")."""
    unit, low, before = words.units[tokens.low(at)], tokens.low(at), tokens.low(index - 1)
    if low.endswith("s") or unit in ("decade", "hour", "minute"):
        return Point(Grain.VAGUE, which=which, unit=unit), at + 1
    if unit == "day":
        return _which_day(tokens, at, which)
    if before == "the" and tokens.low(index) in ("next", "past", "last"):
        if tokens.low(index - 2) in words.lists["window_before"]:
            return Point(Grain.VAGUE, which=which, unit=unit), at + 1  # "over the next week" is a window
        which = Which.FOLLOWING if which is Which.NEXT else which
    return _on_weekday(tokens, Point(GRAINS[unit], which=which, unit=unit, deictic=which in _DEICTIC), at + 1)


def _on_weekday(tokens: Tokens, told: Point, after: int) -> Found:
    """ "next week, on Tuesday", "next week on Tuesday"."""
    at = after + (tokens.low(after) == ",")
    weekday = load().weekdays.get(tokens.low(at + 1))
    if told.grain is not Grain.WEEK or tokens.low(at) != "on" or weekday is None or tokens.low(at + 2) in (",", "("):
        return told, after
    return Point(Grain.DAY, weekday=weekday, base=told), at + 2


def _which_day(tokens: Tokens, at: int, which: Which) -> Found | None:
    if which in (Which.THIS, Which.LAST, Which.COMING) or tokens.low(at + 1) == "-":
        return None
    following = Which.FOLLOWING if which is Which.NEXT else which
    return Point(Grain.DAY, which=following, deictic=True), at + 1


def _which_several(tokens: Tokens, index: int, at: int, words: Words) -> Found | None:
    """ "the next two weeks", "the past few days", "the coming 48 hours"; but "the talks last three days"."""
    before = tokens.low(index - 1)
    if before not in words.lists["determiners"] and before not in words.lists["window_before"]:
        return None
    count, after = number_at(tokens, at, words)
    unit = words.units.get(tokens.low(after))
    if after == at or unit is None or tokens.low(after + 1) == "of" or count == 0:
        return None
    return Point(Grain.VAGUE, unit=unit), after + 1


def _season(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "spring 2024", "the spring of 2024", "in the spring"."""
    season = tokens.low(index)
    found = with_year(tokens, Point(Grain.SEASON, season=season), index + 1)
    plain = season not in words.lists["verbs"] or tokens.low(index - 1) == "the"
    return found if found[0].year or plain else None


def _part(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "the morning of March 3", "in the evening"."""
    part, at = words.parts[tokens.low(index)], index + 1
    if tokens.low(at) in ("of", "on"):
        found = inner(at + 1)
        if found is not None and found[0].grain is Grain.DAY:
            return replace(found[0], part=part), found[1]
    in_the = tokens.low(index - 1) == "the" and tokens.low(index - 2) in ("in", "during")
    return (Point(Grain.DAY, which=Which.SAME, part=part, deictic=True), at) if in_the else None


def _holiday(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    found = phrase_at(words.holiday_phrases, tokens, index)
    if found is None or not tokens.capital(index):
        return None
    return with_year(tokens, Point(Grain.DAY, holiday=found[0]), found[1])


def _code(tokens: Tokens, index: int, words: Words, inner: Inner) -> Found | None:
    """ "Q2", "Q2 2025", "H1 2025"."""
    quarter = tokens.low(index) == "q"
    number = tokens.number(index + 1)
    if number is None or not tokens.glued(index + 1) or not tokens.capital(index):
        return None
    if not 1 <= number <= (4 if quarter else 2):
        return None
    grain = Grain.QUARTER if quarter else Grain.HALF
    year = year_point(tokens, index + 2 + (tokens.low(index + 2) in ("of", ",")))
    if year is not None:
        return Point(grain, nth=number, base=year[0]), year[1]
    return (Point(grain, nth=number), index + 2) if quarter else None
