"""Which times and places hang on a trigger, and not on any other word of its sentence.

In: a ``Candidate`` and all candidates of the sentence. Out: the candidate with ``times``, ``durations`` and
``places``. Guidelines, place: "A dateline is no place of a meeting; 'visiting Baku' is."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.lexicon import Kind, Match
from service.meetings.candidates.nouns import noun_trigger
from service.meetings.candidates.record import Candidate, Reading
from service.meetings.candidates.verbs import TAKE_TO
from service.meetings.modality import Factuality, saying
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Frame, Vocabulary
from service.mentions.timex import Grain, Timex
from service.mentions.who import WhoKind
from service.model import Span, Token

_NEAR = 3  # words between a departure and its "for"
_DEEPEST = 6  # steps from a name up to its preposition
_PARTS_OF_A_NAME = ("compound", "poss", "nmod", "appos", "conj", "amod", "npadvmod", "dep")
_ATTRIBUTES = ("poss", "amod", "nmod")
_GONE = (Factuality.PAST, Factuality.PURPOSE)
_BEGUN_BY_JOURNEY = (Frame.VISIT, Frame.MEET)
_THINGS = ("pobj", "dobj", "conj", "nsubj")


def with_times_and_places(words: Vocabulary, candidate: Candidate, rivals: Sequence[Candidate]) -> Candidate:
    """The candidate with what is told of its time and place."""
    reading = candidate.reading
    times = [t for t in reading.times if _owns(words, candidate, _token_of(reading, t), rivals)]
    times = times or _times_when(candidate)
    places = [m for m in reading.places if _is_its_place(words, candidate, m, rivals)]
    return replace(
        candidate,
        times=tuple(t for t in times if t.grain is not Grain.DURATION),
        durations=tuple(t for t in times if t.grain is Grain.DURATION),
        places=_with_lands(reading, places or _places_where(candidate)),
    )


def _places_where(candidate: Candidate) -> list[Match]:
    """ "in Kigali, where the leaders hold a summit": the place is that of both."""
    told = _told_of(candidate, "where")
    return [m for m in candidate.reading.places if told in candidate.reading.tree.all_at(Span(m.start, m.end))]


def _times_when(candidate: Candidate) -> list[Timex]:
    """ "will be taken up on 31 May, when X meets Y": the day is that of both."""
    told = _told_of(candidate, "when")
    return [t for t in candidate.reading.times if told in candidate.reading.tree.all_at(t.span)]


def _told_of(candidate: Candidate, adverb: str) -> int | None:
    """The word before the adverb (and its comma) that opens the clause of the candidate's verb."""
    tree = candidate.reading.tree
    for c in (c for up in {candidate.head, *candidate.modality.chain} for c in tree.children(up, "advmod", "mark")):
        if tree.low(c) == adverb:
            return c - 2 if tree.low(c - 1) == "," else c - 1
    return None


def _with_lands(reading: Reading, places: Sequence[Match]) -> tuple[Match, ...]:
    """ "in Hiroshima, Japan": the land belongs to the town before it, wherever the parser hangs it."""
    ends = {match.end for match in places if match.kind in (Kind.CITY, Kind.SITE)}
    behind = [m for m in reading.places if m.kind is Kind.COUNTRY and _before(reading.text, m) in ends]
    return tuple(m for m in reading.places if m in places or m in behind)


def _before(text: str, match: Match) -> int | None:
    """Where the word ends that stands before a comma and the name."""
    return match.start - 2 if text[match.start - 2 : match.start] == ", " else None


def _token_of(reading: Reading, timex: Timex) -> int | None:
    n = reading.tree.at(timex.span)
    if n is not None:
        return n
    # Inside a bracket that the parser did not see: it belongs to the word before.
    return max((t.index for t in reading.tree.tokens if t.end <= timex.span.start), default=None)


def _is_its_place(words: Vocabulary, candidate: Candidate, match: Match, rivals: Sequence[Candidate]) -> bool:
    tree = candidate.reading.tree
    n = tree.at(Span(match.start, match.end))
    if n is not None and tree[n].dep == "nsubj" and tree.bound_for(n):
        return tree[tree[n].head].head == candidate.head
    return (
        n is not None
        and not _is_of_an_office(candidate.reading, match)
        and _stands_as_place(words, candidate, n, match)
        and _owns(words, candidate, n, rivals, place=True)
    )


