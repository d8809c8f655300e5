"""dipcal: finds the diplomatic meetings that documents announce, and publishes them as a calendar.

    sources     a folder, a feed, a page: raw bytes
    documents   bytes made readable: text, title, outlet, day of publication
    sentences   split and parsed, where they matter
    mentions    who, where, when, about what: each with the rule that found it
    meetings    which of these together announce a meeting: one entry a meeting and document
    merging     one meeting told by many documents: what they say together, and what changed
    store       documents, announcements, meetings, revisions, runs
    publish     the calendar, the JSON, the words of the page; served by web

``pipeline`` knows this order, ``extract`` that of the language stages; ``scheduler`` and ``cli`` start it.
"""

__version__ = "0.2.0"
