"""Meetings rendered for readers and programs, without Flask and without the store.

``ical`` writes the calendar, ``schemas`` the JSON, ``wording`` and ``titles`` the words that people read, ``slots``
turns the times as told into days and instants.
"""
