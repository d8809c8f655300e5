"""One meeting, one entry: candidates judged, completed and joined.

In: the readings of a document with their candidates. Out: ``Announcement`` rows. A headline, a lead and a quotation
that tell of one meeting make one entry; a trip to several countries one a country; talks with a day or a town of
their own an entry of their own (guidelines, "A meeting").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import isnan

from service.lexicon import City, Country, Kind, Lexicon, Match, Organisation, Site
from service.meetings.confidence import confidence
from service.meetings.candidates import Candidate, Reading, country_of, site_of
from service.meetings.modality import Factuality, saying
from service.meetings.slots import Slot, Table
from service.meetings.topics import Topic
from service.meetings.when import bounds, direction_of, first_day, is_day, last_day, when
from service.mentions.coreference import People, Person
from service.mentions.timex import TimeValue, Timex, anchor
from service.mentions.who import Who, WhoKind
from service.model import Announcement, Document, Mode, Part, Place, Span, Status

_GROUNDS = {
    Factuality.ANNOUNCED: 0.9, Factuality.PURPOSE: 0.8, Factuality.REPORTED: 0.8, Factuality.PRESENT: 0.4, Factuality.HEDGED: 0.75,
    Factuality.BARE: 0.35, Factuality.PAST: 0.1, Factuality.WISHED: 0.1, Factuality.CONDITIONAL: 0.05, Factuality.DENIED: 0.0,
}  # fmt: skip
_THRESHOLD = 0.5  # of a candidate's ground: below it, it is no announcement at all
_BODIES = frozenset(["G7", "G8", "G20", "G77", "G24", "BRICS", "B9", "CHOGM", "OPEC+", "E3", "P5+1"])  # told of as parties
_ENDED = frozenset(["conclude", "end", "finish", "complete", "wrap", "close"])
_CONFERENCES = frozenset(
    [
        "summit",
        "conference",
        "session",
        "forum",
        "meeting",
        "assembly",
        "ministerial",
        "retreat",
        "council",
        "roundtable",
        "gathering",
        "consultation",
    ]
)


@dataclass(slots=True)
class Entry:
    """A meeting in the making."""

    frame: str
    slots: list[Slot]
    start: str | None
    end: str | None
    place: Place | None
    status: str | None
    factuality: Factuality
    score: float
    evidence: Span
    sentence: int
    topics: list[str] = field(default_factory=list)
    passages: list[Span] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    when_told: str | None = None
    zone_told: str | None = None
    mode: Mode = Mode.IN_PERSON
    headline: bool = False
    hedge: str | None = None
    visitors: frozenset[str | None] = frozenset()
    travels: bool = False
    trip: bool = False
    purpose: bool = False
    conference: bool = False
    event: str | None = None
    anaphoric: bool = False
    days: int | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def weak(self) -> bool:
        """Too little to be a meeting by itself: it adds to one, or is passed over."""
        return self.start is None and self.place is None and (self.frame == "discuss" or self.anaphoric)

    @property
    def persons(self) -> set[int]:
        return {slot.person for slot in self.slots if slot.person is not None}

    @property
    def parties(self) -> set[str]:
        return {slot.party for slot in self.slots if slot.party}

    @property
    def sides(self) -> set[str]:
        """The parties, with the land that is visited."""
        return self.parties | ({self.country} if self.travels and not self.conference and self.country else set())

    @property
    def country(self) -> str | None:
        return self.place.country if self.place else None


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document: who is in it, the state of its publisher, the town of its dateline, and how
    often it names which state."""

    people: People
    home: str | None
    dateline: City | None
    states: Counter[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence that matters."""

    reading: Reading
    candidates: list[Candidate]
    topics: list[Topic]


class Assembly:
    """Makes the entries of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, context: Context, calls: Sequence[str]) -> None:
        self._document = document
        self._text = document.text
        self._lexicon = lexicon
        self._dateline = context.dateline
        self._calls = calls
        self._states = context.states
        self._home = home = context.home
        people = context.people
        self._published = document.published or date.today()
        speaker = next((p for p in people.persons if p.party == home or (not p.parties and p.roles)), None)
        self._table = Table(people, home, speaker)
        self._entries: list[Entry] = []
        self._focus: date | None = None
        self._last: list[Entry] = []
        self._escorts: list[tuple[list[Slot], list[Slot]]] = []

    def assemble(self, rows: Sequence[Row], least: float) -> tuple[Announcement, ...]:
        """All announcements of a confidence of ``least`` or more, in the order of their evidence.

        The headline is read last: it adds to what is told.
        """
        for row in sorted(rows, key=lambda row: row.reading.headline):
            self._read(row.reading, row.candidates, row.topics)
        self._seat_escorts()
        self._spread_windows()
        for entry in self._entries:
            _stretch(entry)
            self._seat_host(entry)
            self._place_in_visit(entry)
        kept = [self._finish(entry) for entry in self._entries if self._holds(entry)]
        judged = [replace(a, confidence=confidence(a)) for a in kept]
        return tuple(sorted((a for a in judged if a.confidence >= least), key=lambda a: a.evidence))

    # ---- a sentence ------------------------------------------------------------------------------------------------
    def _read(self, reading: Reading, candidates: list[Candidate], topics: list[Topic]) -> None:
        made: list[Entry] = []
        self._table.quoted = self._speaker_of(reading)
        for candidate in candidates:
            made += self._entries_of(candidate, made)
        made = _with_purpose(made)
        touched: list[Entry] = []
        for entry in made:
            joined = self._join(entry)
            if joined is not None and joined not in touched:
                touched.append(joined)
        if touched:
            self._last = touched
        self._topics(reading, topics, touched)
        self._remember(reading)

    def _speaker_of(self, reading: Reading) -> Person | None:
        """Who says "I" and "we" in a sentence that names its speaker."""
        if not any(mark in reading.sentence.span.of(self._text) for mark in '"“”'):
            return None
        for token in reading.tree.tokens:
            if token.pos == "VERB" and saying(token.lemma):
                for c in reading.tree.children(token.index, "nsubj"):
                    for who in reading.whos:
                        if who.kind is WhoKind.PERSON and c in reading.tree.all_at(who.head):
                            return self._table.people.of(who)
        return None

    def _remember(self, reading: Reading) -> None:
        """Whom "he" will mean in the next sentence: the first person told, by preference the subject."""
        for who in reading.whos:
            if who.kind is WhoKind.PERSON:
                person = self._table.people.of(who)
                if person is not None and not person.announcer:
                    self._table.last_person = person
                    return

    def _topics(self, reading: Reading, topics: list[Topic], touched: list[Entry]) -> None:
        targets = touched or [e for e in self._last if topics and reading.number - e.sentence <= 6]
        for topic in topics:
            if not touched and not topic.strong:
                continue
            for entry in targets:
                if all(not _same_topic(topic.phrase, told) for told in entry.topics):
                    entry.topics.append(topic.phrase)

    # ---- a candidate -------------------------------------------------------------------------------------------------
    def _entries_of(self, candidate: Candidate, made: list[Entry]) -> list[Entry]:
        score = _GROUNDS[candidate.modality.factuality]
        value, timex = when(candidate, self._published, self._focus)
        score = self._weigh(candidate, value, timex, score)
        if candidate.status is not None and candidate.modality.factuality not in (
            Factuality.WISHED,
            Factuality.CONDITIONAL,
        ):
            score = (
                max(score, 0.75)
                if not (value and value.start and bounds(value.start, value.end)[1] < self._published)
                else score
            )
        if score < _THRESHOLD:
            return []
        if candidate.frame == "accompany":
            self._escorts.append((self._table.seat(candidate.actors), self._table.seat(candidate.others)))
            return []
        if value and value.start and is_day(value.start):
            self._focus = first_day(value.start)
        legs = self._legs(candidate)
        days = self._days_of_legs(candidate, legs)
        entries = []
        for n, place in enumerate(legs or [None]):
            if days:
                value, timex = days[n]
            entry = self._entry(candidate, place, value, timex, score, made, trip=len(legs) > 1 and not days)
            if entry is not None:
                entries.append(entry)
        return entries

    def _days_of_legs(self, candidate: Candidate, legs: list[Place]) -> list[tuple[TimeValue, Timex]]:
        """ "Guatemala on 6 March, Panama on 8 March": each place with the day behind it; empty where they do not alternate."""
        if len(legs) < 2 or len(candidate.times) != len(legs):
            return []
        places = sorted(m.start for m in candidate.places if self._place(m) in legs)
        times = sorted(candidate.times, key=lambda t: t.span)
        marks = sorted([*((p, 0) for p in places), *((t.span.start, 1) for t in times)])
        if [kind for _, kind in marks] != [0, 1] * len(legs):
            return []
        rows = []
        for timex in times:
            value = anchor(timex, self._published, direction_of(candidate.modality.factuality), self._focus)
            if value is None or value.start is None:
                return []
            rows.append((value, timex))
        return rows

    def _weigh(self, candidate: Candidate, value: TimeValue | None, timex: Timex | None, score: float) -> float:
        kind = candidate.modality.factuality
        start = value.start if value else None
        if start is not None:
            _, last = bounds(start, value.end if value else None)
            over = last < self._published
            if (kind is Factuality.PRESENT or (kind is Factuality.BARE and not candidate.trigger.verb)) and not over:
                score += 0.3
            if over and kind not in (Factuality.WISHED, Factuality.DENIED):
                score = min(score, 0.2)
            if kind is Factuality.PAST and self._under_way(candidate, start):
                score = 0.7
        elif kind is Factuality.PAST and self._under_way(candidate, None):
            score = 0.55
        elif kind is Factuality.PRESENT and candidate.reading.tree[candidate.head].tag == "VBG":
            score += 0.15  # "is visiting"
        return score

    def _under_way(self, candidate: Candidate, start: str | None) -> bool:
        """ "arrived here on Monday for a three-day visit": it has begun and is not over."""
        if candidate.frame not in ("travel", "visit", "event", "open", "meet"):
            return False
        lemma = candidate.trigger.lemma
        if any(candidate.reading.tree[n].lemma in _ENDED for n in candidate.chain):
            return False
        if lemma in ("arrive", "begin", "start", "open", "leave", "kick", "depart", "fly", "head"):
            recent = start is None or (self._published - first_day(start)).days <= 1
            return recent and (start is not None or bool(candidate.durations))
        if candidate.durations and start is not None:
            return last_day(start) >= self._published - timedelta(days=1)
        return False

    # ---- places ------------------------------------------------------------------------------------------------------
    def _legs(self, candidate: Candidate) -> list[Place]:
        legs: list[Place] = []
        for match in candidate.places:
            place = self._place(match)
            if place is None:
                continue
            if legs and legs[-1].country == place.country:
                if legs[-1].name is None or place.name is None:
                    legs[-1] = legs[-1] if legs[-1].name else place
                continue
            legs.append(place)
        arrives = candidate.trigger.lemma == "arrive" and candidate.frame == "travel"
        if not legs and self._dateline is not None and (arrives or self._says_here(candidate.reading)):
            legs = [_of_city(self._dateline, self._dateline.name)]
        if candidate.frame not in ("visit", "travel") and len(legs) > 1:
            legs = legs[:1]
        return legs

    def _says_here(self, reading: Reading) -> bool:
        return any(token.text.lower() == "here" for token in reading.tree.tokens)

    def _place(self, match: Match) -> Place | None:
        entry = match.entry
        told = " ".join(self._text[match.start : match.end].split())
        if isinstance(entry, City):
            return _of_city(entry, told)
        site = site_of(match)
        if site is not None:
            return Place(told.removeprefix("the "), site.country, site.zone, site.latitude, site.longitude)
        if isinstance(entry, Country):
            return Place(None, entry.code, entry.zone if entry.zone else None)
        return None

    # ---- people ------------------------------------------------------------------------------------------------------
    def _entry(
        self,
        candidate: Candidate,
        place: Place | None,
        value: TimeValue | None,
        timex: Timex | None,
        score: float,
        made: list[Entry],
        *,
        trip: bool,
    ) -> Entry | None:
        travelling = candidate.frame in ("visit", "travel")
        actors = self._table.seat(self._takers(candidate, candidate.actors))
        self._note_subject(candidate)
        host = place.country if place and travelling else None
        if candidate.frame == "host" and place is None:
            guests = self._table.seat(self._takers(candidate, candidate.others))
            actors = self._with_party(actors, guests, host=self._visited_by(guests, made))
        elif host is None and candidate.frame != "host":
            host = self._visited_by(actors, made)
            if (
                host is None
                and place is not None
                and candidate.frame == "meet"
                and place.country not in {s.party for s in actors}
            ):
                host = place.country
        others = self._table.seat(self._takers(candidate, candidate.others), partner=actors, host=host)
        others = [slot for slot in others if slot.key not in {a.key for a in actors}]
        actors = self._with_party(actors, others, visited=place.country if place and travelling else None)
        others = self._with_party(others, actors, host=host)
        slots = _merged(actors, others)
        home_parties = {slot.party for slot in actors}
        if place is None and (
            candidate.frame == "travel" or (candidate.trigger.verb and candidate.frame == "visit" and not others)
        ):
            return None
        if candidate.trigger.lemma in ("join", "participate") and candidate.event_noun is None:
            if not any(slot.person is not None for slot in others):
                return None
        home_parties.discard(None)
        if candidate.frame == "host" and place is None and actors:
            hosts = [s.party for s in actors if s.party and len(s.party) == 2]
            place = self._country(hosts[0]) if hosts else None
        if not slots and not (candidate.frame == "event" and place and value):
            return None
        reading = candidate.reading
        status = candidate.status
        return Entry(
            candidate.frame, slots, value.start if value else None, value.end if value else None, place, status,
            candidate.modality.factuality, score, self._evidence(candidate), reading.number,
            passages=[reading.sentence.words], rules=list(candidate.rules),
            when_told=timex.text if timex else None, zone_told=value.zone if value else None,
            mode=self._mode(candidate), headline=reading.headline,
            hedge=candidate.modality.rule if candidate.modality.factuality is Factuality.HEDGED else None,
            visitors=frozenset(home_parties) if travelling else frozenset(), trip=trip, travels=travelling,
            purpose=candidate.modality.rule == "motion-purpose",
            conference=self._conference(candidate), anaphoric=candidate.anaphoric, days=self._length(candidate),
            event=reading.tree[candidate.event_noun].lemma.lower() if candidate.event_noun is not None else None,
        )  # fmt: skip

    def _with_party(
        self, slots: list[Slot], opposite: list[Slot], *, visited: str | None = None, host: str | None = None
    ) -> list[Slot]:
        """Persons of office whose state is told nowhere: the host's among those who are visited, the one of those
        beside them, the publisher's own unless it is visited or met; then the state that the document names most."""
        taken = {slot.party for slot in opposite if slot.party} | ({visited} if visited else set())
        beside = {slot.party for slot in slots if slot.party and len(slot.party) == 2}
        rows = []
        for slot in slots:
            if slot.party is None and slot.person is not None and slot.role is not None:
                party = host
                if party is None and len(beside) == 1:
                    party = next(iter(beside))
                if party is None and self._home and self._home not in taken:
                    party = self._home
                if party is not None:
                    self._table.people.persons[slot.person].parties[party] += 1
                    slot = replace(slot, party=party)
            rows.append(slot)
        return rows

    def _length(self, candidate: Candidate) -> int | None:
        """The days of "a three-day visit", where the visit is this one's."""
        for duration in candidate.durations:
            value = anchor(duration, self._published)
            if value is not None and value.days:
                return value.days
        return None

    def _visited_by(self, slots: list[Slot], made: list[Entry]) -> str | None:
        """The land that these people are told to visit, in this sentence or the last that told of a meeting."""
        persons = {slot.person for slot in slots if slot.person is not None}
        for entry in [*reversed(made), *reversed(self._last)]:
            if entry.travels and not entry.conference and not entry.trip and persons & entry.persons:
                return entry.country
        return None

    def _conference(self, candidate: Candidate) -> bool:
        """Attending a summit makes nobody a guest of the state that it is held in."""
        if candidate.frame == "event":
            return True
        noun = candidate.event_noun
        return (
            candidate.frame == "attend"
            and noun is not None
            and candidate.reading.tree[noun].lemma.lower() in _CONFERENCES
        )

    def _country(self, code: str) -> Place | None:
        country = self._lexicon.countries.get(code)
        return Place(None, code, country.zone) if country else None

    def _note_subject(self, candidate: Candidate) -> None:
        for who in candidate.actors:
            if who.kind is WhoKind.PERSON:
                person = self._table.people.of(who)
                if person is not None and not person.announcer:
                    self._table.last_person = person
                    return

    def _takers(self, candidate: Candidate, whos: Sequence[Who]) -> list[Who]:
        """Those who take part: no place that is visited, no adjective of something else."""
        taken = []
        places = {(m.start, m.end) for m in candidate.places}
        for who in (self._antecedent(candidate, w) for w in whos):
            if not who.parties and who.kind in (WhoKind.OFFICE, WhoKind.GROUP) and self._qualifies(candidate, who):
                continue  # the "Leader" of "World Leader Summit"
            if candidate.frame in ("visit", "travel") and who.text.lower() in ("countries", "nations", "states"):
                continue  # "four countries - Singapore, Indonesia …": places
            if who.possessive and who.kind is not WhoKind.PRONOUN and not self._owns_event(candidate, who):
                continue  # "North Korea's latest test", "the Secretary-General's envoy"
            if who.kind is WhoKind.PARTY:
                if (who.span.start, who.span.end) in places:
                    continue
                if (
                    candidate.frame in ("visit", "travel")
                    and who in candidate.others
                    and who.rule in ("state", "capital")
                ):
                    continue  # a land that is visited is a place; its government is seated as host
                if who.rule == "demonym" and not self._of_trigger(candidate, who):
                    continue
            taken.append(who)
        return taken

    def _antecedent(self, candidate: Candidate, who: Who) -> Who:
        """ "EU leaders at their summit", "the Council said it would meet": the body before the pronoun."""
        if who.kind is not WhoKind.PRONOUN or who.text not in ("they", "their", "them", "it", "its"):
            return who
        plural = who.text not in ("it", "its")
        for other in reversed(candidate.reading.whos):
            if other.span.end <= who.span.start and other.kind in (WhoKind.GROUP, WhoKind.PARTY):
                if plural == (other.kind is WhoKind.GROUP) and other.rule != "demonym":
                    return other
        return who

    def _owns_event(self, candidate: Candidate, who: Who) -> bool:
        """Whose meeting it is, of those that a possessive names."""
        tree = candidate.reading.tree
        n = tree.at(who.head)
        while n is not None and tree[n].head != n:
            if tree[n].dep == "poss":
                head = tree[n].head
                return head in (candidate.event_noun, candidate.head) or head in candidate.chain
            n = tree[n].head
        return True

    def _qualifies(self, candidate: Candidate, who: Who) -> bool:
        n = candidate.reading.tree.at(who.head)
        return n is not None and candidate.reading.tree[n].dep in ("compound", "amod", "nmod")

    def _of_trigger(self, candidate: Candidate, who: Who) -> bool:
        tree = candidate.reading.tree
        n = tree.at(who.head)
        if n is None:
            return False
        while tree[n].dep in ("conj", "nmod", "compound", "amod", "punct") and tree[n].head != n:
            if tree[n].head in (candidate.event_noun, candidate.head):
                return True
            n = tree[n].head
        return tree[n].tag in ("NNPS", "NNS")

    def _mode(self, candidate: Candidate) -> Mode:
        if candidate.frame == "call":
            return Mode.CALL
        sentence = candidate.reading.sentence.span.of(self._text).lower()
        return Mode.CALL if any(words in sentence for words in self._calls) else Mode.IN_PERSON

    def _evidence(self, candidate: Candidate) -> Span:
        """The clause around the trigger, without who said so: the shortest passage that announces the meeting."""
        tree, words = candidate.reading.tree, candidate.reading.sentence.words
        top = min(
            (n for n in candidate.chain if n in candidate.modality.chain or n == candidate.head),
            key=lambda n: len(list(tree.ancestors(n))),
        )
        inside = [tree[n] for n in tree.subtree(top, frozenset(["parataxis"])) if tree[n].pos != "PUNCT"]
        if not inside:
            return words
        start, end = min(t.start for t in inside), max(t.end for t in inside)
        told = Span(max(start, words.start), min(end, words.end))
        return told if told.end - told.start >= 20 else words

    # ---- joining -----------------------------------------------------------------------------------------------------
    def _join(self, entry: Entry) -> Entry | None:
        best: tuple[float, Entry] | None = None
        for known in self._entries:
            likeness = self._likeness(known, entry)
            if likeness > 0 and (best is None or likeness >= best[0]):
                best = (likeness, known)
        if best is None and entry.weak:
            return self._pointed_at(entry)
        if best is None:
            self._entries.append(entry)
            return entry
        _absorb(best[1], entry)
        return best[1]

    def _pointed_at(self, entry: Entry) -> Entry | None:
        """The entry that "the meeting" points back to: the last one, if it is near; else nothing is told."""
        for known in reversed(self._last):
            if known.conference and entry.sentence - known.sentence <= 3 and not known.trip:
                known.slots = _merged(known.slots, entry.slots)
                return known
        return None

    def _same_bodies(self, known: Entry, entry: Entry) -> bool:
        """Two conferences of different organisations are two."""
        mine, other = (e.parties - set(self._lexicon.countries) for e in (known, entry))
        return not (mine and other) or bool(mine & other)

    def _likeness(self, known: Entry, entry: Entry) -> float:
        """0 where the two cannot be the same meeting."""
        near = known.sentence == entry.sentence
        if not _times_agree(known, entry) or not _places_agree(known, entry):
            return 0.0
        people = known.persons & entry.persons
        one, other = known.sides, entry.sides
        if known.start and entry.start and not near and _two_tables(known, entry):
            return 0.0
        if known.conference != entry.conference and known.place and entry.place and not near and entry.frame != "visit":
            if (known if entry.conference else entry).frame in ("meet", "host"):
                return 0.0  # talks told with a town of their own, beside a conference
        if known.conference and entry.conference and not self._same_bodies(known, entry):
            return 0.0
        parties = one & other
        if (
            people
            and entry.start is None
            and entry.place is None
            and known in self._last
            and _at_home_there(known, entry)
        ):
            pass  # whom the visitor is to meet without a day or town of their own takes part in the visit
        elif people:
            if not (one <= other or other <= one) and not (near and known.frame != entry.frame):
                return 0.0
            if len(one) > 1 and len(other) > 1 and len(parties) < 2:
                return 0.0
        elif (
            not parties
            or not (one <= other or other <= one)
            or (known.persons and entry.persons and not near)
            or (
                len(parties) < 2
                and not near
                and not (entry.headline or known.headline)
                and not _same_event(known, entry)
            )
        ):
            return 0.0
        if not (known.trip or entry.trip) and (_own_day(known, entry) or _own_town(known, entry)):
            return 0.0
        return 1.0 + len(people) + 0.5 * len(parties) + near + (known.start == entry.start and known.start is not None)

    def _seat_escorts(self) -> None:
        """Whoever accompanies a traveller takes part in all of the journey."""
        for escorts, led in self._escorts:
            for one, other in ((led, escorts), (escorts, led)):
                persons = {slot.person for slot in one if slot.person is not None}
                for entry in self._entries:
                    if entry.travels and persons & entry.persons:
                        entry.slots = _merged(entry.slots, other)

    def _spread_windows(self) -> None:
        """Where a trip's legs have no days of their own, each carries the whole window (guidelines, start)."""
        dated = [e for e in self._entries if e.start]
        for entry in self._entries:
            if entry.start is not None or entry.status:
                continue
            window = next((w for w in dated if self._lies_in(entry, w)), None)
            if window is not None:
                entry.start, entry.end, entry.when_told = window.start, window.end, window.when_told

    def _lies_in(self, entry: Entry, window: Entry) -> bool:
        """A leg of the trip, or talks in the country that the visit goes to."""
        together = window.persons & entry.persons or (not entry.persons and window.visitors & entry.parties)
        if window.trip:
            return bool(together) and (entry.travels or window.country == entry.country)
        return bool(together) and window.travels and entry.country is not None and window.country == entry.country

    def _place_in_visit(self, entry: Entry) -> None:
        """Talks with the host's people during a visit are in the host's country, where nothing else is told."""
        if entry.place is not None or entry.frame not in ("meet", "host", "discuss"):
            return
        for visit in self._entries:
            if (
                visit.travels
                and visit.country in entry.parties
                and visit.persons & entry.persons
                and _times_agree(visit, entry)
            ):
                entry.place = self._country(visit.country or "")
                return

    def _seat_host(self, entry: Entry) -> None:
        """The host state of a visit takes part where nobody from it is told (guidelines, participants)."""
        country = entry.country
        if (
            country
            and entry.travels
            and not entry.conference
            and country not in entry.parties
            and entry.parties <= entry.visitors
        ):
            entry.slots.append(Slot(None, None, None, country))

    # ---- the end -----------------------------------------------------------------------------------------------------
    def _holds(self, entry: Entry) -> bool:
        """Two parties at least, or an organisation's own meeting with a day or a place."""
        parties = entry.parties
        if entry.travels and entry.place and any(s.person is not None and s.party is None for s in entry.slots):
            parties = parties | {"?"} if entry.country != self._home else parties
        elif entry.start and len(self._states) > 1 and entry.frame in ("meet", "host"):
            # two persons whose states nobody tells, in a text about several states
            parties = parties | {f"?{s.person}" for s in entry.slots if s.person is not None and s.party is None}
        organisations = {p for p in parties if p not in self._lexicon.countries and not p.startswith("?")}
        if (
            entry.headline
            and len(entry.passages) == 1
            and entry.start is None
            and entry.frame not in ("visit", "meet", "travel", "host")
        ):
            return False
        if entry.frame == "discuss" and len(parties) < 2 and not (organisations and entry.start):
            return False
        if len(parties) >= 2:
            return True
        if (
            organisations
            and (entry.start or entry.place)
            and entry.frame in ("event", "meet", "attend", "open", "ceremony", "support", "discuss")
        ):
            return True
        return (
            entry.frame in ("attend", "event", "ceremony")
            and bool(parties)
            and bool(entry.start)
            and bool(entry.place and entry.place.country not in parties)
        )

    def _finish(self, entry: Entry) -> Announcement:
        status = self._status(entry)
        place = None if entry.mode is Mode.CALL else entry.place
        slots = self._without_forums(self._deduplicated(entry.slots))
        return Announcement(
            status, entry.mode, tuple(slot.participant() for slot in slots), entry.start, entry.end if entry.start else None, place,
            tuple(entry.topics[:10]), entry.evidence, tuple(sorted(set(entry.passages))), tuple(entry.rules), round(min(entry.score, 1.0), 3),
            entry.when_told, entry.zone_told, tuple(entry.notes),
        )  # fmt: skip

    def _deduplicated(self, slots: list[Slot]) -> list[Slot]:
        """A party without a name goes where somebody of that party is told, an office where its holder is named."""
        told = {s.party for s in slots if s.name or s.role}
        held = {(s.party, self._office(s.role)) for s in slots if s.name and s.role}
        named = {s.party for s in slots if s.name}
        return [
            s
            for s in slots
            if s.name
            or (s.role is None and s.party not in told)
            or (s.role is not None and (s.party, self._office(s.role)) not in held and not (s.guess and s.party in named))
        ]

    def _office(self, role: str | None) -> str:
        """The canonical wording: an External Affairs Minister is a Foreign Minister."""
        found = [m for m in self._lexicon.find(role or "") if m.kind is Kind.OFFICE]
        return found[0].key if found else (role or "").lower()

    def _without_forums(self, slots: list[Slot]) -> list[Slot]:
        """A forum that is no organisation is no party where states or organisations are named beside the visitor."""
        forums = {
            s.party
            for s in slots
            if s.party and (found := self._lexicon.organisation(s.party)) is not None and found.forum and s.party not in _BODIES
        }
        others = {s.party for s in slots if s.party} - forums
        return [s for s in slots if s.party not in forums] if len(others) > 1 else slots

    def _status(self, entry: Entry) -> Status:
        if entry.status:
            return Status(entry.status)
        if entry.factuality is Factuality.HEDGED:
            firm = entry.hedge in ("hedge", "verb-hedge", "plan-to") and entry.start is not None
            return Status.SCHEDULED if firm else Status.TENTATIVE
        return Status.SCHEDULED


