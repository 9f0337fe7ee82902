"""What happens to people who want to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.privacy.models import Receipt
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForgotten(Event):
    """Everything about somebody is deleted."""

    receipt: Receipt
