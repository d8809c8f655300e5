"""What words mean: gazetteers (names of real things) and the lexicon of offices, as data and how it is looked up.

``load()`` gives the ``Lexicon``; ``Lexicon.find(text)`` the countries, demonyms, metonyms, organisations, towns,
sites and offices that a text names. The data are in ``en/``, one file a kind, each entry with an example; a breach
of a file's schema is a ``LexiconError`` with file, entry and reason.

    entries     the records and the match        words       text as folded words with exact offsets
    schema      data files read and checked      names       a table of names, longest match
    load        the data files made a Lexicon    portfolios, offices   office phrases by grammar
    gazetteer   Lexicon: find and look up           holders   who held an office on a day
"""

from service.lexicon.entries import (
    City,
    Country,
    Entry,
    Kind,
    Match,
    Metonym,
    Office,
    Organisation,
    Site,
    Title,
)
from service.lexicon.gazetteer import Lexicon
from service.lexicon.holders import Holder
from service.lexicon.load import load, read

__all__ = [
    "City",
    "Country",
    "Entry",
    "Holder",
    "Kind",
    "Lexicon",
    "Match",
    "Metonym",
    "Office",
    "Organisation",
    "Site",
    "Title",
    "load",
    "read",
]