def _with_purpose(made: list[Entry]) -> list[Entry]:
    """ "left on Friday for Dhaka to attend a summit there on 12 November": the journey is told for the summit's sake."""
    purposes = [entry for entry in made if entry.purpose]
    kept = list(made)
    for entry in made:
        if entry.frame != "travel" or entry.trip:
            continue
        for purpose in purposes:
            if purpose is not entry and purpose in kept:
                if purpose.place is None:
                    purpose.place = entry.place
                if purpose.start is None:
                    purpose.start, purpose.end = entry.start, entry.end
                    purpose.when_told, purpose.zone_told = entry.when_told, entry.zone_told
                purpose.slots = _merged(entry.slots, purpose.slots)
                purpose.visitors, purpose.travels = purpose.visitors | entry.visitors, True
                purpose.score = max(purpose.score, entry.score)
                purpose.days = purpose.days or entry.days
                kept.remove(entry)
                break
    return kept


def _same_topic(one: str, other: str) -> bool:
    a, b = set(one.lower().split()), set(other.lower().split())
    return a <= b or b <= a


def _of_city(city: City, told: str) -> Place:
    if isnan(city.latitude):  # a town that only the text knows
        return Place(told, city.country, city.zone)
    return Place(told, city.country, city.zone, city.latitude, city.longitude)


