"""Candidates: every trigger of a sentence with those around it, before anything is decided.

In: a ``Reading`` (one sentence's tokens with the people, times and places found in it). Out: ``Candidate`` rows. What
belongs to a trigger is read from the syntax first, and from the order of the words where the syntax fails.

    record      Reading and Candidate           postponing   "postponed", "called off"
    verbs       which verb tells                people       who hangs on the trigger
    nouns       which noun tells                attachment   which times and places do
    sharing     several counterparts, each with a day
    finding     the order of these steps        rearranging  the new day and town of what is put off
    inviting    invitations that are accepted
"""

from service.meetings.candidates.finding import Finder
from service.meetings.candidates.inviting import Invitations
from service.meetings.candidates.postponing import cancels
from service.meetings.candidates.record import Candidate, Reading
from service.meetings.candidates.verbs import TAKE_TO

__all__ = ["TAKE_TO", "Candidate", "Finder", "Invitations", "Reading", "cancels"]
