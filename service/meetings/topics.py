"""What is on the agenda: the list behind "discuss", "talks on", "the agenda includes".

In: the words of a sentence. Out: ``Topic`` rows, one phrase each. Cues, ends and hollow words are data (topics.toml).
Prepositional phrases stay whole; only true lists are split, and an adjective that shares the last noun of its list
gets that noun ("political and trade ties": two topics; guidelines, topics).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from service.errors import LexiconError
from service.model import Span

_LIST = re.compile(
    r"\s*(?:,\s*(?:and|or|as well as)?|;|\band\b|\bas well as\b|\bplus\b|\bincluding\b|\bsuch as\b|\bnotably\b|\bas also\b)\s+",
    re.IGNORECASE,
)
_EDGE = re.compile(r"^[\s,;:.\"”’“‘'\-–—()]+|[\s,;:.\"”“‘\-–—(]+$")
_TAIL = re.compile(r"\s+(?:on|in|at|with|and|as|of|to|for|by|between|the|a|an|from|among|both)$", re.IGNORECASE)
_VERB_ITEM = re.compile(
    r"(?:be|make|hold|meet|visit|travel|attend|sign|thank|see|have|take|give|go|sit|pay|call|host)\b", re.IGNORECASE
)
_LONGEST = 220
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase of the agenda. ``at`` is where its cue stands; ``strong`` whether the cue tells of talks by itself."""

    phrase: str
    at: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Cue:
    pattern: re.Pattern[str]
    strong: bool
    example: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicWords:
    cues: tuple[Cue, ...]
    end: re.Pattern[str]
    openers: re.Pattern[str]
    hollow: frozenset[str]
    sharing: tuple[str, ...]


@lru_cache(maxsize=1)
def topic_words() -> TopicWords:
    """topics.toml, checked. Raises LexiconError where a cue lacks its pattern, example or what it gives."""
    table = tomllib.loads((files("service.lexicon") / "en" / "topics.toml").read_text("utf8"))
    cues = []
    for row in table["cue"]:
        if not {"pattern", "strong", "example", "gives"} <= set(row):
            raise LexiconError("topics.toml", str(row.get("pattern")), "needs pattern, strong, example and gives")
        try:
            pattern = re.compile(
                r"\b" + row["pattern"] if row["pattern"][0].isalpha() or row["pattern"][0] == "(" else row["pattern"],
                re.IGNORECASE,
            )
        except re.error as error:
            raise LexiconError("topics.toml", row["pattern"], str(error)) from error
        cues.append(Cue(pattern, row["strong"], row["example"], tuple(row["gives"])))
    openers = sorted(table["phrase"]["openers"], key=len, reverse=True)
    return TopicWords(
        tuple(cues),
        re.compile("|".join(table["end"]["patterns"])),
        re.compile(r"(?:(?:" + "|".join(map(re.escape, openers)) + r")\s+)+", re.IGNORECASE),
        frozenset(table["phrase"]["hollow"]),
        tuple(table["phrase"]["sharing"]),
    )


def find_topics(text: str, span: Span, stops: Sequence[Span]) -> list[Topic]:
    """The topics that one sentence tells. ``stops`` are time expressions: no agenda goes on across one."""
    words = topic_words()
    sentence = span.of(text)
    found: list[Topic] = []
    taken = -1
    for cue, begin, end in sorted(_cues(words, sentence), key=lambda c: (c[1], -c[2])):
        if begin < taken:
            continue
        close = _close(words, sentence, end, [s.start - span.start for s in stops if s.start >= span.start + end])
        for phrase in _items(words, sentence[end:close]):
            if all(phrase.lower() != t.phrase.lower() for t in found):
                found.append(Topic(phrase, span.start + begin, cue.strong))
        taken = max(end, close)
    return found


def _cues(words: TopicWords, sentence: str) -> Iterator[tuple[Cue, int, int]]:
    for cue in words.cues:
        for found in cue.pattern.finditer(sentence):
            after = sentence[found.end() : found.end() + 1]
            if not after or after.isspace() or found.group().endswith(" ") or after == ":":
                yield cue, found.start(), found.end() + (1 if after == ":" else 0)


def _close(words: TopicWords, sentence: str, begin: int, stops: list[int]) -> int:
    found = words.end.search(sentence, begin + 1)
    close = found.start() if found else len(sentence)
    return min([close, begin + _LONGEST, *(s for s in stops if s > begin)])


def _items(words: TopicWords, phrase: str) -> list[str]:
    parts = [part for part in (_trimmed(words, p) for p in _LIST.split(phrase)) if part]
    parts = _shared(words, parts)
    return [p for p in parts if p.lower() not in words.hollow and len(p) > 2 and not _VERB_ITEM.match(p)]


def _trimmed(words: TopicWords, part: str) -> str:
    part = " ".join(part.split())
    while True:
        before = part
        part = _EDGE.sub("", part)
        opener = words.openers.match(part)
        if opener and opener.end() < len(part):
            part = part[opener.end() :]
        part = _TAIL.sub("", part)
        if part == before:
            return " ".join(part.split()[:_MOST_WORDS])


def _shared(words: TopicWords, parts: list[str]) -> list[str]:
    """ "bilateral", "regional", "international issues": each with the noun of the last."""
    rows: list[str] = []
    for n, part in enumerate(parts):
        if " " not in part and part.lower().endswith(words.sharing) and not part.istitle():
            following = next((p for p in parts[n + 1 :] if " " in p), None)
            chain = parts[n + 1 : parts.index(following)] if following else []
            if following and all(" " not in p for p in chain):
                noun = following.split(" ", 1)[1]
                if following.split(" ", 1)[0].lower().endswith(words.sharing):
                    rows.append(f"{part} {noun}")
                    continue
        rows.append(part)
    return rows