def _stretch(entry: Entry) -> None:
    """ "arrives on Monday" and "for a three-day visit": the last day follows."""
    if entry.days and entry.days > 1 and entry.end is None and entry.start and is_day(entry.start) and entry.travels:
        entry.end = (first_day(entry.start) + timedelta(days=entry.days - 1)).isoformat()


def _merged(first: list[Slot], second: list[Slot]) -> list[Slot]:
    slots = list(first)
    for slot in second:
        if all(slot.key != other.key for other in slots):
            slots.append(slot)
    return slots


def _absorb(known: Entry, entry: Entry) -> None:
    """Adds what a second telling knows."""
    known.slots = _merged(known.slots, entry.slots)
    known.visitors = known.visitors | entry.visitors
    known.trip = known.trip and entry.trip
    known.travels = known.travels or entry.travels
    known.days = known.days or entry.days
    known.conference = known.conference or entry.conference
    if known.start is None or (entry.start is not None and _finer(entry, known)):
        if entry.start is not None:
            known.start, known.end = entry.start, entry.end or (known.end if known.start == entry.start else None)
            known.when_told, known.zone_told = entry.when_told, entry.zone_told
    elif known.end is None and entry.end and entry.start == known.start:
        known.end = entry.end
    if known.place is None or (known.place.name is None and entry.place is not None and entry.place.name is not None):
        known.place = entry.place or known.place
    known.status = known.status or entry.status
    if _GROUNDS[entry.factuality] > _GROUNDS[known.factuality]:
        known.factuality, known.hedge = entry.factuality, entry.hedge
    if not entry.headline and (known.headline or entry.score > known.score + 0.05):
        known.evidence, known.headline = entry.evidence, entry.headline
    known.score = max(known.score, entry.score)
    known.passages += entry.passages
    known.rules += entry.rules
    if entry.mode is Mode.CALL:
        known.mode = Mode.CALL
    if entry.frame in ("visit", "travel") and known.frame not in ("visit", "travel"):
        known.frame = entry.frame
    known.sentence = max(known.sentence, entry.sentence)


