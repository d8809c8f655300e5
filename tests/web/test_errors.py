"""Every error as problem details (RFC 9457), the API's description, and health."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.errors import DipcalError, StoreError
from service.store import Store


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("GET", "/nowhere", 404, "Not Found"),
        ("GET", "/meetings/none", 404, "Not Found"),
        ("DELETE", "/meetings", 405, "Method Not Allowed"),
        ("PUT", "/calendar.ics", 405, "Method Not Allowed"),
        ("POST", "/", 405, "Method Not Allowed"),
    ],
)
def test_error_is_problem_details(client: FlaskClient, method: str, path: str, status: int, title: str) -> None:
    answer = client.open(path, method=method)
    told = answer.get_json()
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert {name: told[name] for name in ("type", "title", "status", "instance")} == {
        "type": "about:blank", "title": title, "status": status, "instance": path,
    }  # fmt: skip


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
@pytest.mark.parametrize("host", ['"><script>', "a b", "evil.example/x?", ""])
def test_host_that_is_none_is_refused(app: Flask, host: str, accept: str) -> None:
    for path in ("/", "/calendar.ics", "/nothing"):
        answer = app.test_client().get(path, headers={"Accept": accept}, environ_overrides={"HTTP_HOST": host})
        assert (answer.status_code, "Host header" in answer.text) == (400, True)


def test_wrong_method_is_answered_with_the_right_ones(client: FlaskClient) -> None:
    assert set(client.delete("/documents").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def broken(app: Flask, monkeypatch: pytest.MonkeyPatch, error: Exception) -> FlaskClient:
    """A client of a service whose store raises ``error`` at every question about its state."""

    def state(_: Store) -> Any:
        raise error

    monkeypatch.setattr(Store, "state", state)
    return app.test_client()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (StoreError("disk I/O error at /secret/path"), 503),
        (DipcalError("odd /secret"), 500),
        (ZeroDivisionError("/secret"), 500),
    ],
)
def test_fault_of_ours_is_logged_and_not_shown(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception, status: int
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = broken(app, monkeypatch, error).get("/health")
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert "secret" not in answer.text
    assert "secret" in caplog.text


def test_fault_of_ours_is_a_page_to_a_browser(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = broken(app, monkeypatch, ZeroDivisionError())
    answer = client.get("/calendar.ics", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (500, "text/html")
    assert "Traceback" in caplog.text


def test_health_tells_what_there_is(filled: FlaskClient) -> None:
    told = filled.get("/health").get_json()
    assert (told["status"], told["database"], told["documents"], told["meetings"]) == ("ok", "ok", 7, 7)
    assert told["calendar_version"] > 0


def test_description_is_openapi_3_1_and_names_every_path(client: FlaskClient) -> None:
    told = client.get("/openapi.json").get_json()
    assert told["openapi"] == "3.1.0"
    assert set(told["paths"]) == {
        "/calendar.ics", "/changes", "/changes.atom", "/documents", "/documents/{identifier}", "/health", "/meetings",
        "/meetings/{uid}",
        "/meetings/{uid}.ics", "/review",
    }  # fmt: skip
    assert told["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    post = told["paths"]["/documents"]["post"]
    assert set(post["requestBody"]["content"]) == {"application/json", "text/plain", "text/html"}
    assert {"200", "201", "400", "401", "413", "415", "422"} <= set(post["responses"])
    parameters = {one["name"] for one in told["paths"]["/calendar.ics"]["get"]["parameters"]}
    assert parameters == {"party", "person", "place", "topic", "status", "from", "to", "imprecise", "cancelled"}


def test_description_has_no_reference_to_nothing(client: FlaskClient) -> None:
    told = client.get("/openapi.json").get_json()

    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            inner = [found for value in part.values() for found in references(value)]
            return inner + ([part["$ref"]] if isinstance(part.get("$ref"), str) else [])
        return [found for value in part for found in references(value)] if isinstance(part, list) else []

    found = set(references(told))
    assert found
    for reference in found:
        at = told
        for name in reference.removeprefix("#/").split("/"):
            at = at[name]


def test_errors_are_described_as_problem_details(client: FlaskClient) -> None:
    responses = client.get("/openapi.json").get_json()["components"]["responses"]
    assert set(responses["UNPROCESSABLE_ENTITY"]["content"]) == {"application/problem+json"}
