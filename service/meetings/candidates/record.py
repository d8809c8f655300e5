"""One sentence as it was read, and one trigger of it with its arguments."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.lexicon import Match
from service.meetings.modality import Modality
from service.meetings.programmes import Line
from service.meetings.syntax import Tree
from service.meetings.vocabulary import Frame, Trigger, Vocabulary
from service.mentions.timex import Timex
from service.mentions.who import Who, WhoKind
from service.model import Part, Sentence, Span, Status


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that was found in it."""

    number: int
    sentence: Sentence
    tree: Tree
    whos: Sequence[Who]
    times: Sequence[Timex]
    places: Sequence[Match]
    text: str
    line: Line | None = None  # of a programme
    listed: tuple[Who, ...] = ()  # by the lines behind it
    speaker: Who | None = None  # whose turn of a transcript it stands in
    asked: bool = False  # by a reporter

    @property
    def headline(self) -> bool:
        return self.sentence.part is Part.HEADLINE

    @property
    def low(self) -> str:
        """The sentence in lower case."""
        return self.sentence.span.of(self.text).lower()

    def tokens_of(self, who: Who) -> set[int]:
        return set(self.tree.all_at(who.span))

    def whos_in(self, tokens: Collection[int]) -> list[Who]:
        """Those whose name or head word is among the tokens."""
        inside = set(tokens)
        return [who for who in self.whos if inside & set(self.tree.all_at(who.head))]

    def subject_whos(self, verb: int) -> list[Who]:
        """The members of a verb's subject: a state that only qualifies another noun ("the US flight") is none. An
        organisation is one where only its people are told ("ministers of the Contact Group", "OPEC, whose chiefs")."""
        subject = self.tree.subject(verb)
        if subject is None:
            return []
        members = self.tree.list_members(subject)
        whos = self.whos_in([*self.tree.noun_phrase(subject), *self.tree.whose(subject)])
        whos += [w for w in self.whos if w not in whos and w.role and subject in self.tokens_of(w)]
        told = [w for w in whos if w.kind is not WhoKind.PARTY or members & set(self.tree.all_at(w.head))]
        bodies = told and all(w.kind in (WhoKind.GROUP, WhoKind.OFFICE) and not w.parties for w in told)
        return told + [w for w in whos if bodies and w not in told and w.rule == "organisation"]

    def is_place(self, n: int) -> bool:
        return any(n in self.tree.all_at(Span(match.start, match.end)) for match in self.places)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with its arguments. ``head`` is its token, ``event_noun`` that of the event that it is about;
    ``actors`` are the subject's side, ``others`` the counterpart's, ``inviting`` those of them at whose invitation
    it is; ``chain`` the tokens whose dependents count as the
    trigger's own; ``status`` is set where it is put off, ``off`` is the token that says so; ``pointing``: attends an
    event that was told before."""

    reading: Reading
    trigger: Trigger
    head: int
    frame: Frame
    modality: Modality
    chain: frozenset[int]
    event_noun: int | None = None
    pointing: bool = False
    actors: tuple[Who, ...] = ()
    others: tuple[Who, ...] = ()
    inviting: tuple[Who, ...] = ()
    places: tuple[Match, ...] = ()
    times: tuple[Timex, ...] = ()
    durations: tuple[Timex, ...] = ()
    status: Status | None = None
    off: int | None = None
    rules: tuple[str, ...] = ()

    @property
    def event(self) -> str | None:
        """The lemma of the event noun."""
        return None if self.event_noun is None else self.reading.tree[self.event_noun].lemma.lower()

    @property
    def words(self) -> set[str]:
        """The lemmas that tell: the trigger's own, and its noun's where a verb carries one."""
        return {self.trigger.lemma} | ({self.event} if self.event is not None else set())

    @property
    def everyone(self) -> tuple[Who, ...]:
        return self.actors + self.others

    @property
    def beside(self) -> set[str]:
        """The words that hang on the trigger and on its noun, in lower case."""
        tree = self.reading.tree
        told = {self.head} if self.event_noun is None else {self.head, self.event_noun}
        return {tree.low(c) for n in told for c in tree.below[n]}

    def anaphoric(self, words: Vocabulary) -> bool:
        """ "the meeting", "their talks": a noun that points back to what was told."""
        if self.pointing:
            return True
        if self.event_noun is None:
            return False
        tree = self.reading.tree
        definite = any(tree.low(c) in words.event.pointing for c in tree.children(self.event_noun, "det", "poss"))
        if self.trigger.verb:
            more = any(tree.low(c) != "with" for c in tree.children(self.event_noun, "prep"))
            attends = self.frame in (Frame.ATTEND, Frame.HOST)  # "will co-chair the session with his counterpart"
            return definite and attends and not more
        return definite
