"""What the words around an expression say about it: whether it is one, by, since, of whom, of which noun."""

from __future__ import annotations

from service.mentions.timex.clocks import Clocks
from service.mentions.timex.intervals import Ends, bare_day
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Direction, Grain, Point, Relation, Which
from service.mentions.timex.words import Words, load

_LONGEST_RELATION = 3
_PAST = (Which.LAST, Which.PREVIOUS)
_FUTURE = (Which.NEXT, Which.COMING)


def accepted(tokens: Tokens, found: Ends, words: Words) -> bool:
    """Whether a lone day, month, year or season is meant as a time; all else is one by its form."""
    if found.last is not None and bare_day(found.first) and bare_day(found.last):
        return _bare_day(tokens, found, words)
    if found.last is not None:
        return found.last.grain is not Grain.YEAR or tokens.low(found.next) not in words.lists["not_time_nouns"]
    first = found.first
    if bare_day(first):
        return _bare_day(tokens, found, words)
    if first.grain is Grain.MONTH and first.month and not (first.year or first.which or first.base or first.position):
        return _bare_month(tokens, found, words)
    if first.grain is Grain.YEAR and first.year and not first.position:
        return _bare_year(tokens, found, words)
    if first.grain is Grain.SEASON and not (first.year or first.which or first.base or first.position):
        return _bare_season(tokens, found, words)
    return True


def _bare_day(tokens: Tokens, found: Ends, words: Words) -> bool:
    """ "on the 14th", "until the 7th", "on 07th", but not "the 14th summit"."""
    at = found.start - 1
    at -= tokens.low(at) == "the"
    if tokens.low(found.start) in ("from", "between"):
        return True
    if tokens.low(at) not in words.lists["bare_day_before"] or tokens.low(found.next - 1).isdigit():
        return False
    return not _noun_follows(tokens, found.next, words)


def _bare_month(tokens: Tokens, found: Ends, words: Words) -> bool:
    low, before, behind = tokens.low(found.start), tokens.low(found.start - 1), tokens.low(found.next)
    if low in words.ambiguous["names"]:
        if before in words.ambiguous["strong"]:
            return True
        if before in words.lists["determiners"] or behind in words.lists["gatherings"]:
            return behind in words.lists["gatherings"]
        goes_on = behind == "'" or (tokens.wordlike(found.next) and behind not in words.ambiguous["weak_followers"])
        return before in words.ambiguous["weak"] and not goes_on
    if not tokens.capital(found.start):
        return before in words.lists["year_before"]
    named = tokens.wordlike(found.next) and tokens.capital(found.next)  # "April Glaspie"
    told = before in words.ambiguous["strong"] or before in words.lists["determiners"]
    return told or not named or behind in words.lists["followers"]


def _bare_year(tokens: Tokens, found: Ends, words: Words) -> bool:
    """ "in 2025", "the 2024 summit", but not "Resolution 2015", "in 2000 villages", "1996-2000"."""
    before, behind = tokens.low(found.start - 1), tokens.low(found.next)
    if tokens.glued(found.start) or behind in words.lists["not_time_nouns"]:
        return False
    if behind in ("-", "–", "/") and tokens.glued(found.next):
        return False
    if before in words.lists["determiners"] or _genitive(tokens, found.start):
        return tokens.wordlike(found.next) and behind not in words.lists["followers"]
    return before in words.lists["year_before"]


def _bare_season(tokens: Tokens, found: Ends, words: Words) -> bool:
    """ "in the fall", "by spring", "a summer visit", but not "the fall in prices", "the fall of the city"."""
    before, behind = tokens.low(found.start - 1), tokens.low(found.next)
    if tokens.low(found.start) in words.lists["verbs"]:
        timed = before == "the" and tokens.low(found.start - 2) in words.lists["year_before"]
        return timed and behind not in ("of", "in")
    return before in words.lists["year_before"] or before in words.lists["determiners"]


def _genitive(tokens: Tokens, index: int) -> bool:
    return tokens.low(index - 1) == "s" and tokens.low(index - 2) == "'"


def _noun_follows(tokens: Tokens, index: int, words: Words) -> bool:
    return tokens.wordlike(index) and tokens.low(index) not in words.lists["followers"]


def relation(tokens: Tokens, start: int) -> Relation | None:
    """ "by", "before", "until", "since" … right before the expression, also over "the", "on", "in", "at"."""
    relations = load().relations
    at = start
    for _ in range(2):
        at -= tokens.low(at - 1) == "the"
        for length in range(_LONGEST_RELATION, 0, -1):
            told = relations.get(tuple(tokens.lower[max(0, at - length) : at]))
            if told is not None:
                return Relation(told)
        if tokens.low(at - 1) not in ("on", "in", "at"):
            return None
        at -= 1
    return None


def possessive(tokens: Tokens, after: int) -> bool:
    """ "Tuesday's attack", "two days' talks"."""
    if tokens.low(after) != "'" or not tokens.glued(after):
        return False
    return tokens.low(after + 1) == "s" or tokens.low(after - 1).endswith("s")


def adjectival(tokens: Tokens, start: int, after: int, first: Point | None) -> bool:
    """ "a 2015 deal", "the May summit", "Monday talks": the expression is the attribute of a noun."""
    words = load()
    if first is None or first.deictic or first.nth or first.position or (first.which and first.weekday is None):
        return False
    if tokens.low(after) in words.lists["gatherings"] and tokens.low(start) not in words.which:
        return True
    owned = tokens.low(start - 1) in words.lists["determiners"] or _genitive(tokens, start)
    return owned and _noun_follows(tokens, after, words)


def bias(first: Point | None, last: Point | None, told: Relation | None) -> Direction | None:
    """The direction that the expression itself fixes: "last Friday", "two days ago", "since Monday"."""
    if told is Relation.SINCE:
        return Direction.PAST
    for point in (first, last):
        fixed = _fixed(point) if point else None
        if fixed is not None:
            return fixed
    return None


def _fixed(point: Point) -> Direction | None:
    if point.which in _PAST and not point.deictic:
        return Direction.PAST
    if point.which in _FUTURE and not point.deictic:
        return Direction.FUTURE
    if point.shift and not point.deictic and point.base is None:
        return Direction.FUTURE if point.shift > 0 else Direction.PAST
    return _fixed(point.base) if point.base else None


def rule(found: Ends, clock: Clocks | None) -> str:
    """The name of the rule that read it."""
    name = f"interval_{found.link.value}" if found.link else _point_rule(found.first)
    return f"{name}_clock" if clock else name


def _point_rule(point: Point) -> str:
    if point.holiday:
        return "holiday"
    if point.deictic:
        return "context_day"
    if point.weekday is not None:
        return "weekday_date" if point.day else "weekday_nth" if point.nth else "weekday"
    if point.day:
        return "numeric" if point.swapped else "date"
    if point.unit and point.shift is not None:
        return "relative"
    if point.nth:
        return f"nth_{point.grain.value}"
    return f"{point.which.value}_{point.grain.value}" if point.which else point.grain.value
