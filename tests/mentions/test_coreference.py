"""Who is who across a document."""

from __future__ import annotations

from tests.mentions.whos import people


def test_a_surname_means_the_person_who_was_named_in_full() -> None:
    found = people("Petrov is on his way. Foreign Minister Ivo Petrov of Bulgaria leaves today.")
    assert [(p.name, p.role, p.party) for p in found.persons] == [("Ivo Petrov", "Foreign Minister", "BG")]
    assert len(found.persons[0].mentions) == 2


def test_accents_and_titles_make_nobody_another() -> None:
    found = people("President José Durán arrived. Mr Duran was met by Jose Duran's brother.")
    assert [p.name for p in found.persons] == ["José Durán"]


def test_brothers_are_two() -> None:
    found = people("President Raul Mendez met Diego Mendez.")
    assert [p.name for p in found.persons] == ["Raul Mendez", "Diego Mendez"]


def test_of_two_with_one_surname_the_one_in_the_office_is_meant() -> None:
    found = people("President Raul Mendez met General Diego Mendez. Later General Mendez spoke.")
    assert [(p.name, len(p.mentions)) for p in found.persons] == [("Raul Mendez", 1), ("Diego Mendez", 2)]


def test_the_party_told_with_an_office_weighs_more() -> None:
    found = people("Turkey's Kemal Ozkan smiled. Georgian Prime Minister Kemal Ozkan did not.")
    assert [(p.name, p.party) for p in found.persons] == [("Kemal Ozkan", "GE")]


class TestHolder:
    def test_it_is_the_one_told_last_before(self) -> None:
        text = "Foreign Minister Ada Alba flew in. Foreign Minister Vito Vega flew out. The foreign minister smiled."
        found = people(text)
        holder = found.holder("foreign minister", None, len(text))
        assert holder is not None
        assert holder.name == "Vito Vega"

    def test_it_is_of_the_same_party(self) -> None:
        text = "Kenyan President Amos Otieno met Peruvian President Rosa Quispe."
        holder = people(text).holder("president", "KE", len(text))
        assert holder is not None
        assert holder.name == "Amos Otieno"

    def test_one_who_is_told_later_counts_where_nobody_is_before(self) -> None:
        holder = people("The premier will travel. Premier Jana Kral goes to Oslo.").holder("premier", None, 0)
        assert holder is not None
        assert holder.name == "Jana Kral"

    def test_a_short_word_or_another_wording_is_the_same_office(self) -> None:
        found = people("Prime Minister Jana Kral met Deputy Foreign Minister Ivo Petrov.")
        told = {role: found.holder(role, None, 50) for role in ("minister", "PM", "Foreign-Minister", "envoy")}
        names = {role: person.name if person else None for role, person in told.items()}
        assert names == {"minister": "Ivo Petrov", "PM": "Jana Kral", "Foreign-Minister": None, "envoy": None}

    def test_a_spokesman_holds_no_office_at_the_table(self) -> None:
        assert people("Presidential spokesman Tomas Reyes said so.").holder("spokesman", None, 99) is None


def test_a_word_of_a_name_finds_the_person_without_regard_to_accents() -> None:
    found = people("President José Durán arrived.")
    assert found.named("duran") is found.persons[0]
    assert found.named("Vega") is None
    assert found.named("!") is None
