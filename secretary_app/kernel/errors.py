"""The one tree of errors.

The class says what may be done about it: ``UserFacing`` needs a person and is shown to one,
``Transient`` is worth another try; what is neither is our fault and becomes a report with an id.
"""

from __future__ import annotations

from datetime import datetime

ErrorParam = str | int | float | datetime


class SecretaryError(Exception):
    """Root of our errors: a stable ``code`` and the values that its translated text needs."""

    def __init__(self, code: str, **params: ErrorParam) -> None:
        """``code`` is kebab-case and never changes once released; code may act on ``params``."""
        self.code = code
        self.params: dict[str, ErrorParam] = params
        values = ", ".join(f"{name}={value}" for name, value in params.items())
        super().__init__(f"{code} ({values})" if values else code)


class UserFacing(SecretaryError):
    """Shown to a person by the Fluent message ``error-<code>``, which says what to do next.

    A command that meets one prints it and exits with code 2.
    """


class Transient(SecretaryError):
    """Likely to pass by itself: retry with a back-off, tell nobody yet."""
