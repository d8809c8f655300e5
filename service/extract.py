"""From a document to the meetings that it announces: the order of the language stages.

sentences → mentions (names, times, people) → parse of the sentences that matter → candidates → assembly
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Any

from service.lexicon import City, Kind, Lexicon, Match
from service.lexicon import load as load_lexicon
from service.meetings import (
    Assembly,
    Candidate,
    Context,
    Finder,
    Reading,
    Row,
    Tree,
    Vocabulary,
    find_topics,
    saying,
    site_of,
    vocabulary,
)
from service.mentions import Itemizer, People, Who, WhoKind, find_who
from service.mentions.timex import Timex
from service.mentions.timex import find as find_times
from service.mentions.towns import with_towns
from service.model import Announcement, Document, Sentence, Span, Token
from service.sentences import Parser, Replacement, load_parser, split

VERSION = "1"
LEAST = 0.2  # an announcement's confidence below which four in five are wrong

_LOWER = re.compile(r"\b[a-z][a-z'’-]+\b")
_DOMAIN = re.compile(r"\w\.([a-z]{2})(?:[/:?#]|$)")
_SOLD_DOMAINS = frozenset(["IO", "TV", "CO", "ME", "AI", "FM", "LY", "CC", "WS", "TO"])  # sold to all the world
_JOINT = re.compile(r"\bco-(?=chair|host|organi)")  # "co-chair" would be read as two verbs
_BRACKETS = re.compile(r"\s*\([^()\n]{1,60}\)")
_PREPOSITION = re.compile(
    r"(?:on|in|at|from|by|between|during|until|since|before|after|the|this|next|last|late|early|mid)\b", re.IGNORECASE
)
_DAY_WORDS = ("Friday", "Monday")


class EnglishExtractor:
    """Reads English documents. ``version`` names the rules and the model: when it changes, documents are read again."""

    def __init__(self, parser: Parser, lexicon: Lexicon, words: Vocabulary, least: float = LEAST) -> None:
        self._parser = parser
        self._lexicon = lexicon
        self._words = words
        self._finder = Finder(words)
        self._least = least
        self.model = parser.model
        self.version = f"{VERSION}+{parser.model.split(' (')[0].replace(' ', '-')}"

    def extract(self, document: Document) -> tuple[Announcement, ...]:
        """The meetings that a document announces, in the order of their evidence; none where it is not English."""
        if document.language != "en":
            return ()
        found = self._read(document)
        if found is None:
            return ()
        rows, context = found
        return Assembly(document, self._lexicon, context, self._words).assemble(rows, self._least)

    def _read(self, document: Document) -> tuple[list[Row], Context] | None:
        """The sentences that matter with their candidates and topics, and what holds for the whole document."""
        text = document.text
        if not self._words.gate.search(text):
            return None
        sentences = split(document)
        matches = with_towns(text, self._lexicon.find(text), self._lexicon)
        times = _outside_datelines(find_times(text), sentences)
        itemizer = Itemizer(
            text, matches, [t.span for t in times if t.grain != "vague"], frozenset(_LOWER.findall(document.body))
        )
        whos = [find_who(itemizer.items(s.words), text) for s in sentences]
        read = [n for n, s in enumerate(sentences) if self._words.gate.search(text, s.span.start, s.span.end)]
        parsed = self._parse(text, [sentences[n] for n in read], matches, times)
        people, kept = _people(whos, dict(zip(read, parsed, strict=True)))
        dateline = self._dateline(text, sentences, matches)
        states = Counter(m.key for m in matches if m.kind in (Kind.COUNTRY, Kind.DEMONYM) and len(m.key) == 2)
        rows = []
        for n, tokens in zip(read, parsed, strict=True):
            reading = _reading(n, sentences[n], tokens, kept[n], times, matches, text)
            rows.append(
                Row(reading, self._finder.find(reading), find_topics(text, reading.sentence.words, _stops(reading)))
            )
        home = self._home(document) or _announcer(rows) or (dateline.country if dateline else None)
        return rows, Context(people, home, dateline, states)

    def candidates(self, text: str) -> list[Candidate]:
        """Every trigger of a text with its arguments, judged by nobody yet: what ``--explain`` shows."""
        found = self._read(Document(text))
        return [candidate for row in found[0] for candidate in row.candidates] if found else []

    def plain(self, text: str) -> None:
        """The bare language model over a text, to measure speed against."""
        self._parser.plain(text)

    def _parse(
        self, text: str, sentences: list[Sentence], matches: list[Match], times: list[Timex]
    ) -> list[tuple[Token, ...]]:
        jobs = [(s.words, _replacements(text, s.words, matches, times)) for s in sentences]
        return self._parser.parse(text, jobs)

    def _dateline(self, text: str, sentences: tuple[Sentence, ...], matches: list[Match]) -> City | None:
        for sentence in sentences:
            if sentence.dateline > sentence.span.start:
                for match in matches:
                    if sentence.span.start <= match.start < sentence.dateline and isinstance(match.entry, City):
                        return match.entry
        return None

    def _home(self, document: Document) -> str | None:
        """The publisher's state: an office told without one belongs to it."""
        for match in self._lexicon.find(document.outlet or ""):
            if match.kind in (Kind.COUNTRY, Kind.DEMONYM, Kind.METONYM) and len(match.key) == 2:
                return match.key
        for told in (document.outlet, document.address):
            found = _DOMAIN.search(told or "")
            code = found.group(1).upper() if found else ""
            code = {"UK": "GB"}.get(code, code)
            if code in self._lexicon.countries and code not in _SOLD_DOMAINS:
                return code
        return None


