"""One meeting told by many documents: which announcements belong together, and what they say together.

In come announcements with what their documents tell of themselves (``Source``) and the meetings that were published;
out come meetings and what changed in them. Nothing here knows a clock, a database or a network, and nothing depends
on the order in which documents arrive.

Terminology: *blocking*, the keys under which possible meetings are looked up; *matching*, whether two announcements fit
one meeting, and in which groups they end; *survivorship*, which document's word stands for each field; *naming*, which
published meeting a group goes on as; a *revision*, what changed.
"""

from __future__ import annotations

from service.merging.blocking import asked_keys, asked_window, told_keys
from service.merging.fitting import fit
from service.merging.grouping import Group, groups, key_of, reaches
from service.merging.naming import names
from service.merging.revising import added, revise, withdrawn
from service.merging.survivorship import merged, mint, ranked

__all__ = [
    "Group",
    "added",
    "asked_keys",
    "asked_window",
    "fit",
    "groups",
    "key_of",
    "merged",
    "mint",
    "names",
    "ranked",
    "reaches",
    "revise",
    "told_keys",
    "withdrawn",
]
