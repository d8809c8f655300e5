"""The words of the agenda: topics.toml, read once and checked.

In: the file. Out: ``TopicWords``. Raises LexiconError (file, entry, reason).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import service.lexicon
from service.lexicon.schema import Row
from service.meetings.lexicon_file import LexiconFile, texts

_ENGLISH = Path(service.lexicon.__file__).parent / "en"
_BLANK = r"[\s\"“”]+"  # a quotation may begin anywhere inside a cue


@dataclass(frozen=True, slots=True)
class Cue:
    """What an agenda stands behind, or ``before``, with a sentence to show it and the topics that the sentence gives.

    A ``strong`` one tells of talks by itself, told of somebody who talks; others count only beside an announced
    meeting.
    """

    pattern: re.Pattern[str]
    strong: bool
    before: bool
    example: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What talks are about.

    ``prepositions`` join a topic to the ``strong`` and ``weak`` nouns and verbs of talks; ``unless`` what stands behind
    "on" and is none ("the sidelines"). ``subjects`` are further nouns that have an agenda; ``journeys`` those whose
    agenda is that of several meetings; ``staging`` begins a sentence that tells of one place ("In Kenya");
    ``planned`` are verbs whose past still looks ahead ("was expected to"). ``meeting`` are verbs that have a topic
    behind all of the prepositions but "on", which begins a day. ``matters`` before the noun of talks are what they are
    about ("gas talks"), ``matters_of_names`` behind a name ("Burundi peace talks").
    """

    strong: frozenset[str]
    weak: frozenset[str]
    prepositions: frozenset[str]
    unless: frozenset[str]
    subjects: frozenset[str]
    journeys: frozenset[str]
    staging: frozenset[str]
    planned: frozenset[str]
    meeting: frozenset[str]
    matters: frozenset[str]
    matters_of_names: frozenset[str]

    @property
    def nouns(self) -> frozenset[str]:
        """All that can have an agenda."""
        return self.subjects | self.strong | self.weak

    @property
    def holding(self) -> frozenset[str]:
        """Talks and journeys themselves."""
        return self.journeys | self.strong | self.weak


@dataclass(frozen=True, slots=True)
class Ends:
    """Where an agenda ends: ``always`` at these words; ``outer`` at these where they belong to what stands before it;
    ``company`` where they name somebody; ``venue`` where they name the place of the talks; ``closing`` three words;
    ``asking`` words that
    begin a question that is discussed; ``opened``: behind them a list of doings goes on."""

    always: frozenset[str]
    outer: frozenset[str]
    company: frozenset[str]
    venue: frozenset[str]
    closing: frozenset[str]
    asking: frozenset[str]
    opened: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lists:
    """``joints`` part items; ``opening`` words begin the items that a wider one holds; lists stay whole behind
    ``whole`` words; ``shared`` are the prepositions whose noun goes with each item."""

    joints: frozenset[str]
    opening: frozenset[str]
    whole: frozenset[str]
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What an item is made of.

    ``carriers`` lead to a topic and say nothing; ``links`` join them to it. ``holders`` do the same, but say something
    with an adjective that sorts: one that ends in ``sorting`` and is not ``describing``. ``hollow`` nouns say something
    with anything more, ``goodwill`` with nothing, ``bonds`` not
    behind a ``praising`` word. ``openers`` and verbs are dropped, but for those ``kept``; ``doings``
    are verbs that no topic begins with,
    ``none`` are phrases that are no topic.
    """

    carriers: frozenset[str]
    holders: frozenset[str]
    hollow: frozenset[str]
    goodwill: frozenset[str]
    bonds: frozenset[str]
    praising: frozenset[str]
    links: frozenset[str]
    openers: frozenset[str]
    kept: frozenset[str]
    doings: frozenset[str]
    none: frozenset[str]
    sorting: frozenset[str]
    describing: frozenset[str]


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The file."""

    cues: tuple[Cue, ...]
    about: About
    ends: Ends
    lists: Lists
    phrases: Phrases

    def tell(self, text: str, begin: int, end: int) -> bool:
        """Whether a passage may tell an agenda by itself."""
        return any(cue.strong and cue.pattern.search(text, begin, end) for cue in self.cues)


@lru_cache(maxsize=1)
def topic_words() -> TopicWords:
    """The English topics.toml, read once."""
    return read(_ENGLISH)


def read(folder: Path) -> TopicWords:
    """A language's topics.toml."""
    file = LexiconFile(folder / "topics.toml")
    found = TopicWords(
        tuple(_cue(row) for row in file.rows("cue", "pattern")),
        file.lists(About, "about"),
        file.lists(Ends, "end"),
        file.lists(Lists, "list"),
        file.lists(Phrases, "phrase"),
    )
    file.close()
    return found


def _cue(row: Row) -> Cue:
    pattern = rf"\b(?:{row.text('pattern')})(?!\w)".replace(" ", _BLANK)
    row.example()
    found = Cue(
        _compiled(pattern, row),
        row.flag("strong"),
        row.flag("before"),
        row.text("example"),
        texts(row, "gives"),
    )
    row.close()
    return found


def _compiled(pattern: str, row: Row) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise row.error(f"is no regular expression: {error}") from error
