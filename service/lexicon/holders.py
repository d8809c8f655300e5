"""Who held an office on a day: heads of state and of government, and some further offices.

In: ``holders.csv`` (one row a term) and ``holders.toml`` (what the table is complete for, other words for an office,
spellings). Out: ``Holders``, asked by name or by office. The table is dated: it knows nothing after ``as_of``, so that
a term that had not ended by then is not taken to go on. What a text says itself always goes before it (the caller's
part).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from service.lexicon.schema import Row, csv_rows, toml_tables
from service.lexicon.words import folded

Key = tuple[str, ...]
"""A name as it is compared: folded words, without articles, every given name in its first spelling."""

_COLUMNS = ("name", "names", "family", "party", "office", "from", "to")
_TABLES = ("edition", "article", "spelling", "alias", "claim")

# The press still says "President Chirac" of a leader who has just left, and of one who is about to take office.
NEAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's one term in one office; ``end`` is None where it had not ended when the table was made.

    On the day of a handover the old term ends and the new one starts.
    """

    name: str
    party: str
    office: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The table is complete for the post from ``since`` to ``until``.

    ``offices`` are the names that the post goes by in turn (King, Queen); in ``vacancies`` (last day of the one, first
    day of the next) nobody held it.
    """

    party: str
    offices: tuple[str, ...]
    since: date
    until: date
    vacancies: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    """A term with the keys of its holder's names: the full ones, and those that stand alone."""

    holder: Holder
    forms: tuple[Key, ...]
    alone: tuple[Key, ...]

    def is_called(self, name: Key) -> bool:
        """Whether the name is one of the holder's, in part (with the family name) or with further initials."""
        if name in self.alone or name in self.forms:
            return True
        if len(name) < 2 or not any(set(family) <= set(name) for family in self.alone):
            return False
        return any(_agree(set(name), set(form)) for form in self.forms)


def _agree(name: set[str], form: set[str]) -> bool:
    if name <= form:
        return True
    return len(form) > 1 and form <= name and all(len(word) == 1 for word in name - form)


@dataclass(slots=True)
class Holders:
    """The table of terms; ``as_of`` is the last day that it knows of."""

    as_of: date
    claims: tuple[Claim, ...] = ()
    articles: frozenset[str] = frozenset()
    spellings: dict[str, str] = field(default_factory=dict)
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    _terms: list[_Term] = field(default_factory=list)
    _by_word: dict[str, list[_Term]] = field(default_factory=dict)
    _by_office: dict[tuple[str, str], list[Holder]] = field(default_factory=dict)

    @property
    def terms(self) -> tuple[Holder, ...]:
        """Every term, in the order of the file: the highest office of a party first."""
        return tuple(term.holder for term in self._terms)

    def named(self, name: str, on: date) -> Holder | None:
        """The holder of this name in office on the day or within 60 days of it; None if it may be several people.

        A full name may lack middle names or have further initials; a family name may stand alone. Somebody with two
        offices is given with the one held on the day, the highest first, else with the nearest in time.
        """
        if on > self.as_of:
            return None
        key = self.key(name)
        called = [term for term in self._called(key) if self._distance(term.holder, on) <= NEAR]
        exact = [term for term in called if len(key) > 1 and key in term.forms]
        near = [term.holder for term in exact or called]
        if not near or len({holder.name for holder in near}) > 1:
            return None
        nearest = min(self._distance(holder, on) for holder in near)
        found = [holder for holder in near if self._distance(holder, on) == nearest]
        # Two people of one name (Albert II of Belgium and of Monaco) are told by their parties only.
        return found[0] if len({holder.party for holder in found}) == 1 else None

    def of_office(self, party: str, office: str, on: date) -> Holder | None:
        """Who held the party's office on the day: the one who took over, on a day of handover."""
        holders = self._by_office.get((party, self.aliases.get((party, office), office)), [])
        if on > self.as_of:
            return None
        held = [holder for holder in holders if not self._distance(holder, on)]
        return max(held, key=lambda holder: holder.start, default=None)

    def of_party(self, party: str, office: str) -> tuple[Holder, ...]:
        """Everyone who held exactly this office of the party."""
        return tuple(self._by_office.get((party, office), ()))

    def key(self, name: str) -> Key:
        """The words by which the name is compared; initials count one by one, dotted or not."""
        words = [word for word in folded(name.replace(".", ". ")).split() if word not in self.articles]
        return tuple(self.spellings.get(word, word) for word in words)

    def add(self, holder: Holder, names: tuple[str, ...], families: tuple[str, ...]) -> None:
        """Take a term in. Without ``families``, the last word of every name of several words stands alone."""
        written = (holder.name, *names)
        lone = families or tuple(name.split()[-1] for name in written if " " in name)
        forms = tuple(map(self.key, written))
        alone = {*map(self.key, lone), *(form for form in forms if len(form) == 1)}
        term = _Term(holder, forms, tuple(sorted(alone)))
        self._terms.append(term)
        for word in {word for form in (*forms, *alone) for word in form}:
            self._by_word.setdefault(word, []).append(term)
        self._by_office.setdefault((holder.party, holder.office), []).append(holder)

    def _called(self, name: Key) -> Iterable[_Term]:
        # Whatever calls a holder holds a whole name or a family name; the rarest word leaves the fewest to look at.
        known = [self._by_word[word] for word in name if word in self._by_word]
        return [term for term in min(known, key=len, default=[]) if term.is_called(name)]

    def _distance(self, holder: Holder, on: date) -> timedelta:
        """How far the day is from the term, nothing within it."""
        return max(holder.start - on, on - (holder.end or self.as_of), timedelta())


