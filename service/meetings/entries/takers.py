"""Those who take part, of all who hang on a trigger: no place that is visited, no adjective of something else.

In: a ``Candidate`` and one side of it. Out: the ``Who`` mentions to seat. Guidelines, participants: "Those who take
part, not those who merely announce it."
"""

from __future__ import annotations

from collections.abc import Iterable

from service.meetings.candidates import Candidate, cancels
from service.meetings.entries.discourse import Discourse
from service.meetings.vocabulary import Vocabulary
from service.mentions.who import Who, WhoKind

_QUALIFIERS = ("compound", "amod", "nmod")
_LISTED = (*_QUALIFIERS, "conj", "punct")


def takers(candidate: Candidate, whos: Iterable[Who], discourse: Discourse, words: Vocabulary) -> list[Who]:
    """Those of ``whos`` who take part, those in their stead whom a pronoun or "the two leaders" means."""
    return [
        meant
        for who in whos
        if _takes_part(candidate, who, words)
        for meant in discourse.meant(who, candidate.reading)
        if meant == who or not meant.announcer
    ]


def _takes_part(candidate: Candidate, who: Who, words: Vocabulary) -> bool:
    without_party = not who.parties and who.kind in (WhoKind.OFFICE, WhoKind.GROUP)
    if without_party and _qualifies(candidate, who):
        return False  # the "Leader" of "World Leader Summit"
    if candidate.frame.goes and who.text.lower() in words.people.lands:
        return False  # "four countries - Singapore, Indonesia …": places
    if who.possessive and who.kind is not WhoKind.PRONOUN and not _owns_event(candidate, who):
        return False  # "North Korea's latest test", "the Secretary-General's envoy"
    return who.kind is not WhoKind.PARTY or _party_takes_part(candidate, who)


def _party_takes_part(candidate: Candidate, who: Who) -> bool:
    if any((m.start, m.end) == (who.span.start, who.span.end) for m in candidate.places):
        return False
    if candidate.frame.goes and who in candidate.others and who.rule in ("state", "capital"):
        return cancels(candidate, who)  # a land that is visited is a place; its government is seated as host
    return who.rule != "demonym" or _stands_for_people(candidate, who)


def _qualifies(candidate: Candidate, who: Who) -> bool:
    n = candidate.reading.tree.at(who.head)
    return n is not None and candidate.reading.tree[n].dep in _QUALIFIERS


def _owns_event(candidate: Candidate, who: Who) -> bool:
    """Whose meeting it is, of those that a possessive names."""
    tree = candidate.reading.tree
    n = tree.at(who.head)
    if n is None:
        return True
    owner = next((k for k in (n, *tree.ancestors(n)) if tree[k].dep == "poss"), None)
    return owner is None or tree[owner].head in {*candidate.chain, candidate.head, candidate.event_noun}


def _stands_for_people(candidate: Candidate, who: Who) -> bool:
    """ "Russian-Turkish talks", "the Russians": an adjective of the meeting, or a noun; not "the Russian gas"."""
    tree = candidate.reading.tree
    n = tree.at(who.head)
    if n is None:
        return False
    while tree[n].dep in _LISTED and tree[n].head != n:
        if tree[n].head in (candidate.event_noun, candidate.head):
            return True
        n = tree[n].head
    return tree[n].tag in ("NNPS", "NNS")
