"""Points joined to intervals: "3-5 March", "from Monday to Wednesday", "March 3, 4 and 5", "30 May - 2 June".

Comes in: tokens and an index. Goes out: ``Ends``: one point, or the first and the last of several and how
they are linked. A day without month or year takes them from its neighbour here; years that turn inside an
interval are left to ``anchor``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.mentions.timex.dates import day_at, with_year
from service.mentions.timex.points import of_year, point, point_after_the
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Grain, Link, Point
from service.mentions.timex.words import load

_LONGEST_LIST = 5
_LOOK_BACK = 8
_SIGNS = ("-", "–", "—", "/", "&")
_RANGED = (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.QUARTER, Grain.SEASON)


@dataclass(frozen=True, slots=True)
class Ends:
    """A point or an interval; ``start`` and ``next`` are token indexes ("from" and "between" included)."""

    first: Point
    last: Point | None
    link: Link | None
    start: int
    next: int


def ends(tokens: Tokens, index: int) -> Ends | None:
    """The longest point or interval that starts at ``index``."""
    found = _weekday_pair(tokens, index) or _ends(tokens, index)
    if found is None:
        return None
    if found.first.grain is Grain.WEEKEND:
        return _dated_weekend(tokens, found) or found
    if found.last is None:
        return found
    return _dated_weekdays(tokens, found) or _bracketed_weekdays(tokens, found)


def _ends(tokens: Tokens, index: int) -> Ends | None:
    found = point(tokens, index, partial_day=True)
    if found is None:
        return None
    first, after = found
    return _joined(tokens, index, first, after) or Ends(first, None, None, index, after)


def bare_day(point_: Point) -> bool:
    """A day of the month and nothing else."""
    return point_.day is not None and not (point_.month or point_.base or point_.weekday is not None or point_.unit)


def _joined(tokens: Tokens, index: int, first: Point, after: int) -> Ends | None:
    lead = _lead(tokens, index)
    members, at = _listed(tokens, first, after)
    at += tokens.low(at) == ","
    word = tokens.low(at)
    join = load().joins.get(word)
    if join is None or first.grain not in _RANGED or (len(members) > 1 and join == "range"):
        return None
    if tokens.low(at + 1) == "on" and join != "range":
        return None
    found = point_after_the(tokens, at + 1, partial_day=True)
    if found is None or found[0].grain is not first.grain:
        return None
    last, behind = found
    link = Link.RANGE if word == "and" and lead == "between" else Link(join)
    beside = first if bare_day(members[-1]) else members[-1]
    numbered = lead != "" or _both_ordinal(tokens, after, behind)
    if not _fit(beside, last, link, word, numbered) or not _free(tokens, last, behind, word):
        return None
    first, last = _completed(first, last)
    if last.day and not last.year:
        last, behind = of_year(tokens, with_year(tokens, last, behind))
    if lead == "from" and link is Link.RANGE and _moved(tokens, index):
        link = Link.MOVED
    return Ends(first, last, link, _start(tokens, index, lead), behind)


def _lead(tokens: Tokens, index: int) -> str:
    """ "from" or "between" before the first point, also "from the" and "from on"."""
    at = index - 1
    at -= tokens.low(at) in ("the", "on")
    return tokens.low(at) if tokens.low(at) in ("from", "between") else ""


def _start(tokens: Tokens, index: int, lead: str) -> int:
    return index if not lead else index - 1 if tokens.low(index - 1) == lead else index - 2


def _listed(tokens: Tokens, first: Point, after: int) -> tuple[list[Point], int]:
    """The members of a list before its "and": "3, 4 and 5 March", "Monday, Tuesday and Wednesday"."""
    members, at, weekdays = [first], after, load().weekdays
    plain_weekday = first.weekday is not None and not first.day
    while tokens.low(at) == "," and len(members) < _LONGEST_LIST and first.grain is Grain.DAY:
        day = day_at(tokens, at + 1)
        if plain_weekday and tokens.low(at + 1) in weekdays:
            members.append(Point(Grain.DAY, weekday=weekdays[tokens.low(at + 1)]))
            at += 2
        elif day is not None and first.day:
            members.append(Point(Grain.DAY, day=day[0]))
            at = day[1]
        else:
            break
    listed = load().joins.get(tokens.low(at + (tokens.low(at) == ","))) in ("list", "either")
    return (members, at) if listed else ([first], after)


def _both_ordinal(tokens: Tokens, after: int, behind: int) -> bool:
    """ "on the 5th and 6th"."""
    return not tokens.words[after - 1].isdigit() and not tokens.words[behind - 1].isdigit()


def _fit(first: Point, last: Point, link: Link, word: str, numbered: bool) -> bool:
    """Whether two points make one interval rather than two expressions that happen to stand together; two bare
    days do so only where they are ``numbered`` as days ("from 3 to 5", "the 3rd and 4th")."""
    if bare_day(first) and bare_day(last):
        return numbered and word not in _SIGNS
    if bare_day(first):
        return bool(last.day and (last.month or last.base))
    if bare_day(last):
        return bool(first.day)
    if first.grain is Grain.YEAR:
        return word not in _SIGNS and (numbered or word in ("to", "through"))
    if word in _SIGNS and (first.day is None) != (last.day is None) and first.grain is Grain.DAY:
        return False
    if link in (Link.LIST, Link.EITHER):
        return _neighbours(first, last) or (link is Link.EITHER and _alike(first, last))
    return True


def _alike(first: Point, last: Point) -> bool:
    return (first.weekday is None) == (last.weekday is None) and (first.month is None) == (last.month is None)


def _neighbours(first: Point, last: Point) -> bool:
    """Whether the second is the day (the month, the year) after the first: only then "and" makes an interval."""
    if last.deictic or first.deictic:
        return False
    if first.grain is Grain.MONTH and first.month and last.month:
        return last.month % 12 == (first.month + 1) % 12 and not first.which
    if first.day and last.day and (last.month or not first.month):
        same = first.month in (None, last.month)
        return (last.day == first.day + 1 and same) or (first.day >= 28 and last.day == 1)
    if first.weekday is not None and last.weekday is not None and not first.day and not last.day:
        return (first.weekday + 1) % 7 == last.weekday and last.which in (None, first.which)
    if first.unit == "day" and last.unit == "day" and first.shift is not None and last.shift is not None:
        return last.shift == first.shift + 1
    return False


def _free(tokens: Tokens, last: Point, behind: int, word: str) -> bool:
    """A bare day at the end must not count a noun: "on May 3 and 5 ministers"."""
    if not bare_day(last):
        return True
    lists = load().lists
    if tokens.low(behind) in lists["not_time_nouns"] or tokens.low(behind) == "%":
        return False
    if word in _SIGNS or not tokens.wordlike(behind):
        return True
    return tokens.low(behind) in lists["followers"] or tokens.low(behind) in load().which


def _completed(first: Point, last: Point) -> tuple[Point, Point]:
    """A day without a month takes its neighbour's, turning the month where the days run backwards."""
    if bare_day(first) and (last.month or last.base):
        turned = _turned(last.month, -1) if first.day and last.day and first.day > last.day else last.month
        return replace(first, month=turned, base=last.base, year=last.year if turned == last.month else None), last
    if bare_day(last) and (first.month or first.base):
        turned = _turned(first.month, 1) if first.day and last.day and first.day > last.day else first.month
        return first, replace(last, month=turned, base=first.base, year=first.year if turned == first.month else None)
    if first.day and last.day and not first.month and last.month:
        return replace(first, month=last.month), last
    return first, last