def read(folder: Path, party_of: Callable[[Row], str | None]) -> Holders:
    """The table of a folder; ``party_of`` checks a row's party. Raises LexiconError(file, entry, reason)."""
    tables = toml_tables(folder / "holders.toml", _TABLES, "party")
    holders = Holders(_as_of(tables["edition"]))
    holders.articles = frozenset(folded(_only(row, "name")) for row in tables["article"])
    for row in tables["spelling"]:
        first, *others = map(folded, row.texts("forms"))
        row.close()
        holders.spellings.update(dict.fromkeys(others, first))
    for row in csv_rows(folder / "holders.csv", _COLUMNS):
        party_of(row)
        _take_term(holders, row)
    holders.claims = tuple(_claim(holders, row) for row in tables["claim"])
    for row in tables["alias"]:
        _take_alias(holders, row)
    return holders


def _as_of(rows: list[Row]) -> date:
    if len(rows) != 1:
        raise Row("holders.toml", "edition", {}).error("must be there once")
    as_of = _day(rows[0], "as_of")
    rows[0].close()
    return as_of


def _only(row: Row, key: str) -> str:
    text = row.text(key)
    row.close()
    return text


def _take_term(holders: Holders, row: Row) -> None:
    end = _day(row, "to") if row.maybe("to") else None
    holder = Holder(row.text("name"), row.text("party"), row.text("office"), _day(row, "from"), end)
    names, families = row.texts("names"), row.texts("family")
    row.close()
    if holder.start >= (end or holders.as_of) or (end or holders.as_of) > holders.as_of:
        raise row.error(f"from must be before to, and neither after {holders.as_of}")
    if holder.name in names:
        raise row.error("names says the name once more")
    holders.add(holder, names, families)


def _claim(holders: Holders, row: Row) -> Claim:
    until = _day(row, "until") if row.maybe("until") else holders.as_of
    vacancies = tuple(_span(row, text) for text in row.texts("vacancies"))
    claim = Claim(row.text("party"), row.texts("offices"), _day(row, "since"), until, vacancies)
    row.close()
    unknown = [office for office in claim.offices if not holders.of_party(claim.party, office)]
    if unknown or not claim.offices:
        raise row.error(f"offices without a holder: {', '.join(unknown) or 'none told'}")
    return claim


def _take_alias(holders: Holders, row: Row) -> None:
    party, office, same_as = row.text("party"), row.text("office"), row.text("same_as")
    row.close()
    if not holders.of_party(party, same_as) or holders.of_party(party, office):
        raise row.error(f"{same_as} must be an office of the table, {office} none")
    holders.aliases[party, office] = same_as


def _span(row: Row, text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    return _iso(row, first), _iso(row, last)


def _day(row: Row, key: str) -> date:
    return _iso(row, row.text(key))


def _iso(row: Row, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise row.error(f"{text} is no day written as 2024-12-31") from error
