"""The server of the program that runs, for whoever shows where it is reached."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class PresentServer:
    """Closed until whoever opens it says otherwise."""

    def __init__(self) -> None:
        self.address: str | None = None
        """Where it is reached; None while it is closed."""
        self.certificate = b""
        """By which it proves itself, in PEM; empty where it does not, or somebody before it."""
        self.error: UserFacing | None = None
        """Why it could not be opened."""

    def opened(self, address: str, *, certificate: bytes = b"") -> None:
        """It is reached from now on."""
        self.address, self.certificate, self.error = address, certificate, None

    def closed(self, error: UserFacing | None = None) -> None:
        """It is not; ``error`` says why, where somebody wanted it."""
        self.address, self.certificate, self.error = None, b"", error
