"""People and parties: the grammar of who is who.

In: the items of a sentence (``items.Itemizer``). Out: ``Who`` mentions in order, disjoint: a person with office and
party ("Russian Foreign Minister Sergey Lavrov", "Akiba Takeo of Japan", "Jake Sullivan, the national security
adviser"), an office without a name ("the Dutch Prime Minister"), a body ("officials from South Korea and China"), a
bare party ("Moscow"), a pronoun. Every mention says which rule found it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from service.lexicon import City, Kind, Office, Organisation
from service.mentions.items import Item, Type, words
from service.model import Span

_PRONOUNS = {
    "he": 1, "him": 1, "his": 1, "she": 1, "her": 1, "i": 1, "me": 1, "my": 1,
    "it": 0, "its": 0, "they": 2, "them": 2, "their": 2, "we": 2, "us": 2, "our": 2,
}  # fmt: skip
_LINKS = ("of", "from")
_POSTINGS = ("to", "for")  # "Ambassador to Chile", "envoy for the Sahel": where he is posted, not whom he stands for
_DETERMINERS = ("the", "a", "an")
_DELEGATIONS = ("delegation", "team", "mission")
_DEFINITE_GROUPS = ("two", "three", "both", "four", "five")


class WhoKind(StrEnum):
    """How much of a participant a mention tells."""

    PERSON = "person"
    OFFICE = "office"
    GROUP = "group"
    PARTY = "party"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Who:
    """One mention. ``head`` is the name or the head word, where the parser's token is looked up; ``parties`` are
    codes; ``counterpart`` marks "his Turkish counterpart", whose office stands elsewhere; ``announcer`` somebody
    who speaks for others; ``weak`` a name that only its capitals suggest; ``implied`` that the party follows from
    the office alone."""

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
    former: bool = False
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class _Lead:
    """Parties that stand before an office, a name or a body."""

    codes: tuple[str, ...]
    items: tuple[Item, ...]
    next: int
    pronoun: bool = False


class _Scanner:
    def __init__(self, items: Sequence[Item], text: str) -> None:
        self.items = items
        self.text = text
        self.found: list[Who] = []

    # ---- small questions ----------------------------------------------------------------------------------------
    def type(self, n: int) -> Type | None:
        return self.items[n].type if 0 <= n < len(self.items) else None

    def low(self, n: int) -> str:
        return self.items[n].low if 0 <= n < len(self.items) else ""

    def span(self, first: int, last: int) -> Span:
        return Span(self.items[first].start, self.items[last].end)

    def add(self, who: Who) -> None:
        self.found.append(who)

    # ---- the walk ------------------------------------------------------------------------------------------------
    def scan(self) -> list[Who]:
        n = 0
        while n < len(self.items):
            n = self._at(n)
        return self.found

    def _at(self, n: int) -> int:
        lead = self._lead(n)
        after = self._between(lead.next)
        kind = self.type(after)
        if kind is Type.OFFICE:
            return self._office(n, lead, after)
        if kind is Type.NAME:
            return self._name(n, lead, after)
        if self._group_at(after) or (lead.items and self._group_at(self._lower_words(after))):
            return self._group(n, lead, after)
        if self._counterpart_at(after) and lead.pronoun:
            return self._counterpart(n, lead, self._counterpart_at(after))
        if lead.items:
            return self._parties(lead)
        if self.type(n) is Type.WORD and self.low(n) in _PRONOUNS:
            self._pronoun(n)
        return n + 1

    def _counterpart_at(self, n: int) -> int:
        """The index of "counterpart", or of "number" in "opposite number"; 0 where neither stands."""
        if self.low(n) == "opposite" and self.low(n + 1) == "number":
            return n + 1
        return n if self.low(n) in words()["counterparts"] else 0

    # ---- parties in front ----------------------------------------------------------------------------------------
    def _lead(self, n: int) -> _Lead:
        """ "Russian", "Sri Lanka's", "the Russian and Chinese", "his Turkish"."""
        k, pronoun = n, False
        if self.low(k) in ("his", "her", "their", "its", "our", "my"):
            pronoun, k = True, k + 1
        while self.low(k) in _DETERMINERS or (k > n and self.low(k) in words()["between"]):
            k += 1
        codes: list[str] = []
        items: list[Item] = []
        end = k
        while (code := self.code(k)) is not None:
            codes.append(code)
            items.append(self.items[k])
            k += 1
            k = self._acronym(k)
            if self.type(k) is Type.POSSESSIVE or self.low(k) in ("'", "’"):
                k += 1
            end = k
            step = self._separator(k)
            if step == k and self.low(k) in ("-", "/"):
                step = k + 1
            if step == k and self.code(k) is not None:
                continue
            while self.low(step) in _DETERMINERS:
                step += 1
            if step == k or self.code(step) is None:
                break
            k = step
        if not items and pronoun:
            end = n + 1
        elif not items:
            end = n
            while self.low(end) in _DETERMINERS:
                end += 1
        return _Lead(tuple(codes), tuple(items), end, pronoun)

    def _acronym(self, n: int) -> int:
        """Behind a bracket that holds one word: "the African Union (AU)"."""
        return n + 3 if self.low(n) == "(" and self.low(n + 2) == ")" else n

    def code(self, n: int) -> str | None:
        """The party that item ``n`` names, or None. A capital counts where it stands for its government: "Moscow's"."""
        if not 0 <= n < len(self.items):
            return None
        item = self.items[n]
        if item.match is None:
            return None
        if item.type is Type.PARTY:
            return item.match.key
        if item.type is Type.CITY and isinstance(item.match.entry, City) and item.match.entry.capital:
            return item.match.entry.country if self.type(n + 1) is Type.POSSESSIVE else None
        return None

    def _separator(self, n: int) -> int:
        """The index behind a comma, "and", or both; ``n`` where there is neither."""
        k = n
        if self.low(k) in (",", ";"):
            k += 1
        if self.low(k) in ("and", "&", "or"):
            k += 1
        return k

    def _between(self, n: int) -> int:
        """Behind the words that may stand between a party and an office or a name, and behind titles."""
        k = n
        while k < len(self.items):
            low = self.low(k)
            if (
                self.type(k) is Type.TITLE
                or (
                    self.type(k) is Type.WORD
                    and (low in words()["between"] or low in words()["titles"])
                    and low not in _PRONOUNS
                )
                or (low == "." and k > n and self.low(k - 1) in words()["titles"])
                or (low in ("-", "'", "’", "“", '"') and k > n)
                or (self.type(k) is Type.TIME and k == n and self._between_ahead(k + 1))
            ):
                k += 1
            else:
                break
        return k

    def _between_ahead(self, n: int) -> bool:
        return self.type(n) is Type.OFFICE

    def _titled(self, first: int, last: int) -> bool:
        return any(
            self.type(k) is Type.TITLE or self.low(k) in words()["strong_titles"] for k in range(max(0, first), last)
        )

    # ---- an office, with or without a name -----------------------------------------------------------------------
    def _office(self, n: int, lead: _Lead, k: int) -> int:
        item = self.items[k]
        office = item.match.entry if item.match is not None else None
        plural = isinstance(office, Office) and office.plural
        codes, end = self._of_parties(k + 1, plural)
        of_party = bool(codes)
        end = self._posting(end)
        codes = codes or lead.codes or self._implied(item)
        role = item.text
        former = isinstance(office, Office) and (office.former or self._former(n, k))
        name_at = self._name_ahead(end, comma=self._apposed_name(end, bool(lead.items or of_party)))
        if name_at is not None:
            if plural:
                return self._people_of(n, name_at, role, codes)
            return self._person(n, name_at, role, codes, "office-name", former=former)
        if len(codes) > 1 or plural:
            kind = WhoKind.GROUP
        else:
            kind = WhoKind.OFFICE
        self.add(
            Who(
                self.span(n, end - 1), kind, Span(item.start, item.end), item.text, "office", None, role, codes, plural,
                announcer=self._announcer(item), former=former, possessive=self.type(end) is Type.POSSESSIVE,
                counterpart=False,
            )
        )  # fmt: skip
        return end

    def _former(self, n: int, k: int) -> bool:
        return any(self.low(j) in ("former", "ex", "late", "then") for j in range(n, k))

    def _announcer(self, item: Item) -> bool:
        return any(word in item.low for word in words()["announcers"])

    def _implied(self, item: Item) -> tuple[str, ...]:
        entry = item.match.entry if item.match is not None else None
        return (entry.party,) if isinstance(entry, Office) and entry.party else ()

    def _of_parties(self, n: int, plural: bool) -> tuple[tuple[str, ...], int]:
        """ "of Vietnam", "from Pakistan, Norway and Mozambique", "for the EU": the codes and the index behind."""
        if self.low(n) not in _LINKS:
            return (), n
        k = n + 1
        while self.low(k) in _DETERMINERS or self.low(k) in ("both", "islamic", "republic", "hashemite", "respective"):
            k += 1
        codes: list[str] = []
        end = n
        while (code := self.code(k)) is not None or self._land(k) is not None:
            codes.append(code or self._land(k) or "")
            k += 1
            end = k
            step = self._separator(k)
            while self.low(step) in _DETERMINERS:
                step += 1
            if step == k or (self.code(step) is None and self._land(step) is None) or not plural:
                break
            if self._starts_person(step):
                break
            k = step
        if not codes or (self.type(end) is Type.POSSESSIVE) or self._adjective(end - 1):
            return (), n
        return tuple(codes), end

    def _posting(self, n: int) -> int:
        """Behind "to Chile", "for Western Sahara"."""
        k = n + 1
        while self.low(k) in _DETERMINERS:
            k += 1
        if self.low(n) in _POSTINGS and self.code(k) is not None and self._is_posted(n):
            return k + 1
        return n

    def _is_posted(self, n: int) -> bool:
        before = self.low(n - 1)
        return (
            before.endswith(
                ("ambassador", "envoy", "representative", "commissioner", "consul", "attaché", "coordinator", "general")
            )
            or self.low(n) == "for"
        )

    def _adjective(self, n: int) -> bool:
        match = self.items[n].match
        return match is not None and match.kind is Kind.DEMONYM

    def _land(self, n: int) -> str | None:
        return None

    def _starts_person(self, n: int) -> bool:
        """Whether a party at ``n`` opens the next person of a list ("… of Sweden and Finnish President X")."""
        k = self._between(n + 1)
        if self.type(n + 1) is Type.POSSESSIVE:
            k = self._between(n + 2)
        return self.type(k) in (Type.OFFICE, Type.NAME)

    def _name_ahead(self, n: int, comma: bool) -> int | None:
        k = n
        if self.low(k) == "(":  # "(ROK)", "(DAS)"
            while k < len(self.items) and k < n + 6 and self.low(k) != ")":
                k += 1
            k += 1
        if comma and self.low(k) == ",":
            k += 1
        if self.low(k) in ("-", "–", "—"):
            return None
        k = self._titles(k)
        return k if self.type(k) is Type.NAME else None

    def _apposed_name(self, n: int, placed: bool) -> bool:
        """ ", Mr Gerry Hand," behind an office: a title, or a closing comma, makes it the holder's name."""
        if self.low(n) != ",":
            return True
        k = self._titles(n + 1)
        if self.type(k) is not Type.NAME:
            return False
        return placed or k > n + 1 or self.low(k + 1) in (",", ".", "", ";", ")")

    def _titles(self, n: int) -> int:
        k = n
        while self.type(k) is Type.TITLE or (
            self.type(k) in (Type.WORD, Type.MARK)
            and (self.low(k) in words()["titles"] or (self.low(k) == "." and k > n))
        ):
            k += 1
        return k

    # ---- a person ------------------------------------------------------------------------------------------------
    def _person(
        self, n: int, at: int, role: str | None, codes: tuple[str, ...], rule: str, *, former: bool = False
    ) -> int:
        end = at + 1
        told, after = self._of_parties(end, False)
        if told:
            codes, end = told, after
        name = self.items[at]
        apposition = self._apposition(end) if role is None else None
        if apposition is not None:
            role, more, end, is_former = apposition
            codes = codes or more
            former = former or is_former
            rule = "name-office"
        if self.low(end) == "(" and self.code(end + 1) is not None and self.low(end + 2) == ")":
            codes = codes or (self.code(end + 1) or "",)
            end += 3
        self.add(
            Who(
                self.span(n, end - 1), WhoKind.PERSON, Span(name.start, name.end), name.text, rule, name.text, role,
                codes[:1], announcer=bool(role) and any(w in (role or "").lower() for w in words()["announcers"]),
                weak=rule == "name" and not self._titled(n, at), former=former,
                possessive=self.type(end) is Type.POSSESSIVE,
            )
        )  # fmt: skip
        return end

    def _people_of(self, n: int, at: int, role: str, codes: tuple[str, ...]) -> int:
        """ "Presidents A of X and B of Y": each with the office."""
        first, k = n, at
        while True:
            before = len(self.found)
            k = self._person(first, k, role, codes, "offices-names")
            step = self._separator(k)
            if step == k or len(self.found) == before:
                return k
            step = self._titles(step)
            if self.type(step) is not Type.NAME:
                return k
            first = k = step

    def _apposition(self, n: int) -> tuple[str, tuple[str, ...], int, bool] | None:
        """ ", the Polish foreign minister," behind a name: office, parties, index behind, former."""
        if self.low(n) not in (",", "–", "—", "("):
            return None
        k = n + 1
        if self.low(k) in ("who", "which"):
            if self.low(k + 1) not in ("is", "also"):
                return None
            k += 2
        lead = self._lead(k)
        at = self._between(lead.next)
        if self.type(at) is not Type.OFFICE:
            return None
        item = self.items[at]
        entry = item.match.entry if item.match is not None else None
        if isinstance(entry, Office) and entry.plural:
            return None
        codes, end = self._of_parties(at + 1, False)
        if self.type(self._titles(end)) is Type.NAME:
            return None  # the next of a list: "Lavrov, Foreign Minister Fidan"
        if self.low(end) == ")":
            end += 1
        former = self._former(k, at) or (isinstance(entry, Office) and entry.former)
        return item.text, codes or lead.codes or self._implied(item), end, former

    def _name(self, n: int, lead: _Lead, k: int) -> int:
        if lead.items and k == lead.next and not self._adjective_lead(lead):
            return self._parties(lead)  # "Russia Lavrov" is no person's party
        possessive = any(self.type(j) is Type.POSSESSIVE for j in range(n, k))
        rule = "party-name" if lead.items and (k > lead.next or not possessive) else "name"
        codes = lead.codes[-1:] if lead.items else ()
        if len(lead.items) > 1:
            self._bare(lead.items[:-1])
        return self._person(n, k, None, codes, rule)

    def _adjective_lead(self, lead: _Lead) -> bool:
        last = lead.items[-1].match
        return last is not None and (last.kind is Kind.DEMONYM or self.type(lead.next - 1) is Type.POSSESSIVE)

    # ---- bodies --------------------------------------------------------------------------------------------------
    def _group_at(self, n: int) -> bool:
        return self.type(n) is Type.WORD and self.low(n) in words()["groups"]

    def _lower_words(self, n: int) -> int:
        """Behind at most three plain words that may qualify a body ("Chinese health experts")."""
        k = n
        while k < n + 4 and self.type(k) is Type.WORD and not self._group_at(k) and self.items[k].text.isalpha():
            if self.low(k) in _STOPS:
                return n
            k += 1
        return k if self._group_at(k) else n

    def _group(self, n: int, lead: _Lead, k: int) -> int:
        k = self._lower_words(k) if not self._group_at(k) else k
        last = k
        while self._group_at(last + 1):
            last += 1
        if self.low(last + 1) == "and" and self._group_at(last + 2):
            last += 2
        codes, end = self._of_parties(last + 1, True)
        if not codes and not lead.codes:
            codes, end = self._spelt_out(last + 1)
        codes = codes or lead.codes
        head = self.items[last]
        counterpart = head.low in words()["counterparts"]
        name_at = self._name_ahead(end, comma=counterpart)
        if name_at is not None and (
            counterpart
            or head.low
            in (
                "leader",
                "chief",
                "envoy",
                "negotiator",
                "president",
                "premier",
                "monarch",
                "commander",
                "delegate",
                "mediator",
                "minister",
            )
        ):
            end = self._person(n, name_at, None if counterpart else head.text, codes, "group-name")
            if counterpart:
                self.found[-1] = replace(self.found[-1], counterpart=True)
            return end
        if (
            not codes
            and head.low not in _DELEGATIONS
            and self.low(n) not in _DEFINITE_GROUPS
            and not counterpart
            and not lead.pronoun
        ):
            return last + 1 if last >= n else n + 1
        role = head.low if head.low in words()["group_roles"] else None
        self.add(
            Who(
                self.span(n, end - 1), WhoKind.GROUP, Span(head.start, head.end), head.text, "group", None, role, codes,
                plural=head.low.endswith("s") or len(codes) > 1, counterpart=counterpart,
                possessive=self.type(end) is Type.POSSESSIVE,
            )
        )  # fmt: skip
        return end

    def _spelt_out(self, n: int) -> tuple[tuple[str, ...], int]:
        """ "representatives of the five nations on the committee -- Israel, Lebanon and Syria": two parties or more."""
        for k in range(n, min(n + 9, len(self.items))):
            if self.code(k) is not None or self.type(k) in (Type.OFFICE, Type.NAME):
                break
            if self.low(k) in ("-", "–", "—", ":", "("):
                k += 1
                while self.low(k) in ("-", "the"):
                    k += 1
                codes: list[str] = []
                end = k
                while (code := self.code(k)) is not None:
                    codes.append(code)
                    end = k + 1
                    k = self._separator(end)
                    while self.low(k) in _DETERMINERS:
                        k += 1
                if len(codes) > 1:
                    return tuple(codes), end
                break
        return (), n

    def _counterpart(self, n: int, lead: _Lead, k: int) -> int:
        end = k + 1
        codes, after = self._of_parties(end, True)
        end = after if codes else end
        name_at = self._name_ahead(end, comma=True)
        if name_at is not None:
            end = self._person(n, name_at, None, codes or lead.codes, "counterpart-name")
            self.found[-1] = replace(self.found[-1], counterpart=True)
            return end
        head = self.items[k]
        self.add(
            Who(
                self.span(n, end - 1), WhoKind.GROUP, Span(head.start, head.end), head.text, "counterpart", None, None,
                codes or lead.codes, plural=head.low.endswith("s"), counterpart=True,
            )
        )  # fmt: skip
        return end

    # ---- bare parties and pronouns -------------------------------------------------------------------------------
    def _parties(self, lead: _Lead) -> int:
        self._bare(lead.items)
        return lead.next

    def _bare(self, items: Sequence[Item]) -> None:
        for item in items:
            match = item.match
            if match is None:
                continue
            code = (
                match.key if item.type is Type.PARTY else match.entry.country if isinstance(match.entry, City) else None
            )
            if code is None:
                continue
            rule = {Kind.COUNTRY: "state", Kind.DEMONYM: "demonym", Kind.METONYM: "metonym", Kind.CITY: "capital"}.get(
                match.kind, "organisation"
            )
            after = self.text[item.end : item.end + 2]
            self.add(
                Who(
                    Span(item.start, item.end), WhoKind.PARTY, Span(item.start, item.end), item.text, rule, None, None,
                    (code,), possessive=after in ("'s", "’s") or after[:1] in ("'", "’"),
                    plural=isinstance(match.entry, Organisation),
                )
            )  # fmt: skip

    def _pronoun(self, n: int) -> None:
        item = self.items[n]
        self.add(
            Who(
                Span(item.start, item.end), WhoKind.PRONOUN, Span(item.start, item.end), item.low, "pronoun",
                plural=_PRONOUNS[item.low] == 2, possessive=item.low in ("his", "her", "their", "our", "my", "its"),
            )
        )  # fmt: skip


