"""The pages that people read, as HTML without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Clock, Send
from tests.web.diary import DOCUMENTS, TALKS
from tests.web.test_meetings import BROWSER


class Reader(HTMLParser):
    """A page's words, headings, links, marks and ids; and whether its elements are closed in order."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[str] = []
        self.links: list[str] = []
        self.marks: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.attributes |= told.keys()
        self.links += [value for name in ("href", "action", "src") if (value := told.get(name))]
        self.ids += [value for value in [told.get("id")] if value]
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")
        if tag == "mark":
            self.marks.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)
        if any(tag in self.open for tag in ("h1", "h2", "h3")):
            self.headings[-1] += data
        if "mark" in self.open:
            self.marks[-1] += data

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def read(client: FlaskClient, address: str, status: int = 200) -> Reader:
    answer = client.get(address, headers=BROWSER)
    assert (answer.status_code, answer.content_type) == (status, "text/html; charset=utf-8"), answer.text
    return Reader(answer.text)


def status(client: FlaskClient, address: str) -> int:
    with client.get(address) as answer:
        return answer.status_code


def meeting_page(client: FlaskClient, query: str) -> Reader:
    uid = client.get(f"/meetings?{query}").get_json()["meetings"][0]["uid"]
    return read(client, f"/meetings/{uid}")


def test_first_page_has_days_to_come_then_open_days_then_the_past(filled: FlaskClient) -> None:
    assert read(filled, "/").headings == [
        "Coming meetings",
        "Today, Thursday 28 February 2019", "Serbia–Kosovo talks",
        "Tomorrow, Friday 1 March 2019", "Lavrov – Rodríguez (RU–VE)",
        "Monday 4 March 2019", "Field to Baku",
        "Thursday 7 March 2019", "Demir to Athens",
        "Day not yet known", "Xi Jinping – Biden call (CN–US)", "Grossi to Tehran",
        "Latest past meetings",
        "Monday 25 February 2019", "Berg – Lind (NO–SE)",
        "Subscribe", "Filter",
    ]  # fmt: skip


def test_entry_tells_people_place_time_agenda_status_and_the_sentence_it_rests_on(filled: FlaskClient) -> None:
    text = read(filled, "/?person=lavrov").text
    for words in (
        "12:00 local time 09:00 UTC",
        "Scheduled Moscow, Russia",
        "Sergey Lavrov , Foreign Minister, Russia",
        "Agenda energy · agriculture",
        TALKS,
        "The Harbour Wire, 27 February 2019",
    ):
        assert words in text


@pytest.mark.parametrize("words", ["Cancelled", "Postponed", "Expected, not yet certain", "Scheduled"])
def test_status_is_told_in_words(filled: FlaskClient, words: str) -> None:
    assert words in read(filled, "/").text


def test_page_over_old_documents_is_not_empty(filled: FlaskClient, clock: Clock) -> None:
    clock.forward(timedelta(days=3000))
    page = read(filled, "/")
    assert "Those that were announced last stand below." in page.text
    assert page.headings[:4] == ["Coming meetings", "Latest past meetings", "Thursday 7 March 2019", "Demir to Athens"]
    assert "Day not yet known" not in page.headings


def test_page_of_an_empty_store_says_so(client: FlaskClient) -> None:
    assert "No meeting with a known day lies ahead." in read(client, "/").text


def test_visit_under_way_stands_under_today(filled: FlaskClient, clock: Clock) -> None:
    clock.forward(timedelta(days=5))
    assert read(filled, "/?party=US").headings[1:3] == ["Today, Tuesday 5 March 2019", "Field to Baku"]


def test_subscription_offers_the_plain_address_first_and_then_each_program(filled: FlaskClient) -> None:
    page = read(filled, "/?party=RU")
    address = "https://calendar.example.org/calendar.ics?party=RU"
    ways = [link for link in page.links if "calendar.ics" in link or "cid=" in link or "addfromweb" in link]
    assert ways == [
        address,
        "webcal://calendar.example.org/calendar.ics?party=RU",
        "https://calendar.google.com/calendar/r?cid=https%3A%2F%2Fcalendar.example.org%2Fcalendar.ics%3Fparty%3DRU",
        "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fcalendar.example.org%2Fcalendar.ics"
        "%3Fparty%3DRU&name=Diplomatic%20meetings%3A%20RU",
    ]
    assert page.text.index(address) < page.text.index("Google Calendar")
    assert "holds 1 meeting with a known day" in page.text
    assert "Google may take up to a day" in page.text


def test_number_of_meetings_is_that_of_the_calendar(filled: FlaskClient) -> None:
    events = filled.get("/calendar.ics").text.count("BEGIN:VEVENT")
    assert f"holds {events} meetings with a known day" in read(filled, "/").text


