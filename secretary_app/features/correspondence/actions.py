"""Carries out what the dialogue decides in a written talk: messages, promises, language, alarm."""

from __future__ import annotations

import logging
from datetime import timedelta

from secretary_app.features.correspondence.events import AlarmWritten
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.dialogue.models import (
    Action,
    AnswerConsent,
    EndCall,
    EraseRecording,
    ForgetCaller,
    PromiseCallback,
    RaiseAlarm,
    SendSms,
    SendText,
    SwitchLanguage,
    TakeMessage,
)
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.models import MESSAGE_DUE, NewPromise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber

_LOG = logging.getLogger(__name__)

ALARM_DUE = timedelta(minutes=5)
"""Nobody hears a written alarm ring."""


class WrittenActions:
    """Everything is on the disk when ``act`` returns."""

    def __init__(
        self,
        *,
        people: PeopleService,
        promises: PromiseService,
        send_text: SendText,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._people = people
        self._promises = promises
        self._send_text = send_text
        self._events = events
        self._clock = clock

    async def act(self, action: Action, writer: Writer, *, language: str) -> None:
        """Carry out one action; ``language`` is spoken now."""
        match action:
            case SwitchLanguage(language=wanted):
                await self._remember(writer, wanted)
            case TakeMessage():
                await self._make(
                    writer,
                    PromiseKind.DELIVER,
                    text=action.text,
                    language=action.language,
                    number=action.number,
                    urgent=action.urgent,
                )
            case PromiseCallback():
                await self._make(
                    writer,
                    PromiseKind.FIND_OUT if action.to_find_out else PromiseKind.CALL_BACK,
                    text=action.about,
                    language=language,
                    number=action.number,
                    urgent=action.urgent,
                    due=timedelta(minutes=action.due_minutes),
                )
            case SendSms():
                await self._send(writer, action)
            case RaiseAlarm(text=text):
                await self._alarm(writer, text, language)
            case ForgetCaller() | EndCall() | AnswerConsent() | EraseRecording():
                # The door forgets when all is said; a written talk has no end and no sound.
                pass

    async def _send(self, writer: Writer, sms: SendSms) -> None:
        try:
            await self._send_text(sms.number, sms.text)
        except SecretaryError:
            _LOG.exception("a text message could not be sent; a person is told to")
            await self._make(
                writer,
                PromiseKind.SEND,
                text=sms.text,
                language=sms.language,
                number=sms.number,
            )

    async def _alarm(self, writer: Writer, text: str, language: str) -> None:
        self._events.emit(
            AlarmWritten(
                at=self._clock.now(),
                actor="caller",
                thread_id=writer.thread_id,
                channel=writer.channel,
                text=text,
            )
        )
        await self._make(
            writer, PromiseKind.DELIVER, text=text, language=language, urgent=True, due=ALARM_DUE
        )

    async def _make(
        self,
        writer: Writer,
        kind: PromiseKind,
        *,
        text: str,
        language: str,
        number: PhoneNumber | None = None,
        urgent: bool = False,
        due: timedelta = MESSAGE_DUE,
    ) -> None:
        number = number or writer.number
        await self._promises.make(
            NewPromise(
                kind=kind,
                text=text,
                due_at=self._clock.now() + due,
                language=language,
                urgent=urgent,
                person_id=writer.person_id,
                number=None if number is None else number.e164,
                channel=writer.channel,
            )
        )

    async def _remember(self, writer: Writer, language: str) -> None:
        """For the next talk; this one goes on in that language whether or not it is stored."""
        if writer.person_id is None:
            return
        try:
            await self._people.choose_language(writer.person_id, Language(language))
        except SecretaryError:
            _LOG.exception("the language of a person could not be stored")
