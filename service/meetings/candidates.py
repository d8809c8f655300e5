"""Candidates: every trigger of a sentence with those around it, before anything is decided.

In: a ``Reading`` (one sentence's tokens with the people, times and places found in it). Out: ``Candidate`` rows. What
belongs to a trigger is read from the syntax first and from the order of the words where the syntax fails.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.lexicon import City, Country, Kind, Match, Site
from service.meetings.modality import Factuality, Modality, of_noun, of_verb, saying
from service.meetings.syntax import SUBJECTS, VERBS, Tree
from service.meetings.vocabulary import Trigger, Vocabulary
from service.mentions.timex import Grain, Timex
from service.mentions.who import Who, WhoKind
from service.model import Part, Sentence, Span, Token

_IN = frozenset(["in", "at", "to", "into", "for", "through", "via", "near", "outside", "towards", "toward", "on"])
_AND = re.compile(r"\s*,?\s+(?:and|as well as|along with|together with|accompanied by)\s+(?:(?:the|a|with)\s+)?")
_POINTING = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its", "both"])
_OF_THE_DEAD = frozenset(["funeral", "burial", "memorial", "anniversary", "commemoration"])
_BOUND = frozenset(["leave", "depart", "head", "bind", "bound", "set", "embark", "fly", "sail", "take"])
_PLACE_OF = frozenset(["city", "capital", "town", "resort", "village", "port", "island"])


@dataclass(slots=True)
class Reading:
    """One sentence with all that was found in it."""

    number: int
    sentence: Sentence
    tree: Tree
    whos: list[Who]
    times: list[Timex]
    places: list[Match]
    text: str

    @property
    def headline(self) -> bool:
        return self.sentence.part is Part.HEADLINE


@dataclass(slots=True)
class Candidate:
    """A trigger with its arguments. ``actors`` are the subject's side, ``others`` the counterpart's; ``chain`` the
    tokens whose dependents count as the trigger's own."""

    reading: Reading
    trigger: Trigger
    head: int
    frame: str
    modality: Modality
    chain: set[int]
    actors: list[Who] = field(default_factory=list)
    others: list[Who] = field(default_factory=list)
    places: list[Match] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    durations: list[Timex] = field(default_factory=list)
    topics: list[Span] = field(default_factory=list)
    status: str | None = None
    rules: list[str] = field(default_factory=list)
    event_noun: int | None = None
    pointing: bool = False

    @property
    def anaphoric(self) -> bool:
        """ "the meeting", "their talks": a noun that points back to what was told."""
        tree, n = self.reading.tree, self.event_noun
        if self.pointing:
            return True
        if n is None or self.trigger.verb:
            return False
        return any(tree[c].text.lower() in _POINTING for c in tree.children(n, "det", "poss"))

    @property
    def words(self) -> set[str]:
        """The lemmas that tell: the trigger's own, and its noun's where a verb carries one."""
        told = {self.trigger.lemma}
        if self.event_noun is not None:
            told.add(self.reading.tree[self.event_noun].lemma.lower())
        return told

    @property
    def everyone(self) -> list[Who]:
        return [*self.actors, *self.others]