def _finer(entry: Entry, known: Entry) -> bool:
    """Whether the second telling is the more precise: a day over a week or month, days inside a longer trip."""
    if is_day(entry.start) != is_day(known.start):
        return is_day(entry.start)
    if len(entry.start or "") != len(known.start or "") and not is_day(entry.start):
        return "W" in (entry.start or "") or len(entry.start or "") > len(known.start or "")
    if entry.start and known.start and known.end and is_day(entry.start):
        inner, outer = bounds(entry.start, entry.end), bounds(known.start, known.end)
        return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer
    return "T" in (entry.start or "") and "T" not in (known.start or "")


def _times_agree(one: Entry, other: Entry) -> bool:
    if one.start is None or other.start is None:
        return True
    a, b = bounds(one.start, one.end), bounds(other.start, other.end)
    return a[0] <= b[1] and b[0] <= a[1]


def _places_agree(one: Entry, other: Entry) -> bool:
    a, b = one.place, other.place
    if a is None or b is None:
        return True
    if a.country != b.country:
        return False
    return a.name is None or b.name is None or a.name.lower() == b.name.lower()


def _two_tables(known: Entry, entry: Entry) -> bool:
    """On one day, a guest with two different hosts: two meetings."""
    singles = [{s.key for s in e.slots if s.person is not None or (s.role and not s.plural)} for e in (known, entry)]
    mine, other = singles[0] - singles[1], singles[1] - singles[0]
    return bool(mine and other) and known.frame in ("meet", "host", "call") and entry.frame in ("meet", "host", "call")


