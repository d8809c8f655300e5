"""What a sentence says of somebody: one mention, before it is known who is who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.model import Span


class WhoKind(StrEnum):
    """How much of a participant a mention tells."""

    PERSON = "person"
    OFFICE = "office"
    GROUP = "group"
    PARTY = "party"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """What "he" or "she", a title, an office or a given name tells of somebody."""

    WOMAN = "woman"
    MAN = "man"


@dataclass(frozen=True, slots=True)
class Who:
    """One mention. ``head`` is the name or the head word, where the parser's token is looked up; ``parties`` are
    codes; ``counterpart`` marks "his Turkish counterpart", whose office stands elsewhere; ``announcer`` somebody
    who speaks for others; ``weak`` a name that only its capitals suggest; ``definite`` "the" or "both" before it, and
    ``count`` how many: "the two leaders" were told before; ``of_lands``: it counts their lands ("ministers of the two
    countries")."""

    span: Span
    kind: WhoKind
    head: Span
    text: str
    rule: str
    name: str | None = None
    role: str | None = None
    parties: tuple[str, ...] = ()
    plural: bool = False
    counterpart: bool = False
    announcer: bool = False
    weak: bool = False
    possessive: bool = False
    definite: bool = False
    count: int = 0
    of_lands: bool = False
    gender: Gender | None = None
