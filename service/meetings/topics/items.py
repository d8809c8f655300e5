"""An agenda's list split into its items.

In: the words of an agenda. Out: the words of each item. Guidelines, topics: "one a topic, without 'and' lists inside".
Nouns are parted ("trade and visas"), names behind a preposition are not ("between Chad and Niger"); an adjective that
sorts gets the noun that it shares ("political and trade ties": two), one that describes stays ("clean and cheap
energy": one).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.meetings.candidates import Reading
from service.meetings.syntax import Tree
from service.meetings.topics.phrase import only_holds, sorts
from service.meetings.topics.words import Lists, Phrases
from service.model import Span

_MODIFIERS = frozenset(["amod", "compound", "nmod"])


@dataclass(slots=True)
class _Item:
    """The words of one item; ``noun``: the noun that it shares with a later one."""

    words: list[int] = field(default_factory=list)
    noun: int | None = None
    holds: bool = False  # what follows is inside it
    last: int = -1  # the last of the adjectives that share the noun


def items(lists: Lists, phrases: Phrases, reading: Reading, agenda: Sequence[int]) -> list[list[int]]:
    """The items of an agenda, in order; none is empty."""
    tree, found = reading.tree, [_Item()]
    for k, n in enumerate(agenda):
        item = found[-1]
        if _opens(lists, tree, n):
            item.holds = True
            found.append(_Item())
        elif not _joins(lists, tree, n):
            item.words.append(n)
        elif not item.words:
            continue
        elif tree[n].text == ";" or not (shared := _shared_noun(tree, item.words[-1], n)):
            if tree[n].text != ";" and _stays_whole(lists, reading, item.words, agenda[k + 1 :]):
                item.words.append(n)
            else:
                found.append(_Item())
        elif sorts(phrases, tree, item.words[-1]):
            item.noun, item.last = shared
            found.append(_Item())
        else:
            item.words.append(n)
    kept = [item for item in found if item.words]
    return [words for words, holds in _completed(lists, tree, kept) if not (holds and only_holds(phrases, tree, words))]


def _opens(lists: Lists, tree: Tree, n: int) -> bool:
    """ "including", "such as"."""
    return tree.low(n) in lists.opening or f"{tree.low(n)} {tree.low(n + 1)}" in lists.opening


def _joins(lists: Lists, tree: Tree, n: int) -> bool:
    """A comma, a semicolon, "and", "as well as"."""
    if tree[n].text in (",", ";") or tree.low(n) in lists.joints:
        return True
    return any(" ".join(tree.low(k) for k in range(begin, begin + 3)) in lists.joints for begin in (n - 2, n - 1, n))


def _shared_noun(tree: Tree, before: int, joint: int) -> tuple[int, int] | None:
    """The noun behind ``joint`` that the word before it qualifies, and the last word of such a list."""
    first = before
    while tree[first].dep == "conj" and tree[first].head < first:
        first = tree[first].head
    if tree[first].dep not in _MODIFIERS or tree[first].head <= joint or tree.children(before, *_MODIFIERS):
        return None  # "debt relief and fishing rights": not the adjective that it is taken for
    members, waiting = [first], [first]
    while waiting:
        more = tree.children(waiting.pop(), "conj")
        members += more
        waiting += more
    noun = tree[first].head
    return noun, max(m for m in [*members, *_later(tree, noun, joint)] if m < noun)


def _later(tree: Tree, noun: int, joint: int) -> list[int]:
    """The next adjective behind the joint where the parser hung both on the noun."""
    behind = [c for c in tree.children(noun, "amod") if c > joint]
    return behind[:1]


def _stays_whole(lists: Lists, reading: Reading, words: Sequence[int], rest: Sequence[int]) -> bool:
    """Names behind a preposition, whatever stands "between", and owners ("Chile's and Peru's claims") are no list."""
    tree, before = reading.tree, words[-1]
    if tree[before].tag == "POS":
        return True
    governor = next((k for k in tree.ancestors(before) if tree[k].dep in ("prep", "agent")), None)
    if governor is None or governor not in words:
        return False
    if tree.low(governor) in lists.whole:
        return True
    after = next((k for k in rest if tree[k].tag not in ("DT", "PRP$", ",", "CC")), None)
    return after is not None and _is_name(reading, before) and _is_name(reading, after) and not _owns(tree, after)


def _is_name(reading: Reading, n: int) -> bool:
    named = [*(who.span for who in reading.whos), *(Span(place.start, place.end) for place in reading.places)]
    token = reading.tree[n]
    return any(span.start <= token.start < span.end for span in named)


def _owns(tree: Tree, n: int) -> bool:
    """ "the EU's relations" begin another item."""
    return any(tree[k].dep == "poss" for k in (n, *tree.ancestors(n)) if tree[k].dep in (*_MODIFIERS, "poss"))


def _completed(lists: Lists, tree: Tree, found: Sequence[_Item]) -> list[tuple[list[int], bool]]:
    """Each with the noun that it shares, or with what a preposition joins to each ("cooperation in trade, energy"), and
    whether others are told to be inside it."""
    complete: list[tuple[list[int], bool]] = []
    for n, item in enumerate(found):
        words, holds = item.words, item.holds
        if item.noun is not None:
            holder = next((other for other in found[n + 1 :] if item.noun in other.words), item)
            words = [*words, *(k for k in holder.words if k > item.last)]
            holds = holder.holds
        elif n and (lead := _lead(lists, tree, complete[-1][0], item.words)):
            words = [*lead, *words]
        complete.append((words, holds))
    return complete


def _lead(lists: Lists, tree: Tree, before: Sequence[int], words: Sequence[int]) -> list[int]:
    """ "cooperation in", where the item goes on a list of bare nouns behind it."""
    head = next((k for k in words if tree[k].dep == "conj" and tree[k].head in before), None)
    if head is None or any(tree[k].tag in ("DT", "PRP$", "POS") for k in words):
        return []
    first = head
    while tree[first].dep == "conj":
        first = tree[first].head
    governor = tree[first].head
    if tree[first].dep != "pobj" or tree.low(governor) not in lists.shared or governor not in before:
        return []
    return [k for k in before if k <= governor]
