"""The sound of one call: port, our voice, the caller's voice, recording, tied by line time."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from pathlib import Path

from engines.wire.audio import AudioChunk
from hardware.audio.measures import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_BYTES, SAMPLES_PER_MS
from hardware.audio.silero import SileroVoice
from hardware.line.caller_ear import CallerEar
from hardware.line.caller_keys import CallerKeys
from hardware.line.caller_time import CallerTime
from hardware.line.condition_reports import LineHealth
from hardware.line.desk_link import DeskLink
from hardware.line.desk_side import DeskSide
from hardware.line.doctor.findings import Findings
from hardware.line.doctor.grade import judge, no_sound
from hardware.line.doctor.meter import CallMeter
from hardware.line.errors import AlreadyRecording
from hardware.line.given_to import By
from hardware.line.ledger import Ledger, never_heard
from hardware.line.levels import LevelMeter
from hardware.line.line import OpenSound
from hardware.line.metronome import Metronome
from hardware.line.modem_clock import ModemClock
from hardware.line.notices import Ended, Frame
from hardware.line.pace import Pace
from hardware.line.player import Player
from hardware.line.port import AudioPort, ClearingPort
from hardware.line.recording import CallRecording
from hardware.line.reports import Digit, Failed, Report
from hardware.line.voice import Heard, Voice
from hardware.line.voice_params import VoiceParams
from hardware.line.voice_reports import VoiceDismissed, VoiceStarted, VoiceStopped, VoiceSuspected

STALLS = frozenset({"our-sound-stalled", "caller-sound-stalled"})
"""Troubles of a port that is still there."""


OUR_KEYS = "keys"
"""The utterance that is the tones of keys which we press."""

OUR_KEYS_ECHO = 500 * SAMPLES_PER_MS
"""So long after them they may still come back."""


@dataclass(slots=True, kw_only=True)
class _Running:
    """What exists only while the port is open."""

    port: AudioPort
    modem: ModemClock
    pace: Pace
    caller: CallerTime
    opened: OpenSound
    opened_at: float
    received: int = 0
    """Samples the modem has sent, whether they counted or not."""


class CallSound:
    """From the answer to the end of one call; sound flows between `open` and `close`.

    Speech may be queued and recording asked for before `open`; then they begin with its first
    frame.
    """

    def __init__(
        self,
        *,
        detector: SileroVoice,
        params: VoiceParams,
        emit: Callable[[Report], None],
        stalled: Callable[[], object],
        desks: DeskLink,
    ) -> None:
        """`stalled` is called once, when sound of either direction has stopped flowing."""
        self._stalled: Callable[[], object] | None = stalled
        self.player = Player()
        self.desk = DeskSide(
            detector=detector.sibling(), params=params, emit=emit, sounded=desks.hear
        )
        self._ear = CallerEar(detector=detector, params=params)
        self._keys = CallerKeys(pressed=self._pressed, blank=self._blank)
        self._our_keys_until = 0
        self._emit = emit
        self._ledger = Ledger()
        self._metronome = Metronome(tick=self._tick)
        self._running: _Running | None = None
        self._recording: CallRecording | None = None
        self._frames_out = 0
        self._meter = CallMeter()
        self._levels = LevelMeter(emit=emit)
        self._findings: Findings | None = None
        self.silent_since = time.monotonic()
        """When the last sound of either side was, on the monotonic clock."""

    @property
    def findings(self) -> Findings | None:
        """What the sound was like; None for a call that was never connected, and before `close`."""
        return self._findings

    @property
    def now_ms(self) -> int:
        """Line time by the caller's track; 0 before the sound is open."""
        return self._running.caller.position // SAMPLES_PER_MS if self._running else 0

    def never_opened(self, *, attempts: int) -> None:
        """The call was connected, and its sound could not be had."""
        self._findings = no_sound(attempts=attempts)

    def open(self, opened: OpenSound) -> None:
        """Line time 0 is now. The first frames are written before this returns."""
        port = opened.port
        now = time.monotonic()
        modem = ModemClock(now=now)
        self._running = _Running(
            port=port,
            modem=modem,
            pace=Pace(clock=modem.samples),
            caller=CallerTime(clock=modem.samples),
            opened=opened,
            opened_at=now,
        )
        port.start(heard=self._arrived, trouble=self._trouble)
        self._metronome.start()

    def give_to(self, by: By) -> None:
        """Our side of the call is somebody's from now on."""
        self.desk.give_to(by)
        if by is not By.ASSISTANT:
            self.player.fall_silent()

    def tell_voice(self) -> None:
        """For an app that comes in the middle of the caller's words."""
        if self._ear.speaking:
            self._emit(VoiceStarted(at_ms=self.now_ms, during=self.player.speaking))

    def record(self, path: Path, *, hold_ms: int = 0, whole: bool = False) -> None:
        """Records from now on; `whole` begins the file at line time 0. Raises AlreadyRecording."""
        if self._recording is not None:
            raise AlreadyRecording("this call is being recorded already")
        running = self._running
        now = max(running.caller.position, running.pace.position) if running else 0
        self._recording = CallRecording(
            path=path, start=0 if whole else now, emit=self._emit, hold_ms=hold_ms
        )
        if whole:
            self._recording.silence(until=now)

    def blank(self, *, from_ms: int, to_ms: int) -> None:
        """The caller's sound between these line times is not recorded."""
        self._blank(from_ms * SAMPLES_PER_MS, to_ms * SAMPLES_PER_MS)

    def key(self, key: str) -> None:
        """The line tells that the caller has pressed a key."""
        self._keys.told(key, at_ms=self.now_ms)

    def press(self, tones: bytes) -> None:
        """We press keys, as sound."""
        self.player.play(
            utterance_id=OUR_KEYS, text="", words=(), pcm=tones, interruptible=False, last=True
        )

    def stop_recording(self) -> Coroutine[object, object, None]:
        """Ends the recording at once; what is returned closes the file and tells it."""
        recording, self._recording = self._recording, None
        return _nothing() if recording is None else recording.stop(until=self._end())

    def erase_recording(self) -> Coroutine[object, object, None]:
        """Ends the recording at once; what is returned destroys the file and tells it."""
        recording, self._recording = self._recording, None
        return _nothing() if recording is None else recording.erase()

    async def close(self) -> None:
        """The call is over: tells what was heard, what was not, and closes the recording."""
        self.desk.close()
        self._metronome.stop()
        running, now = self._running, time.monotonic()
        left = stuck = 0
        if running is not None:
            stuck = running.port.stuck
            left = running.pace.left(now, stuck=stuck)
            running.port.close()
        self._ledger.book(self.player.last_notes(), at=left)
        self._emit_all(self._ledger.close(left))
        if running is not None:
            last = self._ear.end()
            if last is not None:
                self._emit(VoiceStopped(at_ms=last.at_ms))
        now_ms = self.now_ms
        for utterance_id in self.player.waiting():
            self._emit(never_heard(utterance_id, at_ms=now_ms))
        await self.stop_recording()
        if running is not None:
            await self._judge_sound(running, seconds=now - running.opened_at, stuck=stuck)

    def health(self, *, chunks_lost: int) -> LineHealth:
        """Counters so far."""
        running, ticks = self._running, self._metronome.figures()
        return LineHealth(
            ticks=ticks.ticks,
            late_ticks=ticks.late,
            tick_p50_ms=ticks.p50_ms,
            tick_p99_ms=ticks.p99_ms,
            tick_max_ms=ticks.max_ms,
            frames_in=running.received // FRAME_SAMPLES if running else 0,
            frames_out=self._frames_out,
            underruns=running.pace.underruns if running else 0,
            partial_writes=running.port.partial_writes if running else 0,
            caller_gap_ms=running.caller.filled // SAMPLES_PER_MS if running else 0,
            realigned=running.port.realigned if running else 0,
            chunks_lost=chunks_lost,
        )

    def _tick(self, now: float) -> None:
        running = self._running
        if running is None:
            return
        if self.player.speaking is not None or self._ear.speaking:
            self.silent_since = now
        self.desk.look(now)
        silent = running.caller.missing(now)
        if silent:
            position = running.caller.position - silent
            self._meter.caller_missing(silent)
            self._caller_said(bytes(silent * SAMPLE_BYTES), at=position)
        pace, port = running.pace, running.port
        while port.can_write(now) and pace.has_room(now):
            frame = self.player.frame()
            at = pace.next_position(now)
            pcm = self.desk.ours(frame.pcm, at=at, speaking=self.player.speaking is not None)
            port.write(pcm)
            if _cut_off(frame) and isinstance(port, ClearingPort):
                port.clear()
            pace.wrote_frame()
            self._frames_out += 1
            self._meter.ours(pcm, at=at)
            self._levels.ours(pcm)
            self._ledger.book(frame, at=at)
            self._ear.ours(frame.pcm, at=at)
            if self._recording is not None:
                self._recording.ours(pcm, at=at)
        self._emit_all(self._ledger.left(pace.left(now, stuck=port.stuck)))

    def _arrived(self, pcm: bytes) -> None:
        running = self._running
        if running is None:
            return
        now, samples = time.monotonic(), len(pcm) // SAMPLE_BYTES
        running.received += samples
        running.modem.received(running.received, now)
        if running.caller.accepts(samples, now):
            at = running.caller.position - samples
            self._meter.caller(pcm, at=at)
            self._caller_said(pcm, at=at)

    def _caller_said(self, sound: bytes, *, at: int) -> None:
        """A modem may hand over more at once than a key sounds, so it is heard frame by frame."""
        for start in range(0, len(sound), FRAME_BYTES):
            self._caller_frame(sound[start : start + FRAME_BYTES], at=at + start // SAMPLE_BYTES)

    def _caller_frame(self, sound: bytes, *, at: int) -> None:
        if self.player.speaking == OUR_KEYS:
            self._our_keys_until = at + OUR_KEYS_ECHO
        pcm = self._keys.heard(sound, at=at, ours=at < self._our_keys_until)
        if self._recording is not None:
            self._recording.caller(pcm, at=at)
        self.desk.caller(pcm, at=at)
        self._levels.caller(pcm, at=at)
        self._emit(AudioChunk(pcm=pcm, timestamp_ms=at // SAMPLES_PER_MS))
        for heard in self._ear.hear(pcm):
            self._judge(heard)

    def _pressed(self, key: str, at_ms: int) -> None:
        self._emit(Digit(digit=key, at_ms=at_ms))

    def _blank(self, start: int, end: int) -> None:
        if self._recording is not None:
            self._recording.blank(start, end)

    def _judge(self, heard: Heard) -> None:
        during = self.player.speaking
        self.player.caller(heard.voice)
        match heard.voice:
            case Voice.SUSPECTED:
                self._emit(VoiceSuspected(at_ms=heard.at_ms))
            case Voice.DISMISSED:
                self._emit(VoiceDismissed(at_ms=heard.at_ms))
            case Voice.STARTED:
                self._emit(VoiceStarted(at_ms=heard.at_ms, during=during))
            case Voice.STOPPED:
                self._emit(VoiceStopped(at_ms=heard.at_ms))

    async def _judge_sound(self, running: _Running, *, seconds: float, stuck: int) -> None:
        """In a thread of ordinary priority: it takes longer than the clock of a call may wait."""
        measured = await asyncio.to_thread(
            self._meter.measured,
            seconds=seconds,
            attempts=running.opened.attempts,
            late_opening_tells=running.opened.late_opening_tells,
            stuck=stuck,
        )
        self._findings = judge(measured)

    def _trouble(self, code: str, text: str) -> None:
        self._meter.our_stalls += code == "our-sound-stalled"
        self._emit(Failed(code=code, text=text))
        if code in STALLS and self._stalled is not None:
            stalled, self._stalled = self._stalled, None
            stalled()

    def _end(self) -> int:
        """Line position after everything both sides have said."""
        running = self._running
        if running is None:
            return 0
        left = running.pace.left(time.monotonic(), stuck=running.port.stuck)
        return max(running.caller.position, left)

    def _emit_all(self, told: Iterable[Report]) -> None:
        for report in told:
            self._emit(report)


def _cut_off(frame: Frame) -> bool:
    """Whether a speech of which something sounded was dropped: nothing more of it may be heard."""
    return any(isinstance(entry, Ended) and entry.cut and entry.heard for entry in frame.entries)


async def _nothing() -> None:
    """There was no recording to close."""