class Finder:
    """Finds the candidates of a reading."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def find(self, reading: Reading) -> list[Candidate]:
        """All candidates of a sentence, in order of their triggers."""
        tree = reading.tree
        found: list[Candidate] = []
        if self._words.other_worlds.search(reading.text, reading.sentence.span.start, reading.sentence.span.end):
            return found
        taken: set[int] = set()
        for n in range(len(tree)):
            if n in taken:
                continue
            candidate = self._verb(reading, n, taken) if tree[n].pos in VERBS else self._noun(reading, n, taken)
            if candidate is not None:
                found.append(candidate)
        found = _united(found)
        for candidate in found:
            candidate.actors = _with_neighbours(reading, candidate.actors, candidate.others)
            candidate.others = _with_neighbours(reading, candidate.others, candidate.actors)
            self._attach(candidate, found)
            self._invited(candidate)
        return found

    # ---- triggers ------------------------------------------------------------------------------------------------
    def _verb(self, reading: Reading, n: int, taken: set[int]) -> Candidate | None:
        tree = reading.tree
        trigger = self._verb_trigger(reading, n) or self._being_there(reading, n)
        if trigger is None or trigger.frame == "none":
            return None
        modality = of_verb(tree, n, self._words, headline=reading.headline)
        frame, noun = trigger.frame, None
        if frame == "support":
            noun = self._object_noun(reading, n)
            if noun is None:
                return None
            frame = self._noun_trigger(reading, noun).frame  # type: ignore[union-attr]
            taken.add(noun)
        elif frame in ("attend", "discuss", "host", "lead", "travel"):
            noun = self._event_below(reading, n, frame)
            if noun is not None and frame in ("attend", "host"):
                taken.add(noun)
        if (
            frame == "attend"
            and noun is None
            and trigger.lemma not in ("join", "participate")
            and not self._sits_in(reading, n)
            and not self._bare(reading, n)
        ):
            return None
        if trigger.lemma == "reach" and not any(
            tree[c].dep == "dobj" and self._place_at(reading, c) for c in tree.below[n]
        ):
            return None
        if trigger.lemma == "meet" and not self._meets_people(reading, n):
            return None
        chain = {n, *modality.chain} | ({noun} if noun is not None else set())
        if trigger.lemma == "see" and not self._sees_office(reading, n):
            return None
        candidate = Candidate(reading, trigger, n, frame, modality, chain, event_noun=noun)
        candidate.pointing = frame == "attend" and noun is None and self._bare(reading, n)
        candidate.rules += [f"trigger:{trigger.lemma}", f"modality:{modality.rule}"]
        self._status(candidate)
        if modality.rule == "negated" and self._called_off(reading, n, modality.chain):
            candidate.status = "cancelled"
        self._actors_of_verb(candidate)
        return candidate

    def _called_off(self, reading: Reading, n: int, chain: tuple[int, ...]) -> bool:
        """ "will no longer travel", "will not take place": what was planned is off."""
        low = reading.sentence.span.of(reading.text).lower()
        return any(words in low for words in ("no longer", "not take place", "not be held", "not go ahead", "not now"))

    def _verb_trigger(self, reading: Reading, n: int) -> Trigger | None:
        tree, token = reading.tree, reading.tree[n]
        best = None
        for trigger in self._words.verbs.get(token.lemma.lower(), ()):
            if trigger.particle and not any(tree[c].text.lower() in trigger.particle for c in tree.below[n]):
                continue
            if trigger.needs and not any(w in reading.sentence.span.of(reading.text).lower() for w in trigger.needs):
                continue
            best = trigger
            if trigger.particle or trigger.needs:
                break
        return best

    def _bare(self, reading: Reading, n: int) -> bool:
        """ "… will attend", "taking part are …": the event was told before."""
        tree = reading.tree
        objects = [c for c in tree.children(n, "dobj") if tree[c].lemma.lower() not in ("it", "part")]
        return not objects and not any(tree[c].text.lower() == "in" for c in tree.children(n, "prep"))

    def _sees_office(self, reading: Reading, n: int) -> bool:
        objects = set(reading.tree.children(n, "dobj"))
        return any(w.role and set(reading.tree.all_at(w.span)) & objects for w in reading.whos)

    def _sits_in(self, reading: Reading, n: int) -> bool:
        """ "address the General Assembly", "chair the Council": a body of an organisation is an event of its own."""
        objects = {d for c in reading.tree.children(n, "dobj") for d in reading.tree.noun_phrase(c)}
        return any(
            w.kind is WhoKind.PARTY and w.rule == "organisation" and set(reading.tree.all_at(w.span)) & objects
            for w in reading.whos
        )

    def _meets_people(self, reading: Reading, n: int) -> bool:
        """A request, a need or a deadline is met, too: what is met must be somebody."""
        objects = reading.tree.children(n, "dobj")
        return (
            not objects
            or any(set(reading.tree.all_at(w.span)) & set(objects) for w in reading.whos)
            or all(reading.tree[c].entity == "PERSON" or reading.tree[c].pos == "PROPN" for c in objects)
        )

    def _place_at(self, reading: Reading, n: int) -> bool:
        return any(n in reading.tree.all_at(Span(m.start, m.end)) for m in reading.places)

    def _being_there(self, reading: Reading, n: int) -> Trigger | None:
        """ "will be in Rome on Monday": a stay that is announced is a visit."""
        tree = reading.tree
        if tree[n].lemma in ("take", "include"):
            return self._tour_takes(reading, n)
        if tree[n].lemma != "be":
            return None
        due = [c for c in tree.children(n, "acomp") if tree[c].text.lower() == "due"]
        if not due and not any(tree[c].text.lower() in ("will", "would", "'ll") for c in tree.children(n, "aux")):
            return None
        for c in [*tree.children(n, "prep"), *(d for k in due for d in tree.children(k, "prep"))]:
            if tree[c].text.lower() == "in" and any(
                m for m in reading.places for d in tree.children(c, "pobj") if d in tree.all_at(Span(m.start, m.end))
            ):
                return Trigger("be in", "visit", True)
        return None

    def _tour_takes(self, reading: Reading, n: int) -> Trigger | None:
        """"a tour that will also take her to Lomé": the traveller is the object."""
        tree = reading.tree
        subject = tree.subject(n)
        low = tree[subject].lemma.lower() if subject is not None else ""
        if low not in ("tour", "trip", "visit", "leg", "journey", "swing", "mission", "travel"):
            return None
        to = [d for c in tree.children(n, "prep") if tree[c].text.lower() == "to" for d in tree.children(c, "pobj")]
        to += tree.children(n, "dobj") if tree[n].lemma == "include" else []
        return Trigger("take to", "visit", True) if any(self._place_at(reading, d) for d in to) else None

    def _noun_trigger(self, reading: Reading, n: int) -> Trigger | None:
        tree, token = reading.tree, reading.tree[n]
        if token.pos not in ("NOUN", "PROPN"):
            return None
        lemma = token.lemma.lower()
        entries = self._words.nouns.get(lemma) or self._words.nouns.get(lemma.rstrip("s"), ())
        low = token.text.lower()
        for trigger in entries:
            if trigger.plural and not low.endswith("s"):
                continue
            before = tree[n - 1].text.lower() if n else ""
            after = tree[n + 1].text.lower() if n + 1 < len(tree) else ""
            if before in trigger.not_after or after in trigger.not_before:
                continue
            if trigger.needs and not any(w in reading.sentence.span.of(reading.text).lower() for w in trigger.needs):
                continue
            return trigger
        return None

    def _object_noun(self, reading: Reading, n: int) -> int | None:
        tree = reading.tree
        for c in tree.children(n, "dobj", "nsubjpass", "attr", "prep", "nsubj"):
            token = tree[c]
            if token.dep == "prep":
                for d in tree.children(c, "pobj"):
                    if self._noun_trigger(reading, d):
                        return d
            elif token.dep == "nsubj" and tree[n].lemma not in ("begin", "start", "open", "resume"):
                continue
            else:
                for d in [c, *tree.children(c, "conj")]:
                    if self._noun_trigger(reading, d):
                        return d
        if tree[n].dep in ("acl", "relcl") and self._noun_trigger(reading, tree[n].head):
            return tree[n].head
        return None

    def _event_below(self, reading: Reading, n: int, frame: str) -> int | None:
        """The event noun that a verb is about: "attend the summit", "travel to Riga for talks"."""
        tree = reading.tree
        for c in tree.subtree(n, frozenset(["relcl", "advcl", "ccomp"])):
            if c == n or tree[c].pos not in ("NOUN", "PROPN"):
                continue
            trigger = self._noun_trigger(reading, c)
            if trigger is not None and trigger.frame in ("event", "ceremony", "meet", "call"):
                return c
        return None

    def _noun(self, reading: Reading, n: int, taken: set[int]) -> Candidate | None:
        trigger = self._noun_trigger(reading, n)
        if trigger is None:
            return None
        tree = reading.tree
        if tree[n].dep == "compound" and tree[tree[n].head].pos in ("NOUN", "PROPN"):
            if not self._noun_trigger(reading, tree[n].head):
                return None
        if trigger.frame == "ceremony":
            return None  # an anniversary is none by itself: somebody must attend
        modality = of_noun(tree, n, self._words, headline=reading.headline)
        candidate = Candidate(reading, trigger, n, trigger.frame, modality, {n, *modality.chain}, event_noun=n)
        candidate.rules += [f"trigger:{trigger.lemma}", f"modality:{modality.rule}"]
        self._status(candidate)
        self._people_of_noun(candidate, n)
        return candidate

    # ---- people --------------------------------------------------------------------------------------------------
    def _whos_in(self, reading: Reading, tokens: Sequence[int]) -> list[Who]:
        inside = set(tokens)
        found = []
        for who in reading.whos:
            at = [t for t in reading.tree.all_at(who.head)]
            if at and any(t in inside for t in at):
                found.append(who)
        return found

    def _subject_whos(self, reading: Reading, verb: int) -> list[Who]:
        tree = reading.tree
        subject = tree.subject(verb)
        if subject is None:
            return []
        whos = self._whos_in(reading, tree.noun_phrase(subject))
        heads = self._heads(tree, subject)
        return [w for w in whos if w.kind is not WhoKind.PARTY or set(tree.all_at(w.head)) & heads]

    def _heads(self, tree: Tree, n: int) -> set[int]:
        """The members of a list: a state that only qualifies another noun ("the US flight") is none."""
        heads, waiting = {n}, [n]
        while waiting:
            more = [c for c in tree.children(waiting.pop(), "conj", "appos") if c not in heads]
            heads |= set(more)
            waiting += more
        return heads

    def _actors_of_verb(self, candidate: Candidate) -> None:
        reading, tree, n = candidate.reading, candidate.reading.tree, candidate.head
        candidate.actors = self._subject_whos(reading, n)
        passive = tree.has(n, "nsubjpass") or tree.has(n, "auxpass")
        objects: list[int] = []
        for c in tree.children(n, "dobj", "dative", "oprd", "attr"):
            if candidate.frame == "discuss":
                continue  # what is discussed does not take part
            objects += tree.noun_phrase(c, frozenset(["with", "by"]))
        for c in tree.children(n, "prep", "agent"):
            if tree[c].lemma.lower() in (
                "with",
                "by",
                "on",
                "alongside",
                "against",
                "between",
                "among",
                "together",
            ) or (candidate.trigger.lemma in ("speak", "call") and tree[c].lemma.lower() == "to"):
                for d in tree.subtree(c, frozenset(["relcl", "acl", "advcl", "ccomp"])):
                    objects.append(d)
        whos = [w for w in self._whos_in(reading, objects) if w not in candidate.actors]
        if candidate.trigger.frame in ("host", "accompany") and passive:
            candidate.actors, whos = whos, candidate.actors
        candidate.others = whos
        if candidate.event_noun is not None and candidate.frame not in ("travel",):
            self._people_of_noun(candidate, candidate.event_noun)
        self._companions(candidate)

    def _companions(self, candidate: Candidate) -> None:
        """ "accompanied by", "along with", "led by"."""
        reading, tree = candidate.reading, candidate.reading.tree
        for verb in [candidate.head, *candidate.modality.chain]:
            for c in tree.children(verb, "advcl", "acl", "prep"):
                if tree[c].lemma.lower() in ("accompany", "join", "lead", "head", "along", "together"):
                    more = self._whos_in(reading, tree.subtree(c, frozenset(["relcl"])))
                    candidate.actors += [w for w in more if w not in candidate.everyone]
        subject = tree.subject(candidate.head)
        if subject is not None:
            for c in tree.children(subject, "acl"):
                if tree[c].lemma.lower() in ("accompany", "lead", "head"):
                    more = self._whos_in(reading, tree.subtree(c, frozenset(["relcl"])))
                    candidate.actors += [w for w in more if w not in candidate.everyone]

    def _people_of_noun(self, candidate: Candidate, n: int) -> None:
        reading, tree = candidate.reading, candidate.reading.tree
        noun_side: list[int] = []
        owner: list[int] = []
        for c in tree.children(n, "poss", "amod", "compound", "nmod"):
            owner += tree.noun_phrase(c)
        for c in tree.children(n, "prep"):
            low = tree[c].lemma.lower()
            if low in ("with", "between", "of", "by", "among", "from", "including", "involving"):
                if low == "by":
                    owner += tree.subtree(c, frozenset(["relcl", "advcl"]))
                else:
                    noun_side += tree.subtree(c, frozenset(["relcl", "advcl", "acl"]))
        for c in tree.children(n, "acl", "relcl"):
            if tree[c].lemma in ("involve", "include", "bring", "attend", "gather", "host", "group"):
                noun_side += tree.subtree(c, frozenset(["relcl", "advcl"]))
        for c in tree.children(n, "appos"):
            noun_side += tree.noun_phrase(c)
        if tree[n].lemma.lower() in _OF_THE_DEAD:
            return
        owners = [w for w in self._whos_in(reading, owner) if w not in candidate.everyone]
        sides = [w for w in self._whos_in(reading, noun_side) if w not in candidate.everyone and w not in owners]
        if candidate.trigger.verb:
            candidate.others += owners + sides
        else:
            candidate.actors += owners
            candidate.others += sides
            if not candidate.actors:
                self._borrow_subject(candidate, n)

    def _borrow_subject(self, candidate: Candidate, n: int) -> None:
        """ "X left for Riga on a visit", "X, who is on a visit to": the visitor is the subject of the verb above."""
        tree = candidate.reading.tree
        for up in tree.ancestors(n):
            token = tree[up]
            if token.pos in VERBS:
                if saying(token.lemma):
                    return
                subject = tree.subject(up)
                if subject is not None and subject != n and n not in tree.subtree(subject):
                    candidate.actors += [
                        w for w in self._subject_whos(candidate.reading, up) if w not in candidate.everyone
                    ]
                return

    # ---- status --------------------------------------------------------------------------------------------------
    def _status(self, candidate: Candidate) -> None:
        """ "postponed", "called off", as the verb over the trigger, its participle or its noun."""
        tree = candidate.reading.tree
        roots = [candidate.head, *([candidate.event_noun] if candidate.event_noun is not None else [])]
        near: set[int] = set()
        for root in roots:
            near |= set(tree.children(root, "acl", "relcl", "amod", "advcl"))
            for distance, up in enumerate(tree.ancestors(root)):
                near.add(up)
                if distance > 3 or (tree[up].pos in VERBS and tree[up].dep == "ROOT"):
                    break
        for n in near:
            token = tree[n]
            status = self._words.statuses.get(token.lemma.lower())
            if status is None:
                for c in tree.below[n]:
                    status = status or self._words.status_particles.get((token.lemma.lower(), tree[c].text.lower()))
            if status is None:
                continue
            if token.pos in VERBS and not self._governs(tree, n, roots):
                continue
            inner = of_verb(tree, n, self._words) if token.pos in VERBS else None
            if inner is not None and inner.factuality in (
                Factuality.DENIED,
                Factuality.WISHED,
                Factuality.CONDITIONAL,
                Factuality.HEDGED,
            ):
                continue
            candidate.status = status
            candidate.chain.add(n)
            candidate.others += [
                w
                for w in self._subject_whos(candidate.reading, n)
                if token.pos in VERBS and w not in candidate.everyone
            ]
            candidate.rules.append(f"status:{token.lemma}")
            return

    def _governs(self, tree: Tree, verb: int, roots: Sequence[int]) -> bool:
        """The trigger is what is put off: its object, its passive subject, or its infinitive."""
        for root in roots:
            token = tree[root]
            if token.head == verb and token.dep in ("dobj", "nsubjpass", "xcomp", "nsubj", "ccomp", "pobj"):
                return True
            if tree[verb].head == root and tree[verb].dep in ("acl", "relcl", "amod"):
                return True
            if verb in tree.ancestors(root) and tree[verb].tag in ("VBN", "VBD", "VB", "VBZ", "VBG", "VBP"):
                for up in tree.ancestors(root):
                    if up == verb:
                        return token.dep not in ("advcl",)
                    if tree[up].pos in VERBS:
                        break
        return False

    def _invited(self, candidate: Candidate) -> None:
        """ "at the invitation of the Emir": whoever is named as inviting a visitor takes part as host."""
        if candidate.frame not in ("visit", "travel", "attend"):
            return
        tree = candidate.reading.tree
        for n in range(len(tree)):
            if tree[n].lemma.lower() in ("invitation", "guest"):
                whos = self._whos_in(candidate.reading, tree.subtree(n, frozenset(["relcl", "advcl", "acl"])))
                candidate.others += [
                    w for w in whos if w not in candidate.everyone and w.kind in (WhoKind.PERSON, WhoKind.OFFICE)
                ]

    # ---- times and places ----------------------------------------------------------------------------------------
    def _attach(self, candidate: Candidate, rivals: list[Candidate]) -> None:
        reading, tree = candidate.reading, candidate.reading.tree
        for timex in reading.times:
            n = tree.at(timex.span)
            if n is None:  # inside a bracket that the parser did not see: it belongs to the word before
                n = max((t.index for t in tree.tokens if t.end <= timex.span.start), default=None)
            if n is None or not self._owns(candidate, n, rivals):
                continue
            (candidate.durations if timex.grain is Grain.DURATION else candidate.times).append(timex)
        for match in reading.places:
            n = tree.at(Span(match.start, match.end))
            if n is not None and self._placed(candidate, n, match) and self._owns(candidate, n, rivals, place=True):
                candidate.places.append(match)

    def _owns(self, candidate: Candidate, n: int, rivals: list[Candidate], *, place: bool = False) -> bool:
        """Whether what stands at ``n`` hangs on this candidate's words before any other's. A place that some other
        thing lies in ("the situation in Gaza") is nobody's."""
        tree = candidate.reading.tree
        elsewhere = False
        for up in [n, *tree.ancestors(n)]:
            owners = [r for r in rivals if up in r.chain]
            if owners:
                nearest = [r for r in owners if up == r.head or up == r.event_noun] or owners
                return candidate in nearest
            token = tree[up]
            if token.pos in VERBS and saying(token.lemma):
                return False
            if token.pos in VERBS and token.dep in ("acl", "relcl") and up != candidate.head:
                return False  # "elected in September": told of somebody, not of the meeting
            if (
                place
                and up != n
                and token.pos == "NOUN"
                and token.dep in ("pobj", "dobj", "conj", "nsubj")
                and not self._bearer(reading=candidate.reading, n=up)
            ):
                return False
            elsewhere = elsewhere or (token.pos == "VERB" and token.dep not in ("advcl", "conj"))
        return len(rivals) == 1 and not elsewhere

    def _bearer(self, reading: Reading, n: int) -> bool:
        """People and towns may carry the place of a meeting in the parser's eyes ("meet officials in Riga")."""
        token = reading.tree[n]
        return (
            token.lemma.lower() in _PLACE_OF
            or self._noun_trigger(reading, n) is not None
            or any(token.start < w.span.end and w.span.start < token.end for w in reading.whos)
        )

    def _placed(self, candidate: Candidate, n: int, match: Match) -> bool:
        """Whether the name stands where a place stands: behind "in", "to", or as what is visited."""
        tree = candidate.reading.tree
        current = n
        for _ in range(6):
            token = tree[current]
            head = tree[token.head]
            if token.dep == "pobj":
                if head.lemma.lower() == "for" and tree[head.head].lemma not in _BOUND:
                    return False
                if head.lemma.lower() in ("include", "including", "like", "as") and head.dep == "prep":
                    current = head.head
                    continue
                if head.lemma.lower() not in _IN:
                    if head.lemma.lower() == "of" and tree[head.head].lemma.lower() in ("tour", "visit"):
                        return True
                    if head.lemma.lower() == "of" and tree[head.head].lemma.lower() in _PLACE_OF:
                        current = head.head
                        continue
                    return False
                return True
            if (
                token.pos == "NOUN"
                and token.lemma in ("country", "nation", "state", "city", "leg", "stop")
                and token.dep == "dobj"
                and head.lemma in ("visit", "tour")
            ):
                return True
            if token.dep == "dobj" and head.lemma == "include":
                return candidate.trigger.lemma == "take to"
            if token.dep == "dobj" and head.lemma in ("visit", "tour", "reach", "leave"):
                return head.lemma != "leave"
            if (
                token.dep in ("compound", "poss", "nmod", "appos", "conj", "amod", "npadvmod", "nsubj", "dep")
                and token.head != current
            ):
                if token.dep == "nsubj":
                    return False
                if token.dep in ("poss", "amod") and match.kind is not Kind.CITY:
                    return False
                if token.dep == "compound" and head.pos == "NOUN" and not self._place_noun(head):
                    return match.kind in (Kind.CITY, Kind.SITE) and head.lemma in self._words.nouns
                current = token.head
                continue
            return token.dep == "npadvmod"
        return False

    def _place_noun(self, token: Token) -> bool:
        return token.pos == "PROPN" or token.lemma.lower() in _PLACE_OF


