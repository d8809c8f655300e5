"""One item of an agenda as it is published: without what only leads to it.

In: the words of an item. Out: the phrase, "" where it says nothing. "ongoing efforts to improve air links" is about
air links; guidelines and decisions, topics: "general goodwill ('friendship', 'mutual understanding') is none".
"""

from __future__ import annotations

from collections.abc import Sequence

from service.meetings.candidates import Reading
from service.meetings.syntax import Tree
from service.meetings.topics.words import Phrases
from service.mentions.who import WhoKind

_MOST_WORDS = 14
_LEFT = frozenset(["DT", "PDT", "PRP$", "CC", "IN", "TO", "RB", "RP", ",", "``", "''", ":", "POS", "EX"])
_RIGHT = frozenset(["DT", "PDT", "PRP$", "CC", "IN", "TO", "RB", ",", "``", "''", ":", ".", "HYPH", "-RRB-", "-LRB-"])
_NOUNS = frozenset(["NOUN", "PROPN"])
_NAMING = frozenset(["NN", "NNS", "VBG", "CD"])  # "fishing", "the 1967 borders"
_BEHIND = frozenset(["IN", "TO", ",", "WDT", "WP", "MD", "RB"])


def phrase_of(words: Phrases, reading: Reading, item: Sequence[int]) -> str:
    """The phrase of one item."""
    tree = reading.tree
    kept = _right_trimmed(tree, _led_to(words, tree, list(item)))[:_MOST_WORDS]
    kept = _right_trimmed(tree, kept)
    phrase = _text(reading, kept)
    if (
        len(phrase) < 3
        or not any(tree[n].pos in _NOUNS or tree[n].tag in _NAMING for n in kept)
        or phrase.lower() in words.none
        or _is_somebody(reading, kept)
    ):
        return ""
    return phrase


def sorts(words: Phrases, tree: Tree, n: int) -> bool:
    """Whether a word before a noun tells which sort: "regional", "trade"; not "important"."""
    low = tree.low(n)
    if low in words.describing:
        return False
    return tree[n].pos in _NOUNS or low.endswith(tuple(words.sorting))


def only_holds(words: Phrases, tree: Tree, item: Sequence[int]) -> bool:
    """ "global challenges like hunger": what is inside is the topic."""
    size = _noun_size(tree, item)
    return size > 0 and tree[item[size - 1]].lemma.lower() in words.holders | words.hollow


def same_topic(one: str, other: str) -> bool:
    """Whether the words of one are among the other's."""
    mine, theirs = set(one.lower().split()), set(other.lower().split())
    return mine <= theirs or theirs <= mine


def _led_to(words: Phrases, tree: Tree, item: list[int]) -> list[int]:
    """What the item is about, behind articles, verbs and nouns that only lead to it."""
    while item:
        item = _left_trimmed(words, tree, item)
        if not item:
            return []
        if _is_verb(tree, item):
            if tree[item[0]].lemma.lower() in words.kept:
                return item
            if tree[item[0]].lemma.lower() in words.doings:
                return []  # what somebody does
            item = item[1:]
            continue
        size = _noun_size(tree, item)
        noun = tree[item[size - 1]].lemma.lower() if size else ""
        is_sorted = _is_sorted(words, tree, item[: size - 1])
        behind = item[size:]
        if noun in words.carriers or (noun in words.holders and not is_sorted):
            if not behind or tree.low(behind[0]) not in words.links:
                return item[:size] if is_sorted else []
            item = behind[1:]
            continue
        if noun in words.holders | words.hollow and behind and tree.low(behind[0]) == "of" and is_sorted:
            return item[:size]  # "bilateral issues of common concern"
        if {noun, tree.low(item[size - 1])} & words.goodwill or (noun in words.hollow and not behind and not is_sorted):
            return []
        return [] if not is_sorted and _praises(words, tree, item[:size]) else item
    return []


def _praises(words: Phrases, tree: Tree, noun: Sequence[int]) -> bool:
    """ "our deep and historic partnership", not "closer ties"."""
    is_bond = bool(noun) and tree[noun[-1]].lemma.lower() in words.bonds
    return is_bond and any(tree.low(n) in words.praising for n in noun)


def _left_trimmed(words: Phrases, tree: Tree, item: list[int]) -> list[int]:
    """Without articles, prepositions and adverbs; "mutually" of "mutually-beneficial" stays."""
    while item and (tree[item[0]].tag in _LEFT or tree.low(item[0]) in words.openers):
        if len(item) > 1 and tree[item[1]].tag == "HYPH":
            break
        item = item[1:]
    return item


def _right_trimmed(tree: Tree, item: list[int]) -> list[int]:
    while item and tree[item[-1]].tag in _RIGHT:
        item = item[:-1]
    return item


def _is_verb(tree: Tree, item: Sequence[int]) -> bool:
    """A verb with its object behind it: "improve air links", "opening borders"; not "fishing", "training of"."""
    token = tree[item[0]]
    if not token.tag.startswith("VB") or token.dep in ("amod", "compound", "nmod") or len(item) == 1:
        return False
    return token.tag == "VB" or (token.tag == "VBG" and tree.low(item[1]) != "of")


def _noun_size(tree: Tree, item: Sequence[int]) -> int:
    """How many words the item's first noun takes, with what stands before it; 0 where there is none."""
    size = 0
    for k, n in enumerate(item):
        if tree[n].tag in _BEHIND and size:
            break
        if size and tree[n].tag in ("VBN", "VBG", "VBD") and tree[n].dep not in ("amod", "compound"):
            break
        if tree[n].pos in _NOUNS:
            size = k + 1
    return size


def _is_sorted(words: Phrases, tree: Tree, before: Sequence[int]) -> bool:
    return any(sorts(words, tree, n) for n in before if tree[n].pos in (*_NOUNS, "ADJ", "VERB"))


def _text(reading: Reading, item: Sequence[int]) -> str:
    """The item's words as they stand, gaps closed."""
    runs: list[list[int]] = []
    for n in item:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    tree = reading.tree
    told = " ".join(reading.text[tree[run[0]].start : tree[run[-1]].end] for run in runs)
    return " ".join(told.split()).strip('"“”‘’ ,;')


def _is_somebody(reading: Reading, item: Sequence[int]) -> bool:
    """A person or an office is no topic."""
    size = _noun_size(reading.tree, item)
    head = item[size - 1 : size]
    return any(who.kind in (WhoKind.PERSON, WhoKind.OFFICE) for who in reading.whos_in(head))
