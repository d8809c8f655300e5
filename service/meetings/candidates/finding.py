"""The candidates of a sentence, step by step: which words tell, who hangs on them, when and where.

In: a ``Reading``. Out: ``Candidate`` rows in the order of their triggers.
"""

from __future__ import annotations

from dataclasses import replace

from service.meetings.candidates.attachment import with_times_and_places
from service.meetings.candidates.dividing import divided
from service.meetings.candidates.lines import body_that_meets, in_line
from service.meetings.candidates.nouns import telling_noun
from service.meetings.candidates.people import (
    people_of_noun,
    people_of_verb,
    with_inviting_hosts,
    with_listed,
    with_neighbours,
)
from service.meetings.candidates.postponing import (
    put_off,
    retold,
    status_of_retold,
    with_canceller,
    with_plans_put_off,
    with_purposes_put_off,
)
from service.meetings.candidates.rearranging import rearranged
from service.meetings.candidates.record import Candidate, Reading
from service.meetings.candidates.sharing import shared_out
from service.meetings.candidates.verbs import PARTICIPANTS, TAKE_TO, Telling, journey_of, telling_verb
from service.meetings.modality import NOT_TO_COME, Factuality, Modality, of_noun, of_verb
from service.meetings.syntax import VERBS
from service.meetings.vocabulary import Frame, Trigger, Vocabulary
from service.mentions.timex import Direction, Timex

_TO_COME = (Factuality.ANNOUNCED, Factuality.REPORTED, Factuality.HEDGED)


class Finder:
    """Finds the candidates of a reading."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def find(self, reading: Reading) -> list[Candidate]:
        """All candidates of a sentence; none in one of sport, business or shows, and none in a question."""
        words, span = self._words, reading.sentence.span
        if reading.low.endswith("?") or words.other_worlds.search(reading.text, span.start, span.end):
            return []
        found = [with_neighbours(words, candidate) for candidate in _united(self._told(reading))]
        found = with_plans_put_off(words, with_purposes_put_off(found))
        placed = divided([rearranged(words, with_times_and_places(words, candidate, found)) for candidate in found])
        shared = [share for candidate in placed for share in shared_out(words, candidate)]
        if reading.asked:  # "Reports say that they may meet": what a reporter has heard
            shared = [c for c in shared if c.modality.factuality is not Factuality.HEDGED]
        return [in_line(words, with_listed(with_inviting_hosts(words, candidate))) for candidate in shared]

    def _told(self, reading: Reading) -> list[Candidate]:
        """One candidate a verb or noun that tells; a noun that a verb carries is the verb's."""
        found: list[Candidate] = []
        taken: set[int] = set()
        for n in range(len(reading.tree)):
            if n in taken:
                continue
            if reading.tree[n].pos in VERBS:
                telling = telling_verb(self._words, reading, n)
                if telling is not None:
                    found.append(self._of_verb(reading, n, telling))
                    taken |= {telling.noun} if telling.takes and telling.noun is not None else set()
                elif retold(self._words, reading, n):
                    found.append(self._of_retelling(reading, n))
            elif (trigger := telling_noun(self._words, reading, n)) is not None:
                found.append(self._of_noun(reading, n, trigger))
        body = body_that_meets(self._words, reading) if not found else None
        return [body] if body is not None else found

    def _of_verb(self, reading: Reading, n: int, telling: Telling) -> Candidate:
        words = self._words
        modality = self._modality(reading, n, telling)
        candidate = Candidate(
            reading,
            telling.trigger,
            n,
            telling.frame,
            modality,
            frozenset((n, *modality.chain)) | ({telling.noun} if telling.noun is not None else set()),
            telling.noun,
            telling.pointing,
            rules=(f"trigger:{telling.trigger.lemma}", f"modality:{modality.rule}"),
        )
        return people_of_verb(words, put_off(words, candidate))

    def _of_retelling(self, reading: Reading, n: int) -> Candidate:
        """A verb that says of what was told before when it is, or that it is off."""
        modality = of_verb(reading.tree, n, self._words)
        status = status_of_retold(self._words, reading, n)
        trigger = Trigger(reading.tree[n].lemma, Frame.NONE, verb=True)
        chain = frozenset((n, *modality.chain))
        off = n if status is not None else None
        return Candidate(reading, trigger, n, Frame.NONE, modality, chain, pointing=True, status=status, off=off)

    def _modality(self, reading: Reading, n: int, telling: Telling) -> Modality:
        """The verb's. "A tour that includes Chad" is as firm as the tour; "the tour includes Chad" tells of one that
        was announced before."""
        found = of_verb(reading.tree, n, self._words, headline=reading.headline)
        if telling.trigger is PARTICIPANTS and found.factuality is Factuality.PRESENT:
            return Modality(Factuality.ANNOUNCED, "participants", found.chain)
        if telling.trigger is not TAKE_TO or found.factuality is not Factuality.PRESENT:
            return found
        journey = journey_of(self._words, reading, n)
        if journey is None or reading.tree[n].dep not in ("relcl", "acl"):
            return Modality(Factuality.ANNOUNCED, "route", found.chain)
        return of_noun(reading.tree, journey, self._words).behind(*found.chain)

    def _modality_of_noun(self, reading: Reading, n: int) -> Modality:
        """The noun's; "next week's summit" is to come whatever its clause tells of it."""
        found = of_noun(reading.tree, n, self._words, headline=reading.headline)
        owners = reading.tree.children(n, "poss", "compound", "nmod", "amod", "npadvmod")
        times = [t for t in reading.times if t.bias is Direction.FUTURE and not {*owners}.isdisjoint(_at(reading, t))]
        if times and found.factuality in (*NOT_TO_COME, Factuality.WISHED):
            return Modality(Factuality.ANNOUNCED, "upcoming", (n,))
        return found

    def _of_noun(self, reading: Reading, n: int, trigger: Trigger) -> Candidate:
        modality = self._modality_of_noun(reading, n)
        candidate = Candidate(
            reading,
            trigger,
            n,
            trigger.frame,
            modality,
            frozenset((n, *modality.chain)),
            event_noun=n,
            rules=(f"trigger:{trigger.lemma}", f"modality:{modality.rule}"),
        )
        return with_canceller(self._words, people_of_noun(self._words, put_off(self._words, candidate), n))


