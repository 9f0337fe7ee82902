"""A written talk with somebody whom nobody knows: kept in memory, and gone with the visitor.

What is promised in it is carried out as on the telephone: it is on the disk before we say so.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.letters import language_of
from secretary_app.features.dialogue.models import (
    Action,
    HeardTurn,
    PromiseCallback,
    RaiseAlarm,
    SendSms,
    Sentence,
    TakeMessage,
)
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.promises.models import MESSAGE_DUE, NewPromise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.visits.events import VisitorAlarm
from secretary_app.features.visits.visitor import VISITOR
from secretary_app.foundation.auth.acting import by_own_authority
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber


class WrittenTalk:
    """One visitor's."""

    def __init__(
        self,
        *,
        assistant: Assistant,
        language: str,
        dialogue: Dialogue,
        promises: PromiseService,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._state = DialogueState(assistant=assistant, language=language)
        self._dialogue = dialogue
        self._promises = promises
        self._events = events
        self._clock = clock

    async def ask(self, text: str) -> AsyncGenerator[Sentence, None]:
        """The answer, sentence by sentence."""
        state = self._state
        language = language_of(text, otherwise=state.speaks)
        if language in state.assistant.languages:
            state.language = language
        turn = HeardTurn(text=text, language=state.speaks, understood=True)
        async with aclosing(self._dialogue.answer(turn, state)) as steps:
            async for step in steps:
                if isinstance(step, Sentence):
                    yield step
                    state.history.heard(step.text)
                else:
                    await self._act(step)

    async def _act(self, action: Action) -> None:
        match action:
            case TakeMessage(text=text, urgent=urgent, number=number):
                await self._promise(PromiseKind.DELIVER, text, number=number, urgent=urgent)
            case PromiseCallback(about=about, urgent=urgent, number=number, due_minutes=minutes):
                kind = PromiseKind.FIND_OUT if action.to_find_out else PromiseKind.CALL_BACK
                due = timedelta(minutes=minutes)
                await self._promise(kind, about, number=number, urgent=urgent, due=due)
            case SendSms(text=text, number=number):
                await self._promise(PromiseKind.SEND, text, number=number)
            case RaiseAlarm(text=text):
                self._events.emit(VisitorAlarm(at=self._clock.now(), actor=VISITOR.id, text=text))
            case _:
                # Nothing of the talk is kept that could be erased, and nobody is hung up on.
                pass

    async def _promise(
        self,
        kind: PromiseKind,
        text: str,
        *,
        number: PhoneNumber | None,
        urgent: bool = False,
        due: timedelta = MESSAGE_DUE,
    ) -> None:
        with by_own_authority():
            await self._promises.make(
                NewPromise(
                    kind=kind,
                    text=text,
                    due_at=self._clock.now() + due,
                    language=self._state.speaks,
                    urgent=urgent,
                    number=None if number is None else number.e164,
                )
            )
