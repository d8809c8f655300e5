"""The record: documents, announcements, meetings, revisions, runs, keys and leases. The only home of SQLAlchemy.

In come and out go the frozen values of ``service.model``; no row, session or SQL leaves the package.
``Store.open(url)`` brings the schema up to date and hands out the facade, which reads. Whatever changes the calendar is
written through ``Store.writing()``: one transaction for a document and all that follows from it.
"""

from __future__ import annotations

from service.store.access import SCOPES
from service.store.documents import document_id
from service.store.facade import Store
from service.store.ledger import Ledger

__all__ = ["SCOPES", "Ledger", "Store", "document_id"]
