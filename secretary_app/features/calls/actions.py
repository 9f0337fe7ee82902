"""Carries out what the dialogue decides in a call: messages, promises, language, alarm."""

from __future__ import annotations

import logging
from datetime import timedelta

from secretary_app.features.calls import events
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.party import CallParty
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


class CallActions:
    """Acts for one call. Everything is on the disk when ``act`` returns."""

    def __init__(
        self,
        *,
        call_id: str,
        party: CallParty,
        language: str,
        people: PeopleService,
        promises: PromiseService,
        bus: EventBus,
        clock: Clock,
        send_text: SendText | None,
        sound: SoundKeeping,
    ) -> None:
        """``language`` is what is spoken at the beginning; ``send_text`` None = nobody can."""
        self._call_id = call_id
        self._party = party
        self._language = language
        self._people = people
        self._promises = promises
        self._bus = bus
        self._clock = clock
        self._send_text = send_text
        self._sound = sound
        self.caller_wants_to_be_forgotten = False
        """When the call is over: what is stored of it until then is part of what goes."""

    async def act(self, action: Action) -> None:
        """Carry out one action."""
        match action:
            case SwitchLanguage(language=language):
                self._language = language
                await self._remember(language)
            case TakeMessage():
                await self._take_message(action)
            case PromiseCallback():
                await self._promise_callback(action)
            case SendSms():
                if not await self._is_sent(action):
                    await self._promise_sms(action)
            case RaiseAlarm(text=text):
                self._bus.emit(
                    events.AlarmRaised(
                        at=self._clock.now(), actor="caller", call_id=self._call_id, text=text
                    )
                )
            case AnswerConsent(agreed=agreed):
                if agreed:
                    await self._sound.agreed(number=self._party.stored_number)
                else:
                    self._sound.declined()
            case EraseRecording():
                await self._sound.erase()
                await self._promises.forget_sound(self._call_id)
            case ForgetCaller():
                self.caller_wants_to_be_forgotten = True
            case EndCall():
                raise TypeError("the session hangs up")

    async def _take_message(self, message: TakeMessage) -> None:
        start, end = self._place(message.audio_ms)
        await self._promises.make(
            NewPromise(
                kind=PromiseKind.DELIVER,
                text=message.text,
                due_at=self._clock.now() + MESSAGE_DUE,
                language=message.language,
                urgent=message.urgent,
                person_id=self._party.person_id,
                call_id=self._call_id,
                number=_e164(message.number),
                audio_start_ms=start,
                audio_end_ms=end,
            )
        )

    async def _promise_callback(self, promise: PromiseCallback) -> None:
        start, end = self._place(promise.audio_ms)
        await self._promises.make(
            NewPromise(
                kind=PromiseKind.FIND_OUT if promise.to_find_out else PromiseKind.CALL_BACK,
                text=promise.about,
                due_at=self._clock.now() + timedelta(minutes=promise.due_minutes),
                language=self._language,
                urgent=promise.urgent,
                person_id=self._party.person_id,
                call_id=self._call_id,
                number=_e164(promise.number),
                audio_start_ms=start,
                audio_end_ms=end,
            )
        )

    def _place(self, audio_ms: tuple[int, int] | None) -> tuple[int | None, int | None]:
        """Nowhere, where nothing is recorded."""
        return (None, None) if audio_ms is None or self._sound.refused else audio_ms

    async def _is_sent(self, sms: SendSms) -> bool:
        """Whether it is on its way, or will be without anybody's help."""
        if self._send_text is None:
            return False
        try:
            await self._send_text(sms.number, sms.text)
        except SecretaryError:
            _LOG.exception("a text message could not be sent; a person is told to")
            return False
        return True

    async def _promise_sms(self, sms: SendSms) -> None:
        """A person sends it."""
        await self._promises.make(
            NewPromise(
                kind=PromiseKind.SEND,
                text=sms.text,
                due_at=self._clock.now() + MESSAGE_DUE,
                language=sms.language,
                person_id=self._party.person_id,
                call_id=self._call_id,
                number=sms.number.e164,
            )
        )

    async def _remember(self, language: str) -> None:
        """For the next call; this one goes on in that language whether or not it can be stored."""
        if self._party.person_id is None:
            return
        try:
            await self._people.choose_language(self._party.person_id, Language(language))
        except SecretaryError:
            _LOG.exception("the language of a person could not be stored")


def _e164(number: PhoneNumber | None) -> str | None:
    return None if number is None else number.e164
