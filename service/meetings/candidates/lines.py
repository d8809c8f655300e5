"""Lines of a programme: "10:00 Meeting with the Ambassador of Chile", "Foreign Affairs Council (Brussels)".

In: the candidates of a line. Out: the same with the day, the hour and the town that stand in front of it or above it,
with all whom the line tells behind its word, and with those whose programme it is. What a programme tells is announced,
whatever its verbs say.
"""

from __future__ import annotations

from dataclasses import replace

from service.meetings.candidates.record import Candidate, Reading
from service.meetings.modality import Factuality, Modality
from service.meetings.syntax import SUBJECTS
from service.meetings.vocabulary import Frame, Trigger, Vocabulary
from service.mentions.timex import Grain
from service.mentions.who import Who, WhoKind

_UNTOLD = (Factuality.BARE, Factuality.PRESENT, Factuality.PURPOSE)
_AT_A_TABLE = (Frame.MEET, Frame.CALL, Frame.HOST, Frame.DISCUSS)
_WITH_OWNER = (*_AT_A_TABLE, Frame.VISIT, Frame.ATTEND, Frame.TRAVEL)
_OF_DAYS = (Grain.DAY, Grain.TIME)
_BODY = Trigger("body", Frame.EVENT, verb=False)


def in_line(words: Vocabulary, candidate: Candidate) -> Candidate:
    """The candidate with what its line tells."""
    line = candidate.reading.line
    if line is None:
        return candidate
    dated = not line.dated and any(t.grain in _OF_DAYS for t in candidate.times)
    places = candidate.places or ((line.town,) if line.town is not None else ())
    candidate = replace(candidate, times=candidate.times if dated else line.times, places=places)
    if candidate.modality.factuality in _UNTOLD:
        modality = Modality(Factuality.ANNOUNCED, "programme", candidate.modality.chain)
        candidate = replace(candidate, modality=modality, rules=(*candidate.rules, "modality:programme"))
    return _with_owners(_with_people(words, candidate))


def _with_people(words: Vocabulary, candidate: Candidate) -> Candidate:
    """A word without a subject, with everybody behind it: "Meeting with A", "Visit by B"."""
    tree = candidate.reading.tree
    if tree.children(candidate.head, *SUBJECTS):
        return candidate
    start = tree[candidate.head].end
    behind = [who for who in candidate.reading.whos if who.span.start >= start and who.kind is not WhoKind.PRONOUN]
    if candidate.frame.goes:
        guests = tuple(who for who in behind if _is_guest(words, candidate, who))
        return replace(candidate, actors=guests, others=()) if guests else candidate
    if candidate.frame not in _AT_A_TABLE:
        return candidate
    return replace(candidate, others=candidate.others + _new(behind, candidate))


def _is_guest(words: Vocabulary, candidate: Candidate, who: Who) -> bool:
    """ "Visit by the minister", "Visit of the minister"."""
    if who.kind is WhoKind.PARTY:
        return False
    between = candidate.reading.text[candidate.reading.tree[candidate.head].end : who.span.start].lower().split()
    return bool(between) and between[0] in words.people.inside_name | words.people.sides


def _with_owners(candidate: Candidate) -> Candidate:
    """Those whose programme it is take part in it, where a line does not tell who does."""
    line, tree = candidate.reading.line, candidate.reading.tree
    if line is not None:
        candidate = replace(candidate, actors=tuple(_owner_meant(who, line.owners) for who in candidate.actors))
    if line is None or candidate.frame not in _WITH_OWNER or tree.children(candidate.head, *SUBJECTS):
        return candidate
    owners = _new(line.owners, candidate)
    if not candidate.actors:
        return replace(candidate, actors=owners)
    return replace(candidate, others=candidate.others + owners)


def _owner_meant(who: Who, owners: tuple[Who, ...]) -> Who:
    """ "The Minister" in the Minister's diary."""
    bare = who.kind is WhoKind.OFFICE and not who.parties and who.role is not None
    same = (o for o in owners if bare and who.role and o.role and who.role.lower() in o.role.lower())
    return next(same, who)


def _new(whos: list[Who] | tuple[Who, ...], candidate: Candidate) -> tuple[Who, ...]:
    return tuple(who for who in whos if who not in candidate.everyone)


def body_that_meets(words: Vocabulary, reading: Reading) -> Candidate | None:
    """A line that names an organisation's or two states' body and nothing else: it meets."""
    if reading.line is None:
        return None
    root = next((token.index for token in reading.tree.tokens if token.dep == "ROOT"), None)
    members = _members(words, reading, root) if root is not None else []
    if root is None or not members:
        return None
    return Candidate(
        reading,
        _BODY,
        root,
        Frame.EVENT,
        Modality(Factuality.ANNOUNCED, "programme", (root,)),
        frozenset([root]),
        event_noun=root,
        actors=tuple(members),
        rules=("trigger:body", "modality:programme"),
    )


def _members(words: Vocabulary, reading: Reading, root: int) -> list[Who]:
    """Those whose body a line's head is: "Foreign Affairs Council", "EU-Serbia Association Committee"."""
    inside = reading.whos_in(reading.tree.noun_phrase(root))
    named = [who for who in inside if root in reading.tokens_of(who)]
    if named and (named[0].rule == "organisation" or (named[0].kind is WhoKind.GROUP and named[0].parties)):
        return named[:1]
    body = reading.tree[root].lemma.lower() in words.event.bodies
    members = [who for who in inside if who.kind is WhoKind.PARTY]
    return members if body and (len(members) > 1 or any(who.rule == "organisation" for who in members)) else []
