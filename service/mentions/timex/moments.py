"""Days with the part of the day and the clock time around them: "Friday morning at 10:00 (GMT)", "noon on Thursday".

Comes in: tokens and an index. Goes out: a ``Candidate`` or None.
"""

from __future__ import annotations

from dataclasses import replace

from service.mentions.timex.candidates import Candidate
from service.mentions.timex.clocks import Clocks, clocks, in_part
from service.mentions.timex.context import accepted, rule
from service.mentions.timex.intervals import Ends, ends
from service.mentions.timex.points import explained
from service.mentions.timex.tokens import Tokens
from service.mentions.timex.values import Grain
from service.mentions.timex.words import Words, load


def dated(tokens: Tokens, index: int, words: Words) -> Candidate | None:
    """A day, week, month … with the part of the day and the clock time behind it."""
    found = ends(tokens, index)
    if found is None or not accepted(tokens, found, words):
        return None
    if found.first.grain is not Grain.DAY:
        return _plain(tokens, found, found.next, None)
    found, after = _with_part(tokens, found, found.next, words)
    clock, after = _clock_behind(tokens, after, words)
    return _plain(tokens, found, after, in_part(clock, found.first.part) if clock else None)


def _plain(tokens: Tokens, found: Ends, after: int, clock: Clocks | None) -> Candidate:
    first = found.first
    grain = Grain.TIME if clock else Grain.PART if first.part and first.grain is Grain.DAY else first.grain
    start = _with_article(tokens, found.start)
    return Candidate(start, after, grain, rule(found, clock), first, found.last, found.link, clock)


def _with_article(tokens: Tokens, start: int) -> int:
    """ "the end of May", "the following day": the article belongs to it."""
    words, low = load(), tokens.low(start)
    heads = (words.which, words.ordinals, words.lists["position_nouns"], words.units, words.parts)
    headed = any(low in head for head in heads)
    return start - 1 if headed and tokens.low(start - 1) == "the" else start


def _with_part(tokens: Tokens, found: Ends, after: int, words: Words) -> tuple[Ends, int]:
    """ "Friday morning", "tomorrow in the evening", "Friday at night"."""
    part, behind = _part_at(tokens, after, words)
    if part is None or (found.first.part and found.first.part not in ("early", "mid", "late")):
        return found, after
    first = replace(found.first, part=part)
    if found.last is None and not first.day:
        first, behind = explained(tokens, (first, behind))
    return replace(found, first=first), behind


def _part_at(tokens: Tokens, at: int, words: Words) -> tuple[str | None, int]:
    if tokens.lower[at : at + 2] == ["in", "the"]:
        at += 2
    elif tokens.lower[at : at + 2] == ["at", "night"]:
        at += 1
    at += tokens.low(at) in ("early", "mid", "late") and tokens.low(at + 1) in words.parts
    return words.parts.get(tokens.low(at)), at + 1


def _clock_behind(tokens: Tokens, after: int, words: Words) -> tuple[Clocks | None, int]:
    """The clock time behind a day: "at 10:00", ", 3 p.m.", "(1000 GMT)", "from 2 to 4 p.m."."""
    bracket = tokens.low(after) == "("
    at = after + (bracket or tokens.low(after) == ",")
    at += tokens.low(at) == "t" and tokens.glued(at) and tokens.glued(at + 1)  # "2019-03-01T12:00"
    for _ in range(2):
        at += tokens.low(at) in words.lists["clock_before"] and tokens.low(at) not in ("to", "since", "than")
    found = clocks(tokens, at)
    if found is None or (bracket and tokens.low(found.next) != ")"):
        return None, after
    if at == after and not found.strong and tokens.glued(at):
        return None, after
    part, behind = _part_at(tokens, found.next, words)
    found = in_part(found, part)
    return found, behind if part and not bracket else found.next + bracket


def clocked(tokens: Tokens, index: int, words: Words) -> Candidate | None:
    """A clock time, with the day behind it: "10 a.m. on Friday", "noon tomorrow", "15:30, 1 March"."""
    found = clocks(tokens, index)
    if found is None:
        return None
    part, after = _part_at(tokens, found.next, words)
    found, after = in_part(found, part), after if part else found.next
    start = index - 1 if found.last and tokens.low(index - 1) in ("from", "between") else index
    day = _day_behind(tokens, after, words)
    if day is not None:
        closing = tokens.low(after) == "(" and tokens.low(day.next) == ")"
        day, behind = _with_part(tokens, day, day.next, words)
        return Candidate(start, behind + closing, Grain.TIME, "clock_day", day.first, day.last, day.link, found)
    dotted = tokens.low(index + 1) == "." and tokens.low(index - 1) not in words.lists["dotted_before"]
    heading = index == 0 or tokens.low(index - 1) == "\n"  # "10.00 - Meeting with the ambassador"
    led = heading or (tokens.low(index - 1) in words.lists["clock_before"] and not dotted)
    if not found.strong and not led:
        return None
    return Candidate(start, after, Grain.TIME, "clock", clocks=found)


def _day_behind(tokens: Tokens, after: int, words: Words) -> Ends | None:
    """The day behind a clock time: "on Friday", ", 1 March", "(Friday)", "tomorrow"; behind a comma only a date or
    a weekday."""
    at = after + (tokens.low(after) in (",", "("))
    at += tokens.low(at) in ("on", "of")
    at += tokens.low(at) == "the"
    day = ends(tokens, at)
    if day is None or day.first.grain is not Grain.DAY or not accepted(tokens, day, words):
        return None
    loose = at == after + 1 and tokens.low(after) == ","
    return None if loose and day.first.weekday is None and not day.first.month else day
