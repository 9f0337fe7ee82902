"""A line made of a modem: AT commands on one port, sound on another."""

import asyncio
import contextlib
import dataclasses
import logging
import time
from collections.abc import Callable

from hardware.audio.dtmf import tones_of
from hardware.errors import HardwareError
from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineConfig
from hardware.line.dial_reports import Dialling
from hardware.line.doctor.findings import Findings
from hardware.line.doctor.treatment import RESETS, Prescriber, Treatment
from hardware.line.errors import ModemCardMissing, NoCall, NotANumber
from hardware.line.line import News, OpenSound
from hardware.line.modem_ports import ModemPorts, find_ports
from hardware.line.modem_sound import ModemSound
from hardware.line.recovery.climbing import climb
from hardware.line.recovery.conditions import Condition, Happening, happening
from hardware.line.recovery.ladder import Trouble
from hardware.line.recovery.watch import Watch
from hardware.line.reports import CallEnded, CallerId, Digit, LineState, MissedCall, Ringing
from hardware.line.text_reports import SmsFound, SmsReported, SmsWaiting
from hardware.modem import events
from hardware.modem.dialects.base import Dialect
from hardware.modem.errors import CallGone, WrongMoment
from hardware.modem.mailbox import Mailbox, Stored, UssdAnswer
from hardware.modem.modem import Modem
from hardware.modem.opening import open_modem
from hardware.modem.profiles import (
    SIM7600_PROFILE,
    ModemProfile,
    profile_for_model,
)
from hardware.modem.report import CARD
from hardware.modem.state import WITH_CALL, ModemState
from hardware.serial.errors import PortMissing

HINDRANCES = {ModemState.READY: None, ModemState.REGISTERING: "no-network"}
"""Of a call of ours, in a state without a call."""

RESET_LOOK_S = 0.5
"""Callers wait for the end of a reset, and to look for a port costs nothing."""

log = logging.getLogger(__name__)