def _with_neighbours(reading: Reading, whos: list[Who], opposite: list[Who]) -> list[Who]:
    """ "Lavrov and Iranian Foreign Minister Zarif": what "and" joins is one side, whatever the parser made of it."""
    rows = list(whos)
    for one, other in zip(reading.whos, reading.whos[1:], strict=False):
        if other.kind not in (WhoKind.PERSON, WhoKind.OFFICE, WhoKind.GROUP) or one.kind is WhoKind.PRONOUN:
            continue
        between = reading.text[one.span.end : other.span.start]
        if one in rows and other not in rows and other not in opposite and _AND.fullmatch(between):
            rows.append(other)
    return rows


def _united(found: list[Candidate]) -> list[Candidate]:
    """ "attend the summit to be held in Dhaka": two verbs of one event noun make one candidate, the first one's."""
    kept: list[Candidate] = []
    for candidate in found:
        twin = next(
            (
                k
                for k in kept
                if k.event_noun is not None and k.event_noun == candidate.event_noun and k.frame != "travel"
            ),
            None,
        )
        if twin is None or candidate.frame == "travel":
            kept.append(candidate)
            continue
        twin.chain |= candidate.chain
        twin.actors += [w for w in candidate.actors if w not in twin.everyone]
        twin.others += [w for w in candidate.others if w not in twin.everyone]
        twin.status = twin.status or candidate.status
        twin.rules += candidate.rules
        if twin.modality.factuality is Factuality.BARE:
            twin.modality = candidate.modality
    return kept


def site_of(match: Match) -> Site | None:
    """The site that a match is or can be: "the White House" is a place behind "at"."""
    return next((e for e in (match.entry, *match.others) if isinstance(e, Site)), None)


def country_of(match: Match) -> str | None:
    """The alpha-2 code of the land that a place lies in."""
    entry = match.entry
    if isinstance(entry, City | Site):
        return entry.country
    if isinstance(entry, Country):
        return entry.code
    return None


_ = SUBJECTS
