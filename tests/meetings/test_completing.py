"""What a meeting owes to the others of its document: the trip's days, the host, companions, the last day."""

from __future__ import annotations

from tests.meetings.announced import announced, days, where, who


def test_legs_without_days_carry_the_whole_window() -> None:
    found = announced("Chilean Foreign Minister Ines Carrasco will visit Ghana, Togo and Benin from 3 to 9 March.")
    assert [where(a) for a in found] == [(None, "GH"), (None, "TG"), (None, "BJ")]
    assert set(days(found)) == {("2026-03-03", "2026-03-09")}


def test_legs_with_days_of_their_own_keep_them() -> None:
    found = announced("Chilean Foreign Minister Ines Carrasco will visit Ghana on 3 March and Togo on 5 March.")
    assert days(found) == [("2026-03-03", None), ("2026-03-05", None)]


def test_a_leg_told_later_inherits_the_window_of_the_trip() -> None:
    trip = "Chilean Foreign Minister Ines Carrasco will visit Ghana and Togo from 3 to 9 March."
    found = announced(f"{trip} Carrasco will travel to Benin.")
    assert (where(found[-1]), days(found[-1:])) == ((None, "BJ"), [("2026-03-03", "2026-03-09")])


def test_the_host_state_of_a_visit_is_seated() -> None:
    (visit,) = announced("Chilean Foreign Minister Ines Carrasco will visit Accra on 3 March.")
    assert who(visit) == {"Ines Carrasco", "GH"}


def test_a_host_with_a_name_is_seated_once() -> None:
    (visit,) = announced(
        "Chilean Foreign Minister Ines Carrasco will visit Ghana on 3 March and meet Ghanaian President Kofi Boateng."
    )
    assert who(visit) == {"Ines Carrasco", "Kofi Boateng"}


def test_no_host_is_seated_at_a_conference() -> None:
    text = "Chilean Foreign Minister Ines Carrasco will attend a United Nations conference in Accra on 3 March."
    (conference,) = announced(text)
    assert who(conference) == {"Ines Carrasco", "UN"}


def test_no_host_is_seated_at_talks_on_neutral_ground() -> None:
    text = "Chilean Foreign Minister Ines Carrasco will meet Peruvian President Juan Quispe in Accra on 3 March."
    (talks,) = announced(text)
    assert who(talks) == {"Ines Carrasco", "Juan Quispe"}


def test_a_companion_takes_part_in_the_journey() -> None:
    (visit,) = announced(
        "Chilean President Ana Rojas will visit Ghana on 3 March. "
        "Chilean Foreign Minister Ines Carrasco will accompany Rojas."
    )
    assert who(visit) == {"Ana Rojas", "Ines Carrasco", "GH"}


def test_a_duration_gives_the_last_day() -> None:
    found = announced("Chilean Foreign Minister Ines Carrasco will arrive in Accra on 3 March for a three-day visit.")
    assert days(found) == [("2026-03-03", "2026-03-05")]


def test_talks_during_a_visit_are_in_the_country_visited() -> None:
    visit = "Chadian President Idrissa Mbaye will pay a visit to Turkey from 3 to 6 March."
    found = announced(f"{visit} Turkish President Kemal Ozkan will receive Mbaye on 4 March.")
    assert [where(a) for a in found] == [(None, "TR"), (None, "TR")]


def test_guests_are_received_at_home() -> None:
    (talks,) = announced("Turkish President Kemal Ozkan will receive Chadian President Idrissa Mbaye on 3 March.")
    assert where(talks) == (None, "TR")


def test_here_is_the_town_of_the_dateline() -> None:
    (visit,) = announced(
        "ACCRA, Feb 27 (Coast Wire) - Chilean Foreign Minister Ines Carrasco arrives here on 3 March "
        "for talks with Ghanaian President Kofi Boateng."
    )
    assert where(visit) == ("Accra", "GH")


def test_a_call_has_no_place() -> None:
    text = (
        "Chilean President Ana Rojas will speak by phone with Ghanaian President Kofi Boateng from Santiago on 3 March."
    )
    (call,) = announced(text)
    assert (call.mode, call.place) == ("call", None)
