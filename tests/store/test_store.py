"""The store's behaviour, the same on every database."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from service.errors import AccessError, NotFoundError, QueryError, StoreError
from service.merging import asked_keys, asked_window, told_keys
from service.model import (
    CalendarState,
    Change,
    Failure,
    Meeting,
    MeetingQuery,
    Reckoning,
    Run,
    Span,
    Status,
    StoredDocument,
)
from service.store import Store, document_id
from service.store.cursors import cursor
from tests.fakes import NOON, announcement, meeting, source

TODAY = date(2019, 3, 1)
TALKS = "Ada Alba, Foreign Minister, RU; Vito Vega, -, VE | 2019-03-01T12:00 | Moscow, RU | energy; farm trade"


def save(store: Store, saved: Meeting, *changes: Change, told: date = date(2019, 2, 27)) -> None:
    with store.writing() as ledger:
        ledger.save_meeting(saved, told_keys(saved.participants), changes, told)
        ledger.count_change(saved.modified)


def document(key: str = "a.txt", *, received: datetime = NOON, **told: object) -> StoredDocument:
    values: dict[str, object] = {
        "address": "https://wire.example/a",
        "outlet": "Invented Wire",
        "title": "Talks in Moscow",
        "language": "en",
        "published": date(2019, 2, 27),
        "reckoning": Reckoning.METADATA,
        "body": "They will meet on Friday.",
        "content_hash": "0" * 64,
        "extractor": "fake-1",
    }
    return StoredDocument(
        id=document_id("folder", key),
        source="folder",
        key=key,
        name=f"folder/{key}",
        received=received,
        **values | told,
    )  # type: ignore[arg-type]


def uids(store: Store, **query: object) -> list[str]:
    page = store.meetings(MeetingQuery(**{"today": TODAY} | query))  # type: ignore[arg-type]
    assert page.total == len(page.items)
    return [found.uid for found in page.items]


def on_days(store: Store, **days: str) -> None:
    for uid, day in days.items():
        save(store, meeting(f"Ada Alba, -, RU; Vito Vega, -, VE | {day}", uid))


class TestMeetings:
    def test_a_meeting_comes_back_as_it_was_saved(self, store: Store) -> None:
        saved = replace(meeting(TALKS, "m@dipcal"), sources=(), notes=("told twice",), zone_told="UTC")
        save(store, saved)
        assert store.meeting("m@dipcal") == saved

    def test_the_uid_may_be_given_without_its_host(self, store: Store) -> None:
        save(store, meeting(TALKS, "abc@dipcal"))
        assert store.meeting("abc").uid == "abc@dipcal"

    @pytest.mark.parametrize("uid", ["nothing", "", "\0", "\ud800", "' OR 1=1 --"])
    def test_an_unknown_uid_is_not_found(self, store: Store, uid: str) -> None:
        with pytest.raises(NotFoundError, match="no meeting"):
            store.meeting(uid)

    def test_saving_again_replaces_the_meeting_and_its_terms(self, store: Store) -> None:
        save(store, meeting(TALKS, "m"))
        save(store, meeting("Gus Gray, -, FR | 2019-03-02", "m"))
        assert uids(store, persons=("alba",)) == []
        assert uids(store, persons=("gray",)) == ["m"]

    def test_sources_and_changes_come_with_the_meeting(self, store: Store) -> None:
        change = Change(NOON, 1, "start", "2019-03-01", "2019-03-02", document().id)
        save(store, meeting(TALKS, "m@dipcal"), change)
        told = announcement(TALKS)
        with store.writing() as ledger:
            ledger.save_document(document())
            ledger.save_announcements(document().id, "fake-1", [(told, "They will meet.", "m@dipcal")])
        found = store.meeting("m")
        assert found.changes == (change,)
        assert [(s.outlet, s.evidence, s.announcement) for s in found.sources] == [
            ("Invented Wire", "They will meet.", told)
        ]


class TestFilters:
    @pytest.fixture(autouse=True)
    def meetings(self, store: Store) -> None:
        save(store, meeting(TALKS, "talks"))
        save(store, meeting("Eva Élan, -, FR; -, -, African Union | 2019-03 | Paris, FR", "paris"))
        save(store, meeting("Gus Gray, -, US; -, -, AZ | - | -, AZ | gas | tentative", "undated"))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"parties": ("RU",)}, ["talks"]),
            ({"parties": ("african union",)}, ["paris"]),
            ({"parties": ("RU", "FR")}, ["talks", "paris"]),
            ({"persons": ("ALBA",)}, ["talks"]),
            ({"persons": ("elan",)}, ["paris"]),
            ({"persons": ("lan",)}, []),
            ({"persons": ("%",)}, []),
            ({"persons": ("",)}, []),
            ({"persons": ("ada alba",)}, ["talks"]),
            ({"places": ("moscow",)}, ["talks"]),
            ({"places": ("AZ",)}, ["undated"]),
            ({"topics": ("trade",)}, ["talks"]),
            ({"statuses": ("tentative",)}, ["undated"]),
            ({"statuses": ("tentative", "scheduled"), "parties": ("US",)}, ["undated"]),
            ({"parties": ("RU",), "persons": ("gray",)}, []),
            ({"since": date(2019, 3, 2)}, ["paris"]),
            ({"until": date(2019, 2, 28)}, []),
            ({"until": date(2019, 3, 1)}, ["talks", "paris"]),
            ({"since": date(2019, 3, 1), "until": date(2019, 3, 1)}, ["talks", "paris"]),
            ({"imprecise": "exclude"}, ["talks"]),
        ],
    )
    def test_filter(self, store: Store, query: dict[str, object], found: list[str]) -> None:
        assert sorted(uids(store, **query)) == sorted(found)

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            ({"statuses": ("over",)}, "status"),
            ({"imprecise": "maybe"}, "imprecise"),
            ({"order": "random"}, "order"),
            ({"limit": 0}, "limit"),
            ({"after": "x"}, "after"),
            ({"after": "WzFd"}, "after"),
            ({"after": "WyIyMDE5IiwgMSwgIngiLCAieCJd"}, "after"),
            ({"after": cursor("2019-03-01", 0, "2019-03-01", "\0")}, "after"),
            ({"after": cursor("2019-03-01", 0, "2019-03-01", "\ud800")}, "after"),
            ({"after": cursor("2019-03-01", -1, "2019-03-01", "x")}, "after"),
        ],
    )
    def test_what_is_no_query_names_its_parameter(self, store: Store, query: dict[str, object], parameter: str) -> None:
        with pytest.raises(QueryError) as caught:
            uids(store, **query)
        assert caught.value.parameter == parameter


class TestOrder:
    def test_what_is_to_come_stands_first_soonest_first_then_the_latest_past(self, store: Store) -> None:
        on_days(
            store, past="2019-02-01", later="2019-03-09", longpast="2018-01-01", today="2019-03-01", soon="2019-03-02"
        )
        assert uids(store) == ["today", "soon", "later", "past", "longpast"]

    def test_a_visit_under_way_is_still_to_come(self, store: Store) -> None:
        on_days(store, visit="2019-02-27/2019-03-02", soon="2019-03-02", over="2019-02-27/2019-02-28")
        assert uids(store) == ["visit", "soon", "over"]

    def test_a_meeting_without_a_day_stands_where_it_was_last_told(self, store: Store) -> None:
        on_days(store, soon="2019-03-02", past="2019-02-26", longpast="2018-01-01")
        save(store, meeting("Ada Alba, -, RU; Vito Vega, -, VE", "undated"), told=date(2019, 2, 27))
        assert uids(store) == ["soon", "undated", "past", "longpast"]

    @pytest.mark.parametrize("limit", [1, 2, 3, 10])
    def test_pages_together_hold_each_meeting_once_in_order(self, store: Store, limit: int) -> None:
        on_days(store, a="2019-03-02", b="2019-03-02", c="2019-03-05", d="2019-02-02", e="2019-02-02", f="2018-02-02")
        found: list[str] = []
        after = None
        while True:
            page = store.meetings(MeetingQuery(today=TODAY, limit=limit, after=after))
            assert page.total == 6
            found += [item.uid for item in page.items]
            after = page.next
            if after is None:
                break
        assert found == ["a", "b", "c", "d", "e", "f"]

    def test_a_page_goes_on_from_the_day_that_was_today_on_the_first(self, store: Store) -> None:
        on_days(store, a="2019-03-01", b="2019-03-02")
        first = store.meetings(MeetingQuery(today=TODAY, limit=1))
        rest = store.meetings(MeetingQuery(today=TODAY + timedelta(days=5), limit=5, after=first.next))
        assert [item.uid for item in rest.items] == ["b"]


class TestDocuments:
    def test_a_document_comes_back_with_what_it_announces(self, store: Store) -> None:
        save(store, meeting(TALKS, "m@dipcal"))
        told = replace(announcement(TALKS), passages=(Span(1, 2),), notes=("a note",), zone_told="UTC")
        with store.writing() as ledger:
            ledger.save_document(document())
            ledger.save_announcements(document().id, "fake-1", [(told, "words", "m@dipcal")])
        expected = replace(document(), announcements=(told,), meetings=("m@dipcal",))
        assert store.document(document().id) == expected
        assert store.find_document("folder", "a.txt") == expected

    @pytest.mark.parametrize("identifier", ["x", "", "\0", "\ud800"])
    def test_an_unknown_document_is_not_found(self, store: Store, identifier: str) -> None:
        with pytest.raises(NotFoundError, match="no document"):
            store.document(identifier)

    @pytest.mark.parametrize("limit", [1, 2, 5])
    def test_the_latest_received_stand_first_page_by_page(self, store: Store, limit: int) -> None:
        with store.writing() as ledger:
            for hours, key in enumerate(("old.txt", "mid.txt", "new.txt")):
                ledger.save_document(document(key, received=NOON + timedelta(hours=hours)))
        found: list[str] = []
        after = None
        while True:
            page = store.documents(limit, after)
            assert page.total == 3
            found += [item.key for item in page.items]
            after = page.next
            if after is None:
                break
        assert found == ["new.txt", "mid.txt", "old.txt"]

    def test_a_document_that_is_not_listed_is_gone_once(self, store: Store) -> None:
        with store.writing() as ledger:
            for key in ("here.txt", "broken.txt", "gone.txt"):
                ledger.save_document(document(key))
            assert ledger.mark_gone("folder", {"here.txt"}, {"folder/broken.txt"}) == 1
            assert ledger.mark_gone("folder", {"here.txt"}, {"folder/broken.txt"}) == 0
        assert [item.key for item in store.documents().items if item.gone] == ["gone.txt"]

    def test_outdated_documents_come_in_order_of_publication(self, store: Store) -> None:
        with store.writing() as ledger:
            ledger.save_document(document("b", published=date(2019, 2, 2)))
            ledger.save_document(document("a", published=date(2019, 2, 3)))
            ledger.save_document(document("c", extractor="fake-2"))
        assert store.outdated("fake-2") == (document_id("folder", "b"), document_id("folder", "a"))


class TestCandidates:
    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("Vega, -, - | 2019-03-01", ["m"]),
            ("-, -, RU; -, -, VE | 2019-03-02", ["m"]),
            ("-, -, RU; -, -, CU | 2019-03-02", []),
            ("-, -, RU; -, -, VE | 2019-09-02", []),
            ("-, -, RU; -, -, VE", ["m"]),
        ],
    )
    def test_blocking_finds_what_may_be_the_same(self, store: Store, line: str, found: list[str]) -> None:
        save(store, meeting(TALKS, "m"))
        claim = source(line, published=date(2019, 8, 30) if "2019-09" in line else date(2019, 2, 27))
        with store.writing() as ledger:
            candidates = ledger.candidates(
                asked_keys(claim.announcement.participants), *asked_window(claim, date(2019, 3, 1))
            )
        assert [item.uid for item in candidates] == found


class TestTransactions:
    def test_nothing_of_a_broken_transaction_is_kept(self, store: Store) -> None:
        before = store.state()

        def break_in_the_middle() -> None:
            with store.writing() as ledger:
                ledger.save_document(document())
                ledger.save_meeting(meeting(TALKS, "m"), (), (), TODAY)
                ledger.count_change(NOON)
                raise RuntimeError("killed")

        with pytest.raises(RuntimeError, match="killed"):
            break_in_the_middle()
        assert (store.documents().total, store.meetings(MeetingQuery(today=TODAY)).total) == (0, 0)
        assert store.state() == before

    def test_readers_see_the_state_before_while_a_writer_writes(self, store: Store) -> None:
        with store.writing() as ledger:
            ledger.save_document(document())
            with ThreadPoolExecutor(1) as other:
                assert other.submit(lambda: store.documents().total).result(timeout=20) == 0
        assert store.documents().total == 1

    def test_writers_wait_for_each_other_and_none_is_lost(self, store: Store) -> None:
        start = threading.Barrier(4)

        def write(number: int) -> None:
            start.wait()
            for step in range(5):
                with store.writing() as ledger:
                    ledger.save_document(document(f"{number}-{step}"))
                    ledger.count_change(NOON)

        before = store.state().version
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(write, range(4)))
        assert (store.documents().total, store.state().version - before) == (20, 20)

    def test_state_counts_changes_and_its_time_never_goes_back(self, store: Store) -> None:
        later = datetime(2099, 1, 1, tzinfo=UTC)
        before = store.state()
        for at in (later, NOON):
            with store.writing() as ledger:
                ledger.count_change(at)
        assert store.state() == CalendarState(before.version + 2, later)

    def test_a_database_error_says_which_database(self, store: Store) -> None:
        def orphan() -> None:
            with store.writing() as ledger:
                ledger.save_announcements("no such document", "x", [(announcement(TALKS), "words", "no such meeting")])

        with pytest.raises(StoreError, match=r"database .*dipcal"):
            orphan()


class TestKeys:
    def test_a_key_opens_what_its_scopes_name(self, store: Store) -> None:
        key = store.create_key("newsroom", ("ingest",))
        assert store.check_key(key, "ingest") == "newsroom"
        with pytest.raises(AccessError) as caught:
            store.check_key(key, "edit")
        assert caught.value.missing_scope == "edit"

    def test_an_unknown_key_opens_nothing(self, store: Store) -> None:
        store.create_key("newsroom", ("ingest",))
        with pytest.raises(AccessError, match="not known"):
            store.check_key("dipcal_wrong", "ingest")

    def test_a_revoked_key_opens_nothing_and_says_since_when(self, store: Store) -> None:
        key = store.create_key("newsroom", ("ingest",))
        revoked = store.revoke_key("newsroom")
        assert store.revoke_key(revoked.id) == revoked
        with pytest.raises(AccessError, match="was revoked on"):
            store.check_key(key, "ingest")

    def test_the_key_itself_is_not_stored(self, store: Store) -> None:
        key = store.create_key("newsroom", ("read", "ingest"))
        (listed,) = store.access_keys()
        assert (listed.label, listed.scopes, listed.revoked) == ("newsroom", ("read", "ingest"), None)
        assert key.removeprefix("dipcal_")[:8] not in repr(listed)

    def test_two_keys_of_one_label_are_told_apart_by_id(self, store: Store) -> None:
        for _ in range(2):
            store.create_key("newsroom", ("ingest",))
        with pytest.raises(QueryError, match="more than one"):
            store.revoke_key("newsroom")
        first = store.access_keys()[0]
        store.revoke_key(first.id)
        assert [key.revoked is None for key in store.access_keys() if key.id == first.id] == [False]

    @pytest.mark.parametrize("identifier", ["", "nobody", "%"])
    def test_revoking_an_unknown_key_is_not_found(self, store: Store, identifier: str) -> None:
        store.create_key("newsroom", ("ingest",))
        with pytest.raises(NotFoundError):
            store.revoke_key(identifier)

    def test_an_unknown_scope_makes_no_key(self, store: Store) -> None:
        with pytest.raises(QueryError, match="rule the world"):
            store.create_key("newsroom", ("rule the world",))
        assert store.access_keys() == ()


class TestRuns:
    def test_a_run_comes_back_as_it_was_saved(self, store: Store) -> None:
        identifier = store.begin_run("ingest", "seeds", "host:1", NOON)
        failure = Failure("seeds/bad.txt", "is empty")
        run = Run(identifier, "ingest", "seeds", "host:1", NOON, NOON, "done", new=2, failed=1, failures=(failure,))
        store.save_run(run)
        assert store.runs() == (run,)
        assert store.last_run("ingest", "seeds") == run

    def test_a_run_that_never_ended_is_called_interrupted_by_the_next(self, store: Store) -> None:
        for name in ("seeds", None, "seeds", "other"):
            store.begin_run("ingest", name, "host:1", NOON)
        outcomes = [(run.source, run.outcome) for run in store.runs()]
        assert outcomes == [("other", "running"), ("seeds", "running"), (None, "running"), ("seeds", "interrupted")]

    def test_old_runs_are_forgotten(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("service.store.runs.KEPT", 3)
        store.begin_run("reextract", None, "host:1", NOON)
        kept = [store.begin_run("ingest", "seeds", "host:1", NOON) for _ in range(5)][2:]
        assert [run.id for run in store.runs() if run.job == "ingest"] == kept[::-1]
        assert [run.job for run in store.runs()].count("reextract") == 1


class TestLeases:
    TEN = timedelta(seconds=10)

    def test_one_owner_at_a_time_holds_a_lease(self, store: Store) -> None:
        assert store.hold_lease("jobs", "a", self.TEN, NOON)
        assert not store.hold_lease("jobs", "b", self.TEN, NOON)
        assert store.hold_lease("jobs", "a", self.TEN, NOON + timedelta(seconds=9))
        assert not store.hold_lease("jobs", "b", self.TEN, NOON + timedelta(seconds=18))
        assert store.lease_holder("jobs", NOON + timedelta(seconds=18)) == "a"

    def test_an_expired_lease_goes_to_who_asks_first(self, store: Store) -> None:
        store.hold_lease("jobs", "a", self.TEN, NOON)
        assert store.lease_holder("jobs", NOON + self.TEN) is None
        assert store.hold_lease("jobs", "b", self.TEN, NOON + self.TEN)
        assert not store.hold_lease("jobs", "a", self.TEN, NOON + self.TEN)

    def test_only_its_owner_gives_a_lease_up(self, store: Store) -> None:
        store.hold_lease("jobs", "a", self.TEN, NOON)
        store.release_lease("jobs", "b")
        assert not store.hold_lease("jobs", "b", self.TEN, NOON)
        store.release_lease("jobs", "a")
        assert store.hold_lease("jobs", "b", self.TEN, NOON)

    def test_of_many_that_ask_at_once_one_gets_the_lease(self, store: Store) -> None:
        start = threading.Barrier(6)

        def ask(owner: int) -> bool:
            start.wait()
            return store.hold_lease("jobs", str(owner), self.TEN, NOON)

        with ThreadPoolExecutor(6) as threads:
            assert sum(threads.map(ask, range(6))) == 1


def test_health_counts_what_is_stored(store: Store) -> None:
    save(store, meeting(TALKS, "m"))
    identifier = store.begin_run("ingest", "seeds", "host:1", NOON)
    store.save_run(Run(identifier, "ingest", "seeds", "host:1", NOON, NOON, "done"))
    assert store.health() == {
        "database": "ok",
        "schema": "0002",
        "documents": 0,
        "meetings": 1,
        "last_run": "2019-02-27T12:00:00+00:00",
    }


def test_status_is_stored_as_told(store: Store) -> None:
    save(store, replace(meeting(TALKS, "m@dipcal"), status=Status.POSTPONED))
    assert store.meeting("m").status is Status.POSTPONED
