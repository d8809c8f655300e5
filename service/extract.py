"""From a document to the meetings that it announces: the order of the language stages.

sentences → mentions (names, times, people) → parse of the sentences that matter → candidates → assembly
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from service.lexicon import Kind, Lexicon, Match
from service.lexicon import load as load_lexicon
from service.lexicon.languages import language_name
from service.meetings import (
    Assembly,
    Candidate,
    Context,
    Finder,
    Journal,
    Line,
    Programme,
    Reading,
    Row,
    Tree,
    Turns,
    Vocabulary,
    advisory_of,
    find_topics,
    lines_of_lists,
    listed_behind,
    programme_of,
    saying,
    site_of,
    turns_of,
    vocabulary,
)
from service.meetings.announcer import party_of_announcer, party_of_protagonist
from service.meetings.topics import topic_words
from service.mentions import (
    Ordered,
    Who,
    WhoFinder,
    WhoKind,
    confirm,
    lower_case_words,
    outside_datelines,
    sentences_in_doubt,
    state_of_place_lines,
    state_of_publisher,
    town_of_dateline,
    with_towns,
    without_namesakes,
)
from service.mentions.timex import Timex
from service.mentions.timex import find as find_times
from service.model import Announcement, Document, Sentence, Span, Token
from service.sentences import Parser, load_parser, replacements, split
from service.settings import Settings
from service.trace import Trace

_LANGUAGE = ("extract.py", "lexicon", "sentences", "mentions", "meetings", "moments.py")  # what answers depend on
LEAST = 0.2  # an announcement's confidence below which four in five are wrong


@dataclass(frozen=True, slots=True)
class _Found:
    """What a document mentions. ``whos`` are a sentence a row; ``read`` the numbers of the sentences that matter."""

    sentences: tuple[Sentence, ...]
    programme: Programme
    turns: Turns
    read: list[int]
    matches: Ordered[Match]
    times: Ordered[Timex]
    whos: list[list[Who]]
    states: Counter[str]
    written_in: str | None


class EnglishExtractor:
    """Reads English documents. ``version`` names the rules and the model: when it changes, documents are read again."""

    def __init__(self, parser: Parser, lexicon: Lexicon, words: Vocabulary, least: float = LEAST) -> None:
        self._parser = parser
        self._lexicon = lexicon
        self._words = words
        self._finder = Finder(words)
        self._least = least
        self.model = parser.model
        self.version = f"{fingerprint()}+{parser.model.split(' (')[0].replace(' ', '-')}"

    def set_aside(self, document: Document) -> str | None:
        """Why a document is not read, as words that follow its name; None where it is."""
        if document.language == "en":
            return None
        return f"in {language_name(document.language)}; only English is read"

    def extract(self, document: Document) -> tuple[Announcement, ...]:
        """The meetings that a document announces, in the order of their evidence; none where it is set aside."""
        return self._announced(document, self._rows(document))

    def trace(self, document: Document) -> Trace:
        """The same, with what became of every trigger: where a meeting was lost that should have been announced."""
        found, journal = self._rows(document), Journal()
        announcements = self._announced(document, found, journal)
        readings = [row.reading for row in found[0]] if found else []
        return Trace(
            announcements,
            read=tuple(reading.sentence.span for reading in readings),
            times=tuple(time.span for reading in readings for time in reading.times),
            sayings=tuple(span for reading in readings for span in _sayings(reading)),
            fates=journal.fates,
        )

    def _rows(self, document: Document) -> tuple[list[Row], Context] | None:
        return self._read(document) if self.set_aside(document) is None else None

    def _announced(
        self, document: Document, found: tuple[list[Row], Context] | None, journal: Journal | None = None
    ) -> tuple[Announcement, ...]:
        if found is None:
            return ()
        rows, context = found
        return Assembly(document, self._lexicon, context, self._words, journal).assemble(rows, self._least)

    def candidates(self, text: str) -> list[Candidate]:
        """Every trigger of a text with its arguments, judged by nobody yet: what ``--explain`` shows."""
        found = self._read(Document(text))
        return [candidate for row in found[0] for candidate in row.candidates] if found else []

    def plain(self, text: str) -> None:
        """The bare language model over a text, to measure speed against."""
        self._parser.plain(text)

    def _read(self, document: Document) -> tuple[list[Row], Context] | None:
        """The sentences that matter with their candidates and topics, and what holds for the whole document.

        None where nothing in it can tell of a meeting.
        """
        if not (self._words.gate.search(document.text) or self._words.programme_title.search(document.title or "")):
            return None
        found = self._find(document)
        parsed = dict(zip(found.read, self._parse(document.text, found), strict=True))
        people, whos = confirm(found.whos, parsed)
        publisher = state_of_publisher(document.outlet, document.address, self._lexicon)
        lines = {n: found.programme.owned(n, whos, publisher) for n in found.read}
        readings = [_reading(n, found, parsed[n], whos, document.text, lines[n]) for n in found.read]
        dateline = town_of_dateline(found.sentences, found.matches)
        told = party_of_announcer(readings) or (dateline.country if dateline else found.written_in)
        home = publisher or told or party_of_protagonist(readings)
        return [self._row(reading) for reading in readings], Context(people, whos, home, dateline, found.states)

    def _find(self, document: Document) -> _Found:
        """Names, times and people; from sentences that do not matter the names of persons alone."""
        text, sentences = document.text, split(document)
        matches = with_towns(text, self._lexicon.find(text), self._lexicon)
        matches = without_namesakes(text, matches, self._lexicon)
        ordered = Ordered(matches, lambda match: Span(match.start, match.end))
        all_times = find_times(text)
        days = Ordered(all_times, lambda time: time.span)
        programme = advisory_of(text, sentences, days, ordered, self._words) or programme_of(
            text, sentences, days, ordered, self._words
        )
        turns = Turns(programme.sentences) if programme.lines else turns_of(text, programme.sentences, self._words)
        sentences = turns.sentences
        read = [n for n, s in enumerate(sentences) if n in programme.lines or self._matters(text, s.span)]
        times = outside_datelines(all_times, sentences)
        told = [time.span for time in times if time.grain != "vague"]
        common = lower_case_words(document.body)
        finder = WhoFinder(text, matches, told, common, self._lexicon.is_full_name)
        matter = {*read, *programme.titles, *programme.attendants, *lines_of_lists(text, sentences, read)}
        return _Found(
            sentences=sentences,
            programme=programme,
            turns=turns,
            read=read,
            matches=ordered,
            times=Ordered(times, lambda time: time.span),
            whos=[
                [*_whos_of_label(finder, turns, n), *finder.find(s.words, names_only=n not in matter)]
                for n, s in enumerate(sentences)
            ],
            written_in=state_of_place_lines(text, sentences, ordered, days),
            states=Counter(match.key for match in matches if match.kind in (Kind.COUNTRY, Kind.DEMONYM)),
        )

    def _matters(self, text: str, span: Span) -> bool:
        """Whether a sentence may tell of a meeting or its agenda."""
        gate = self._words.gate.search(text, span.start, span.end) is not None
        return gate or topic_words().tell(text, span.start, span.end)

    def _parse(self, text: str, found: _Found) -> list[tuple[Token, ...]]:
        """The tokens of the sentences that matter."""
        spans = [(n, found.sentences[n].words) for n in found.read]
        jobs = [(span, replacements(text, span, found.matches, found.times, found.whos[n])) for n, span in spans]
        doubtful = sentences_in_doubt(found.whos, found.read)
        return self._parser.parse(text, jobs, named={k for k, n in enumerate(found.read) if n in doubtful})

    def _row(self, reading: Reading) -> Row:
        candidates = self._finder.find(reading)
        venues = [Span(place.start, place.end) for candidate in candidates for place in candidate.places]
        return Row(reading, candidates, find_topics(reading, venues))


def _reading(
    number: int, found: _Found, tokens: Sequence[Token], all_whos: Sequence[list[Who]], text: str, line: Line | None
) -> Reading:
    """One sentence with all that was found in it; a place is none where it is part of somebody's name."""
    sentence, whos = found.sentences[number], all_whos[number]
    names = [who.head for who in whos if who.kind is WhoKind.PERSON]
    places = [
        match
        for match in found.matches.inside(sentence.words)
        if (match.kind in (Kind.CITY, Kind.SITE, Kind.COUNTRY) or site_of(match) is not None)
        and not any(name.overlaps(Span(match.start, match.end)) for name in names)
    ]
    listed = listed_behind(text, found.sentences, number, all_whos)
    turn = found.turns.of.get(number)
    speaker = next((who for who in all_whos[turn.sentence] if turn.label.contains(who.span)), None) if turn else None
    asked = turn is not None and turn.asks
    times = found.times.inside(sentence.words)
    return Reading(number, sentence, Tree(tokens), whos, times, places, text, line, listed, speaker, asked)


