"""Explicit dates: "1 March 2019", "March 1", "the 5th of May", "2019-03-01", "01.03.2019", "March 2019".

Comes in: tokens and an index. Goes out: a ``Point`` and the index behind it, or None. With ``partial`` a
day without its month is read as well ("3" of "3-5 March"); the interval completes it.
"""

from __future__ import annotations

from dataclasses import replace

from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Grain, Point
from service.mentions.timex.words import Words, load

Found = tuple[Point, int]

_SUFFIXES = ("st", "nd", "rd", "th")
_SEPARATORS = ("-", ".", "/")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def explicit(tokens: Tokens, index: int, partial: bool = False) -> Found | None:
    """The date that starts at ``index`` with a number or a month's name."""
    words = load()
    if tokens.word(index)[:1].isdigit():
        found = numeric(tokens, index) or _day_first(tokens, index, words, partial)
    else:
        found = _month_first(tokens, index, words)
    return _named_day(tokens, found, words) if found else None


def month_at(tokens: Tokens, index: int, words: Words) -> tuple[int, int, bool] | None:
    """(month, index behind it, whether it is a short form). Small letters only for names that mean nothing else."""
    low = tokens.low(index)
    full = words.months.get(low)
    if full is not None:
        return (full, index + 1, False) if tokens.capital(index) or low not in words.ambiguous["names"] else None
    short = words.months_short.get(low)
    if short is None or not tokens.capital(index):
        return None
    dotted = tokens.low(index + 1) == "." and tokens.glued(index + 1)
    return short, index + 1 + dotted, True


def day_at(tokens: Tokens, index: int) -> tuple[int, int, bool] | None:
    """(day of the month, index behind it, whether it is an ordinal: "7th", "7 th")."""
    number = tokens.number(index)
    if number is None or not 1 <= number <= 31 or len(tokens.word(index)) > 2 or _stuck(tokens, index):
        return None
    after = index + 1
    if tokens.low(after) in _SUFFIXES:
        return number, after + 1, True
    if tokens.glued(after):
        sign, behind = tokens.low(after), tokens.number(after + 1)
        if sign.isalnum() or sign in ("%", "°", "€", "$", "£", "_"):
            return None
        if sign in (".", ",", ":", "'") and tokens.glued(after + 1) and behind is not None:
            return None
    return number, after, False


def year_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """(year, index behind it): four digits from 1900 to 2100 that are no part of a longer number or a decade."""
    number = tokens.number(index)
    if number is None or len(tokens.word(index)) != 4 or not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    after = index + 1
    if tokens.glued(after) and (tokens.wordlike(after) or tokens.low(after) == "%"):
        return None
    joined = tokens.glued(after) and tokens.low(after) in (".", ",", "'") and tokens.glued(after + 1)
    return None if joined and tokens.word(after + 1).isalnum() and tokens.low(after + 1) != "s" else (number, after)


def numeric(tokens: Tokens, index: int) -> Found | None:
    """ISO "2019-03-01", and three numbers with one kind of separator: day first, unless only month first is possible.

    "3/1/2019" can be either: it is marked ``swapped`` and read day first, which most of the world writes; ``find``
    turns it where another date of the text shows that the month comes first.
    """
    if _stuck(tokens, index) or (tokens.glued(index) and tokens.low(index - 1) in _SEPARATORS):
        return None
    separator = tokens.low(index + 1)
    if separator not in _SEPARATORS or tokens.low(index + 3) != separator:
        return None
    if not all(tokens.glued(at) for at in range(index + 1, index + 5)):
        return None
    goes_on = tokens.glued(index + 5) and tokens.glued(index + 6) and tokens.low(index + 5) in (*_SEPARATORS, ",")
    if goes_on and tokens.number(index + 6) is not None:
        return None
    return _numeric_point(tokens, index, separator)


def _numeric_point(tokens: Tokens, index: int, separator: str) -> Found | None:
    first, second, third = (tokens.word(index + step) for step in (0, 2, 4))
    if not (first + second + third).isdigit() or not (first + second + third).isascii():
        return None
    lengths = len(first), len(second), len(third)
    if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2 and separator != ".":
        year, month, day = int(first), int(second), int(third)
        plausible = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
        return (Point(Grain.DAY, day=day, month=month, year=year), index + 5) if plausible else None
    if lengths[0] > 2 or lengths[1] > 2 or lengths[2] not in ((4,) if separator != "/" else (2, 4)):
        return None
    return _three_numbers(int(first), int(second), _century(third), index + 5)


def _three_numbers(first: int, second: int, year: int, after: int) -> Found | None:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and first and second and min(first, second) <= 12):
        return None
    if max(first, second) > 31:
        return None
    day, month = (second, first) if second > 12 else (first, second)
    return Point(Grain.DAY, day=day, month=month, year=year, swapped=first <= 12 and second <= 12), after


