"""Clock times: "10 a.m.", "15:30 (GMT)", "1530 GMT", "noon", "from 2 to 4 p.m. Moscow time".

Comes in: tokens and an index. Goes out: ``Clocks`` (one time or a range) or None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Clock
from service.mentions.timex.words import Words, load, phrase_at


@dataclass(frozen=True, slots=True)
class Clocks:
    """A clock time or a range of two, and the index behind it. ``strong`` tells that it is a time wherever it
    stands ("10 a.m."); a weak one ("10:30") needs a preposition or a day beside it. ``halved``: "a.m." or "p.m."
    is told.
    """

    first: Clock
    last: Clock | None
    next: int
    strong: bool
    halved: bool = False


@dataclass(frozen=True, slots=True)
class _Hour:
    """Hour and minute as read; ``half`` is "am", "pm" or None; ``bare`` a lone number ("2" of "2-4 p.m.")."""

    hour: int
    minute: int
    half: str | None
    next: int
    strong: bool
    bare: bool = False
    named: bool = False


def clocks(tokens: Tokens, index: int) -> Clocks | None:
    """The clock time or range that starts at ``index``."""
    words = load()
    first = _hour(tokens, index, words)
    if first is None:
        return None
    ranged = _range(tokens, index, first, words)
    if ranged is not None:
        return ranged
    if first.bare:
        return None
    clock, after, zoned = _zoned(tokens, first, words)
    return Clocks(clock, None, after, first.strong or zoned, first.half is not None)


def in_part(told: Clocks, part: str | None) -> Clocks:
    """ "3:30 in the afternoon", "Friday evening at 8:00": the part of the day says which half is meant."""
    hour = told.first.hour
    later = (part == "afternoon" and hour < 12) or (part in ("evening", "night") and 5 <= hour < 12)
    if told.halved or told.last is not None or not later:
        return told
    return replace(told, first=replace(told.first, hour=hour + 12))


def _range(tokens: Tokens, index: int, first: _Hour, words: Words) -> Clocks | None:
    """A second time behind "-", "to", "until" or "and"; it may give its half of the day and zone to the first."""
    _, at, early_zone = _zoned(tokens, first, words)
    join = words.joins.get(tokens.low(at))
    if join not in ("range", "list") or tokens.low(at) in ("/", "&"):
        return None
    if tokens.low(at) == "and" and tokens.low(index - 1) not in ("between", "from"):
        return None
    last = _hour(tokens, at + 1, words)
    if last is None or last.bare or (first.bare and last.half is None):
        return None
    if first.half is None and last.half is not None and not first.named:
        first = replace(first, half=_half_before(first, last))
    clock_end, after, late_zone = _zoned(tokens, last, words)
    clock, _, _ = _zoned(tokens, first, words)
    if not early_zone:
        clock = replace(clock, zone=clock_end.zone, local=clock_end.local)
    return Clocks(clock, clock_end, after, first.strong or last.strong or early_zone or late_zone)


def _half_before(first: _Hour, last: _Hour) -> str | None:
    """ "10 to 2 p.m." starts in the morning, "2 to 4 p.m." in the afternoon."""
    return last.half if first.hour % 12 <= last.hour % 12 else "am" if last.half == "pm" else "pm"


def _hour(tokens: Tokens, index: int, words: Words) -> _Hour | None:
    named = words.clock_words.get(tokens.low(index))
    if named is not None:
        return _Hour(named, 0, None, index + 1, True, named=True)
    number = tokens.number(index)
    if number is None and words.numbers.get(tokens.low(index), 13) <= 12:
        return _worded(tokens, index, words)
    if number is None or (tokens.glued(index) and tokens.low(index - 1) in (".", ":", "$", "€", "£", ",", "/")):
        return None
    if len(tokens.word(index)) == 4:
        return _military(tokens, index, number, words)
    if len(tokens.word(index)) > 2 or number > 24:
        return None
    return _civil(tokens, index, number, words)


def _worded(tokens: Tokens, index: int, words: Words) -> _Hour | None:
    """ "ten o'clock", "ten a.m."."""
    hour, half = words.numbers[tokens.low(index)], phrase_at(words.meridiems, tokens, index + 1)
    if half is not None and tokens.low(index) not in ("a", "an"):
        return _Hour(hour, 0, half[0], half[1], True)
    if tokens.lower[index + 1 : index + 4] == ["o", "'", "clock"]:
        return _Hour(hour, 0, None, index + 4, True)
    return None


def _military(tokens: Tokens, index: int, number: int, words: Words) -> _Hour | None:
    """ "1530 GMT", "0900 hrs", "1100 local time": four digits count only before a zone or "hours"."""
    hour, minute = divmod(number, 100)
    if hour > 24 or minute > 59:
        return None
    if tokens.low(index + 1) in words.lists["hour_marks"]:
        return _Hour(hour, minute, None, index + 2, True)
    if _zone(tokens, index + 1, words):
        return _Hour(hour, minute, None, index + 1, True)
    again = words.joins.get(tokens.low(index + 1)) == "range" and len(tokens.word(index + 2)) == 4  # "0930-1000 hrs"
    later = tokens.number(index + 2) if again else None
    marked = tokens.low(index + 3) in words.lists["hour_marks"] or _zone(tokens, index + 3, words)
    return _Hour(hour, minute, None, index + 1, False) if later is not None and marked else None


def _civil(tokens: Tokens, index: int, hour: int, words: Words) -> _Hour | None:
    after, minute, colon = index + 1, 0, False
    if tokens.low(after) in (":", ".", "h") and tokens.glued(after) and tokens.glued(after + 1):
        minutes = tokens.number(after + 1)
        if minutes is None or len(tokens.word(after + 1)) != 2 or minutes > 59:
            return None
        minute, colon, after = minutes, True, after + 2
        more = tokens.glued(after) and tokens.glued(after + 1) and tokens.number(after + 1) is not None
        if more and tokens.low(after) == ".":
            return None  # 10.30.22 is a version or an address
        after += 2 if more and tokens.low(after) == ":" else 0  # seconds
    half = phrase_at(words.meridiems, tokens, after)
    if half is not None:
        return _Hour(hour, minute, half[0], half[1], True) if hour <= 12 or colon else None
    named = words.clock_words.get(tokens.low(after))
    if named is not None and hour == 12 and not colon:
        return _Hour(named, 0, None, after + 1, True, named=True)
    if not colon and tokens.lower[after : after + 3] == ["o", "'", "clock"]:
        return _Hour(hour, minute, None, after + 3, True)
    if colon and tokens.low(after) in words.lists["hour_marks"]:
        return _Hour(hour, minute, None, after + 1, True)
    if colon and (tokens.low(after) in words.lists["not_time_nouns"] or tokens.low(after) == "%"):
        return None
    return _Hour(hour, minute, None, after, False, bare=not colon)


def _zoned(tokens: Tokens, hour: _Hour, words: Words) -> tuple[Clock, int, bool]:
    """The clock with the zone that follows it, the index behind both, and whether there was one."""
    zone = _zone(tokens, hour.next, words)
    value = hour.hour
    if hour.half is not None and value <= 12:
        value = value % 12 + (12 if hour.half == "pm" else 0)
    clock = Clock(value % 24, hour.minute, next_day=value == 24)
    if zone is None:
        clock = replace(clock, local=_elsewhere(tokens, hour.next, words) != hour.next)
        return clock, _elsewhere(tokens, hour.next, words), False
    name, local, after = zone
    return replace(clock, zone=name, local=local), _elsewhere(tokens, after, words), True


def _elsewhere(tokens: Tokens, index: int, words: Words) -> int:
    """The index behind the same hour told once more for another zone: "10 a.m. local time (0700 GMT)"."""
    if tokens.low(index) != "(":
        return index
    again = _hour(tokens, index + 1, words)
    zone = _zone(tokens, again.next, words) if again else None
    return zone[2] + 1 if zone and tokens.low(zone[2]) == ")" else index


def _zone(tokens: Tokens, index: int, words: Words) -> tuple[str | None, bool, int] | None:
    """A zone at ``index``, in brackets or not: (IANA name, whether "local", index behind)."""
    bracket = tokens.low(index) == "("
    at = index + bracket
    found = _zone_name(tokens, at, words)
    if found is None:
        return None
    name, local, after = found
    if not bracket:
        return found
    return (name, local, after + 1) if tokens.low(after) == ")" else None


def _zone_name(tokens: Tokens, at: int, words: Words) -> tuple[str | None, bool, int] | None:
    if tokens.low(at) == "local" and tokens.low(at + 1) in ("time", "hours"):
        return None, True, at + 2
    if tokens.word(at) in words.zones:
        return _offset(tokens, at, words.zones[tokens.word(at)])
    named = phrase_at(words.named_zones, tokens, at)
    if named is not None and tokens.low(named[1]) == "time":
        return named[0], False, named[1] + 1
    return None


def _offset(tokens: Tokens, at: int, zone: str) -> tuple[str | None, bool, int]:
    """ "GMT+3" is the zone "Etc/GMT-3" (POSIX turns the sign); a plain "GMT" stays."""
    sign, hours = tokens.low(at + 1), tokens.number(at + 2)
    if zone != "UTC" or sign not in ("+", "-") or hours is None or hours > 14 or not tokens.glued(at + 2):
        return zone, False, at + 1
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}", False, at + 3
