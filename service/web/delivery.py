"""What every answer gets on its way out: gzip where the client takes it, and the headers that keep a page safe."""

from __future__ import annotations

import gzip

from flask import Response, request

from service.web.conditional import takes_gzip

COMPRESSED = ("text/", "application/json", "application/problem+json", "image/svg+xml")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def deliver(response: Response) -> Response:
    """Compress the answer and set its safety headers."""
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", POLICY)
    if (response.mimetype or "").startswith(COMPRESSED):
        _compress(response)
    return response


def _compress(response: Response) -> None:
    """gzip the body. The time in the gzip header is left at zero: equal data, equal bytes."""
    response.vary.add("Accept-Encoding")
    fit = response.status_code == 200 and "Content-Encoding" not in response.headers
    if not fit or not takes_gzip() or request.method not in ("GET", "HEAD"):
        return
    response.direct_passthrough = False
    response.set_data(gzip.compress(response.get_data(), mtime=0))
    response.headers["Content-Encoding"] = "gzip"
