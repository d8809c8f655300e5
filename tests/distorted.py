"""Texts that nobody would write: our own documents cut, shuffled, spliced and mixed with what else a file may hold.

``documents(count)`` gives the same ones each time, every way of distorting as often as the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from service.model import Document
from tests.corpus.answers import document_rows, seed_document, seed_names

FIRST_DAY = date(1972, 2, 28)
LONGEST = 1500  # characters of a document that is distorted: there are many of them
OTHER_SCRIPTS = (
    "Министр иностранных дел встретится с коллегой в пятницу в Москве. ",
    "يلتقي وزير الخارجية نظيره يوم الجمعة في القاهرة. ",
    "外交部长将于星期五在北京会见来访的外长。",
    "विदेश मंत्री शुक्रवार को दिल्ली में मिलेंगे। ",
    "שר החוץ ייפגש עם עמיתו ביום שישי. ",
    "รัฐมนตรีต่างประเทศจะพบกันวันศุกร์ ",
    "Le ministre rencontrera vendredi son homologue à Lomé ; der Außenminister trifft am Freitag ein. ",
    "İstanbul'da ĳsvogel ﬁnance ǅ ß ſ ",
)
CONTROLS = (
    "\x00\x01\x07\x08\x0b\x0c\r\x1b\x7f\x85\u00ad\u200b\u200e\u200f\u2028\u2029\u202e\u2066\ufeff\ufffe\U000e0001"
)
EMOJI = ("🤝", "🇰🇪🇵🇪", "👩‍⚖️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "📞", "e\u0301\u0302\u0303" * 20, "\ud83e")
BRACKETS = "([{«“‘\"'"
WORDS = (
    "will meet", "met", "talks with", "visit to", "is expected to", "called off", "on Friday", "3 March", "Kenyan",
    "Foreign Minister", "Ada Alba", "Lima", "the EU", "his counterpart", "and", ",", ".", "\n", "“", "”", "'s", "-",
    "he", "from 3 to", "between", "of", "the", "postponed to", "next week", "who", "which", "to", "not", "by phone",
    ";", "…", "@",
)  # fmt: skip


def documents(count: int) -> Iterator[Document]:
    """So many distorted documents."""
    for number in range(count):
        chance = Random(number)
        body = WAYS[number % len(WAYS)](own_texts()[chance.randrange(len(own_texts()))], chance)
        title = chance.choice((None, None, body[:60].replace("\n", " ").strip() or None, "Minister to visit Lima"))
        day = chance.choice((None, FIRST_DAY + timedelta(days=chance.randrange(20_000))))
        yield Document(body, title, day, outlet=chance.choice((None, "The Wire", "Xinhua")))


@lru_cache(maxsize=1)
def own_texts() -> tuple[str, ...]:
    """The bodies of the seeds and of the corpus."""
    rows = document_rows()
    bodies = [*(seed_document(name).body for name in seed_names()), *(row["text"] for row in rows)]
    return tuple(body[:LONGEST] for body in bodies)


def _cut(text: str, chance: Random) -> str:
    start = chance.choice((0, chance.randrange(len(text))))
    return text[start : start + chance.randrange(len(text))]


def _sentences_shuffled(text: str, chance: Random) -> str:
    sentences = text.replace("\n", " ").split(". ")
    chance.shuffle(sentences)
    return chance.choice((". ", "\n", " ")).join(sentences)


def _words_shuffled(text: str, chance: Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _characters_dropped(text: str, chance: Random) -> str:
    share = chance.choice((0.01, 0.1, 0.4))
    return "".join(character for character in text if chance.random() > share)


def _spliced(text: str, chance: Random) -> str:
    other = chance.choice(own_texts())
    return text[: chance.randrange(len(text))] + other[chance.randrange(len(other)) :]


def _mixed(pieces: tuple[str, ...] | str, most: int) -> Callable[[str, Random], str]:
    """Pieces put in at so many places, anywhere."""

    def mixed(text: str, chance: Random) -> str:
        for _ in range(chance.randrange(1, most)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(pieces) + text[at:]
        return text

    return mixed


def _long_words(text: str, chance: Random) -> str:
    words = text.split(" ")
    for _ in range(3):
        at = chance.randrange(len(words))
        words[at] = chance.choice((words[at] * 300, "-".join(words[at : at + 40]), "A" * 3000, "".join(words)[:2000]))
    return " ".join(words)


def _deep_brackets(text: str, chance: Random) -> str:
    at, depth = chance.randrange(len(text)), chance.randrange(1, 400)
    return text[:at] + chance.choice(BRACKETS) * depth + text[at:] + ")" * chance.randrange(depth)


def _without_stops(text: str, chance: Random) -> str:
    return "".join(chance.choice(" ,") if character in ".\n!?" else character for character in text)


def _changed_case(text: str, chance: Random) -> str:
    return chance.choice((text.upper(), text.lower(), text.title(), text.swapcase(), text[::-1]))


def _words_of_ours(_: str, chance: Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randrange(60)))


WAYS: tuple[Callable[[str, Random], str], ...] = (
    _cut,
    _sentences_shuffled,
    _words_shuffled,
    _characters_dropped,
    _spliced,
    _mixed(OTHER_SCRIPTS, 8),
    _mixed(CONTROLS, 40),
    _mixed(EMOJI, 20),
    _mixed(WORDS, 40),
    _long_words,
    _deep_brackets,
    _without_stops,
    _changed_case,
    _words_of_ours,
)
