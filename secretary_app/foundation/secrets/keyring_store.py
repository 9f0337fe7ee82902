"""The system's keyring, by ``keyring``. Imported by name: loading it looks for what there is."""

from __future__ import annotations

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from secretary_app.foundation.secrets.errors import KeyringFailed
from secretary_app.foundation.secrets.models import Store

SERVICE = "secretary"

GOOD_ENOUGH = 1.0
"""Priority of a backend that encrypts; what writes plain text recommends itself with less."""


class KeyringStore:
    """Values under their refs."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def get(self, ref: str) -> str | None:
        """Raises KeyringFailed."""
        try:
            return self._backend.get_password(SERVICE, ref)
        except KeyringError as error:
            raise KeyringFailed(reason=_reason(error)) from error

    def set(self, ref: str, value: str) -> None:
        """Raises KeyringFailed."""
        try:
            self._backend.set_password(SERVICE, ref, value)
        except KeyringError as error:
            raise KeyringFailed(reason=_reason(error)) from error

    def remove(self, ref: str) -> None:
        """Raises KeyringFailed."""
        try:
            self._backend.delete_password(SERVICE, ref)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise KeyringFailed(reason=_reason(error)) from error


def system_keyring() -> Store | None:
    """None where this system has none, as on a kiosk without a session."""
    backend = keyring.get_keyring()
    try:
        usable = float(backend.priority) >= GOOD_ENOUGH
    except (RuntimeError, KeyringError):
        # The priority of a backend that cannot work raises instead of answering.
        return None
    return KeyringStore(backend) if usable else None


def _reason(error: KeyringError) -> str:
    return str(error) or type(error).__name__
