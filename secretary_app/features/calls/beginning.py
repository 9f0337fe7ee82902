"""How a call begins for us: with the greeting, with a person, or where a program left it."""

from __future__ import annotations

from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.attendance import Attendance
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.floor import Floor
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.speaking import Mouth


class Beginning:
    """Of one call; one of these once."""

    def __init__(
        self,
        *,
        parts: CallParts,
        line: CallLine,
        mouth: Mouth,
        answering: Answering,
        floor: Floor,
        attendance: Attendance,
    ) -> None:
        self._parts = parts
        self._line = line
        self._mouth = mouth
        self._answering = answering
        self._floor = floor
        self._attendance = attendance

    async def answer(self) -> None:
        """Take the ringing call; the line begins the greeting, which it holds, by itself.

        Raises LineLost.
        """
        parts = self._parts
        language = parts.state.speaks
        greeting = parts.dialogue.rules.greeting(parts.state.assistant, language)
        held = None
        if parts.prepared.holds(PreparedKind.GREETING, greeting):
            held = parts.prepared.utterance(PreparedKind.GREETING, language)
        self._floor.answered()
        if held is None:
            await self._line.answer(play_preloaded=None, utterance_id=None)
            self._answering.volunteer((greeting,), name="greeting")
            return
        self._mouth.expect(held)
        await self._line.answer(
            play_preloaded=PreparedSpeech.name(PreparedKind.GREETING, language),
            utterance_id=held.utterance_id,
        )

    async def answer_for(self, actor: str) -> None:
        """Take the ringing call for a person: nobody greets, and they have the line.

        Raises LineLost.
        """
        self._floor.answered()
        await self._line.answer(play_preloaded=None, utterance_id=None)
        await self._attendance.answered_by(actor)

    def go_on(self) -> None:
        """With a call in which there was nobody for a while."""
        self._floor.answered()
        sentence = self._parts.dialogue.rules.back_again(self._parts.state)
        self._answering.volunteer((sentence,), name="back-again")