def _announcer(rows: list[Row]) -> str | None:
    """The state whose ministry or palace says so: "…, the Kremlin said"."""
    for row in rows:
        tree = row.reading.tree
        for token in tree.tokens:
            if token.pos != "VERB" or not saying(token.lemma):
                continue
            inside = {d for c in tree.children(token.index, "nsubj") for d in tree.noun_phrase(c)}
            for who in row.reading.whos:
                if (
                    who.kind in (WhoKind.PARTY, WhoKind.GROUP)
                    and len(who.parties) == 1
                    and set(tree.all_at(who.head)) & inside
                ):
                    return who.parties[0]
    return None


def _outside_datelines(times: list[Timex], sentences: tuple[Sentence, ...]) -> list[Timex]:
    lines = [Span(s.span.start, s.dateline) for s in sentences if s.dateline > s.span.start]
    return [t for t in times if not any(t.span.overlaps(line) for line in lines)]


def _replacements(text: str, span: Span, matches: list[Match], times: list[Timex]) -> list[Replacement]:
    """Offices, long names and times by one word each, brackets by none: what the parser reads best."""
    rows: list[Replacement] = []
    for match in matches:
        inside = Span(match.start, match.end)
        if span.contains(inside) and (words := _stand_in(match)) is not None:
            rows.append(Replacement(inside, words))
    for n, time in enumerate(t for t in times if span.contains(t.span)):
        if (stand_in := _time_words(time, n)) is not None:
            rows.append(Replacement(*stand_in))
    rows += [
        Replacement(Span(found.start(), found.end()), " " if found.end() < span.end else "")
        for found in _BRACKETS.finditer(text, span.start, span.end)
    ]
    rows += [Replacement(Span(m.start(), m.end()), "") for m in _JOINT.finditer(text, span.start, span.end)]
    rows.sort(key=lambda r: (r.span.start, -r.span.end))
    disjoint: list[Replacement] = []
    for row in rows:
        if not disjoint or row.span.start >= disjoint[-1].span.end:
            disjoint.append(row)
    return disjoint


def _stand_in(match: Match) -> str | None:
    text = match.text
    if match.kind is Kind.OFFICE:
        if (" " not in text and "-" not in text) or text.lower().startswith("co-"):
            return None
        plural = bool(getattr(match.entry, "plural", False))
        word = "ministers" if plural else "minister"
        return word.capitalize() if text[0].isupper() else word
    if " " not in text.strip():
        return None
    if match.kind is Kind.ORGANISATION:
        return "the NATO" if text.lower().startswith("the ") else "NATO"
    if match.kind is Kind.COUNTRY:
        return "France"
    if match.kind in (Kind.CITY, Kind.SITE):
        return "London"
    if match.kind is Kind.METONYM:
        return "London"
    return None


def _time_words(time: Timex, n: int) -> tuple[Span, str] | None:
    if " " not in time.text or time.grain in ("duration", "vague", "set"):
        return None
    lead = _PREPOSITION.match(time.text)
    if lead and lead.group().lower() in (
        "on",
        "in",
        "at",
        "from",
        "by",
        "between",
        "during",
        "until",
        "since",
        "before",
        "after",
    ):
        start = time.span.start + lead.end()
        while start < time.span.end and time.text[start - time.span.start].isspace():
            start += 1
        return Span(start, time.span.end), _DAY_WORDS[n % 2]
    return time.span, _DAY_WORDS[n % 2]


def _people(whos: list[list[Who]], parsed: dict[int, tuple[Token, ...]]) -> tuple[People, list[list[Who]]]:
    """Persons of the document, and the mentions that stand: a name that only its capitals suggest needs the
    model's word, or a better mention of the same person elsewhere."""
    confirmed = []
    for n, row in enumerate(whos):
        confirmed.append([_confirmed(who, parsed.get(n)) for who in row])
    strong = People([w for row in confirmed for w in row if not w.weak])
    kept = [
        [w for w in row if not w.weak or w.kind is not WhoKind.PERSON or strong.named(w.name or "")]
        for row in confirmed
    ]
    return People([w for row in kept for w in row]), kept


def _confirmed(who: Who, tokens: tuple[Token, ...] | None) -> Who:
    if not who.weak or tokens is None:
        return who
    labels = [t.entity for t in tokens if t.start < who.head.end and who.head.start < t.end]
    return replace(who, weak=False, rule="model-name") if "PERSON" in labels else who


def _stops(reading: Reading) -> list[Span]:
    """No agenda goes on across a time or the town of the talks."""
    towns = [
        Span(m.start - 3, m.end)
        for m in reading.places
        if m.kind in (Kind.CITY, Kind.SITE) and reading.text[m.start - 4 : m.start] in (" in ", " at ")
    ]
    return [*(t.span for t in reading.times), *towns]


def _reading(
    n: int,
    sentence: Sentence,
    tokens: tuple[Token, ...],
    whos: list[Who],
    times: list[Timex],
    matches: list[Match],
    text: str,
) -> Reading:
    span = sentence.words
    inside = [t for t in times if span.contains(t.span)]
    names = [w.head for w in whos if w.kind is WhoKind.PERSON]
    places = [
        m
        for m in matches
        if (m.kind in (Kind.CITY, Kind.SITE, Kind.COUNTRY) or site_of(m) is not None)
        and span.start <= m.start and m.end <= span.end
        and not any(name.overlaps(Span(m.start, m.end)) for name in names)
    ]  # fmt: skip
    return Reading(n, sentence, Tree(tokens), whos, inside, places, text)


@lru_cache(maxsize=2)
def load(settings: Any = None, *, least: float = LEAST) -> EnglishExtractor:
    """The extractor with the installed model. Raises ModelError or LexiconError."""
    return EnglishExtractor(load_parser(), load_lexicon(), vocabulary(), least)
