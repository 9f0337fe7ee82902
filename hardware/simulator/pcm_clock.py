"""The PCM port's clock: a thread that moves 320 bytes each way every 20 ms, and stamps it.

What our side writes is taken as soon as it comes (`pcm_intake`, so that an arrival has its true
time) into a queue which a tick empties by one frame; the writer is stopped when more than three
frames wait. Outside a call what comes is lost, as in the real modem.
"""

import threading
import time
from array import array
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from hardware.simulator.caller_voice import CallerVoice, Speech
from hardware.simulator.config import Faults
from hardware.simulator.ear import Ear
from hardware.simulator.pcm_intake import PcmIntake
from hardware.simulator.pcm_passage import Passage
from hardware.simulator.pty_pair import PtyPair
from hardware.simulator.realtime import CLOCK_PRIORITY, become_realtime
from hardware.simulator.stamps import Mark
from hardware.simulator.track import FRAME_BYTES, FRAME_MS, MOST_WAITING_BYTES, Track

TICK_S = FRAME_MS / 1000

KEPT_TRACKS = 16
"""Of the last openings of the port; a minute of call is 2 MB."""

STOP_LIMIT_S = 2.0
"""A tick takes well under a millisecond; a thread that needs longer to stop is stuck."""

MarkListener = Callable[[Mark, float, Mapping[str, Any]], None]


