"""Programmes: agendas, diaries and calendars, whose lines tell a day or an hour and often no verb.

In: a document's sentences with the times and names found in it. Out: ``Programme``: the lines by the number of their
sentence, each with its day, hour and town; the sentences without what stands in front ("10:00 -", "Nov 20 - Riga:").
A text is one where several lines open so; with a title that says so, two are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.lexicon import Kind, Match
from service.meetings.vocabulary import Vocabulary
from service.mentions.ordered import Ordered
from service.mentions.timex import Grain, Timex
from service.mentions.who import Who, WhoKind
from service.model import Part, Sentence, Span

_BULLET = re.compile(r"[\s\-–—•*·»>]*")
_BREAK = re.compile(r"\s*(?:[:–—|]|-(?=\s)|--)+\s*|\s*$")  # between what opens a line and what it tells
_BREAK_BEHIND_HOUR = re.compile(r"\s*(?:[:–—|,]|-(?=\s)|--|h\b|hrs\b)*\s*")
_ENDING = re.compile(r"[\s.)]*$")
_MARKS, _MARKS_WITH_TITLE = 3, 2  # how many lines must open with a day or an hour
_TITLES_AMONG = 4  # the first sentences, of which one may be the title
_LONGEST_LINE = 240  # characters; more is prose


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a programme: ``day`` is its own (``dated``) or the one of the heading above, ``hour`` where it tells
    one; ``owners`` are those whose programme it is."""

    day: Timex | None
    hour: Timex | None
    town: Match | None
    dated: bool = False
    owners: tuple[Who, ...] = ()

    @property
    def times(self) -> tuple[Timex, ...]:
        """What tells when: the hour with its day in focus, else the day."""
        told = self.hour or self.day
        return (told,) if told is not None else ()


@dataclass(frozen=True, slots=True)
class Programme:
    """``titles`` are the numbers of the sentences that say that it is one, ``attendants`` of those that tell who is at
    all of it."""

    sentences: tuple[Sentence, ...]
    lines: Mapping[int, Line] = field(default_factory=dict)
    titles: tuple[int, ...] = ()
    attendants: tuple[int, ...] = ()

    def owned(self, n: int, whos: Sequence[Sequence[Who]], publisher: str | None) -> Line | None:
        """A line with those whose programme it is: the first person of the title, else the first office, which is the
        publisher's own where no state is told; else who is told first above the lines."""
        line = self.lines.get(n)
        if line is None:
            return None
        if self.attendants:
            return replace(line, owners=tuple(who for k in self.attendants for who in whos[k]))
        above = range(min(self.lines)) if self.titles else ()
        owner = _owner(whos, self.titles) or _owner(whos, above)
        if owner is None:
            return line
        if owner.kind is WhoKind.OFFICE and not owner.parties and publisher is not None:
            owner = replace(owner, parties=(publisher,))
        return replace(line, owners=(owner,))


