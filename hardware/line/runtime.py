"""The line at work: orders from the app, news from the line, and the call between them."""

import asyncio
import dataclasses
import logging
import time
from collections.abc import Callable, Coroutine

from hardware.audio.silero import SileroVoice
from hardware.errors import HardwareError
from hardware.line import orders
from hardware.line.call_orders import CallOrders
from hardware.line.call_sound import CallSound
from hardware.line.condition_reports import LineHealth, LineReachable
from hardware.line.desk_link import DeskLink
from hardware.line.dial_reports import DialFailed
from hardware.line.dialling import NO_OUTGOING, Dialler, hindrance
from hardware.line.doctor.history import History
from hardware.line.doctor.report import graded
from hardware.line.doctor.treatment import Treatment
from hardware.line.errors import CallTaken
from hardware.line.given_to import By
from hardware.line.line import DiallingLine, Line, News, TreatedLine
from hardware.line.minding import Minding
from hardware.line.orders import Order
from hardware.line.preloads import Preloads
from hardware.line.realtime import sweep
from hardware.line.reports import (
    AudioOpen,
    CallBegan,
    CallEnded,
    CallerId,
    Digit,
    Hello,
    MissedCall,
    Report,
    Ringing,
)
from hardware.line.texting import Texting
from hardware.line.voice_params import VoiceParams
from hardware.modem.errors import AudioRefused

HANG_UP_TIMEOUT_S = 5.0
"""At the end of the process: the call must not live on, and the process must not either."""

logger = logging.getLogger(__name__)


