"""What happens to keys."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.foundation.auth.keys.models import ApiKey
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChanged(Event):
    """Made, or revoked."""

    key: ApiKey