class ModemLine:
    """See Line."""

    def __init__(self, *, find_ports: Callable[[], ModemPorts]) -> None:
        self._find_ports = find_ports
        self._modem: Modem | None = None
        self._ports: ModemPorts | None = None
        self._sound = ModemSound(lost=self._card_lost)
        self._giving_up: asyncio.Task[None] | None = None
        self._learned: ModemProfile | None = None
        """Whose profile it is, by its own words."""
        self._missing_card: ModemCardMissing | None = None
        """Why it cannot be used, where this is why."""
        self._dialled: asyncio.Future[None] | None = None
        """Done when somebody takes the call that we make, or nobody does."""
        self._state = LineState(state=ModemState.ABSENT.value)
        self._watch = Watch(now=time.monotonic)
        self._prescriber = Prescriber()

    @property
    def state(self) -> LineState:
        """See Line."""
        return self._state

    async def run(self, tell: Callable[[News], None]) -> None:
        """See Line."""
        while True:
            try:
                await self._run_once(tell)
            except HardwareError as error:
                self._missing_card = error if isinstance(error, ModemCardMissing) else None
                self._follow(Happening.LOST, tell, ModemState.ABSENT, error.code)
            await self._wait_for_port(tell)

    async def answer(self) -> None:
        """See Line. The sound port is opened first: a call without sound is worse than a ring."""
        modem, ports = self._need()
        await self._sound.open(ports)
        try:
            await modem.answer()
        except BaseException:
            self._sound.drop()
            raise

    def hindrance(self) -> str | None:
        """See DiallingLine."""
        state = ModemState.ABSENT if self._modem is None else self._modem.state
        if state in WITH_CALL:
            return "taken"
        return HINDRANCES.get(state, "not-ready")

    async def dial(self, number: str) -> None:
        """See DiallingLine. The sound port is opened first, as for `answer`."""
        modem, ports = self._need()
        await self._sound.open(ports)
        dialled = self._dialled = asyncio.get_running_loop().create_future()
        try:
            await modem.dial(number)
            await dialled
        except ValueError as error:
            self._sound.drop()
            raise NotANumber(str(error)) from error
        except BaseException:
            self._sound.drop()
            raise
        finally:
            dialled.cancel()
            self._dialled = None
        if modem.state is not ModemState.IN_CALL:
            self._sound.drop()
            raise CallGone("the call ended as it began")

    async def open_sound(self) -> OpenSound:
        """See Line."""
        if not self._sound.waits:
            raise NoCall("no call has been answered")
        try:
            self._sound.discard()
            opened = await self._need()[0].open_audio()
            port = await self._sound.take()
        except BaseException:
            self._sound.drop()
            raise
        return OpenSound(
            port=port,
            delay_ms=opened.delay_ms,
            attempts=opened.attempts,
            late_opening_tells=self._dialect.late_audio_tells,
        )

    async def close_sound(self) -> None:
        """See Line. A modem that is gone has closed it; one that keeps it open is left so."""
        if self._modem is not None and not self._dialect.audio_stays_open:
            await self._modem.close_audio()

    async def renew_sound(self) -> None:
        """See TreatedLine: the ladder's first rung, the only one below a hang-up."""
        modem = self._need()[0]
        log.warning("sound has stopped in a call: it is registered anew")
        await self.close_sound()
        await modem.open_audio()

    def prescribe(self, findings: Findings) -> Treatment:
        """See TreatedLine."""
        if self._modem is None or self._dialect.reset is None:
            return Treatment.NOTHING  # a modem that is gone begins anew by itself
        return self._prescriber.after_call(findings, known=self._modem.calls_it_carries)

    async def treat(self, treatment: Treatment) -> None:
        """See TreatedLine."""
        modem = self._modem
        if treatment not in RESETS or modem is None:
            return
        if modem.state in WITH_CALL:
            log.warning("somebody rings already: %s has to wait", treatment)
            return
        self._watch.goes_down(treatment.value)
        await modem.reset()

    async def hang_up(self) -> None:
        """See Line."""
        if self._modem is not None:
            await self._modem.hang_up()

    async def send_digits(self, digits: str) -> bytes:
        """See Line."""
        if self._dialect.digits_in_band:
            return tones_of(digits)
        await self._need()[0].send_digits(digits)
        return b""

    async def send_sms(self, pdu: str) -> int:
        """See TextingLine."""
        return await self._mailbox("send_sms").send(pdu)

    async def collect_sms(self) -> list[Stored]:
        """See TextingLine."""
        return await self._mailbox("collect_sms").collect()

    async def delete_sms(self, key: str) -> None:
        """See TextingLine."""
        await self._mailbox("delete_sms").delete(key)

    async def ussd(self, code: str) -> UssdAnswer:
        """See TextingLine."""
        return await self._mailbox("ussd").ussd(code)

    async def check(self, *, realtime: str) -> LineCheck:
        """See Line."""
        report = await self._need()[0].check()
        signal = report.signal
        return LineCheck(
            port=report.at_port,
            model=f"{report.identity.maker} {report.identity.model}".strip(),
            firmware=report.identity.firmware,
            sim=report.sim,
            registration=report.registration.value,
            operator=report.operator,
            signal_dbm=signal.dbm if signal else None,
            signal_bars=signal.bars if signal else 0,
            sound_port=report.audio.path and report.audio.path.removeprefix(CARD),
            realtime=realtime,
            problems=tuple(problem.value for problem in report.problems),
            condition=self._watch.condition.value,
        )

    async def _wait_for_port(self, tell: Callable[[News], None]) -> None:
        """Before the ports are looked for again: soon where we sent them away ourselves."""
        self._watch.overdue(tell)
        if self._watch.condition is Condition.RESETTING:
            await asyncio.sleep(RESET_LOOK_S)
            return
        await asyncio.sleep(self._watch.ladder.pause_s(Trouble.LOST))
        self._watch.ladder.climb(Trouble.LOST)

    async def _run_once(self, tell: Callable[[News], None]) -> None:
        """One opening of the ports; returns when they are lost, or better opened anew."""
        ports = self._find_ports()
        if ports.guessed and self._learned is not None:
            ports = dataclasses.replace(ports, profile=self._learned)
        sound = await self._sound.find(ports)
        async with open_modem(
            at_url=ports.at_url, audio_url=sound, dialect=ports.profile.dialect
        ) as modem:

            def heard(event: events.ModemEvent) -> None:
                if self._modem is not None and not self._is_another(modem, ports):
                    self._translate(event, tell)

            modem.subscribe(events.ModemEvent, heard)
            self._modem, self._ports, self._missing_card = modem, ports, None
            try:
                with contextlib.suppress(HardwareError):
                    await modem.start()  # why it failed is told by the modem's own moves
                if not self._is_another(modem, ports):
                    await climb(modem, at_url=ports.at_url, watch=self._watch, tell=tell)
            finally:
                self._modem = self._ports = None
                if self._giving_up is not None:
                    await asyncio.gather(self._giving_up, return_exceptions=True)
                    self._giving_up = None

    def _translate(self, event: events.ModemEvent, tell: Callable[[News], None]) -> None:
        match event:
            case events.StateChanged() | events.NetworkChanged() if self._modem is not None:
                self._moved(self._modem, tell)
            case events.Rang(number=number, withheld=withheld, at=at):
                tell(Ringing(number=number, withheld=withheld, at=at))
            case events.CallerIdentified(number=number):
                tell(CallerId(number=number))
            case events.MissedCall(number=number):
                tell(MissedCall(number=number))
            case events.Alerted():
                tell(Dialling(ringing=True))
            case events.CallBegan(incoming=False):
                self._settle_dialled(None)
            case events.CallEnded(duration_s=duration_s, cause=cause):
                self._settle_dialled(CallGone(f"nobody was connected: {cause}"))
                tell(CallEnded(cause=cause.value, duration_s=duration_s))
            case events.DigitReceived(digit=digit):
                tell(Digit(digit=digit, at_ms=0))
            case events.SmsStored():
                tell(SmsWaiting())
            case events.SmsArrived(key=key, pdu=pdu):
                tell(SmsFound(key=key, pdu=pdu))
            case events.SmsReported(pdu=pdu):
                tell(SmsReported(pdu=pdu))

    def _settle_dialled(self, failure: HardwareError | None) -> None:
        dialled = self._dialled
        if dialled is None or dialled.done():
            return
        if failure is None:
            dialled.set_result(None)
        else:
            dialled.set_exception(failure)
            dialled.exception()  # `dial` may have raised another before it came to ask

    def _moved(self, modem: Modem, tell: Callable[[News], None]) -> None:
        if modem.state in {ModemState.ABSENT, ModemState.RESETTING}:
            self._prescriber.powered_up()
        what = happening(modem.state, trouble=modem.trouble, registration=modem.registration)
        self._follow(what, tell, modem.state, modem.trouble)

    def _follow(
        self, what: Happening, tell: Callable[[News], None], state: ModemState, code: str | None
    ) -> None:
        """The modem's state first, then what it means: a state is news for programs."""
        resetting = self._watch.condition is Condition.RESETTING and what is Happening.LOST
        news = LineState(
            state=(ModemState.RESETTING if resetting else state).value,
            detail=None if resetting else code,
        )
        if news != self._state:
            self._state = news
            tell(news)
        self._watch.follow(what, tell, code=code)

    @property
    def _dialect(self) -> Dialect:
        return (SIM7600_PROFILE if self._ports is None else self._ports.profile).dialect

    def _card_lost(self, text: str) -> None:
        """As if its port were: the call is over, and the modem is opened anew, with its card."""
        log.warning("the modem's sound card is gone: %s", text)
        if self._modem is not None and self._giving_up is None:
            self._giving_up = asyncio.create_task(self._modem.give_up(), name="modem gives up")

    def _is_another(self, modem: Modem, ports: ModemPorts) -> bool:
        """Whether it was taken for what it is not; then it is opened anew."""
        found = profile_for_model(modem.model) if ports.guessed else None
        if found is None or found is ports.profile:
            return False
        self._learned = found
        return True

    def _need(self) -> tuple[Modem, ModemPorts]:
        if self._modem is None or self._ports is None:
            if self._missing_card is not None:
                raise self._missing_card
            raise PortMissing("the modem is not there", url="")
        return self._modem, self._ports

    def _mailbox(self, wanted: str) -> Mailbox:
        """Only while nobody is calling."""
        modem = self._need()[0]
        if modem.state is not ModemState.READY:
            state = modem.state.value
            raise WrongMoment(f"cannot {wanted} while {state}", wanted=wanted, state=state)
        return modem.mailbox


def make_line(config: LineConfig) -> ModemLine:
    """The line of a configuration."""
    return ModemLine(find_ports=lambda: find_ports(config))
