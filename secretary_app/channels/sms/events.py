"""What happens to short messages."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.channels.sms.models import Sms
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsReceived(Event):
    """Somebody wrote; the message stands in the thread."""

    sms: Sms


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsQueued(Event):
    """A message is to be sent."""

    sms: Sms


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsMoved(Event):
    """A message of ours was sent, delivered, put off or given up."""

    sms: Sms
