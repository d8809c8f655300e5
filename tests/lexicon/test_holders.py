"""Who held an office on a day: by name, by office, and what the table is complete for."""

from __future__ import annotations

import shutil
import time
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import service.lexicon
from service.errors import LexiconError
from service.lexicon import Kind, Office, load, read
from service.lexicon.holders import Claim, Holder

FOLDER = Path(service.lexicon.__file__).parent / "en"
DAY = timedelta(days=1)
LONG = timedelta(days=31)
G20 = ["AR", "AU", "BR", "CA", "CN", "DE", "FR", "GB", "ID", "IN", "IT", "JP", "KR", "MX", "SA", "TR", "US", "ZA", "EU"]


def day(text: str) -> date:
    return date.fromisoformat(text)


def found(name: str, on: str) -> tuple[str, str, str] | None:
    holder = load().holder(name, day(on))
    return (holder.name, holder.party, holder.office) if holder else None


def held(party: str, office: str, on: str) -> str | None:
    holder = load().office_holder(party, office, day(on))
    return holder.name if holder else None


def of_claim(claim: Claim) -> list[Holder]:
    """The terms of the claimed post, in order of time."""
    terms = load().holders.terms
    return sorted(
        (h for h in terms if h.party == claim.party and h.office in claim.offices), key=lambda holder: holder.start
    )


@pytest.mark.parametrize(
    ("name", "on", "person", "party", "office"),
    [
        ("Rouhani", "2015-03-01", "Hassan Rouhani", "IR", "President"),
        ("Hassan Rouhani", "2015-03-01", "Hassan Rouhani", "IR", "President"),
        ("ROHANI", "2015-03-01", "Hassan Rouhani", "IR", "President"),
        ("Bush", "1990-08-02", "George H. W. Bush", "US", "President"),
        ("Bush", "2005-05-01", "George W. Bush", "US", "President"),
        ("George Bush", "2005-05-01", "George W. Bush", "US", "President"),
        ("George H.W. Bush", "1990-08-02", "George H. W. Bush", "US", "President"),
        ("Donald J. Trump", "2018-06-12", "Donald Trump", "US", "President"),
        ("Joseph R. Biden", "2022-06-12", "Joe Biden", "US", "President"),
        ("Recep Erdogan", "2016-01-15", "Recep Tayyip Erdoğan", "TR", "President"),
        ("Xi", "2019-04-01", "Xi Jinping", "CN", "President"),
        ("Xi Jinping", "2019-04-01", "Xi Jinping", "CN", "President"),
        ("Lula", "2004-04-01", "Luiz Inácio Lula da Silva", "BR", "President"),
        ("Lula da Silva", "2004-04-01", "Luiz Inácio Lula da Silva", "BR", "President"),
        ("Abdel-Fattah al-Sisi", "2019-04-01", "Abdel Fattah el-Sisi", "EG", "President"),
        ("Sisi", "2019-04-01", "Abdel Fattah el-Sisi", "EG", "President"),
        ("von der Leyen", "2021-04-01", "Ursula von der Leyen", "EU", "European Commission President"),
        ("Volodymyr Zelenskiy", "2021-04-01", "Volodymyr Zelensky", "UA", "President"),
        ("Kaja Kallas", "2022-04-01", "Kaja Kallas", "EE", "Prime Minister"),
        (
            "Kaja Kallas",
            "2024-12-10",
            "Kaja Kallas",
            "EU",
            "High Representative for Foreign Affairs and Security Policy",
        ),
        ("Mohamed bin Zayed Al Nahyan", "2023-04-01", "Mohammed bin Zayed Al Nahyan", "AE", "President"),
        ("Lavrov", "2010-04-01", "Sergei Lavrov", "RU", "Foreign Minister"),
        ("Kerry", "2014-04-01", "John Kerry", "US", "Secretary of State"),
        ("Boutros-Ghali", "1994-04-01", "Boutros Boutros-Ghali", "UN", "Secretary-General"),
        ("Francis", "2015-09-20", "Francis", "VA", "Pope"),
        ("Phuc", "2019-02-20", "Nguyen Xuan Phuc", "VN", "Prime Minister"),
        ("Guterres", "2018-02-20", "António Guterres", "UN", "Secretary-General"),
        ("Khalifa bin Salman", "2010-02-20", "Khalifa bin Salman Al Khalifa", "BH", "Prime Minister"),
        ("Putin", "2010-02-20", "Vladimir Putin", "RU", "Prime Minister"),
    ],
)
def test_holder_by_full_or_family_name(name: str, on: str, person: str, party: str, office: str) -> None:
    assert found(name, on) == (person, party, office)


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Kim", "1999-06-01"),  # presidents of both Koreas
        ("Kirchner", "2007-12-10"),  # husband and wife
        ("Li", "2023-03-01"),  # one premier goes, the other comes
        ("Abdullah", "2010-01-01"),  # kings of Jordan and Saudi Arabia
        ("Albert II", "2010-01-01"),  # of the Belgians and of Monaco
        ("Rasmussen", "2009-06-01"),
        ("Lee", "2010-01-01"),  # of South Korea and of Singapore
    ],
)
def test_name_of_several_people_gives_none(name: str, on: str) -> None:
    assert found(name, on) is None


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Melania Trump", "2018-06-12"),
        ("Hillary Clinton", "1996-06-12"),
        ("Donald Trump Jr.", "2018-06-12"),
        ("Hassan", "2015-03-01"),
        ("Xavier Xi", "2019-04-01"),
        ("Recep Tayyip", "2016-01-15"),
        ("Nobody", "2016-01-15"),
        ("", "2016-01-15"),
        ("Bush", "1997-01-15"),
        ("Bill Clinton", "2010-01-15"),
        ("Biden", "2025-01-10"),
    ],
)
def test_other_people_and_other_times_give_none(name: str, on: str) -> None:
    assert found(name, on) is None


