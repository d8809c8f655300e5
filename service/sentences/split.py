"""Sentences inside paragraphs.

In: a ``Document``. Out: its ``Sentence`` spans in order, the headline first; never across a newline (a headline has no
full stop) unless the line was wrapped. A dateline is marked, so that its town and day are taken for nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from service.lexicon.schema import toml_row
from service.model import Document, Part, Sentence, Span
from service.sentences.datelines import dateline_end

_FILE = Path(str(files("service.lexicon"))) / "en" / "abbreviations.toml"
_PARAGRAPHS_WITH_DATELINES = 6  # several reports in one document each have their own
_LONGEST_WORD = 30
_LONGEST_SENTENCE = 3000  # characters; what goes on beyond is no sentence but text without full stops

_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-ZÀ-ÞĀ-Ž0-9])|[.!?][”\"](?=[A-Z])")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"\s*([\"'“‘«]*)([\w'’-]+)")
# A newline that a sentence goes on behind (a hard-wrapped line) is no boundary.
# A line that opens with an hour or a date and a break begins one ("10:00 Meeting", "5 May: …").
_CONTINUED = re.compile(
    r"\n(?![a-z0-9(])|(?<=[.!?:;”\"])\n(?![0-9])"
    r"|(?<! at)(?<!from)(?<!until)(?<! to)(?<! by)\n(?=\d{1,2}(?:[:.h]\d\d)?(?: ?[AaPp]\.?[Mm]\.?| ?hrs)?"
    r"(?: ?[-–—:] ?(?!\d)| (?=[A-Z][a-z]+ ))[^\n]*[a-z])"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The lists of abbreviations.toml, which says what each is for."""

    never_last: frozenset[str]
    seldom_last: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=1)
def abbreviations() -> Abbreviations:
    """The file, read once. Raises LexiconError where a list is missing, is no list of words or is unknown."""
    row = toml_row(_FILE)
    lists = {field.name: row.words(field.name) for field in fields(Abbreviations)}
    row.close()
    return Abbreviations(**lists)


def split(document: Document) -> tuple[Sentence, ...]:
    """All sentences of a document in the order of the text; linear in its length."""
    sentences: list[Sentence] = []
    if document.title:
        sentences.append(Sentence(Span(0, len(document.title)), -1, Part.HEADLINE, 0))
    offset, paragraph = document.body_start, 0
    for line in _CONTINUED.split(document.body):
        if line.strip():
            sentences += _paragraph(line, offset, paragraph)
            paragraph += 1
        offset += len(line) + 1
    return tuple(sentences)


def _paragraph(line: str, offset: int, number: int) -> Iterator[Sentence]:
    """The sentences of a paragraph; a dateline is looked for where one can be."""
    part = Part.LEAD if number == 0 else Part.BODY
    for n, span in enumerate(_sentences_in(line, offset)):
        may_have_dateline = n == 0 and number < _PARAGRAPHS_WITH_DATELINES
        words = dateline_end(line[span.start - offset : span.end - offset]) if may_have_dateline else 0
        yield Sentence(span, number, part, span.start + words)


def _sentences_in(line: str, offset: int) -> Iterator[Span]:
    begin = 0
    for found in _END.finditer(line):
        if _ends_sentence(line, found):
            yield from _pieces(line, begin, found.end(), offset)
            begin = found.end()
    yield from _pieces(line, begin, len(line), offset)


def _pieces(line: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    """The sentence, cut at blanks where it is endless: what looks into a sentence may then look at every pair of its
    words and the time still grows with the text."""
    while end - begin > _LONGEST_SENTENCE:
        cut = max(line.rfind(" ", begin + 1, begin + _LONGEST_SENTENCE), begin + _LONGEST_SENTENCE // 2)
        yield from _trimmed(line, begin, cut, offset)
        begin = cut
    yield from _trimmed(line, begin, end, offset)


def _trimmed(line: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    while begin < end and line[begin].isspace():
        begin += 1
    while end > begin and line[end - 1].isspace():
        end -= 1
    if begin < end:
        yield Span(offset + begin, offset + end)


def _ends_sentence(line: str, found: re.Match[str]) -> bool:
    """Whether a full stop (or what else may be one) ends its sentence: an abbreviation's only before an opener."""
    if line[found.start()] != "." or len(found.group()) > 1:
        return True
    before = _LAST_WORD.search(line, max(0, found.start() - _LONGEST_WORD), found.start())
    word = before.group() if before else ""
    words = abbreviations()
    if word in words.never_last or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word in words.seldom_last or _INITIALS.fullmatch(word):
        return _opens_sentence(line, found.end())
    return True


def _opens_sentence(line: str, position: int) -> bool:
    """Whether what stands at ``position`` can only begin a sentence: a quotation, or a word such as "The"."""
    following = _NEXT_WORD.match(line, position)
    if following is None:
        return False
    return bool(following.group(1)) or following.group(2) in abbreviations().openers
