"""When two names, or two topics, are told in other words: the benchmark's public measure of wording.

Comes in: strings. Goes out: whether they mean the same. Every comparison folds case, accents and punctuation.
"""

from __future__ import annotations

import re
import unicodedata

_TOPIC_STOP_WORDS = frozenset(
    {"a", "an", "the", "of", "on", "in", "for", "to", "and", "or", "with", "between", "their", "its", "his", "her", "s"}
    | {"our", "at", "by", "from", "as", "about"}
)
_TOPIC_STEM = 5  # topics agree by the first letters of their words: "negotiation" and "negotiating" are one


def words(text: str | None) -> list[str]:
    """The words of a text in Latin letters and digits, without case, accents and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return re.findall(r"[a-z0-9]+", plain)


def same_name(one: str | None, other: str | None) -> bool:
    """The last word is the same, or one name holds all words of the other."""
    a, b = words(one), words(other)
    if not a or not b:
        return False
    return a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)


def same_topic(one: str, other: str) -> bool:
    """At least half of the shorter topic's words and a third of the longer's are shared."""
    a, b = _topic_stems(one), _topic_stems(other)
    shared = len(a & b)
    return shared > 0 and 2 * shared >= min(len(a), len(b)) and 3 * shared >= max(len(a), len(b))


def _topic_stems(topic: str) -> set[str]:
    return {word[:_TOPIC_STEM] for word in words(topic) if word not in _TOPIC_STOP_WORDS}