class PcmClock:
    """Owns the PCM port and the thread that serves it. Methods are called from the other thread."""

    def __init__(self, *, port: PtyPair, quiet_ms: int, on_mark: MarkListener) -> None:
        self._port = port
        self._quiet_ms = quiet_ms
        self._mark = on_mark
        self._changed = threading.Condition()
        self._intake = PcmIntake(port=port, taker=self._take_arrival)
        self._thread = threading.Thread(target=self._run, name="pcm-clock", daemon=True)
        self._stopping = False
        self._due: float | None = None
        self._track: Track | None = None
        self._queue = bytearray()
        self._voice = CallerVoice()
        self._ear = Ear(quiet_ms=quiet_ms)
        self._wide = False
        self._passage = Passage(faults=Faults(), decayed=False, wide=False)
        self._unsent = b""
        self.tracks: deque[Track] = deque(maxlen=KEPT_TRACKS)
        self.opened = 0
        self.opened_since_power_up = 0
        """Calls that had sound since the module was last switched on: SIM7600s count them."""
        self.lost_bytes = 0
        """Bytes written to the port while it was not open."""
        self._last_call = 0

    @property
    def path(self) -> str:
        """What a program opens."""
        return self._port.path

    def start(self) -> None:
        """Starts the threads, which ask for their own place in the schedule."""
        self._intake.start()
        self._thread.start()

    def stop(self) -> None:
        """Ends the threads and closes the port."""
        self._intake.stop()
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join(STOP_LIMIT_S)
        self._port.close()

    def call_began(self) -> None:
        """The caller's time starts to run, whether the port is open or not."""
        with self._changed:
            self._voice = CallerVoice()
            self._due = time.monotonic() + TICK_S
            self._changed.notify()

    def call_ended(self) -> None:
        """Closes the port and stops the clock."""
        self.close_port()
        with self._changed:
            self._due = None

    def replug(self) -> None:
        """The port hangs up on its program and is another one from now on."""
        self._intake.stop()
        with self._changed:
            self._close()
            self._port.renew()
            self.opened_since_power_up = 0
        self._intake = PcmIntake(port=self._port, taker=self._take_arrival)
        self._intake.start()

    def power_up(self) -> None:
        """A reset in which the ports stay: the decay of the calls before is healed."""
        self.opened_since_power_up = 0

    def decayed(self, call: int, faults: Faults) -> bool:
        """Whether the sound of this call is one too many for the power-up."""
        new = call != self._last_call
        return self.opened_since_power_up + new > faults.clear_calls

    def open_port(self, *, call: int, wide: bool, faults: Faults) -> None:
        """CPCMREG=1: frames flow from now on, the first one in 20 ms. `wide`: 16 kHz, 640 bytes."""
        self._port.forget()
        with self._changed:
            self._close()
            self._passage = Passage(faults=faults, decayed=self.decayed(call, faults), wide=wide)
            self.opened_since_power_up += call != self._last_call
            self._last_call = call
            self._intake.hold(self._passage.taken_bytes > 0)
            if self._passage.stalled:
                self._port.hold_writer(True)
            self._unsent = b""
            now = time.monotonic()
            self._wide = wide
            self._ear = Ear(quiet_ms=self._quiet_ms)
            self._track = Track(call=call, opened_at=now)
            self.tracks.append(self._track)
            self.opened += 1
            self._due = now + TICK_S
            self._changed.notify()

    def close_port(self) -> None:
        """CPCMREG=0, or the end of the call."""
        with self._changed:
            self._close()

    def say(self, speech: Speech) -> None:
        """Queues caller sound."""
        with self._changed:
            self._voice.say(speech)

    def hush(self) -> None:
        """The caller stops in mid-word."""
        with self._changed:
            self._voice.hush()
            self._report_speech(time.monotonic())

    def _close(self) -> None:
        if self._track is not None:
            self._track.closed_at = time.monotonic()
            if self._ear.hearing:
                self._mark(Mark.VOICE_ENDED, self._ear.last_loud_end, {})
        self._track = None
        self._queue.clear()
        self._port.hold_writer(False)
        self._intake.hold(False)

    def _run(self) -> None:
        become_realtime(CLOCK_PRIORITY)
        with self._changed:
            while not self._stopping:
                due = self._due
                if due is None:
                    self._changed.wait()
                elif (rest_s := due - time.monotonic()) > 0:
                    self._changed.wait(rest_s)
                else:
                    self._tick(due)

    def _take_arrival(self, data: bytes, now: float) -> None:
        with self._changed:
            track = self._track
            if not data:
                return
            if track is None:
                self.lost_bytes += len(data)
                return
            if not track.arrived:
                self._mark(Mark.FIRST_DOWNLINK_FRAME, now, {"bytes": len(data)})
            track.arrived_at.append(now)
            track.arrived.append(len(data))
            self._queue += data
            if len(self._queue) > self._most_waiting():
                track.overfills += 1
                self._port.hold_writer(True)
                self._mark(Mark.OVERFILL, now, {"waiting": len(self._queue)})

    def _tick(self, due: float) -> None:
        now = time.monotonic()
        self._due = due + TICK_S
        spoken = self._voice.next_frame()
        self._report_speech(now)
        track = self._track
        if track is None:
            return
        track.worst_tick_ms = max(track.worst_tick_ms, (now - due) * 1000)
        track.ticks.append(now)
        track.waiting.append(len(self._queue))
        if self._passage.taken_bytes:
            self._take_pieces(self._passage.taken_bytes, now)
        heard = self._passage.to_caller(self._take_frame(track, now))
        track.downlink += heard
        track.uplink += spoken
        self._send(self._passage.from_caller(spoken, heard), track)
        if self._passage.stalled:
            self._port.hold_writer(True)
        if self._passage.frames == self._passage.vanish_frames:
            self._mark(Mark.VANISHED, now, {})
        began, ended = self._ear.hear(heard, now)
        if began is not None:
            self._mark(Mark.VOICE_HEARD, began, {})
        if ended is not None:
            self._mark(Mark.VOICE_ENDED, ended, {})

    def _send(self, frame: bytes, track: Track) -> None:
        """Writes a frame whole or not at all: half a frame would shift all later samples."""
        if self._unsent:
            self._unsent = self._unsent[self._port.write(self._unsent) :]
        if self._unsent:
            track.uplink_dropped += 1
            return
        if not frame:
            return
        written = self._port.write(frame)
        if written:
            self._unsent = frame[written:]
        else:
            track.uplink_dropped += 1

    def _take_pieces(self, size: int, now: float) -> None:
        """As much as the next tick plays, `size` bytes at a time."""
        while len(self._queue) < self._frame_bytes():
            piece = self._port.read(size)
            if not piece:
                return
            self._take_arrival(piece, now)

    def _take_frame(self, track: Track, now: float) -> bytes:
        size = self._frame_bytes()
        frame = bytes(self._queue[:size])
        del self._queue[:size]
        if len(self._queue) <= self._most_waiting() and not self._passage.stalled:
            self._port.hold_writer(False)
        if len(frame) < size:
            if track.arrived:
                track.underruns += 1
                self._mark(Mark.UNDERRUN, now, {"missing": size - len(frame)})
            frame = frame.ljust(size, b"\0")
        return _narrowed(frame) if self._wide else frame

    def _frame_bytes(self) -> int:
        return 2 * FRAME_BYTES if self._wide else FRAME_BYTES

    def _most_waiting(self) -> int:
        return 2 * MOST_WAITING_BYTES if self._wide else MOST_WAITING_BYTES

    def _report_speech(self, now: float) -> None:
        for speech in self._voice.started:
            self._mark(Mark.SPEECH_STARTED, now, {"speech": speech})
        for speech in self._voice.ended:
            self._mark(Mark.SPEECH_ENDED, now + TICK_S, {"speech": speech})
        self._voice.started.clear()
        self._voice.ended.clear()


def _narrowed(frame: bytes) -> bytes:
    """16 kHz to 8 kHz by leaving out every second sample."""
    return array("h", frame)[::2].tobytes()