def _at_home_there(known: Entry, entry: Entry) -> bool:
    """Of a trip's legs, the one whose people are met."""
    met = {p for p in entry.parties if len(p) == 2} - known.visitors
    return not met or known.country in met or not (known.trip or known.travels)


def _same_event(known: Entry, entry: Entry) -> bool:
    """The summit of one organisation, told twice by the same word."""
    return (
        known.event is not None
        and known.event == entry.event
        and known.parties == entry.parties
        and not (known.persons or entry.persons)
    )


def _own_day(known: Entry, entry: Entry) -> bool:
    """One is a visit of several days, the other talks on one named day inside it."""
    for wide, narrow in ((known, entry), (entry, known)):
        if wide.start and wide.end and narrow.start and not narrow.end and is_day(narrow.start) and is_day(wide.start):
            if (
                wide.end != wide.start
                and narrow.frame in ("meet", "host", "attend", "event", "call")
                and wide.frame in ("visit", "travel")
            ):
                return True
    return False


def _own_town(known: Entry, entry: Entry) -> bool:
    """One is a visit to the country, the other talks told with a town."""
    for wide, narrow in ((known, entry), (entry, known)):
        if wide.frame in ("visit", "travel") and wide.place and wide.place.name is None and wide.start:
            if (
                narrow.frame in ("meet", "attend", "event")
                and narrow.place
                and narrow.place.name
                and known.sentence != entry.sentence
            ):
                return True
    return False


_ = (Kind, Organisation, Part, Person, country_of)
