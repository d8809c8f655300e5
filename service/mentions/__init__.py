"""Who, where and when: what a sentence mentions, and who is who across a document.

items         a sentence as a row of words, names of things and times
names         runs of capitals in it that are names of persons
who           the grammar of people and parties
confirmation  which names stand, by the language model's word
coreference   who is who across the document
timex         expressions of time, and the days that they mean
towns         towns that no gazetteer holds
namesakes     towns that are surnames in a text
datelines     the town where a text was written
publisher     the state that speaks
words         people.toml, checked
ordered       what lies inside a passage
"""

from service.mentions.confirmation import confirm, sentences_in_doubt
from service.mentions.coreference import People, Person
from service.mentions.datelines import outside_datelines, state_of_place_lines, town_of_dateline
from service.mentions.items import lower_case_words
from service.mentions.namesakes import without_namesakes
from service.mentions.ordered import Ordered
from service.mentions.publisher import state_of_publisher
from service.mentions.towns import with_towns
from service.mentions.who import Who, WhoFinder, WhoKind

__all__ = [
    "Ordered",
    "People",
    "Person",
    "Who",
    "WhoFinder",
    "WhoKind",
    "confirm",
    "lower_case_words",
    "outside_datelines",
    "sentences_in_doubt",
    "state_of_place_lines",
    "state_of_publisher",
    "town_of_dateline",
    "with_towns",
    "without_namesakes",
]
