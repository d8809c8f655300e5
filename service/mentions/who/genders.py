"""He or she: what titles, offices and given names tell of a person, and pronouns of whom they mean.

In: words. Out: ``Gender``, or None where nothing tells.
"""

from __future__ import annotations

from collections.abc import Iterable

from service.mentions.who.mention import Gender
from service.mentions.words import people_words


def gender_of(words: Iterable[str]) -> Gender | None:
    """The gender that the first telling word of some (in lower case, without accents) gives."""
    lists = people_words()
    for word in words:
        if word in lists.of_women:
            return Gender.WOMAN
        if word in lists.of_men:
            return Gender.MAN
    return None