def _whos_of_label(finder: WhoFinder, turns: Turns, n: int) -> list[Who]:
    """Whoever the label of a turn names, in the sentence that it opens."""
    turn = turns.of.get(n)
    return finder.find(turn.label) if turn is not None and turn.sentence == n and not turn.asks else []


def _sayings(reading: Reading) -> Iterator[Span]:
    """The verbs that report speech."""
    return (Span(t.start, t.end) for t in reading.tree.tokens if t.pos == "VERB" and saying(t.lemma))


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Twelve hexadecimal digits over the rules and the lexicon: when either changes, documents are read again."""
    package = files("service")
    digest = sha256()
    for name in _LANGUAGE:
        for path, data in _files_of(name, package / name):
            digest.update(f"{path}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:12]


def _files_of(path: str, found: Traversable) -> Iterator[tuple[str, bytes]]:
    if found.is_file():
        if path.endswith((".py", ".toml", ".csv")):
            yield path, found.read_bytes()
        return
    for inside in sorted(found.iterdir(), key=lambda entry: entry.name):
        yield from _files_of(f"{path}/{inside.name}", inside)


@lru_cache(maxsize=2)
def load(settings: Settings | None = None, *, least: float = LEAST) -> EnglishExtractor:
    """The extractor with the model that the settings ask for, else the best one that is installed.

    Raises ModelError or LexiconError.
    """
    package = settings.extraction.model if settings is not None else ""
    return EnglishExtractor(load_parser(package), load_lexicon(), vocabulary(), least)
