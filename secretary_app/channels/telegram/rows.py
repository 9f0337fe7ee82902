"""A stored message of ours, read."""

from __future__ import annotations

from secretary_app.channels.telegram.models import Outgoing, OutState, Press
from secretary_app.channels.telegram.tables import OutgoingRow


def outgoing_of(row: OutgoingRow) -> Outgoing:
    """As everybody else knows it."""
    return Outgoing(
        id=row.id,
        bot_id=row.bot_id,
        chat_id=row.chat_id,
        text=row.text,
        state=OutState(row.state),
        at=row.at,
        message_id=row.message_id,
        talk_id=row.talk_id,
        answers=row.answers,
        reply_to=row.reply_to,
        replaces=tuple(row.replaces),
        sent_as=tuple(row.sent_as),
        presses=tuple(
            tuple(Press(text=text, data=data) for text, data in line) for line in row.presses
        ),
        asks_contact=row.asks_contact,
        attempts=row.attempts,
        error=row.error,
        next_try_at=row.next_try_at,
    )