_JOINT = re.compile(r"\s*(?:,\s*)?(?:and\s+)?|\s+and\s+")
_STOPS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "and",
        "or",
        "but",
        "will",
        "would",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "who",
        "which",
        "that",
        "as",
        "the",
        "a",
        "an",
    ]
)


def find_who(items: Sequence[Item], text: str) -> list[Who]:
    """All mentions of people and parties among the items of one sentence; ``text`` is the document's."""
    return _joined_offices(_Scanner(items, text).scan(), text)


def _joined_offices(whos: list[Who], text: str) -> list[Who]:
    """"Member of the Politburo and Foreign Minister X": two offices of one person, unless the first has an article."""
    rows: list[Who] = []
    for who in whos:
        last = rows[-1] if rows else None
        if (
            last is not None
            and last.kind is WhoKind.OFFICE
            and who.kind is WhoKind.PERSON
            and who.role
            and last.text[:1].isupper()
            and not last.plural
            and not (who.parties and last.parties and who.parties != last.parties)
            and _JOINT.fullmatch(text[last.head.end : who.span.start])
            and text[max(0, last.head.start - 4) : last.head.start].lower() not in ("the ", "his ", "her ")
        ):
            role = f"{last.role} and {who.role}"
            rows[-1] = replace(who, span=Span(last.span.start, who.span.end), role=role, parties=who.parties or last.parties)
        else:
            rows.append(who)
    return rows