def _is_of_an_office(reading: Reading, match: Match) -> bool:
    """ "the Foreign Minister of Fiji": the land of somebody's office."""
    people = (who for who in reading.whos if who.kind in (WhoKind.PERSON, WhoKind.OFFICE))
    return match.kind is Kind.COUNTRY and any(w.span.start < match.start and match.end <= w.span.end for w in people)


def _owns(
    words: Vocabulary, candidate: Candidate, n: int | None, rivals: Sequence[Candidate], *, place: bool = False
) -> bool:
    """Whether what stands at ``n`` hangs on this candidate's words before any other's. A place that some other thing
    lies in ("the situation in Gaza") is nobody's, and neither is what is told of somebody ("elected in May")."""
    if n is None:
        return False
    tree = candidate.reading.tree
    elsewhere = False
    for up in [n, *tree.ancestors(n)]:
        token = tree[up]
        owners = [r for r in rivals if up in r.chain]
        if owners and n < up and token.tag == "VBD" and saying(token.lemma) and up != candidate.head:
            return False  # "Today X announced the designation of a delegation": when it was said
        if owners:
            nearest = [r for r in owners if up in (r.head, r.event_noun)] or owners
            return candidate in nearest or (candidate in owners and _is_made_for(candidate, nearest))
        if token.pos in VERBS and saying(token.lemma):
            return _ends_before_saying(candidate, n, up, rivals)
        if token.pos in VERBS and token.dep in ("acl", "relcl") and up != candidate.head:
            return False
        if token.pos in VERBS and token.dep == "conj" and tree.has(up, "nsubj"):
            return False  # "goes to Bonn on Friday, and [he will be back in Athens by Sunday]"
        if place and up != n and not _is_seen(candidate, up) and _is_thing(words, candidate.reading, token):
            return False
        elsewhere = elsewhere or (token.pos == "VERB" and token.dep not in ("advcl", "conj"))
    return len(rivals) == 1 and not elsewhere


def _is_seen(candidate: Candidate, n: int) -> bool:
    """ "visit a camp in Chad and a hospital in Mali": where the things lie that are visited is where the visit goes."""
    tree = candidate.reading.tree
    seen = tree.children(candidate.head, "dobj") if candidate.frame is Frame.VISIT else []
    return any(n in tree.list_members(thing) for thing in seen)


def _is_made_for(candidate: Candidate, journeys: Sequence[Candidate]) -> bool:
    """ "left on Friday for a visit to Chad": a visit begins on the day of the journey that is made for it; a summit has
    its own."""
    if candidate.modality.factuality is not Factuality.PURPOSE or candidate.frame not in _BEGUN_BY_JOURNEY:
        return False
    tree = candidate.reading.tree
    return all(
        j.frame is Frame.TRAVEL and j.modality.factuality in _GONE and tree[j.head].tag in ("VBD", "VBN")
        for j in journeys
    )


def _ends_before_saying(candidate: Candidate, n: int, verb: int, rivals: Sequence[Candidate]) -> bool:
    """ "will visit Mali later this month, the agency reported": what stands before the comma is the trigger's, whatever
    the parser made of it."""
    tree = candidate.reading.tree
    told = [rival.head for rival in rivals if rival.head < n]
    comma = any(tree[k].text == "," for k in range(n + 1, verb))
    return comma and max(told, default=None) == candidate.head


def _is_thing(words: Vocabulary, reading: Reading, token: Token) -> bool:
    """A noun that a place can belong to. People, towns and events carry the place of a meeting in the parser's eyes
    ("meet officials in Riga")."""
    if token.pos != "NOUN" or token.dep not in _THINGS:
        return False
    return not (
        token.lemma.lower() in words.place.town_of
        or _is_venue(words, reading, token)
        or noun_trigger(words, reading, token.index) is not None
        or any(token.start < who.span.end and who.span.start < token.end for who in reading.whos)
    )