def _owner(whos: Sequence[Sequence[Who]], among: Iterable[int]) -> Who | None:
    """The first person of an office in some sentences, else the first office."""
    told = [who for n in among for who in whos[n]]
    named = [who for who in told if who.role and who.kind in (WhoKind.PERSON, WhoKind.OFFICE)]
    return next(iter(sorted(named, key=lambda who: who.kind is not WhoKind.PERSON)), None)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a line opens with; ``end`` is where its words begin. A heading is a line with nothing else."""

    time: Timex | None
    town: Match | None
    end: int
    heading: bool


def programme_of(
    text: str, sentences: Sequence[Sentence], times: Ordered[Timex], matches: Ordered[Match], words: Vocabulary
) -> Programme:
    """The programme that a document is; one without lines where it is none."""
    first = sentences[:_TITLES_AMONG]
    titles = tuple(n for n, s in enumerate(first) if words.programme_title.search(text, s.span.start, s.span.end))
    openings = {n: _opening(text, s, times, matches) for n, s in _first_of_paragraphs(sentences)}
    marks = sum(opening.time is not None for opening in openings.values())
    if marks < (_MARKS_WITH_TITLE if titles else _MARKS):
        return Programme(tuple(sentences))
    day = next((t for n in titles for t in times.inside(sentences[n].span) if t.grain is Grain.DAY), None)
    lines = dict(_lines(openings, day, titles))
    trimmed = [_behind(s, openings[n].end) if n in lines else s for n, s in enumerate(sentences)]
    towns = {n: line.town or _town_at_the_end(text, trimmed[n], matches) for n, line in lines.items()}
    return Programme(tuple(trimmed), {n: replace(line, town=towns[n]) for n, line in lines.items()}, titles)


def _first_of_paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Sentence]]:
    """The sentences that a line of a programme can be."""
    last = None
    for n, sentence in enumerate(sentences):
        short = sentence.span.end - sentence.span.start <= _LONGEST_LINE
        if short and sentence.paragraph != last and sentence.part is not Part.HEADLINE:
            yield n, sentence
        last = sentence.paragraph


def _opening(text: str, sentence: Sentence, times: Ordered[Timex], matches: Ordered[Match]) -> _Opening:
    """The day or the hour, and the town, in front of a line."""
    at, end = _behind_bullet(text, sentence.span.start, sentence.span.end), sentence.span.end
    time, behind = _time_at(text, at, end, times)
    town, behind = _town_at(text, behind, end, matches)
    heading = time is not None and time.grain is Grain.DAY and behind >= end
    return _Opening(time, town, behind, heading)


def _behind_bullet(text: str, at: int, end: int) -> int:
    found = _BULLET.match(text, at, end)
    return found.end() if found else at


def _time_at(text: str, at: int, end: int, times: Ordered[Timex]) -> tuple[Timex | None, int]:
    """The time that opens a line, and the offset behind it and its break."""
    time = next((t for t in times.inside(Span(at, end)) if t.span.start == at), None)
    if time is None or time.grain not in (Grain.DAY, Grain.TIME):
        return None, at
    parting = _BREAK_BEHIND_HOUR if time.grain is Grain.TIME else _BREAK
    found = parting.match(text, time.span.end, end)
    return (time, found.end()) if found else (None, at)


def _town_at(text: str, at: int, end: int, matches: Ordered[Match]) -> tuple[Match | None, int]:
    town = next((m for m in matches.starting(Span(at, min(at + 1, end))) if _is_town(m)), None)
    found = _BREAK.match(text, town.end, end) if town is not None else None
    return (town, found.end()) if found and found.end() < end else (None, at)


def _town_at_the_end(text: str, sentence: Sentence, matches: Ordered[Match]) -> Match | None:
    """ "Foreign Affairs Council (Brussels)", "…, Belgrade"."""
    towns = [m for m in matches.inside(sentence.words) if _is_town(m)]
    last = towns[-1] if towns and _ENDING.match(text, towns[-1].end, sentence.span.end) else None
    return (
        last
        if last is not None and text[max(0, last.start - 3) : last.start].rstrip(" ").endswith((",", "(", "-", "–"))
        else None
    )


def _is_town(match: Match) -> bool:
    return match.kind in (Kind.CITY, Kind.SITE)


def _lines(openings: Mapping[int, _Opening], day: Timex | None, titles: Sequence[int]) -> Iterator[tuple[int, Line]]:
    """The lines with the day of the heading above them, where they tell none."""
    for n, opening in openings.items():
        time = opening.time
        if opening.heading:
            day = time
        elif n not in titles and (time is not None or day is not None):
            hour = time if time is not None and time.grain is Grain.TIME else None
            own = time if hour is None else None
            yield n, Line(own or day, hour, opening.town, dated=time is not None)


def _behind(sentence: Sentence, start: int) -> Sentence:
    return replace(sentence, dateline=max(sentence.span.start, min(start, sentence.span.end)))
