"""Which verb tells of a meeting: "will meet", "pays a visit", "attends the summit", "will be in Rome".

In: a reading and a verb's token. Out: ``Telling`` (the trigger, the frame that it is read in, the event noun that it
is about), or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.meetings.candidates.nouns import carried_noun, event_below, noun_trigger
from service.meetings.candidates.record import Reading
from service.meetings.syntax import VERBS, Tree
from service.meetings.vocabulary import Frame, Object, Trigger, Vocabulary
from service.mentions.who import WhoKind

_ABOUT_AN_EVENT = (Frame.ATTEND, Frame.DISCUSS, Frame.HOST, Frame.LEAD, Frame.TRAVEL)
PARTICIPANTS = Trigger("participants", Frame.ATTEND, verb=True)
DELEGATES = Trigger("delegates", Frame.LEAD, verb=True)
_BE_IN = Trigger("be in", Frame.VISIT, verb=True)
TAKE_TO = Trigger("take to", Frame.VISIT, verb=True)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a verb tells. ``takes``: its noun tells of nothing else; ``pointing``: the event was told before."""

    trigger: Trigger
    frame: Frame
    noun: int | None = None
    takes: bool = False
    pointing: bool = False


def telling_verb(words: Vocabulary, reading: Reading, n: int) -> Telling | None:
    """What the verb tells of, where it tells of a meeting."""
    if _lists_participants(words, reading, n):
        return Telling(PARTICIPANTS, Frame.ATTEND, pointing=True)
    if _lists_delegates(words, reading, n):
        return Telling(DELEGATES, Frame.LEAD, pointing=True)
    trigger = _tour(words, reading, n) or _listed(words, reading, n) or _stay(words, reading, n)
    if trigger is None or trigger.frame is Frame.NONE:
        return None
    if trigger.frame is Frame.SUPPORT:
        return _carrying(words, reading, n, trigger)
    if trigger.frame is Frame.LEAD and (led := _led_to_a_place(words, reading, n)) is not None:
        return Telling(trigger, Frame.TRAVEL, led, takes=True)
    noun = event_below(words, reading, n) if trigger.frame in _ABOUT_AN_EVENT else None
    if trigger.frame is Frame.ATTEND and noun is None:
        return _attending_untold(words, reading, n, trigger)
    if not _object_fits(trigger, reading, n):
        return None
    if trigger.frame is Frame.OPEN and reading.tree[n].tag != "VBN":
        return Telling(trigger, trigger.frame, _event_that_opens(words, reading, n))
    return Telling(trigger, trigger.frame, noun, takes=trigger.frame in (Frame.ATTEND, Frame.HOST))


def _listed(words: Vocabulary, reading: Reading, n: int) -> Trigger | None:
    """The verb's entry in triggers.toml: by preference one whose particle or other words are there."""
    fitting = [t for t in words.verbs.get(reading.tree[n].lemma.lower(), ()) if _holds(t, reading, n)]
    special = next((t for t in fitting if t.particle or t.needs), None)
    return special or (fitting[-1] if fitting else None)


def _holds(trigger: Trigger, reading: Reading, n: int) -> bool:
    below = {reading.tree.low(c) for c in reading.tree.below[n]}
    if trigger.particle and not below & set(trigger.particle):
        return False
    return not trigger.needs or any(word in reading.low for word in trigger.needs)


def _led_to_a_place(words: Vocabulary, reading: Reading, n: int) -> int | None:
    """The delegation of "head a delegation to Luanda": whoever leads it travels there."""
    tree = reading.tree
    led = [c for c in tree.children(n, "dobj") if tree[c].lemma.lower() in words.people.delegation]
    towards = [c for up in (n, *led) for c in tree.children(up, "prep") if tree.low(c) == "to"]
    return led[0] if led and any(reading.is_place(d) for c in towards for d in tree.children(c, "pobj")) else None


def _carrying(words: Vocabulary, reading: Reading, n: int, trigger: Trigger) -> Telling | None:
    """An empty verb is read in the frame of its noun."""
    noun = carried_noun(words, reading, n)
    of_noun = noun_trigger(words, reading, noun) if noun is not None else None
    return Telling(trigger, of_noun.frame, noun, takes=True) if of_noun is not None else None


def _attending_untold(words: Vocabulary, reading: Reading, n: int, trigger: Trigger) -> Telling | None:
    """Attending what no event noun tells: people who are joined, a body, or an event told before."""
    bare = _bare(reading, n) or trigger.lemma in words.event.representing  # "X will represent Chad"
    if trigger.lemma in words.event.joining or bare or _sits_in(reading, n):
        return Telling(trigger, trigger.frame, pointing=bare)
    return None


def _bare(reading: Reading, n: int) -> bool:
    """ "… will attend", "taking part are …": the event was told before."""
    tree = reading.tree
    objects = [c for c in tree.children(n, "dobj") if tree[c].lemma.lower() not in ("it", "part")]
    inside = [d for c in tree.children(n, "prep") if tree.low(c) == "in" for d in tree.children(c, "pobj")]
    return not objects and all(reading.is_place(d) for d in inside)


def _event_that_opens(words: Vocabulary, reading: Reading, n: int) -> int | None:
    """ "the talks will reconvene", "convened a meeting": the event of a verb that opens one."""
    subject = reading.tree.subject(n)
    events = [c for c in (subject, *reading.tree.children(n, "dobj")) if c is not None]
    return next((c for c in events if noun_trigger(words, reading, c) is not None), None)


