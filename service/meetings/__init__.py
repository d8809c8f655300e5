"""Meetings: triggers with their arguments, judged, and put together to entries.

In: sentences parsed, with their mentions. Out: ``Announcement`` rows.

    vocabulary   the words that tell: triggers.toml, modality.toml (wordlists, lexicon_file, gate)
    syntax       questions to a parsed sentence
    modality/    is it announced, hedged, wished for, denied
    advisories   "What / Who / When / Where"
    programmes   the lines of agendas, diaries and calendars
    turns        who speaks in a transcript
    lists        those whom the lines behind a sentence tell
    candidates/  every trigger of a sentence with those around it
    topics/      the agenda (agendas: whose it is)
    entries/     a meeting in the making: times, places, seats, joining, completing, announcing
    confidence   how sure an announcement is
    assembly     the order in which a document's candidates become its announcements
    journal      notes on what became of each, for whoever asks why a meeting was not announced
"""

from service.meetings.advisories import advisory_of
from service.meetings.assembly import Assembly, Context, Row
from service.meetings.candidates import Candidate, Finder, Reading
from service.meetings.entries.places import site_of
from service.meetings.journal import Journal
from service.meetings.lists import lines_of_lists, listed_behind
from service.meetings.modality import saying
from service.meetings.programmes import Line, Programme, programme_of
from service.meetings.syntax import Tree
from service.meetings.topics import Topic, find_topics
from service.meetings.turns import Turns, turns_of
from service.meetings.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Assembly",
    "Candidate",
    "Context",
    "Finder",
    "Journal",
    "Line",
    "Programme",
    "Reading",
    "Row",
    "Topic",
    "Tree",
    "Turns",
    "Vocabulary",
    "advisory_of",
    "find_topics",
    "lines_of_lists",
    "listed_behind",
    "programme_of",
    "saying",
    "site_of",
    "turns_of",
    "vocabulary",
]
