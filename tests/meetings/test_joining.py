"""One meeting, one entry: which tellings of a document are one meeting, and which are two."""

from __future__ import annotations

from tests.meetings.announced import announced, days, where, who

TALKS = "Chadian President Idrissa Mbaye will meet Turkish President Kemal Ozkan in Ankara on 3 March."
VISIT = "Chadian President Idrissa Mbaye will pay a visit to Turkey from 3 to 6 March."


def test_a_headline_and_a_lead_are_one_meeting() -> None:
    (meeting,) = announced(TALKS, title="Mbaye to meet Ozkan")
    assert len(meeting.passages) == 2


def test_a_headline_is_not_the_evidence_where_the_text_tells_more() -> None:
    (meeting,) = announced(TALKS, title="Mbaye to meet Ozkan")
    assert meeting.evidence.start >= len("Mbaye to meet Ozkan")


def test_the_same_two_on_another_day_meet_twice() -> None:
    found = announced(f"{TALKS} Mbaye will meet Ozkan in Ankara again on 9 March.")
    assert days(found) == [("2026-03-03", None), ("2026-03-09", None)]


def test_talks_without_a_day_are_part_of_the_visit() -> None:
    (meeting,) = announced(f"{VISIT} Mbaye will meet Turkish Foreign Minister Kemal Ozkan.")
    assert who(meeting) == {"Idrissa Mbaye", "Kemal Ozkan"}
    assert days([meeting]) == [("2026-03-03", "2026-03-06")]


def test_talks_with_a_day_of_their_own_stand_beside_the_visit() -> None:
    visit, talks = announced(f"{VISIT} Mbaye will meet Turkish Foreign Minister Kemal Ozkan in Ankara on 4 March.")
    assert days([visit, talks]) == [("2026-03-03", "2026-03-06"), ("2026-03-04", None)]
    assert who(visit) == {"Idrissa Mbaye", "TR"}


def test_talks_with_a_town_of_their_own_stand_beside_a_visit_that_tells_more() -> None:
    talks = "Mbaye will meet Turkish President Kemal Ozkan in Izmir on 4 March."
    found = announced(f"Chadian President Idrissa Mbaye will visit Turkey from 3 to 5 March. {talks}")
    assert [where(a) for a in found] == [(None, "TR"), ("Izmir", "TR")]


def test_talks_that_tell_all_of_the_visit_are_told_once() -> None:
    """ "The visit keeps an entry beside them only where it tells more than they do" (guidelines, A meeting)."""
    talks = "Mbaye will meet Turkish President Kemal Ozkan in Izmir."
    found = announced(f"Chadian President Idrissa Mbaye will visit Turkey on 3 March. {talks}")
    assert [(where(a), a.start, who(a)) for a in found] == [
        (("Izmir", "TR"), "2026-03-03", {"Idrissa Mbaye", "Kemal Ozkan"})
    ]


def test_a_guest_with_two_hosts_on_one_day_has_two_meetings() -> None:
    found = announced(f"{TALKS} On the same day Mbaye will meet Turkish Prime Minister Selim Koray in Ankara.")
    assert [who(a) for a in found] == [{"Idrissa Mbaye", "Kemal Ozkan"}, {"Idrissa Mbaye", "Selim Koray"}]


def test_conferences_of_different_organisations_are_two() -> None:
    first = "The African Union and the Arab League will hold a summit in Nairobi on 3 March."
    found = announced(f"{first} ASEAN and the European Union will hold a summit in Nairobi on 3 March.")
    assert [who(a) for a in found] == [{"African Union", "Arab League"}, {"ASEAN", "EU"}]


def test_talks_elsewhere_stand_beside_a_conference() -> None:
    conference = "Chilean Foreign Minister Ines Carrasco will attend a United Nations conference in Accra on 3 March."
    found = announced(f"{conference} Carrasco will meet Ghanaian President Kofi Boateng in Kumasi on 3 March.")
    assert [where(a) for a in found] == [("Accra", "GH"), ("Kumasi", "GH")]


def test_a_journey_made_for_talks_is_one_meeting_with_them() -> None:
    (meeting,) = announced(
        "Chilean Foreign Minister Ines Carrasco will leave for Accra on 3 March "
        "to meet Ghanaian President Kofi Boateng."
    )
    assert (who(meeting), where(meeting)) == ({"Ines Carrasco", "Kofi Boateng"}, ("Accra", "GH"))
    assert meeting.start == "2026-03-03"


def test_an_agenda_told_later_belongs_to_the_meeting() -> None:
    (meeting,) = announced(f"{TALKS} Mbaye and Ozkan will discuss fisheries.")
    assert meeting.topics == ("fisheries",)
