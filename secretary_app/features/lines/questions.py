"""Questions to the network through the line (``*100#``), and who waits for which answer."""

from __future__ import annotations

import asyncio

from hardware.line.client import LineClient
from hardware.line.text_reports import UssdAnswered, UssdFailed
from secretary_app.features.lines.errors import UssdUnanswered
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.ids import new_id

ANSWER_LIMIT_S = 60.0
"""The line waits 30 s for the network; messages may stand in the row before it."""


class UssdQuestions:
    """Of one line."""

    def __init__(self) -> None:
        self._asked: dict[str, asyncio.Future[str]] = {}

    async def ask(self, line: LineClient, code: str) -> str:
        """What the network says. Raises UssdUnanswered, or what `refuse` was given."""
        request_id = new_id()
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._asked[request_id] = answer
        try:
            await line.ask_ussd(request_id=request_id, code=code)
            async with asyncio.timeout(ANSWER_LIMIT_S):
                return await answer
        except TimeoutError as error:
            raise UssdUnanswered(reason="timeout") from error
        finally:
            self._asked.pop(request_id, None)

    def answered(self, report: UssdAnswered | UssdFailed) -> None:
        """What the line tells."""
        answer = self._asked.get(report.request_id)
        if answer is None or answer.done():
            return
        if isinstance(report, UssdAnswered):
            answer.set_result(report.text)
        else:
            answer.set_exception(UssdUnanswered(reason=report.reason))

    def refuse(self, reason: SecretaryError) -> None:
        """The line is gone."""
        for answer in self._asked.values():
            if not answer.done():
                answer.set_exception(reason)
