"""A week's announcements, invented: documents, and what the scripted extractor finds in them.

Today is 28 February 2019.
"""

from __future__ import annotations

from typing import Any

from service.model import Mode, Participant, Place, Status
from tests.scripted import BAKU, MOSCOW, Told

TALKS = "Foreign Minister Sergey Lavrov will hold talks with Vice President Delcy Rodríguez in Moscow on Friday at noon"
VISIT = "Secretary of State Ann Field will pay an official visit to Baku from 4 to 6 March"
OFF = "The talks between Serbia and Kosovo planned for 28 February have been called off"
LATER = "The visit of Foreign Minister Hakan Demir to Athens on 7 March has been put off"
CALL = "President Xi Jinping and President Joe Biden may speak by telephone next week"
SOME_DAY = "Director General Rafael Grossi is due in Tehran in the coming days"
PAST = "Foreign Minister Ada Berg will receive her Swedish counterpart Eva Lind in Oslo on Monday at 10:30"

DOCUMENTS: tuple[dict[str, Any], ...] = (
    {
        "title": "Lavrov and Rodríguez to meet",
        "outlet": "The Harbour Wire",
        "published": "2019-02-27",
        "address": "https://wire.example/2019/02/27/talks",
        "text": "\n".join(
            (
                "The ministry announced a visitor.",
                f"{TALKS}, it said.",
                "On the table are energy and <b>agriculture</b>.",
                "The ministry gave no further details.",
            )
        ),
    },
    {"title": "Field to Baku", "outlet": "Courier", "published": "2019-02-28", "text": f"{VISIT}, her office said."},
    {"title": "Talks called off", "outlet": "Evening Post", "published": "2019-02-27", "text": f"{OFF}, it is said."},
    {"title": "Visit put off", "outlet": "Aegean Monitor", "published": "2019-02-26", "text": f"{LATER}."},
    {"title": "Call in sight", "outlet": "The Harbour Wire", "published": "2019-02-27", "text": f"{CALL}."},
    {"title": "Awaited", "outlet": "Agency Notes", "published": "2019-02-27", "text": f"{SOME_DAY}."},
    {"title": "Nordic talks", "outlet": "Fjord Daily", "published": "2019-02-22", "text": f"{PAST}."},
)

SCRIPT = (
    Told(
        TALKS,
        (
            Participant("Sergey Lavrov", "Foreign Minister", "RU"),
            Participant("Delcy Rodríguez", "Vice President", "VE"),
        ),
        "2019-03-01T12:00",
        None,
        MOSCOW,
        ("energy", "agriculture"),
        passages=("energy and <b>agriculture</b>",),
        when_told="on Friday at noon",
    ),
    Told(
        VISIT,
        (Participant("Ann Field", "Secretary of State", "US"), Participant(None, None, "AZ")),
        "2019-03-04",
        "2019-03-06",
        BAKU,
    ),
    Told(
        OFF,
        (Participant(None, None, "RS"), Participant(None, None, "XK")),
        "2019-02-28",
        status=Status.CANCELLED,
    ),
    Told(
        LATER,
        (Participant("Hakan Demir", "Foreign Minister", "TR"), Participant(None, None, "GR")),
        "2019-03-07",
        None,
        Place("Athens", "GR", "Europe/Athens", 37.98376, 23.72784),
        status=Status.POSTPONED,
    ),
    Told(
        CALL,
        (Participant("Xi Jinping", "President", "CN"), Participant("Joe Biden", "President", "US")),
        "2019-W10",
        topics=("tariffs",),
        status=Status.TENTATIVE,
        mode=Mode.CALL,
    ),
    Told(
        SOME_DAY,
        (Participant("Rafael Grossi", "Director General", "IAEA"), Participant(None, None, "IR")),
        place=Place("Tehran", "IR", "Asia/Tehran", 35.69439, 51.42151),
        status=Status.TENTATIVE,
    ),
    Told(
        PAST,
        (Participant("Ada Berg", "Foreign Minister", "NO"), Participant("Eva Lind", "Foreign Minister", "SE")),
        "2019-02-25T10:30",
        None,
        Place("Oslo", "NO", "Europe/Oslo", 59.91273, 10.74609),
    ),
)