class LineRuntime:
    """Conducts one line. Orders are taken in turn and never wait for one another's doing."""

    def __init__(
        self,
        *,
        line: Line,
        detector: SileroVoice,
        params: VoiceParams,
        realtime: str,
        emit: Callable[[Report], None],
        chunks_lost: Callable[[], int],
        has_app: Callable[[], bool],
        desks: DeskLink,
    ) -> None:
        self._line = line
        self._desks = desks
        self._detector = detector
        self._params = params
        self._realtime = realtime
        self._emit = emit
        self._chunks_lost = chunks_lost
        self._preloads = Preloads()
        self._sound: CallSound | None = None
        self._ringing: Ringing | None = None
        self._minding = Minding(
            preloads=self._preloads,
            has_app=has_app,
            start=lambda work: self._start(work, "minding"),
            hang_up=self._leave_call,
            emit=emit,
        )
        self._orders = CallOrders(preloads=self._preloads, emit=emit, start=self._start)
        self._dialler = Dialler(emit=emit, connected=self._connected, forget=self._forget)
        self._health: LineHealth | None = None
        self._history = History()
        self._texting = Texting(line=line, emit=emit)
        self._tasks: asyncio.TaskGroup | None = None

    @property
    def in_call(self) -> bool:
        """From the order to answer, or to dial, to the end of the call."""
        return self._sound is not None

    def greeting(self, hello: Hello) -> tuple[Report, ...]:
        """The first reports for an app that comes: how things stand, and who rings."""
        ringing = () if self._ringing is None else (self._ringing,)
        busy = self.in_call or bool(ringing)
        told = dataclasses.replace(hello, busy=busy, call_id=self._minding.call_id)
        return (told, self._line.state, *ringing)

    def app_changed(self, there: bool) -> None:
        """An app has come or left; a call is minded from its loss until the next app takes it."""
        if not self._dialler.end() and self._sound is not None:
            if not there:
                self._sound.give_to(By.ASSISTANT)
            self._minding.app_changed(self._sound)

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set; then it ends the call and closes its record."""
        async with asyncio.TaskGroup() as outer:
            working = outer.create_task(self._line.run(self._hear), name="line")
            # What is under way is finished while there is still a line to do it on.
            async with asyncio.TaskGroup() as tasks:
                self._tasks = tasks
                await stop.wait()
                await self._leave()
            self._tasks = None
            working.cancel()

    def obey(self, order: Order) -> None:
        """Takes one order of the app."""
        match order:
            case orders.Answer():
                self._take_call(order)
            case orders.Dial():
                self._dial(order)
            case orders.HangUp() if self._dialler.end():
                pass
            case orders.HangUp():
                self._start(self._line.hang_up(), "hang up")
            case orders.SendDigits():
                self._start(self._send_digits(order.digits), "send digits")
            case orders.CheckRequest():
                self._start(self._check(), "check")
            case orders.StatusRequest():
                self._tell_status()
            case orders.SendSms() | orders.CollectSms() | orders.SmsKept() | orders.AskUssd():
                self._start(self._texting.obey(order), "message")
            case orders.Preload():
                self._preloads.add(order)
            case orders.IfAppIsLost() if self._sound is not None:
                self._minding.plan(order)
            case orders.TakeCall():
                self._minding.hand_over(order, self._sound)
            case _:
                self._orders.obey(order, self._sound)

    def _take_call(self, order: orders.Answer) -> None:
        """From here on there is a call for the orders that follow, even if it fails."""
        if self._sound is not None:
            self._orders.fail(CallTaken("this call is answered already"))
            return
        sound = self._sound = self._new_sound()
        if order.play_preloaded is not None:
            name = order.play_preloaded
            self._orders.play_preloaded(sound, name, order.utterance_id or name)
        self._ringing = None
        self._start(self._answer(sound), "answer")

    def _new_sound(self) -> CallSound:
        self._minding.plan(None)
        sound = CallSound(
            detector=self._detector,
            params=self._params,
            emit=self._tell_of_call,
            stalled=lambda: self._start(self._renew_sound(), "renew sound"),
            desks=self._desks,
        )
        self._desks.call_is(sound.desk)
        return sound

    async def _leave_call(self, sound: CallSound) -> None:
        """Nothing where it has ended by itself: somebody else may ring by now."""
        if self._sound is sound:
            await self._line.hang_up()

    def _tell_of_call(self, report: Report) -> None:
        self._minding.saw(report)
        self._emit(report)

    async def _answer(self, sound: CallSound) -> None:
        began = time.monotonic()
        try:
            await self._line.answer()
        except HardwareError:
            await self._forget(sound)
            raise
        await self._connected(sound, began)

    async def _connected(self, sound: CallSound, began: float) -> None:
        """Somebody is there: now sound."""
        self._emit(CallBegan(ata_ms=_ms_since(began)))
        try:
            opened = await self._line.open_sound()
        except HardwareError as error:
            # A call in which nobody hears anything is ended, so that the caller may try again.
            if isinstance(error, AudioRefused):
                sound.never_opened(attempts=int(error.data["attempts"] or 0))
            await self._line.hang_up()
            raise
        if self._sound is not sound:
            opened.port.close()
            return
        sound.open(opened)
        self._emit(AudioOpen(delay_ms=opened.delay_ms, since_answer_ms=_ms_since(began)))

    async def _renew_sound(self) -> None:
        """Once in a call: what has stopped may flow again when it is asked for anew."""
        if self._sound is not None and isinstance(self._line, TreatedLine):
            await self._line.renew_sound()

    def _dial(self, order: orders.Dial) -> None:
        """From here on there is a call for the orders that follow, even if nobody takes it."""
        cause = hindrance(self._line, in_call=self._sound is not None)
        if cause is not None or not isinstance(self._line, DiallingLine):
            self._emit(DialFailed(cause=cause or NO_OUTGOING))
            return
        sound = self._sound = self._new_sound()
        self._start(self._dialler.dial(self._line, sound, order), "dial")

    async def _send_digits(self, digits: str) -> None:
        tones = await self._line.send_digits(digits)
        if tones and self._sound is not None:
            self._sound.press(tones)

    async def _check(self) -> None:
        check = await self._line.check(realtime=self._realtime)
        self._emit(self._history.add_to(check))

    def _tell_status(self) -> None:
        self._emit(self._line.state)
        if self._sound is not None:
            self._emit(self._sound.health(chunks_lost=self._chunks_lost()))
        elif self._health is not None:
            self._emit(self._health)

    def _hear(self, news: News) -> None:
        sound = self._sound
        if isinstance(news, Ringing):
            self._ringing = news
        elif isinstance(news, CallerId) and self._ringing is not None:
            # An app that comes now was not there when the network told it.
            self._ringing = Ringing(number=news.number, withheld=False, at=self._ringing.at)
        elif isinstance(news, CallEnded | MissedCall):
            self._ringing = None
        if isinstance(news, CallEnded) and (told := self._dialler.failed(news.cause)) is not None:
            self._start(told, "dialled in vain")
        elif isinstance(news, CallEnded):
            self._sound = None
            ending = self._start(self._end(sound, news), "end of call")
            if ending is not None:
                ending.add_done_callback(self._sweep)
        elif isinstance(news, Digit) and sound is not None:
            sound.key(news.digit)
        else:
            if isinstance(news, LineReachable):
                self._history.unreachable(news)
            self._emit(news)

    async def _end(self, sound: CallSound | None, news: CallEnded) -> None:
        """The record is complete, and the sound judged, before the app hears of the end."""
        treatment = Treatment.NOTHING
        if sound is not None:
            await self._close(sound)
            if sound.findings is not None:
                if isinstance(self._line, TreatedLine):
                    treatment = self._line.prescribe(sound.findings)
                self._history.call(sound.findings, treatment)
                self._tell_of_call(graded(sound.findings, treatment))
        await self._minding.ended(news.cause)
        self._emit(news)
        if sound is not None:
            await self._line.close_sound()
            if isinstance(self._line, TreatedLine):
                await self._line.treat(treatment)

    async def _close(self, sound: CallSound) -> None:
        await sound.close()
        self._health = sound.health(chunks_lost=self._chunks_lost())
        self._emit(self._health)

    def _sweep(self, _ended: asyncio.Task[None]) -> None:
        if self._sound is None:
            sweep()

    async def _forget(self, sound: CallSound) -> None:
        """The call was never connected."""
        if self._sound is sound:
            self._sound = None
            await sound.close()

    async def _leave(self) -> None:
        if self._dialler.end():
            return
        if self._sound is None:
            return
        try:
            async with asyncio.timeout(HANG_UP_TIMEOUT_S):
                await self._line.hang_up()
        except (HardwareError, TimeoutError) as error:
            logger.warning("the call could not be ended: %s", error)
        sound, self._sound = self._sound, None
        if sound is not None:
            await self._close(sound)

    def _start(self, work: Coroutine[object, object, None], name: str) -> asyncio.Task[None] | None:
        if self._tasks is None:
            logger.info("%s: too early or too late", name)
            work.close()
            return None
        return self._tasks.create_task(self._do(work), name=f"line: {name}")

    async def _do(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except HardwareError as error:
            self._orders.fail(error)


def _ms_since(moment: float) -> int:
    return round((time.monotonic() - moment) * 1000)
