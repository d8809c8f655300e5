"""Documents: what was read, and ``POST /documents`` to send one in."""

# mypy: allow-untyped-decorators
# (flask-smorest is not annotated)
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_smorest import Blueprint
from marshmallow import RAISE

from service import pipeline
from service.publish.schemas import (
    DocumentListSchema,
    DocumentSchema,
    TakenInSchema,
    document_record,
)
from service.web import access
from service.web.context import services, site
from service.web.paging import page_size, with_next
from service.web.parameters import DocumentListQuerySchema, SubmissionSchema
from service.web.publishing import record
from service.web.submissions import submission

blueprint = Blueprint("documents", __name__, description="Documents that meetings were found in.")

BODY = {
    "required": True,
    "description": "A document. As JSON with what is known about it, or the text or page alone.",
    "content": {
        "application/json": {"schema": SubmissionSchema},
        "text/plain": {"schema": {"type": "string"}},
        "text/html": {"schema": {"type": "string"}},
    },
}


@blueprint.get("/documents")
@blueprint.arguments(DocumentListQuerySchema, location="query", unknown=RAISE)
@blueprint.response(200, DocumentListSchema, description="One page of documents.")
def listed(parameters: Mapping[str, Any]) -> Any:
    """All documents, latest received first, without their texts."""
    size = page_size(parameters["limit"])
    page = services().store.documents(size, parameters["after"])
    records = [document_record(document) for document in page.items]
    body = {"documents": records, "total": page.total}
    return with_next(body, f"{site()}/documents", [("limit", str(size))], page.next)


@blueprint.get("/documents/<identifier>")
@blueprint.response(200, DocumentSchema, description="The document with its text and what was found in it.")
@blueprint.alt_response(404, "NOT_FOUND")
def one(identifier: str) -> Any:
    """One document; every announcement says by offsets into ``text`` where it stands."""
    return document_record(services().store.document(identifier))


@blueprint.post("/documents")
@blueprint.doc(security=[{"key": ["ingest"]}], requestBody=BODY)
@blueprint.response(201, TakenInSchema, description="Taken in: what was found, and where.")
@blueprint.alt_response(200, schema=TakenInSchema, description="Already known; 'changed' where it was updated.")
@blueprint.alt_response(400, "BAD_REQUEST")
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def take_in() -> Any:
    """Send a document in. Needs a key with the scope 'ingest'. The same content sent again is the same document."""
    access.require("ingest")
    settings, store = services().settings, services().store
    taken = pipeline.take_in(
        submission(request, services().now()),
        store,
        services().extractor,
        max_bytes=settings.documents.max_bytes,
        reckon_from_received=settings.extraction.reckon_from_received,
        now=services().now(),
    )
    meetings = map(store.meeting, dict.fromkeys(taken.document.meetings))
    body = {
        "outcome": taken.outcome,
        "set_aside": taken.set_aside,
        "document": document_record(taken.document),
        "meetings": [record(meeting) for meeting in meetings],
    }
    status = 201 if taken.outcome == "new" else 200
    return body, status, {"Location": f"{site()}/documents/{taken.document.id}"}
