"""The text to a caller who was not answered: in their language, by the line that they rang."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.channels.sms.models import Purpose
from secretary_app.channels.sms.service import SmsService
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.models import PhoneLine, line_of
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.phone import PhoneNumber


class MissedTexts:
    """Writes them."""

    def __init__(
        self,
        *,
        sms: SmsService,
        lines: LineBook,
        reaches: Callable[[PhoneLine], bool],
        assistants: AssistantService,
    ) -> None:
        """``reaches``: whether people are written to from a line."""
        self._sms = sms
        self._lines = lines
        self._reaches = reaches
        self._assistants = assistants

    async def write(self, number: PhoneNumber, language: str, line_id: str) -> None:
        """Nothing where nobody is written to from it: another number would be a stranger's.

        Raises SecretaryError.
        """
        line = self._lines.get(line_of(line_id))
        if not self._reaches(line):
            return
        assistant = self._assistants.get(line.get(ASSISTANT), announces_recording=False)
        company = assistant.company.get(language, "")
        text = Translator(language).text("calls-missed-sms", company=company or "none")
        await self._sms.send(number, text, line_id=line.id, purpose=Purpose.MISSED)
