"""One meeting told by many documents: which announcements belong together, and what they say together.

In come announcements with what their documents tell of themselves (``Source``) and the meetings that they may belong
to; out come meetings and what changed in them. Nothing here knows a clock, a database or a network.

Terminology: *blocking*, the keys under which possible meetings are looked up; *matching*, whether an announcement tells
of a meeting; *survivorship*, which document's word stands for each field; a *revision*, what changed.
"""

from __future__ import annotations

from service.merging.blocking import asked_keys, asked_window, told_keys
from service.merging.matching import assign, likeness
from service.merging.revising import revise, withdrawn
from service.merging.survivorship import merged, mint, ranked

__all__ = [
    "asked_keys",
    "asked_window",
    "assign",
    "likeness",
    "merged",
    "mint",
    "ranked",
    "revise",
    "told_keys",
    "withdrawn",
]