def _century(digits: str) -> int:
    """Two-digit years: 70 to 99 lie in the last century."""
    value = int(digits)
    return value if len(digits) == 4 else value + (1900 if value >= 70 else 2000)


def _stuck(tokens: Tokens, index: int) -> bool:
    """Whether the number is the tail of something longer: "G20", "$5", "1.5", "COVID-19"."""
    if not tokens.glued(index):
        return False
    before = tokens.low(index - 1)
    if tokens.wordlike(index - 1) or before in ("$", "€", "£", "¥", "#", "+", "_", "§"):
        return True
    if before in (".", ",", ":") and tokens.glued(index - 1):
        return tokens.word(index - 2).isdigit()
    return before == "-" and tokens.glued(index - 1) and tokens.wordlike(index - 2) and not _dated(tokens, index - 2)


def _dated(tokens: Tokens, index: int) -> bool:
    """Whether a month or a weekday stands there ("March-5", "th" of "3rd-5th")."""
    words, low = load(), tokens.low(index)
    return low in words.months or low in words.months_short or low in words.weekdays or low in _SUFFIXES


def _month_first(tokens: Tokens, index: int, words: Words) -> Found | None:
    month = month_at(tokens, index, words)
    if month is None:
        return None
    number, after, short = month
    after += short and tokens.low(after - 1) == "." and tokens.low(after) == "\n"  # "Sept." ends no paragraph
    between = (tokens.low(after) == "-" and tokens.glued(after)) or tokens.low(after) == "the"
    between = between or (tokens.low(after) == "," and tokens.low(index - 1) in ("on", "from"))  # "on March, 5"
    day = day_at(tokens, after + between)
    if day is not None and not _counts(tokens, day[1], words) and (tokens.capital(index)):
        return with_year(tokens, Point(Grain.DAY, day=day[0], month=number), day[1])
    year = _year_behind(tokens, after)
    if year is not None:
        return Point(Grain.MONTH, month=number, year=year[0]), year[1]
    return None if short else (Point(Grain.MONTH, month=number), after)


def _day_first(tokens: Tokens, index: int, words: Words, partial: bool) -> Found | None:
    day = day_at(tokens, index)
    if day is None:
        return None
    number, after, ordinal = day
    at = after + (tokens.low(after) in ("of", "-", "."))
    month = month_at(tokens, at, words) or _small_month(tokens, at, words)
    if month is not None and not (month[2] and _name_follows(tokens, month[1])):
        return with_year(tokens, Point(Grain.DAY, day=number, month=month[0]), month[1])
    return (Point(Grain.DAY, day=number), after) if partial or ordinal else None


def _name_follows(tokens: Tokens, index: int) -> bool:
    """Whether the short month is a first name: "2 Jan Egeland" has a capital behind it and no full stop."""
    return tokens.low(index - 1) != "." and tokens.wordlike(index) and tokens.capital(index)


def _small_month(tokens: Tokens, index: int, words: Words) -> tuple[int, int, bool] | None:
    """ "5 march 2019": small letters need the year."""
    number = words.months.get(tokens.low(index))
    return (number, index + 1, False) if number is not None and year_at(tokens, index + 1) else None


def _counts(tokens: Tokens, index: int, words: Words) -> bool:
    """Whether the number before ``index`` counts something: "in March 10 people", "May 5 percent"."""
    return tokens.low(index) in words.lists["not_time_nouns"]


def with_year(tokens: Tokens, point: Point, after: int) -> Found:
    """The point with the year behind it, if there is one: ", 2019", "2019", "of 2019"."""
    year = _year_behind(tokens, after)
    return (replace(point, year=year[0]), year[1]) if year else (point, after)


def _year_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    at = index + (tokens.low(index) in (",", "of", "/"))
    year = year_at(tokens, at)
    if year is None:
        return None
    spanned = tokens.glued(year[1]) and tokens.low(year[1]) in ("-", ":", "/", "–")  # "2019-2020"
    return None if spanned and tokens.number(year[1] + 1) is not None else year


def _named_day(tokens: Tokens, found: Found, words: Words) -> Found:
    """ "24 April (Wednesday)", "24 April, Wednesday": the weekday belongs to the date."""
    point, after = found
    mark, name = tokens.low(after), tokens.low(after + 1)
    weekday = words.weekdays.get(name, words.weekdays_short.get(name))
    if weekday is None or mark not in ("(", ",") or not (point.month and point.day):
        return found
    if mark == ",":  # "March 5, Tuesday," but not "on March 5, Tuesday prayers"
        ended = name in words.weekdays and not tokens.wordlike(after + 2) and tokens.low(after + 2) not in ("'", "(")
        return (replace(point, weekday=weekday), after + 2) if ended else found
    behind = after + 2 + (tokens.low(after + 2) == ".")
    if tokens.low(behind) != ")":
        return found
    named = replace(point, weekday=weekday)
    return (named, behind + 1) if point.year else with_year(tokens, named, behind + 1)
