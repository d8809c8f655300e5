"""The agenda: what a sentence says that a meeting is about.

In: a sentence as it was read. Out: ``Topic`` rows. Guidelines, topics: "a list of short phrases, as the document tells
the agenda, one a topic, without 'and' lists inside".

    words     the lexicon: topics.toml
    finding   what tells an agenda, and from which word on
    reach     how far it goes
    items     the list, split
    phrase    one item, without what only leads to it
"""

from service.meetings.topics.finding import Topic, find_topics
from service.meetings.topics.phrase import same_topic
from service.meetings.topics.words import Cue, read, topic_words

__all__ = ["Cue", "Topic", "find_topics", "read", "same_topic", "topic_words"]