def test_full_name_tells_people_of_one_family_name_apart() -> None:
    assert found("Kim Dae-jung", "1999-06-01") == ("Kim Dae-jung", "KR", "President")
    assert found("Kim Jong-il", "1999-06-01") == ("Kim Jong Il", "KP", "Supreme Leader")
    assert found("Lars Loekke Rasmussen", "2009-06-01") is None
    assert found("Lars Lokke Rasmussen", "2009-06-01") == ("Lars Løkke Rasmussen", "DK", "Prime Minister")


def test_name_counts_for_sixty_days_around_the_term() -> None:
    assert found("Chirac", "2007-05-16") == ("Jacques Chirac", "FR", "President")
    assert found("Chirac", "2007-07-15") == ("Jacques Chirac", "FR", "President")
    assert found("Chirac", "2007-07-16") is None
    assert found("Obama", "2008-11-21") == ("Barack Obama", "US", "President")
    assert found("Obama", "2008-11-20") is None


def test_between_two_offices_the_nearer_one_is_told() -> None:
    assert found("Steinmeier", "2017-02-10") == ("Frank-Walter Steinmeier", "DE", "Foreign Minister")
    assert found("Steinmeier", "2017-03-10") == ("Frank-Walter Steinmeier", "DE", "President")


@pytest.mark.parametrize(
    ("party", "office", "on", "name"),
    [
        ("IL", "Prime Minister", "1994-07-25", "Yitzhak Rabin"),
        ("IL", "Prime Minister", "2022-08-01", "Yair Lapid"),
        ("GB", "Prime Minister", "2022-10-01", "Liz Truss"),
        ("GB", "Queen", "1999-01-01", "Elizabeth II"),
        ("GB", "King", "2023-01-01", "Charles III"),
        ("GB", "Queen", "2023-01-01", None),
        ("GB", "Foreign Minister", "2003-01-01", "Jack Straw"),
        ("IE", "Prime Minister", "1998-04-10", "Bertie Ahern"),
        ("US", "Secretary of State", "2018-04-10", "John Sullivan"),
        ("IN", "Foreign Minister", "2016-04-10", "Sushma Swaraj"),
        ("KR", "President", "2004-04-01", "Goh Kun"),
        ("RU", "President", "2009-01-01", "Dmitry Medvedev"),
        ("SU", "President", "1991-01-01", "Mikhail Gorbachev"),
        ("NATO", "Secretary-General", "1999-12-01", "George Robertson"),
        ("EU", "High Representative", "2005-12-01", "Javier Solana"),
        ("IR", "Supreme Leader", "1989-06-03", "Ruhollah Khomeini"),
        ("JP", "Prime Minister", "2008-09-23", "Yasuo Fukuda"),
        ("JP", "Prime Minister", "2008-09-24", "Taro Aso"),
        ("LB", "President", "2015-01-01", None),
        ("US", "President", "2024-12-31", "Joe Biden"),
        ("US", "President", "2025-01-01", None),
        ("US", "Sheriff", "2024-01-01", None),
        ("QQ", "President", "2024-01-01", None),
    ],
)
def test_holder_of_an_office_on_a_day(party: str, office: str, on: str, name: str | None) -> None:
    assert held(party, office, on) == name


def test_holder_is_told_with_term() -> None:
    holder = load().office_holder("FR", "President", day("2009-01-01"))
    assert holder == Holder("Nicolas Sarkozy", "FR", "President", day("2007-05-16"), day("2012-05-15"))
    present = load().office_holder("FR", "President", day("2024-01-01"))
    assert present is not None
    assert present.end is None


def test_every_claim_is_covered_without_gaps_but_told_vacancies() -> None:
    gaps = []
    for claim in load().holders.claims:
        terms = of_claim(claim)
        assert terms[0].start <= claim.since, claim
        breaks = [(a.end or claim.until, b.start) for a, b in pairwise(terms)]
        breaks.append((terms[-1].end or load().holders.as_of, claim.until))
        gaps += [
            (claim.party, claim.offices, str(end), str(start))
            for end, start in breaks
            if start - end > LONG and not any(first <= end and start <= last for first, last in claim.vacancies)
        ]
    assert gaps == []


