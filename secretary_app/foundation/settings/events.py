"""What happens to settings."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Event):
    """Somebody chose another value; it holds from now on."""

    key: str
    before: str
    after: str
    """Both as ``settings get`` shows them."""
