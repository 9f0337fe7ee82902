"""Texts as they are sent, and as they stand in a thread."""

from __future__ import annotations

import re

from hardware.sms.errors import BadPdu
from hardware.sms.writing import cut
from secretary_app.channels.sms.errors import SmsEmpty, SmsTooLong
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.foundation.i18n import Language

MOST_PARTS = 10
"""A longer text is a letter, and costs like ten."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")


def parts_of(text: str) -> tuple[str, int]:
    """The text as it is sent, and how many messages it is. Raises SmsEmpty or SmsTooLong."""
    text = text.strip()
    if not text:
        raise SmsEmpty
    try:
        parts = len(cut(text, reference=0))
    except BadPdu as error:
        raise SmsTooLong(parts=len(text) // 67, most=MOST_PARTS) from error
    if parts > MOST_PARTS:
        raise SmsTooLong(parts=parts, most=MOST_PARTS)
    return text, parts


def message_of(text: str, *, role: Role) -> NewMessage:
    """By short message."""
    language = Language.RU if _CYRILLIC.search(text) else Language.EN
    return NewMessage(role=role, channel=Channel.SMS, text=text, language=language)