def test_told_vacancies_are_vacant() -> None:
    for claim in load().holders.claims:
        for first, last in claim.vacancies:
            middle = first + (last - first) / 2
            assert last - first > LONG
            assert [load().office_holder(claim.party, office, middle) for office in claim.offices] == [
                None for _ in claim.offices
            ]


def test_no_post_has_two_holders_at_once() -> None:
    as_of = load().holders.as_of
    overlaps = [
        (a.name, b.name)
        for claim in load().holders.claims
        for a, b in pairwise(of_claim(claim))
        if (a.end or as_of) - b.start > DAY
    ]
    assert overlaps == []


def test_every_term_belongs_to_one_claim() -> None:
    holders = load().holders
    posts = [(claim.party, office) for claim in holders.claims for office in claim.offices]
    assert len(set(posts)) == len(posts)
    assert {(h.party, h.office) for h in holders.terms} == set(posts)


def test_only_the_present_holder_of_a_post_has_no_end() -> None:
    for claim in load().holders.claims:
        assert [h.name for h in of_claim(claim)[:-1] if h.end is None] == []


def test_offices_are_called_as_the_texts_are_read() -> None:
    lexicon = load()
    offices = {holder.office for holder in lexicon.holders.terms} | {o for _, o in lexicon.holders.aliases}
    for name in offices:
        matches = [m for m in lexicon.find(f"They await the {name} on Monday.") if m.kind is Kind.OFFICE]
        assert [m.entry.name for m in matches if isinstance(m.entry, Office)] == [name]


def test_every_holder_is_found_by_name_on_a_day_in_office() -> None:
    lexicon = load()
    missing = []
    for holder in lexicon.holders.terms:
        middle = holder.start + ((holder.end or lexicon.holders.as_of) - holder.start) / 2
        seen = lexicon.holder(holder.name, middle)
        if seen is None or seen.party != holder.party:
            missing.append((holder.name, holder.party))
    # The king's name alone may be Prime Minister Edouard Philippe of France at that time.
    assert missing == [("Philippe", "BE")]


def test_heads_of_the_g20_and_the_security_council_are_claimed_since_1990() -> None:
    claimed = {c.party for c in load().holders.claims if c.since <= date(1990, 1, 1)}
    assert set(G20) <= claimed
    assert [c.since.year for c in load().holders.claims if (c.party, c.offices) == ("RU", ("President",))] == [1991]
    assert len({c.party for c in load().holders.claims if c.party in load().countries}) >= 60


BREACHES = [
    ("holders.csv", "Ann Other,,,QQ,President,2001-01-01,2002-01-01", "Ann Other", "party QQ"),
    ("holders.csv", "Ann Other,,,US,President,2001-13-01,2002-01-01", "Ann Other", "2001-13-01"),
    ("holders.csv", "Ann Other,,,US,President,2003-01-01,2002-01-01", "Ann Other", "before"),
    ("holders.csv", "Ann Other,,,US,President,2003-01-01,2999-01-01", "Ann Other", "after"),
    ("holders.csv", "Ann Other,,,US,,2001-01-01,2002-01-01", "Ann Other", "office is missing"),
    ("holders.csv", "Ann Other,Ann Other,,US,President,2001-01-01,2002-01-01", "Ann Other", "once more"),
    ("holders.csv", "Ann Other,US", "Ann Other", "7 columns"),
    ("holders.toml", '[[claim]]\nparty = "US"\noffices = ["Sheriff"]\nsince = "2001-01-01"', "US", "Sheriff"),
    ("holders.toml", '[[claim]]\nparty = "US"\noffices = ["President"]\nsince = "2001"', "US", "2001"),
    ("holders.toml", '[[claim]]\nparty = "US"\noffices = ["President"]\nsince = "2001-01-01"\nto = "x"', "US", "to"),
    ("holders.toml", '[[alias]]\nparty = "US"\noffice = "Boss"\nsame_as = "Sheriff"', "US", "Sheriff"),
    ("holders.toml", '[[edition]]\nas_of = "2024-12-31"', "edition", "once"),
]


@pytest.mark.parametrize(("file", "added", "entry", "reason"), BREACHES, ids=lambda value: str(value)[:40])
def test_breach_is_reported_with_file_entry_and_reason(
    tmp_path: Path, file: str, added: str, entry: str, reason: str
) -> None:
    shutil.copytree(FOLDER, tmp_path / "en")
    with (tmp_path / "en" / file).open("a", encoding="utf-8") as data:
        data.write(f"\n{added}\n" if file.endswith(".toml") else f"{added}\n")
    with pytest.raises(LexiconError) as caught:
        read(tmp_path / "en")
    assert caught.value.file == file
    assert caught.value.entry.startswith(entry)
    assert reason in caught.value.reason


def test_whole_lexicon_is_read_in_the_time_of_parsing_its_files_some_times_over() -> None:
    def parse() -> None:
        for file in FOLDER.glob("*.toml"):
            tomllib.loads(file.read_text(encoding="utf-8"))

    parsing = min(taken(parse) for _ in range(3))
    assert taken(lambda: read(FOLDER)) < 20 * parsing  # about 6 times: the CSV files and the tables are the rest


def taken(work: Callable[[], object]) -> float:
    """The processor's seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began