def test_filter_values_that_match_nothing_are_named(filled: FlaskClient) -> None:
    text = read(filled, "/?party=RU&party=FR&person=nobody").text
    assert "No meeting at all has the party “FR”." in text
    assert "No meeting at all has the person “nobody”." in text
    assert "has the party “RU”" not in text


def test_filters_in_use_can_each_be_removed(filled: FlaskClient) -> None:
    links = read(filled, "/?party=RU&party=VE&from=2019-01-01").links
    assert {"/?party=VE&from=2019-01-01", "/?party=RU&from=2019-01-01", "/?party=RU&party=VE"} <= set(links)


def test_filter_that_cannot_be_understood_is_explained_beside_the_form(filled: FlaskClient) -> None:
    page = read(filled, "/?from=2019-02-30&party=RU", 422)
    assert page.text.count("Is no date: write it as 2019-03-01.") == 2
    assert "e-from" in page.ids
    assert "Coming meetings" not in page.headings


def test_parameters_that_others_add_to_addresses_do_not_break_the_page(filled: FlaskClient) -> None:
    assert read(filled, "/?utm_source=letter").headings == read(filled, "/").headings


def test_bad_cursor_is_explained(filled: FlaskClient) -> None:
    assert "is no cursor" in read(filled, "/?after=nonsense", 422).text


def test_long_page_goes_on_under_the_same_filters(filled: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.pages.PAGE_SIZE", 2)
    seen, address = [], "/?to=2020-01-01"
    while address:
        page = read(filled, address)
        seen += [heading for heading in page.headings if "–" in heading or " to " in heading]
        address = next((link for link in page.links if "after=" in link), "")
        assert not address or "to=2020-01-01" in address
    assert len(seen) == len(set(seen)) == 6


def test_meeting_page_marks_the_passages_in_their_place(filled: FlaskClient) -> None:
    page = meeting_page(filled, "party=VE")
    assert page.headings[:4] == ["Lavrov – Rodríguez (RU–VE)", "Participants", "Agenda", "Circumstances"]
    assert page.marks == [TALKS, "energy and <b>agriculture</b>"]
    assert f"… {TALKS} , it said." in page.text
    assert "https://wire.example/2019/02/27/talks" in page.links
    assert "The ministry gave no further details." not in page.text


def test_meeting_page_tells_the_history(filled: FlaskClient, send: Send, clock: Clock) -> None:
    again = DOCUMENTS[1] | {"text": "Nothing will come of it.", "address": "https://courier.example/1"}
    send(DOCUMENTS[1] | {"address": "https://courier.example/1"})
    clock.forward(timedelta(hours=2))
    send(again)
    text = meeting_page(filled, "party=US").text
    assert "28 February 2019, 11:00 UTC sources changed" in text
    assert "first published" in text


def test_withdrawn_meeting_keeps_its_page(filled: FlaskClient, send: Send) -> None:
    send(DOCUMENTS[0] | {"text": "The ministry has nothing to announce."})
    page = meeting_page(filled, "party=VE")
    assert "Cancelled" in page.text
    assert "No document tells of this meeting any longer." in page.text


@pytest.mark.parametrize("address", ["/", "/?party=RU", "/nowhere"])
def test_pages_need_no_script_and_fetch_nothing_from_elsewhere(filled: FlaskClient, address: str) -> None:
    answer = filled.get(address, headers=BROWSER)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<script" not in answer.text
    assert not [name for name in Reader(answer.text).attributes if name.startswith("on") or name == "style"]
    fetched = re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]*)"', answer.text)
    assert fetched == ["/static/dipcal.css", "/static/dipcal.svg"]
    assert [status(filled, one) for one in fetched] == [200, 200]


def test_ids_are_unique_and_links_inside_the_site_lead_somewhere(filled: FlaskClient) -> None:
    page = read(filled, "/?party=RU")
    assert len(page.ids) == len(set(page.ids))
    inside = {link for link in page.links if link.startswith("/")}
    assert {status(filled, link) for link in inside} == {200}


def test_markup_in_a_document_stays_text(filled: FlaskClient, send: Send) -> None:
    send({"title": "<script>alert(1)</script>", "outlet": "<b>Bold</b>", "text": f"{TALKS}, <i>it is said</i>."})
    page = meeting_page(filled, "party=VE")
    assert "<script>alert(1)</script>" in page.text
    assert "<b>Bold</b>" in page.text


def test_unknown_page_is_a_page_with_a_way_back(filled: FlaskClient) -> None:
    page = read(filled, "/nowhere", 404)
    assert page.headings == ["Nothing is published here"]
    assert "/" in page.links
