"""Media advisories: "WHAT: Signing of the treaty", "WHO: …", "WHEN: …", "WHERE: …".

In: a document's sentences with the times and names found in it. Out: a ``Programme`` of one line: what is behind "What"
or "Event", with the day, the hour and the place that the other labels tell, and the sentences that tell who is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from service.lexicon import Kind, Match
from service.meetings.programmes import Line, Programme
from service.meetings.vocabulary import Vocabulary
from service.meetings.wordlists import Advisories
from service.mentions.ordered import Ordered
from service.mentions.timex import Grain, Timex
from service.model import Sentence

_FEWEST_LABELS = 3
_LONGEST_LABEL = 30  # characters
_LABEL = re.compile(r"\W*([A-Za-z][A-Za-z /&]*[A-Za-z])\s*(?:[:?–—|]|-(?=\s)|$)[:\s]*")
_MOST_ATTENDANTS = 12  # lines behind "Who"


def advisory_of(
    text: str, sentences: Sequence[Sentence], times: Ordered[Timex], matches: Ordered[Match], words: Vocabulary
) -> Programme | None:
    """The advisory that a document is, if it is one."""
    numbers, trimmed = _labelled(text, sentences, words.advisory)
    if len(numbers) < _FEWEST_LABELS or not numbers.get("what"):
        return None
    what = numbers["what"][0]
    told = [time for n in numbers.get("when", ()) for time in times.inside(trimmed[n].words)]
    day = next((time for time in told if time.grain is Grain.DAY), None)
    hour = next((time for time in told if time.grain is Grain.TIME), None)
    places = [m for n in numbers.get("where", ()) for m in matches.inside(trimmed[n].words)]
    town = next((m for kind in (Kind.SITE, Kind.CITY) for m in places if m.kind is kind), None)
    if day is None and hour is None:
        return None
    return Programme(tuple(trimmed), {what: Line(day, hour, town)}, attendants=tuple(numbers.get("who", ())))


def _labelled(
    text: str, sentences: Sequence[Sentence], labels: Advisories
) -> tuple[dict[str, list[int]], list[Sentence]]:
    """The numbers of the sentences behind each label, and all sentences without the labels."""
    names = {word: field.name for field in fields(labels) for word in getattr(labels, field.name)}
    numbers: dict[str, list[int]] = {}
    trimmed, label = list(sentences), ""
    for n, sentence in enumerate(sentences):
        start, end = sentence.span.start, sentence.span.end
        found = _LABEL.match(text, start, min(end, start + _LONGEST_LABEL))
        name = names.get(found.group(1).lower()) if found else None
        if found is not None and name is not None:
            label = "" if name in numbers else name
            trimmed[n] = replace(sentence, dateline=min(found.end(), end))
            numbers.setdefault(name, [])
        behind = trimmed[n].words
        if label and behind.end > behind.start and len(numbers[label]) < (_MOST_ATTENDANTS if label == "who" else 1):
            numbers[label].append(n)
    return numbers, trimmed
