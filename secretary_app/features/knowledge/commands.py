"""``secretary faq …`` and ``secretary facts …``."""

from __future__ import annotations

from secretary_app.features.knowledge.facts_commands import facts
from secretary_app.features.knowledge.faq_commands import faq

__all__ = ["facts", "faq"]
