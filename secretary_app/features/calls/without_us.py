"""What the line says and notes when this program dies in a call: told to it while we live."""

from __future__ import annotations

import logging
from pathlib import Path

from hardware.line.orders import IfAppIsLost
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)


class WithoutUs:
    """Of one call."""

    def __init__(
        self, *, call_id: str, party: CallParty, note: Path, line: CallLine, tasks: TaskOwner
    ) -> None:
        """``note`` is where the line writes down what it did."""
        self._call_id = call_id
        self._party = party
        self._note = note
        self._line = line
        self._tasks = tasks
        self._told: IfAppIsLost | None = None

    def tell(self, language: str) -> None:
        """In the language that is spoken now. What has not changed is not told twice."""
        plan = self._plan(language)
        if plan != self._told:
            self._told = plan
            self._tasks.start(self._give(plan), name="if-app-is-lost")

    def _plan(self, language: str) -> IfAppIsLost:
        can_call = self._party.number is not None
        farewell = PreparedKind.WILL_CALL_BACK if can_call else PreparedKind.CALL_AGAIN
        return IfAppIsLost(
            call_id=self._call_id,
            number=self._party.stored_number,
            language=language,
            note=str(self._note),
            hold=PreparedSpeech.name(PreparedKind.HOLD_ON, language),
            wait=PreparedSpeech.name(PreparedKind.ONE_MOMENT, language),
            farewell=PreparedSpeech.name(farewell, language),
        )

    async def _give(self, plan: IfAppIsLost) -> None:
        try:
            await self._line.if_app_is_lost(plan)
        except LineLost:
            _LOG.info("call %s: there is no line that could outlive us", self._call_id)
