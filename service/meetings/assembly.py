"""One meeting, one entry: a document's candidates judged, drafted, joined, completed and announced, in this order.

In: the sentences of a document that matter, with their candidates and topics. Out: ``Announcement`` rows. Guidelines,
"A meeting": "One meeting, one entry"; "a trip to several countries is one entry a country".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.lexicon import City, Lexicon
from service.meetings.agendas import Agendas
from service.meetings.candidates import Candidate, Invitations, Reading
from service.meetings.entries import (
    THRESHOLD,
    Announcing,
    Discourse,
    Drafting,
    Entry,
    Escort,
    Heard,
    Slot,
    Table,
    When,
    absorb,
    amended,
    completed,
    joined_by,
    likeness,
    placed_in_time,
    places_agree,
    pointed_at,
    standing,
    times_agree,
    when,
    with_purposes,
    with_status_of,
)
from service.meetings.journal import Journal
from service.meetings.modality import saying
from service.meetings.topics import Topic, same_topic
from service.meetings.vocabulary import Frame, Vocabulary
from service.mentions.coreference import People
from service.mentions.timex import Timex, anchor
from service.mentions.who import Who, WhoKind
from service.model import Announcement, Document
from service.trace import Outcome

_SAID_OF_LAST_REACHES = 3  # sentences behind a meeting in which "the talks" are still it
_LONG_AGO = date(1900, 1, 1)  # of a document whose day nobody knows: nothing that it tells is over


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document: who is in it and is told of in which sentence, the state of its publisher, the
    town of its dateline, and how often it names which state."""

    people: People
    told: Sequence[Sequence[Who]]
    home: str | None
    dateline: City | None
    states: Counter[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence that matters."""

    reading: Reading
    candidates: Sequence[Candidate]
    topics: Sequence[Topic]


def _tells_year(timex: Timex) -> bool:
    """Whether a time stands by itself, without the day of publication."""
    return timex.first is not None and timex.first.year is not None


def _learn_states(people: People, lexicon: Lexicon, published: date | None) -> None:
    """The state of a head of state or government whom the text names without one. The text always wins."""
    for person in people.persons:
        if not person.parties and published is not None:
            holder = lexicon.holder(person.name, published)
            if holder is not None:
                person.parties[holder.party] += 1


class Assembly:
    """Makes the announcements of one document. What is read first is known when the rest is read: the entries so far,
    which of them the last sentence told of, the day in focus, and whom pronouns mean."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        context: Context,
        words: Vocabulary,
        journal: Journal | None = None,
    ) -> None:
        self._text = document.text
        self._journal = journal
        self._lexicon = lexicon
        self._words = words
        self._dated = document.published is not None
        self._published = document.published or _LONG_AGO
        _learn_states(context.people, lexicon, document.published)
        self._discourse = Discourse(context.people, context.told, context.states, words)
        self._table = Table(context.people, self._discourse, context.home, words)
        self._drafting = Drafting(lexicon, words, self._table, context.dateline, self._published)
        self._announcing = Announcing(lexicon, words, context.home, several_states=len(context.states) > 1)
        self._entries: list[Entry] = []
        self._last: list[int] = []  # which entries the last sentence that told any told of
        self._focus: date | None = None
        self._escorts: list[Escort] = []
        self._agendas = Agendas()
        self._heard = Heard(words)

    def assemble(self, rows: Sequence[Row], least: float) -> tuple[Announcement, ...]:
        """All announcements of a confidence of ``least`` or more, in the order of their evidence.

        The headline is read last: it adds to what is told.
        """
        for row in (row for row in rows if row.reading.headline):
            self._discourse.read(row.reading)
        invitations = Invitations(self._words, [row.reading for row in rows])
        for row in sorted(rows, key=lambda row: row.reading.headline):
            self._read(replace(row, candidates=[invitations.answered(c) for c in row.candidates]))
        entries = completed(self._entries, self._escorts)
        told = [self._announcing.announcement(entry) for entry in entries]
        if self._journal is not None:
            self._journal.told(entries, told, least)
        found = [a for a in told if a is not None and a.confidence >= least]
        return tuple(sorted(found, key=lambda announcement: announcement.evidence))

    def _read(self, row: Row) -> None:
        """Adds what one sentence tells."""
        self._discourse.read(row.reading)
        self._table.quoted = self._speaker_of(row.reading)
        self._focus = self._day_of_line(row.reading) or self._focus
        made: list[Entry] = []
        for candidate in row.candidates:
            made += self._draft(candidate, made)
        told = [n for n in map(self._enter, with_purposes(made)) if n is not None]
        touched = list(dict.fromkeys(told))
        self._last = touched or self._last
        self._add_topics(row, made, touched)

    def _draft(self, candidate: Candidate, made: Sequence[Entry]) -> list[Entry]:
        """The entries of one candidate, none where it does not stand; whoever only accompanies waits for the end."""
        if not self._dated:
            candidate = replace(candidate, times=tuple(t for t in candidate.times if _tells_year(t)))
        candidate = self._heard.completed(candidate)
        self._heard.remember(candidate)
        candidate = with_status_of(candidate, [self._entries[n] for n in self._last])
        time = when(candidate, self._published, self._focus)
        if self._amend(candidate, time) or candidate.frame is Frame.NONE:
            return []
        score = standing(candidate, time, self._published, self._words)
        if score < THRESHOLD:
            if self._journal is not None:
                self._journal.judged(candidate)
            return []
        if candidate.frame is Frame.ACCOMPANY:
            self._escorts.append(self._drafting.escort(candidate))
            return self._dismiss(candidate, Outcome.ACCOMPANIES)
        self._focus = time.day or self._focus
        told = [*reversed(made), *(self._entries[n] for n in reversed(self._last))]
        drafts = self._drafting.entries(candidate, time, score, told, self._focus)
        return drafts or self._dismiss(candidate, Outcome.TOO_LITTLE)

    def _amend(self, candidate: Candidate, time: When) -> bool:
        """Whether the candidate says something of an entry told just before, which is then amended."""
        for n in reversed(self._last):
            found = amended(self._entries[n], candidate, time, self._published, self._words)
            if found is not None:
                self._entries[n] = found
                return True
        return False

    def _dismiss(self, candidate: Candidate, outcome: Outcome) -> list[Entry]:
        if self._journal is not None:
            self._journal.dismissed(candidate, outcome)
        return []

    def _enter(self, entry: Entry) -> int | None:
        """The number of the entry that a draft becomes part of, or becomes; None where it adds to none."""
        known = len(self._entries)
        number = self._joined(entry)
        if self._journal is not None:
            self._journal.entered(entry, number, joined=number is not None and number < known)
        return number

    def _joined(self, entry: Entry) -> int | None:
        states = self._lexicon.countries
        alike = [
            (likeness(known, entry, just_told=n in self._last, states=states), n)
            for n, known in enumerate(self._entries)
        ]
        best, number = max(alike, default=(0.0, 0))
        if best > 0:
            self._entries[number] = absorb(self._entries[number], entry)
            return number
        if not entry.slots and entry.anaphoric and (meant := self._said_of_last(entry)) is not None:
            return meant
        if entry.weak or entry.attends_known_event:
            meant = pointed_at(self._entries, entry, self._words)
            if meant is not None:
                self._entries[meant] = joined_by(self._entries[meant], entry)
            if meant is not None or not entry.attends_known_event:
                return meant
        self._entries.append(entry)
        return len(self._entries) - 1

    def _said_of_last(self, entry: Entry) -> int | None:
        """ "The talks will begin at 13.00": the day, hour or town of the meeting that was told last, if it can be
        that one."""
        if entry.start is not None and not entry.day_told:
            return None
        for n in self._last:
            known = self._entries[n]
            near = entry.sentence - known.sentence <= _SAID_OF_LAST_REACHES
            if near and known.travels == entry.travels and times_agree(known, entry) and places_agree(known, entry):
                self._entries[n] = placed_in_time(known, entry)
                return n
        return None

    def _day_of_line(self, reading: Reading) -> date | None:
        """The day that a line of a programme stands under: its hours are meant on it."""
        day = reading.line.day if reading.line is not None else None
        value = anchor(day, self._published) if day is not None else None
        return When(value.start, value.end).day if value is not None else None

    def _add_topics(self, row: Row, made: Sequence[Entry], touched: Sequence[int]) -> None:
        """The agenda of the meetings that the sentence is about; topics of a weak cue only where it tells of one."""
        owners = self._agendas.owners(row.reading, made, self._entries, touched, self._last)
        told = [t.phrase for t in row.topics if touched or (t.strong and not self._is_of_others(t, owners))]
        if touched:
            told = [*self._agendas.waiting(row.reading), *told]
        for n in owners:
            if not (row.reading.headline and self._entries[n].topics):
                self._entries[n] = _with_topics(self._entries[n], told)
        if not owners:
            self._agendas.wait(row.reading, told)

    def _is_of_others(self, topic: Topic, owners: Sequence[int]) -> bool:
        """Whether somebody is to talk of it who takes part in none of the meetings: it is another talk's agenda."""
        person = self._table.person(topic.by) if topic.by is not None else None
        told = [self._entries[n].persons for n in owners]
        return person is not None and all(told) and not any(person.number in persons for persons in told)

    def _speaker_of(self, reading: Reading) -> Slot | None:
        """Who says "I" and "we": in a transcript whose turn it is, else whom a sentence with a quotation names."""
        return self._seated(reading.speaker or self._quoted(reading))

    def _seated(self, speaker: Who | None) -> Slot | None:
        """ "The President: …" in a transcript is the publisher's own, not the guest who is called by his name."""
        home = self._table.home
        if speaker is not None and speaker.kind is WhoKind.OFFICE and not speaker.parties and home is not None:
            speaker = replace(speaker, parties=(home,))
        return next(iter(self._table.seat([speaker])), None) if speaker is not None else None

    def _quoted(self, reading: Reading) -> Who | None:
        if not any(mark in reading.sentence.span.of(self._text) for mark in '"“”'):
            return None
        tree = reading.tree
        said = (token.index for token in tree.tokens if token.pos == "VERB" and saying(token.lemma))
        for c in (c for verb in said for c in tree.children(verb, "nsubj")):
            for who in reading.whos:
                if who.kind is WhoKind.PERSON and c in tree.all_at(who.span):
                    return who
        return None


def _with_topics(entry: Entry, phrases: Sequence[str]) -> Entry:
    """The entry with the topics of one sentence more; none "in two wordings" (guidelines, topics)."""
    new: list[str] = []
    for phrase in phrases:
        longer = [told for told in new if len(phrase.split()) > 1 and len(told.split()) > 1]  # "peace", "peace talks"
        if not any(same_topic(phrase, told) for told in (*entry.topics, *longer)):
            new.append(phrase)
    return replace(entry, topics=(*entry.topics, *new))
