"""Entries: meetings in the making, from a candidate that stands to what is announced.

times      when it is                         entry       the record, and what a second telling adds
standing   is it firm enough to count         drafting    a candidate made an entry, one a leg
places     where it is, leg by leg            joining     are two tellings one meeting
takers     who of a sentence takes part       completing  companions, windows, hosts: what entries owe each other
gatherings "the summit" told again
slots      mentions made participants         announcing  which entries hold, and how they are told
seating    the two sides, seated                  discourse   whom "he" and "the two" mean
"""

from service.meetings.entries.amending import amended, with_status_of
from service.meetings.entries.announcing import Announcing
from service.meetings.entries.completing import completed
from service.meetings.entries.discourse import Discourse
from service.meetings.entries.drafting import Drafting
from service.meetings.entries.entry import Entry, absorb, placed_in_time
from service.meetings.entries.gatherings import Heard, joined_by, pointed_at
from service.meetings.entries.joining import likeness, places_agree, times_agree, with_purposes
from service.meetings.entries.slots import Escort, Slot, Table, together
from service.meetings.entries.standing import THRESHOLD, standing
from service.meetings.entries.times import When, when

__all__ = [
    "THRESHOLD",
    "Announcing",
    "Discourse",
    "Drafting",
    "Entry",
    "Escort",
    "Heard",
    "Slot",
    "Table",
    "When",
    "absorb",
    "amended",
    "completed",
    "joined_by",
    "likeness",
    "placed_in_time",
    "places_agree",
    "pointed_at",
    "standing",
    "times_agree",
    "together",
    "when",
    "with_purposes",
    "with_status_of",
]