def _is_venue(words: Vocabulary, reading: Reading, token: Token) -> bool:
    """ "at the embassy in Riga": the building that people meet in, not one that somebody comes from."""
    head = reading.tree[token.head]
    return token.lemma.lower() in words.place.venue and head.lemma.lower() in words.place.before


def _stands_as_place(words: Vocabulary, candidate: Candidate, n: int, match: Match) -> bool:
    """Whether the name stands where a place stands: behind "in", "to", or as what is visited."""
    tree = candidate.reading.tree
    if not _qualifies(candidate.reading, tree[n]) and _is_behind_its_word(words, tree, match):
        return True
    current = n
    for _ in range(_DEEPEST):
        token = tree[current]
        if token.dep == "pobj":
            found, above = _behind_preposition(words, candidate, token), tree[token.head].head
        else:
            found, above = _as_object_or_part(words, candidate, token, match), token.head
        if found is not None:
            return found
        current = above
    return False


def _qualifies(reading: Reading, token: Token) -> bool:
    """ "the Guantanamo prison", "Chad's leader"; a time behind a place ("visit Laos next week") is no such noun."""
    head = reading.tree[token.head]
    timed = any(t.span.start <= head.start < t.span.end for t in reading.times)
    return token.dep in _ATTRIBUTES or (token.dep == "compound" and not timed)


def _is_behind_its_word(words: Vocabulary, tree: Tree, match: Match) -> bool:
    """ "visit Laos", "leaves for Maputo", whatever the parser made of the name."""
    first = tree.all_at(Span(match.start, match.end))[0]
    first -= tree.low(first - 1) == "the"
    if first == 0:
        return False
    before = tree[first - 1]
    if before.lemma in words.place.visiting and before.pos in VERBS:
        return True
    return before.text.lower() == "for" and _follows_departure(words, tree, first - 1)


def _follows_departure(words: Vocabulary, tree: Tree, n: int) -> bool:
    """ "leave for", "leave that day for", "left Oslo for"."""
    return any(tree[k].lemma in words.place.bound for k in range(max(0, n - _NEAR), n))


def _behind_preposition(words: Vocabulary, candidate: Candidate, token: Token) -> bool | None:
    """ "in Riga", "a tour of Chad"; None for "countries including Chad", "the city of Riga", where the noun before the
    preposition decides."""
    tree = candidate.reading.tree
    head = tree[token.head]
    preposition, before = head.lemma.lower(), tree[head.head].lemma
    if preposition == "for":  # of "left Oslo for Riga" also the verb above
        return not {before, tree[tree[head.head].head].lemma}.isdisjoint(words.place.bound)
    if preposition in words.place.listing and head.dep == "prep":
        return None
    if preposition == "on" and tree[head.head].pos == "NOUN" and before.lower() in words.nouns:
        return False  # "a conference on Mali"
    if preposition in words.place.before:
        return True
    if preposition == "of" and before.lower() in words.place.town_of:
        return None
    return preposition == "of" and before.lower() in words.place.visit_of


def _as_object_or_part(words: Vocabulary, candidate: Candidate, token: Token, match: Match) -> bool | None:
    """ "visit Riga", "visit three countries: Chad, …"; None for a part of a longer name or list, where the word above
    decides."""
    tree = candidate.reading.tree
    head = tree[token.head]
    if token.dep == "dobj":
        listed = token.pos == "NOUN" and token.lemma in words.place.visited and head.lemma in words.place.visit_of
        return listed or _is_visited(words, candidate, head)
    if token.dep == "nsubj" and candidate.frame is Frame.HOST and head.index == candidate.head:
        return match.kind in (Kind.CITY, Kind.SITE)  # "Riga will host the summit"
    if token.dep not in _PARTS_OF_A_NAME or token.head == token.index:
        return False
    if token.dep in ("poss", "amod") and match.kind is not Kind.CITY:
        return False
    if token.dep == "compound" and head.pos == "NOUN" and head.lemma.lower() not in words.place.town_of:
        return match.kind in (Kind.CITY, Kind.SITE) and head.lemma.lower() in words.nouns  # "the Riga summit"
    return None


def _is_visited(words: Vocabulary, candidate: Candidate, verb: Token) -> bool:
    if candidate.trigger is TAKE_TO and verb.index == candidate.head:
        return True
    return verb.lemma in words.place.visiting
