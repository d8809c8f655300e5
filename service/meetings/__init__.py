"""Meetings: triggers with their arguments, judged, and put together to entries.

In: sentences parsed, with their mentions. Out: ``Announcement`` rows.
"""

from service.meetings.assembly import Assembly, Context, Row
from service.meetings.candidates import Candidate, Finder, Reading, site_of
from service.meetings.modality import saying
from service.meetings.syntax import Tree
from service.meetings.topics import Topic, find_topics
from service.meetings.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Assembly",
    "Candidate",
    "Context",
    "Finder",
    "Reading",
    "Row",
    "Topic",
    "Tree",
    "Vocabulary",
    "find_topics",
    "saying", "site_of",
    "vocabulary",
]
