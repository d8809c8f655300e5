"""What a time expression is made of, before anchoring (``Timex``) and after (``TimeValue``).

A ``Timex`` is underspecified: it says what the text says ("the second Friday of next month"), not
which day that is. ``Point`` carries that content as a small tree; ``anchor`` turns it into days.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.model import Span


class Direction(StrEnum):
    """Where the clause's tense points; given by the caller, or fixed by the expression (``Timex.bias``)."""

    FUTURE = "future"
    PAST = "past"
    NEUTRAL = "neutral"


class Grain(StrEnum):
    """How precise the expression is. PART is a part of a day, SET something that recurs."""

    TIME = "time"
    PART = "part"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DURATION = "duration"
    VAGUE = "vague"
    SET = "set"


class Which(StrEnum):
    """Which one of a series is meant: "this Friday", "the same day", "the following week"."""

    THIS = "this"
    NEXT = "next"
    LAST = "last"
    COMING = "coming"
    FOLLOWING = "following"
    PREVIOUS = "previous"
    SAME = "same"


class Link(StrEnum):
    """How the two ends hang together: "3-5 March", "3 and 5 March", "3 or 5 March", "moved from 3 to 5 March"."""

    RANGE = "range"
    LIST = "list"
    EITHER = "either"
    MOVED = "moved"


class Relation(StrEnum):
    """How what happens lies to the time told ("by Friday"); None on a Timex is plain "on" or "in"."""

    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"
    WITHIN = "within"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar as told. ``weekday`` counts from Monday = 0.

    ``base`` is what the point counts from or lies in: the week of "Monday of next week", the Friday of
    "a week from Friday" (``shift`` 1, ``unit`` "week"). ``nth`` counts inside the base ("the third week
    of May"; -1 is the last). ``deictic`` counts from the context's focus ("the following day").
    ``position`` is "early", "mid" or "late". ``swapped`` marks a numeric date whose day and month could
    change places. ``holiday`` is the key of a holiday in the lexicon.
    """

    grain: Grain
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    which: Which | None = None
    shift: int | None = None
    unit: str | None = None
    nth: int | None = None
    season: str | None = None
    position: str | None = None
    part: str | None = None
    holiday: str | None = None
    swapped: bool = False
    deictic: bool = False
    base: Point | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time as told; ``zone`` an IANA name, "UTC", or None where the text names none.

    ``local`` says that the text says "local time". ``next_day`` is the midnight that ends a day (24:00).
    """

    hour: int
    minute: int = 0
    zone: str | None = None
    local: bool = False
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression in a text. ``span`` counts in the text that was searched.

    ``first`` and ``last`` are the ends of an interval, joined by ``link``; a single point has ``first``
    alone. ``count`` and ``unit`` tell a duration. ``relation`` is "by", "before", "after", "until",
    "since" … so that the caller can discount it. ``bias`` is the direction that the expression itself
    fixes. ``possessive`` ("Tuesday's attack") and ``adjectival`` ("a 2015 deal", "a Feb. 4 meeting")
    tell that it stands as an attribute of a noun.
    """

    span: Span
    text: str
    grain: Grain
    rule: str
    first: Point | None = None
    last: Point | None = None
    link: Link | None = None
    clock: Clock | None = None
    clock_end: Clock | None = None
    count: int | None = None
    unit: str | None = None
    relation: Relation | None = None
    bias: Direction | None = None
    possessive: bool = False
    adjectival: bool = False


@dataclass(frozen=True, slots=True)
class TimeValue:
    """An anchored time: ISO 8601 strings of their own precision, as ``service.model`` writes them.

    ``zone`` is the IANA zone or "UTC" where the text names one for the hour, ``local`` says that it says
    "local time". ``days`` is the length of a duration. ``problem`` tells why there is no ``start``
    although the expression was understood (a day that does not exist).
    """

    start: str | None = None
    end: str | None = None
    zone: str | None = None
    local: bool = False
    days: int | None = None
    problem: str | None = None
