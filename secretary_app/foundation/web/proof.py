"""What let a request in, for as long as it lasts: a stream may outlive the session it came by."""

from __future__ import annotations

from aiohttp import web


class Proof:
    """Of one request. Whoever accepted it takes it back."""

    def __init__(self) -> None:
        self.stands = True


PROOF = web.RequestKey("proof", Proof)
"""Missing where nobody asked who it is."""
