"""From which lines people can be called, and written to."""

from __future__ import annotations

from hardware.line.config import LineKind
from secretary_app.channels.twilio.settings import ACCOUNT
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import KIND, NUMBER
from secretary_app.foundation.settings import Settings


def reaches_people(line: PhoneLine, settings: Settings) -> bool:
    """By its SIM card, or by an account at Twilio and a number there that is known."""
    if line.get(KIND) is LineKind.TWILIO:
        return bool(line.get(NUMBER) and settings.get(ACCOUNT))
    return line.has_card
