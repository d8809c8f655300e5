"""Sentences inside paragraphs.

In: a ``Document``. Out: its ``Sentence`` spans in order, the headline first; never across a newline
(a headline has no full stop) unless the line was wrapped. A dateline is marked, so that its town and day are taken for nobody's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from service.errors import LexiconError
from service.lexicon import load
from service.model import Document, Part, Sentence, Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-ZÀ-ÞĀ-Ž0-9])|[.!?][”\"](?=[A-Z])")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"\s*([\"'“‘«]*)([\w'’-]+)")
# A newline that a sentence goes on behind (a hard-wrapped line) is no boundary.
_CONTINUED = re.compile(r"\n(?![a-z0-9(])|(?<=[.!?:;”\"])\n(?![0-9])")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
# "MOSCOW, March 1 (Interfax) --", "SEOUL (Reuters) -", "Colombo, Feb 27 (Daily Mirror) -": a place, then within a
# hundred characters a dash, with at most a day and an agency between.
_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w.'’-]*[ ,/]*){1,5}"
    r"(?:[A-Z][a-z]{2,8}\.?,?\s+\d{1,2}(?:st|nd|rd|th)?,?\s*(?:\d{4})?,?\s*|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s*(?:\d{4})?,?\s*)?"
    r"(?:[(/\[][^()\[\]\n]{2,40}[)/\]]\s*)?(?:--?|–|—)\s+"
)
_AGENCY_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w.'’-]*[ ,/]*){1,5}"
    r"(?:[A-Z][a-z]{2,8}\.?,?\s+\d{1,2},?\s*(?:\d{4})?,?\s*)?[(][A-Z][^()\n]{2,30}[)]\s*:?\s+(?=[A-Z\"“])"
)
_CAPS_DATELINE = re.compile(r"[A-Z]{4,}(?:[ -][A-Z]{3,}){0,2},?\s+(?=[A-Z]?[a-z]|[A-Z]\.[A-Z]\.)")


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, frozenset[str]]:
    """The abbreviation lexicon, by list. Raises LexiconError where a list is missing or is no list of words."""
    path = files("service.lexicon") / "en" / "abbreviations.toml"
    table = tomllib.loads(path.read_text("utf8"))
    for name in ("titles", "months", "weekdays", "others", "openers"):
        words = table.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise LexiconError("abbreviations.toml", name, "must be a list of words")
    return {name: frozenset(words) for name, words in table.items()}


def split(document: Document) -> tuple[Sentence, ...]:
    """All sentences of a document in the order of the text; linear in its length."""
    sentences: list[Sentence] = []
    if document.title:
        span = Span(0, len(document.title))
        sentences.append(Sentence(span, -1, Part.HEADLINE, span.start))
    offset, paragraph = document.body_start, 0
    for line in _CONTINUED.split(document.body):
        if line.strip():
            part = Part.LEAD if paragraph == 0 else Part.BODY
            spans = list(_sentences_in(line, offset))
            for n, span in enumerate(spans):
                begin = dateline_end(span.of(document.text)) if n == 0 and paragraph < 6 else 0
                sentences.append(Sentence(span, paragraph, part, span.start + begin))
            paragraph += 1
        offset += len(line) + 1
    return tuple(sentences)


def dateline_end(text: str) -> int:
    """How many characters a dateline at the beginning of ``text`` takes; 0 where there is none."""
    for pattern in (_DATELINE, _AGENCY_DATELINE, _CAPS_DATELINE):
        found = pattern.match(text[:140])
        if found and (pattern is not _CAPS_DATELINE or _is_town(found.group())):
            return found.end()
    return 0


def _is_town(words: str) -> bool:
    """Whether bare capitals are a dateline's: "SEOUL Defence officials …", but not "NATO defence ministers …"."""
    name = words.strip().rstrip(",").title()
    lexicon = load()
    return bool(lexicon.cities(name)) and lexicon.organisation(words.strip().rstrip(",")) is None


def _sentences_in(line: str, offset: int) -> Iterator[Span]:
    begin = 0
    for found in _END.finditer(line):
        if _ends_sentence(line, found):
            yield from _trimmed(line, begin, found.end(), offset)
            begin = found.end()
    yield from _trimmed(line, begin, len(line), offset)


def _trimmed(line: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    while begin < end and line[begin].isspace():
        begin += 1
    while end > begin and line[end - 1].isspace():
        end -= 1
    if begin < end:
        yield Span(offset + begin, offset + end)


def _ends_sentence(line: str, found: re.Match[str]) -> bool:
    if line[found.start()] != "." or found.group().startswith("..") or len(found.group()) > 1:
        return True
    before = _LAST_WORD.search(line, max(0, found.start() - 30), found.start())
    word = before.group() if before else ""
    words = abbreviations()
    if word in words["titles"] or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word in words["months"] or word in words["weekdays"]:
        return _opens_sentence(line, found.end())
    if word in words["others"] or _INITIALS.fullmatch(word):
        return _opens_sentence(line, found.end())
    return True


def _opens_sentence(line: str, position: int) -> bool:
    following = _NEXT_WORD.match(line, position)
    if following is None:
        return False
    return bool(following.group(1)) or following.group(2) in abbreviations()["openers"]
