"""What the parser reads in place of names and times: short words that it knows.

In: a text with its matches and times. Out: for a sentence its replacements: offices, long names and times by one word
each, brackets by none. The small model gets long offices and unusual names wrong, and with them the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.lexicon import Kind, Match, Office
from service.mentions import Ordered, Who, WhoKind
from service.mentions.timex import Timex
from service.model import Span
from service.sentences.surrogate import Replacement

# Words that the small model knows in their grammatical role; two for times, so that neighbours are two.
_DAYS = ("Friday", "Monday")
_NAMES = {Kind.COUNTRY: "France", Kind.CITY: "London", Kind.SITE: "London", Kind.METONYM: "London"}

_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\([^()\n]{1,60}\)")
_JOINT = re.compile(r"\bco-(?=chair|host|organi)")  # "co-chair" would be read as two verbs
# Verbs that the parser takes for nouns: "heads to Riga", "leaves for Riga". What stands in means the same.
_VERBS = {"heads": "travels", "leaves": "departs"}
_LIKE_NOUNS = re.compile(r"\b(heads|leaves)(?= (?:to|for|off|on (?:a|an|his|her)|on \w+day)\b)")
_KEPT_BEFORE_TIMES = re.compile(
    r"(?:on|in|at|from|by|between|during|until|since|before|after)\b\s*(?=\S)", re.IGNORECASE
)
_APPOSED = (", ", " - ", " – ", " — ")
_CLOSING = re.compile(r"\s?[,–—-](?=\s)")
_UNREPLACED_TIMES = ("duration", "vague", "set")


def replacements(
    text: str, sentence: Span, matches: Ordered[Match], times: Ordered[Timex], whos: Iterable[Who] = ()
) -> list[Replacement]:
    """The replacements inside of a sentence, in order and disjoint: of two that overlap the first, or the longer."""
    rows = [
        *_of_people(text, whos, matches),
        *_of_names(matches.inside(sentence)),
        *_of_times(times.inside(sentence)),
        *_of_brackets(text, sentence),
        *(Replacement(Span(*found.span()), "") for found in _JOINT.finditer(text, sentence.start, sentence.end)),
        *(
            Replacement(Span(*found.span()), _VERBS[found[1]])
            for found in _LIKE_NOUNS.finditer(text, sentence.start, sentence.end)
        ),
    ]
    rows.sort(key=lambda row: (row.span.start, -row.span.end))
    disjoint: list[Replacement] = []
    for row in rows:
        if not disjoint or row.span.start >= disjoint[-1].span.end:
            disjoint.append(row)
    return disjoint


def _of_people(text: str, whos: Iterable[Who], matches: Ordered[Match]) -> Iterator[Replacement]:
    """One word for all of an office before its holder's name ("the envoy to the United Nations, Mr X"), and none for
    the office that stands in apposition behind it: what is left is a short subject or object."""
    for who in whos:
        if who.kind is not WhoKind.PERSON:
            continue
        before = Span(who.span.start, who.head.start)
        first = next((m for m in matches.inside(before) if m.kind is Kind.OFFICE), None)
        if first is not None and " " in text[first.start : who.head.start].strip():
            word = "Minister " if first.text[0].isupper() else "minister "
            yield Replacement(Span(first.start, who.head.start), word)
        if text.startswith(_APPOSED, who.head.end) and who.span.end > who.head.end:
            closing = _CLOSING.match(text, who.span.end)
            yield Replacement(Span(who.head.end, closing.end() if closing else who.span.end), "")


def _of_names(matches: list[Match]) -> Iterator[Replacement]:
    for match in matches:
        words = _office(match) if match.kind is Kind.OFFICE else _name(match)
        if words is not None:
            yield Replacement(Span(match.start, match.end), words)


def _office(match: Match) -> str | None:
    """ "Minister" for an office of several words; "co-chair" stands for itself."""
    if not re.search("[ -]", match.text) or match.text.lower().startswith("co-"):
        return None
    word = "ministers" if isinstance(match.entry, Office) and match.entry.plural else "minister"
    return word.capitalize() if match.text[0].isupper() else word


def _name(match: Match) -> str | None:
    """A name of its kind for one of several words."""
    if " " not in match.text.strip():
        return None
    if match.kind is Kind.ORGANISATION:
        return "the NATO" if match.text.lower().startswith("the ") else "NATO"
    return _NAMES.get(match.kind)


def _of_times(times: list[Timex]) -> Iterator[Replacement]:
    """A day for a time of several words; its preposition stays."""
    for n, time in enumerate(times):
        if " " in time.text and time.grain not in _UNREPLACED_TIMES:
            kept = _KEPT_BEFORE_TIMES.match(time.text)
            start = time.span.start + (kept.end() if kept else 0)
            yield Replacement(Span(start, time.span.end), _DAYS[n % 2])


def _of_brackets(text: str, sentence: Span) -> Iterator[Replacement]:
    for found in _BRACKET.finditer(text, sentence.start, sentence.end):
        yield Replacement(Span(*found.span()), " " if found.end() < sentence.end else "")
