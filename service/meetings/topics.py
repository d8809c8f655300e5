"""What is on the agenda: the list behind "discuss", "talks on", "the agenda includes".

In: the words of a sentence. Out: ``Topic`` rows, one phrase each. Cues, ends and hollow words are data (topics.toml).
Prepositional phrases stay whole; only true lists are split, and an adjective that shares the last noun of its list
gets that noun ("political and trade ties": two topics; guidelines, topics).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import service.lexicon
from service.lexicon.schema import Row
from service.meetings.lexicon_file import LexiconFile, texts
from service.model import Span

_ENGLISH = Path(service.lexicon.__file__).parent / "en"
_EDGE = re.compile(r"^[\s,;:.\"”’“‘'\-–—()]+|[\s,;:.\"”“‘\-–—(]+$")
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
    """What an agenda stands behind, with a sentence to show it and the topics that the sentence gives."""

    pattern: re.Pattern[str]
    strong: bool
    example: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The file: ``end`` is where an agenda ends, ``joint`` what parts its items, ``opener`` and ``tail`` what an item
    sheds, ``doing`` what no topic begins with, ``hollow`` items that say nothing, ``sharing`` the ends of adjectives
    that share a list's last noun."""

    cues: tuple[Cue, ...]
    end: re.Pattern[str]
    joint: re.Pattern[str]
    opener: re.Pattern[str]
    tail: re.Pattern[str]
    doing: re.Pattern[str]
    hollow: frozenset[str]
    sharing: tuple[str, ...]


@lru_cache(maxsize=1)
def topic_words() -> TopicWords:
    """The English topics.toml, read once."""
    return read(_ENGLISH)


def read(folder: Path) -> TopicWords:
    """A language's topics.toml. Raises LexiconError (file, entry, reason) where it breaks its schema."""
    file = LexiconFile(folder / "topics.toml")
    cues = tuple(_cue(row) for row in file.rows("cue", "pattern"))
    end, parting, phrase = file.row("end"), file.row("list"), file.row("phrase")
    joints, behind_comma = _any_of(texts(parting, "joints")), _any_of(texts(parting, "behind_comma"))
    found = TopicWords(
        cues,
        _pattern("|".join(texts(end, "patterns")), end, 0),
        re.compile(rf"\s*(?:,\s*(?:{behind_comma})?|;|\b(?:{joints})\b)\s+", re.IGNORECASE),
        re.compile(rf"(?:(?:{_any_of(texts(phrase, 'openers'))})\s+)+", re.IGNORECASE),
        re.compile(rf"\s+(?:{_any_of(texts(phrase, 'tails'))})$", re.IGNORECASE),
        re.compile(rf"(?:{_any_of(texts(phrase, 'doings'))})\b", re.IGNORECASE),
        frozenset(texts(phrase, "hollow")),
        texts(phrase, "sharing"),
    )
    for row in (end, parting, phrase):
        row.close()
    file.close()
    return found


def _cue(row: Row) -> Cue:
    told = row.text("pattern")
    at_a_word = told[0].isalpha() or told[0] == "("
    row.example()
    found = Cue(
        _pattern(r"\b" + told if at_a_word else told, row, re.IGNORECASE),
        row.flag("strong"),
        row.text("example"),
        texts(row, "gives"),
    )
    row.close()
    return found


def _pattern(told: str, row: Row, flags: int) -> re.Pattern[str]:
    try:
        return re.compile(told, flags)
    except re.error as error:
        raise row.error(f"is no regular expression: {error}") from error


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


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
    parts = [part for part in (_trimmed(words, p) for p in words.joint.split(phrase)) if part]
    parts = _shared(words, parts)
    return [p for p in parts if p.lower() not in words.hollow and len(p) > 2 and not words.doing.match(p)]


def _trimmed(words: TopicWords, part: str) -> str:
    part = " ".join(part.split())
    while True:
        before = part
        part = _EDGE.sub("", part)
        opener = words.opener.match(part)
        if opener and opener.end() < len(part):
            part = part[opener.end() :]
        part = words.tail.sub("", part)
        if part == before:
            return " ".join(part.split()[:_MOST_WORDS])


def _shared(words: TopicWords, parts: list[str]) -> list[str]:
    """ "bilateral", "regional", "international issues": each with the noun of the last."""
    return [_with_noun(words, part, parts[n + 1 :]) for n, part in enumerate(parts)]


def _with_noun(words: TopicWords, part: str, following: Sequence[str]) -> str:
    last = next((p for p in following if " " in p), None)
    if last is None or not _shares(words, part) or " " in part or part.istitle():
        return part
    adjective, noun = last.split(" ", 1)
    return f"{part} {noun}" if _shares(words, adjective) else part


def _shares(words: TopicWords, adjective: str) -> bool:
    return adjective.lower().endswith(words.sharing)


def same_topic(one: str, other: str) -> bool:
    """Whether the words of one are among the other's."""
    mine, theirs = set(one.lower().split()), set(other.lower().split())
    return mine <= theirs or theirs <= mine
