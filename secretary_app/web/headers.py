"""What every answer says to the browser that may have asked."""

from __future__ import annotations

from aiohttp import web

from secretary_app.web.refusing import REQUEST_ID

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Server": "secretary",
}
UNLESS_SAID = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""A page of ours, or a script for pages of others, says its own."""


def dress(request: web.Request, response: web.StreamResponse) -> None:
    """Headers that need no thought in a handler."""
    headers = response.headers
    headers["X-Request-ID"] = request[REQUEST_ID]
    headers.update(ALWAYS)
    for name, value in UNLESS_SAID.items():
        headers.setdefault(name, value)
