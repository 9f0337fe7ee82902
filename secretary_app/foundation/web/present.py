"""The server of the program that runs, for whoever shows where it is reached."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class PresentServer:
    """Closed until whoever opens it says otherwise."""

    def __init__(self) -> None:
        self.address: str | None = None
        """Where it is reached; None while it is closed."""
        self.error: UserFacing | None = None
        """Why it could not be opened."""

    def opened(self, address: str) -> None:
        """It is reached from now on."""
        self.address, self.error = address, None

    def closed(self, error: UserFacing | None = None) -> None:
        """It is not; ``error`` says why, where somebody wanted it."""
        self.address, self.error = None, error
