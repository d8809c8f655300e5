"""Who, where and when: what a sentence mentions, and who is who across a document."""

from service.mentions.coreference import People, Person
from service.mentions.items import Itemizer
from service.mentions.who import Who, WhoKind, find_who

__all__ = ["Itemizer", "People", "Person", "Who", "WhoKind", "find_who"]
