"""Documents: listed, read, and sent in; and everything that can be wrong with what is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.model import Participant
from service.store import Store
from tests.scripted import ScriptedExtractor, Told
from tests.web.conftest import Send
from tests.web.diary import DOCUMENTS, TALKS

FRIDAY = "Ada Berg will meet Eva Lind on Friday"


@pytest.fixture
def extractor() -> ScriptedExtractor:
    berg, lind = Participant("Ada Berg", None, "NO"), Participant("Eva Lind", None, "SE")
    told = Told(FRIDAY, (berg, lind), "2019-03-01")
    talks = Told(
        TALKS, (Participant("Sergey Lavrov", None, "RU"), Participant("Delcy Rodríguez", None, "VE")), "2019-03-02"
    )
    return ScriptedExtractor([told, talks])


@pytest.fixture
def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_posted_json_answers_with_what_was_found_and_where(client: FlaskClient, bearer: dict[str, str]) -> None:
    document = {
        "title": "Two at once",
        "published": "2019-02-27",
        "outlet": "The Wire",
        "address": "https://w.example/1",
    }
    text = f"It is said: {FRIDAY}.\nAnd {TALKS}."
    answer = client.post("/documents", json=document | {"text": text}, headers=bearer)
    told = answer.get_json()
    assert (answer.status_code, told["outcome"]) == (201, "new")
    assert answer.headers["Location"] == f"https://calendar.example.org/documents/{told['document']['id']}"
    found = told["document"]["announcements"]
    assert [one["evidence"] for one in found] == [FRIDAY, TALKS]
    whole = told["document"]["text"]
    assert [whole[one["span"]["start"] : one["span"]["end"]] for one in found] == [FRIDAY, TALKS]
    assert found[0]["participants"][0] == {"name": "Ada Berg", "role": None, "party": "NO"}
    assert [one["meeting"] for one in found] == [meeting["uid"] for meeting in told["meetings"]]
    assert {name: told["document"][name] for name in document} == document


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (f"{FRIDAY}.", "text/plain"),
        (f"{FRIDAY}.", "text/plain; charset=utf-8"),
        (f"<html><body><article><p>{FRIDAY}.</p></article></body></html>", "text/html"),
        (json.dumps({"html": f"<p>{FRIDAY}.</p>"}), "application/json"),
        (json.dumps({"text": f"{FRIDAY}.", "title": None}), "application/json; charset=utf-8"),
    ],
)
def test_each_kind_of_document_is_taken_in(
    client: FlaskClient, bearer: dict[str, str], body: str, content_type: str
) -> None:
    answer = client.post("/documents", data=body, content_type=content_type, headers=bearer)
    assert answer.status_code == 201, answer.text
    assert [one["evidence"] for one in answer.get_json()["document"]["announcements"]] == [FRIDAY]
    assert len(client.get("/calendar.ics").text.split("BEGIN:VEVENT")) == 2


def test_document_without_meetings_is_taken_in_too(client: FlaskClient, bearer: dict[str, str]) -> None:
    answer = client.post("/documents", json={"text": "Nothing is announced here."}, headers=bearer)
    assert (answer.status_code, answer.get_json()["meetings"]) == (201, [])


def test_document_in_another_language_is_answered_with_the_reason_each_time(
    client: FlaskClient, extractor: ScriptedExtractor, bearer: dict[str, str]
) -> None:
    extractor.asides["fr"] = "in French; only English is read"
    document = {"text": f"Le ministre le dit. {FRIDAY}.", "language": "fr"}
    answers = [client.post("/documents", json=document, headers=bearer).get_json() for _ in range(2)]
    assert [told["outcome"] for told in answers] == ["new", "unchanged"]
    assert [told["set_aside"] for told in answers] == ["in French; only English is read"] * 2
    assert [told["meetings"] for told in answers] == [[], []]


def test_document_that_is_read_is_not_set_aside(client: FlaskClient, bearer: dict[str, str]) -> None:
    assert client.post("/documents", json={"text": f"{FRIDAY}."}, headers=bearer).get_json()["set_aside"] is None


def test_same_content_is_the_same_document(client: FlaskClient, bearer: dict[str, str]) -> None:
    document = {"text": f"{FRIDAY}.", "published": "2019-02-27"}
    first = client.post("/documents", json=document, headers=bearer)
    spaced = json.dumps(dict(reversed(document.items())), indent=3)
    second = client.post("/documents", data=spaced, content_type="application/json", headers=bearer)
    assert [first.status_code, second.status_code] == [201, 200]
    assert second.get_json()["outcome"] == "unchanged"
    assert second.get_json()["document"] == first.get_json()["document"]
    assert second.get_json()["meetings"] == first.get_json()["meetings"]
    assert client.get("/documents").get_json()["total"] == 1


def test_new_text_at_the_same_address_is_the_document_changed(client: FlaskClient, bearer: dict[str, str]) -> None:
    document = {"address": "https://w.example/1", "published": "2019-02-27"}
    first = client.post("/documents", json=document | {"text": f"{FRIDAY}."}, headers=bearer).get_json()
    answer = client.post("/documents", json=document | {"text": f"{FRIDAY}, it is said."}, headers=bearer)
    second = answer.get_json()
    assert (answer.status_code, second["outcome"]) == (200, "changed")
    assert second["document"]["id"] == first["document"]["id"]


def test_list_of_documents_pages_without_texts(client: FlaskClient, send: Send) -> None:
    for document in DOCUMENTS[:3]:
        send(document)
    first = client.get("/documents?limit=2").get_json()
    second = client.get(first["next"].removeprefix("https://calendar.example.org")).get_json()
    assert (first["total"], second["next"]) == (3, None)
    listed = first["documents"] + second["documents"]
    assert {one["title"] for one in listed} == {one["title"] for one in DOCUMENTS[:3]}
    assert not any("text" in one or "announcements" in one for one in listed)


def test_unknown_document_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/documents/none")
    assert (answer.status_code, answer.get_json()["detail"]) == (404, "There is no document 'none'.")


# -- who may send ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", [None, "Bearer ", "Bearer nonsense", "Basic dTpw", "nonsense"])
def test_without_a_good_key_nothing_is_taken_in(client: FlaskClient, store: Store, header: str | None) -> None:
    headers = {"Authorization": header} if header is not None else {}
    answer = client.post("/documents", json={"text": f"{FRIDAY}."}, headers=headers)
    assert (answer.status_code, answer.content_type) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="dipcal"')
    assert store.documents().total == 0


def test_key_without_the_scope_is_refused(client: FlaskClient, store: Store) -> None:
    reader = store.create_key("reader", ("read",))
    answer = client.post("/documents", json={"text": "x"}, headers={"Authorization": f"Bearer {reader}"})
    assert (answer.status_code, store.documents().total) == (403, 0)
    assert "ingest" in answer.get_json()["detail"]
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]


# -- what can be wrong with it ---------------------------------------------------------------------------------


def faults(answer: TestResponse) -> list[tuple[str, str]]:
    assert answer.content_type == "application/problem+json"
    told: dict[str, Any] = answer.get_json()
    assert told["status"] == answer.status_code
    assert told["detail"]
    return [(fault["field"], fault["location"]) for fault in told.get("errors", [])]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "expected"),
    [
        (b"", None, 400, [("", "body")]),
        (b"", "text/plain", 400, [("", "body")]),
        (b" \n\t ", "text/plain", 400, [("", "body")]),
        (b"", "application/json", 400, [("", "body")]),
        (b"A text.", None, 415, [("Content-Type", "header")]),
        (b"<x/>", "application/xml", 415, [("Content-Type", "header")]),
        (b"%PDF-1.4", "application/pdf", 415, [("Content-Type", "header")]),
        (b"a=b", "application/x-www-form-urlencoded", 415, [("Content-Type", "header")]),
        (b"A text.", "text/plain; charset=klingon", 415, [("Content-Type", "header")]),
        (b"A text.", "text/plain; charset=undefined", 415, [("Content-Type", "header")]),
        (b"A text.", "text/plain; charset=hex", 415, [("Content-Type", "header")]),
        (b"\x00\x01\x02\xff\xfe" * 50, "text/plain", 422, [("document", "body")]),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "text/html", 422, [("document", "body")]),
        (b"<html><body></body></html>", "text/html", 422, [("document", "body")]),
        (b'{"text": "A text."', "application/json", 400, [("", "body")]),
        (b'{"text": "\xff"}', "application/json", 400, [("", "body")]),
        (b'["text"]', "application/json", 422, [("", "json")]),
        (b"null", "application/json", 422, [("", "json")]),
        (b"[" * 9000, "application/json", 400, []),
        (b'{"text": ' + b"9" * 9000 + b"}", "application/json", 400, []),
        (b"{}", "application/json", 422, [("text", "json")]),
        (b'{"text": ""}', "application/json", 422, [("text", "json")]),
        (b'{"text": "  "}', "application/json", 422, [("text", "json")]),
        (b'{"text": null}', "application/json", 422, [("text", "json")]),
        (b'{"text": 7}', "application/json", 422, [("text", "json")]),
        (b'{"text": ["A text."]}', "application/json", 422, [("text", "json")]),
        (b'{"text": "A text.", "html": "<p>A text.</p>"}', "application/json", 422, [("html", "json")]),
        (b'{"text": "A text.", "published": "2019-02-30"}', "application/json", 422, [("published", "json")]),
        (b'{"text": "A text.", "published": "0001-01-01"}', "application/json", 422, [("published", "body")]),
        (b'{"text": "A text.", "published": 20190228}', "application/json", 422, [("published", "json")]),
        (b'{"text": "A text.", "publshed": "2019-02-28"}', "application/json", 422, [("publshed", "json")]),
        (b'{"text": "A text.", "address": "javascript:alert(1)"}', "application/json", 422, [("address", "json")]),
        (b'{"text": "A text.", "outlet": {}, "title": 1}', "application/json", 422,
         [("title", "json"), ("outlet", "json")]),
        (b'{"text": "A \\ud800 text."}', "application/json", 422, [("text", "json")]),
        (b'{"html": "<p> </p>"}', "application/json", 422, [("document", "body")]),
    ],
)  # fmt: skip
def test_bad_document_is_refused_with_the_faulty_part_and_nothing_is_stored(
    client: FlaskClient,
    bearer: dict[str, str],
    store: Store,
    body: bytes,
    content_type: str | None,
    status: int,
    expected: list[tuple[str, str]],
) -> None:
    answer = client.post("/documents", data=body, content_type=content_type, headers=bearer)
    assert answer.status_code == status, answer.text
    assert faults(answer) == expected
    assert (store.documents().total, store.state().version) == (0, 0)


def test_document_that_is_too_large_is_refused_before_it_is_read(
    client: FlaskClient, bearer: dict[str, str], store: Store
) -> None:
    answer = client.post("/documents", data=b"x" * 20_001, content_type="text/plain", headers=bearer)
    assert (answer.status_code, store.documents().total) == (413, 0)
    assert "20,000 bytes" in answer.get_json()["detail"]


def test_compressed_body_is_refused(client: FlaskClient, bearer: dict[str, str]) -> None:
    headers = bearer | {"Content-Encoding": "gzip"}
    answer = client.post("/documents", data=b"\x1f\x8b", content_type="text/plain", headers=headers)
    assert (answer.status_code, faults(answer)) == (415, [("Content-Encoding", "header")])


def test_fault_of_ours_on_a_document_is_not_called_the_documents(
    client: FlaskClient, bearer: dict[str, str], extractor: ScriptedExtractor, caplog: pytest.LogCaptureFixture
) -> None:
    extractor.script.append(Told("the", start="no time at all"))
    answer = client.post("/documents", json={"text": "Nothing breaks but the extractor."}, headers=bearer)
    assert (answer.status_code, faults(answer)) == (500, [])
    assert "it has been logged" in answer.get_json()["detail"]
    assert "merging broke: ValueError" in caplog.text
    assert client.get("/documents").get_json()["total"] == 0


def test_type_that_is_not_read_is_answered_with_those_that_are(client: FlaskClient, bearer: dict[str, str]) -> None:
    answer = client.post("/documents", data=b"x", content_type="image/png", headers=bearer)
    assert answer.headers["Accept"] == "text/plain, text/html, application/json"


def test_what_was_stored_before_stays_when_a_bad_document_follows(
    client: FlaskClient, bearer: dict[str, str], store: Store
) -> None:
    good = {"address": "https://w.example/1", "text": f"{FRIDAY}.", "published": "2019-02-27"}
    assert client.post("/documents", json=good, headers=bearer).status_code == 201
    before = client.get("/calendar.ics").data
    bad = client.post("/documents", json=good | {"text": "\u0000" * 99}, headers=bearer)
    assert bad.status_code == 422
    assert client.get("/calendar.ics").data == before
