"""A text of ours by Twilio."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.channels.twilio.rest import TwilioRest
from secretary_app.channels.twilio.texts import TEXT_STATUS


class TextSender:
    """Of one account; what has become of a text is told to ``TwilioTexts.moved``."""

    def __init__(self, *, rest: TwilioRest, public_url: Callable[[], str]) -> None:
        self._rest = rest
        self._public_url = public_url

    async def send(self, text_id: str, text: str, *, ours: str, number: str) -> None:
        """From a number of ours. Raises TwilioTrouble or NetworkForbidden."""
        fields = [("To", number), ("From", ours), ("Body", text)]
        if base := self._public_url():
            fields.append(("StatusCallback", f"{base}{TEXT_STATUS}{text_id}"))
        await self._rest.create("Messages", fields)