def _turned(month: int | None, step: int) -> int | None:
    return (month - 1 + step) % 12 + 1 if month else None


def _moved(tokens: Tokens, index: int) -> bool:
    """ "moved from Monday to Thursday" is no interval: the second is the new day."""
    moves = load().lists["moves"]
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        if tokens.low(at) in (";", "\n"):
            return False
        if tokens.low(at) in moves:
            return True
    return False


def _dated_weekend(tokens: Tokens, found: Ends) -> Ends | None:
    """ "the weekend of March 2-3", "this weekend (2-3 March)"."""
    words = load()
    at = next((at for at in range(found.start, found.next) if words.units.get(tokens.low(at)) == "weekend"), found.next)
    bracket = tokens.low(at + 1) == "("
    at += 1 + (bracket or tokens.low(at + 1) == "," or tokens.low(at + 1) in words.lists["week_of"])
    exact = _ends(tokens, at + (tokens.low(at) == "the"))
    if exact is None or exact.last is None or not exact.first.day or (bracket and tokens.low(exact.next) != ")"):
        return None
    return replace(exact, start=found.start, next=exact.next + bracket)


def _weekday_pair(tokens: Tokens, index: int) -> Ends | None:
    """ "Thursday and Friday, March 7-8": the date belongs to both, not to Friday alone."""
    words = load()
    first, last = words.weekdays.get(tokens.low(index)), words.weekdays.get(tokens.low(index + 2))
    join = words.joins.get(tokens.low(index + 1))
    if first is None or last is None or join is None:
        return None
    start = _start(tokens, index, _lead(tokens, index))
    ends_ = Point(Grain.DAY, weekday=first), Point(Grain.DAY, weekday=last)
    return _dated_weekdays(tokens, Ends(*ends_, Link(join), start, index + 3))


def _dated_weekdays(tokens: Tokens, found: Ends) -> Ends | None:
    """ "Thursday and Friday, 7-8 March", "Monday-Tuesday (4-5 March)": the dates say it more exactly."""
    if found.last is None or found.first.day or found.last.day or found.first.weekday is None:
        return None
    bracket = tokens.low(found.next) == "("
    if not bracket and tokens.low(found.next) != ",":
        return None
    exact = _ends(tokens, found.next + 1)
    if exact is None or exact.last is None or not (exact.first.month and exact.first.day):
        return None
    if bracket and tokens.low(exact.next) != ")":
        return None
    return replace(exact, start=found.start, next=exact.next + bracket)


def _bracketed_weekdays(tokens: Tokens, found: Ends) -> Ends:
    """ "4-5 March (Monday and Tuesday)": the brackets belong to the dates."""
    if found.last is None or not found.last.day or tokens.low(found.next) != "(":
        return found
    named = _ends(tokens, found.next + 1)
    if named is None or named.first.weekday is None or named.first.day or tokens.low(named.next) != ")":
        return found
    return replace(found, next=named.next + 1)