def _lists_participants(words: Vocabulary, reading: Reading, n: int) -> bool:
    """ "participants include A and B", "among the guests will be A", "taking part are A and B"."""
    tree = reading.tree
    if tree[n].lemma not in ("include", "be"):
        return False
    beside = tree.children(n, "nsubj", "csubj")
    beside += [d for c in tree.children(n, "prep") if tree.low(c) == "among" for d in tree.children(c, "pobj")]
    return any(_are_those_who_attend(words, tree, c) for c in beside)


def _lists_delegates(words: Vocabulary, reading: Reading, n: int) -> bool:
    """ "X will lead the delegation", "it is headed by X", "the delegation includes A and B": of one told before."""
    tree, lemma = reading.tree, reading.tree[n].lemma.lower()
    if _led_to_a_place(words, reading, n) is not None:
        return False
    if lemma in words.event.comprising:
        return any(tree[c].lemma.lower() in words.people.delegation for c in tree.children(n, "nsubj", "nsubjpass"))
    leads = any(trigger.frame is Frame.LEAD for trigger in words.verbs.get(lemma, ()))
    led = [c for c in tree.children(n, "dobj", "nsubjpass") if tree[c].lemma.lower() in words.people.delegation]
    return leads and any(tree.low(d) in words.event.pointing for c in led for d in tree.children(c, "det", "poss"))


def _are_those_who_attend(words: Vocabulary, tree: Tree, n: int) -> bool:
    verbs = words.verbs.get(tree[n].lemma.lower(), ()) if tree[n].tag == "VBG" else ()
    return tree[n].lemma.lower() in words.people.attending or any(verb.frame is Frame.ATTEND for verb in verbs)


def _sits_in(reading: Reading, n: int) -> bool:
    """ "address the General Assembly", "chair the Council": a body of an organisation is an event of its own."""
    objects = {d for c in reading.tree.children(n, "dobj") for d in reading.tree.noun_phrase(c)}
    return any(
        who.kind is WhoKind.PARTY and who.rule == "organisation" and reading.tokens_of(who) & objects
        for who in reading.whos
    )


def _object_fits(trigger: Trigger, reading: Reading, n: int) -> bool:
    """A target is reached, a request is met and a film is seen, too."""
    objects = reading.tree.children(n, "dobj")
    if trigger.object is Object.PLACE:
        return any(reading.is_place(c) for c in objects)
    if trigger.object is Object.PEOPLE:
        return _are_people(reading, objects)
    if trigger.object is Object.OFFICE:
        named = (
            who for who in reading.whos if who.role or who.counterpart or (who.kind is WhoKind.PERSON and not who.weak)
        )
        seen_as = any(reading.tree.low(c) == "as" for c in reading.tree.children(n, "prep"))
        return not seen_as and any(reading.tokens_of(who) & set(objects) for who in named)
    return True


def _are_people(reading: Reading, objects: list[int]) -> bool:
    tree = reading.tree
    return (
        not objects
        or any(reading.tokens_of(who) & set(objects) for who in reading.whos)
        or all(tree[c].entity == "PERSON" or tree[c].pos == "PROPN" for c in objects)
    )


def _stay(words: Vocabulary, reading: Reading, n: int) -> Trigger | None:
    """ "will be in Rome on Monday", "is due in Rome", "is expected in Rome": a stay that is announced is a visit."""
    tree = reading.tree
    if tree[n].lemma in words.event.awaited and tree.has(n, "nsubjpass") and not tree.has(n, "xcomp"):
        return _BE_IN if _is_in_a_place(reading, [n]) else None
    if tree[n].lemma != "be":
        return None
    due = [c for c in tree.children(n, "acomp") if tree.low(c) == "due"]
    if not due and not any(tree.low(c) in ("will", "would", "'ll", "to") for c in tree.children(n, "aux")):
        return None
    return _BE_IN if _is_in_a_place(reading, [n, *due]) else None


def _is_in_a_place(reading: Reading, above: list[int]) -> bool:
    tree = reading.tree
    prepositions = [c for n in above for c in tree.children(n, "prep") if tree.low(c) == "in"]
    return any(reading.is_place(d) for c in prepositions for d in tree.children(c, "pobj"))


def journey_of(words: Vocabulary, reading: Reading, verb: int) -> int | None:
    """The journey that is the verb's subject: "a tour that will take her to Lomé", "a tour of the region, which
    includes Chad"."""
    tree = reading.tree
    n = tree.subject(verb)
    while n is not None and tree[n].lemma.lower() not in words.event.journey:
        above = tree[tree[n].head]
        if tree[n].pos in VERBS:  # "sets out on a tour [on Monday that takes him to Lomé]"
            return _journey_below(words, tree, n)
        n = above.head if tree[n].dep == "pobj" and above.dep == "prep" else None
    return n


def _journey_below(words: Vocabulary, tree: Tree, verb: int) -> int | None:
    objects = tree.children(verb, "dobj") + [d for c in tree.children(verb, "prep") for d in tree.children(c, "pobj")]
    return next((n for n in objects if tree[n].lemma.lower() in words.event.journey), None)


def _tour(words: Vocabulary, reading: Reading, n: int) -> Trigger | None:
    """ "a tour that will also take her to Lomé", "his trip includes Chad": the traveller is the object or the owner."""
    tree = reading.tree
    if tree[n].lemma not in words.event.routing or journey_of(words, reading, n) is None:
        return None
    towards = [c for c in tree.children(n, "prep") if tree.low(c) in words.place.before]
    reached = [d for c in towards for d in tree.children(c, "pobj")] + tree.children(n, "dobj")
    return TAKE_TO if any(reading.is_place(d) for d in reached) else None