def _at(reading: Reading, timex: Timex) -> list[int]:
    return reading.tree.all_at(timex.span)


def _united(found: list[Candidate]) -> list[Candidate]:
    """ "attend the summit to be held in Dhaka", "leave on a tour of Chad and Mali": two words of one meeting make one
    candidate, the first one's."""
    kept: list[Candidate] = []
    for candidate in found:
        twin = next(
            (n for n, k in enumerate(kept) if _of_one_event(k, candidate) or _of_one_journey(k, candidate)), None
        )
        if twin is None:
            kept.append(candidate)
        else:
            kept[twin] = _with_twin(kept[twin], candidate)
    return kept


def _of_one_event(first: Candidate, second: Candidate) -> bool:
    if first.event_noun is None or second.event_noun is None:
        return False
    same = second.event_noun in (first.event_noun, _whole(second, first))
    return same and Frame.TRAVEL not in (first.frame, second.frame)


def _whole(part: Candidate, whole: Candidate) -> int | None:
    """ "a round of talks", "the session of the joint commission": the noun of the whole where one is part of it."""
    tree, n = part.reading.tree, part.head
    preposition = tree[n].head
    of = not part.trigger.verb and tree[n].dep == "pobj" and tree.low(preposition) == "of"
    return n if of and tree[preposition].head == whole.event_noun else None


def _of_one_journey(verb: Candidate, noun: Candidate) -> bool:
    """ "leaves on Monday on a tour of Chad", "arrives for a three-day visit": the verb and the noun share all."""
    tree = noun.reading.tree
    if verb.frame is not Frame.TRAVEL or noun.frame is not Frame.VISIT or noun.trigger.verb:
        return False
    preposition = tree[noun.head].head
    return tree[noun.head].dep == "pobj" and tree[preposition].head in verb.chain


def _with_twin(first: Candidate, second: Candidate) -> Candidate:
    if first.modality.past and second.modality.factuality in _TO_COME:
        return _resumed(first, second)
    actors = (*first.actors, *(w for w in second.actors if w not in first.everyone))
    others = (*first.others, *(w for w in second.others if w not in actors + first.others))
    return replace(
        first,
        chain=first.chain | second.chain,
        actors=actors,
        others=others,
        status=first.status or second.status,
        off=second.off if first.off is None else first.off,
        rules=first.rules + second.rules,
        modality=second.modality if _tells_more(second, first) else first.modality,
    )


def _resumed(first: Candidate, second: Candidate) -> Candidate:
    """ "the talks were adjourned today and will reconvene on 9 May": the second telling, with those of the first."""
    others = (*second.others, *(who for who in first.everyone if who not in second.everyone))
    return replace(second, others=others, rules=first.rules + second.rules)


def _tells_more(second: Candidate, first: Candidate) -> bool:
    """Whether the second word is the better judge: of a bare noun, and of a journey that was made to an end."""
    return first.modality.factuality is Factuality.BARE or second.modality.factuality is Factuality.PURPOSE
