"""Time expressions of English news prose: found first, underspecified (``find``), and anchored later (``anchor``).

``find(text)`` gives ``Timex`` mentions with offsets into the text; ``anchor(timex, published, direction, focus)``
gives the ISO days that are meant, or None. ``combine`` spreads a day over a duration, ``with_clock`` sets a clock
time on a day told elsewhere. The words live in ``service/lexicon/en/timex.toml``.
"""

from service.mentions.timex.anchoring import anchor, combine, with_clock
from service.mentions.timex.finding import find
from service.mentions.timex.values import (
    Clock,
    Direction,
    Grain,
    Link,
    Point,
    Relation,
    TimeValue,
    Timex,
    Which,
)

__all__ = [
    "Clock",
    "Direction",
    "Grain",
    "Link",
    "Point",
    "Relation",
    "TimeValue",
    "Timex",
    "Which",
    "anchor",
    "combine",
    "find",
    "with_clock",
]
