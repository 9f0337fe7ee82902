"""One utterance on its way to the caller: its level, its place, and how it yields or is cut.

Every cut lies at a defined sample and is faded, so that what was heard is known exactly and never
clicks.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.audio.gain import FULL, SILENT, GainRamp
from hardware.audio.measures import FRAME_SAMPLES, SAMPLE_BYTES, SAMPLES_PER_MS, gain_of
from hardware.line.notices import (
    Ducked,
    Ended,
    FrameNotes,
    Leaving,
    Resumed,
    Started,
    Stretch,
    Yielded,
)
from hardware.line.utterance import Utterance
from hardware.line.yielding import Signal, Stance, YieldMachine

DUCK_GAIN = gain_of(-20.0)
DUCK_SAMPLES = 8 * SAMPLES_PER_MS
"""8 ms: at once for the caller, and too slow to be heard as a click."""

FADE_SAMPLES = 10 * SAMPLES_PER_MS
"""The last 10 ms before a silence that the speech itself does not have."""

RISE_SAMPLES = 5 * SAMPLES_PER_MS
LONGEST_YIELD = 400 * SAMPLES_PER_MS
"""A word may be long: after so much of it at -20 dB the voice stops inside it."""

ENOUGH_SAMPLES = 3 * FRAME_SAMPLES
"""A speech still arriving starts, and goes on after running dry, with 60 ms in hand."""


class After(StrEnum):
    """What follows a planned stop."""

    WAIT = "wait"
    """For more of a speech that is still arriving."""
    YIELD = "yield"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    at: int
    fade_from: int
    then: After


class Delivery:
    """Plays one utterance. Orders come between frames, `piece` makes the next samples."""

    def __init__(self, *, speech: Utterance, notes: FrameNotes) -> None:
        self.speech = speech
        self.done = False
        self._notes = notes
        self._yielding = YieldMachine()
        self._gain = GainRamp()
        self._stop: _Stop | None = None
        self._full_until: int | None = None
        self._resume_wanted = False
        self._waiting = False
        notes.add(Started(offset=notes.offset, utterance_id=speech.utterance_id))

    @property
    def sounding(self) -> bool:
        """False while it is silent for the caller's sake."""
        return self._yielding.stance is not Stance.SILENT

    def heed(self, signal: Signal) -> None:
        """What the caller does; nothing to a speech that does not yield or is being dropped."""
        dropping = self._stop is not None and self._stop.then is After.DROP
        if dropping or not self.speech.yields or not self._yielding.allows(signal):
            return
        before = self._yielding.stance
        stance = self._yielding.move(signal)
        if before is Stance.SPEAKING:
            self._full_until = self.speech.position
            self._gain.move_to(DUCK_GAIN, over=DUCK_SAMPLES)
            self._notes.add(Ducked(offset=self._notes.offset, utterance_id=self._id))
        if stance is Stance.SPEAKING:
            self._full_until = None
            self._gain.move_to(FULL, over=DUCK_SAMPLES)
        if stance is Stance.LEAVING:
            here = self.speech.position
            end = self.speech.word_end(here, limit=self._heard(here) + LONGEST_YIELD)
            self._plan(at=max(end, here + FADE_SAMPLES), then=After.YIELD)
            self._notes.add(Leaving(offset=self._notes.offset, utterance_id=self._id))

    def resume(self) -> bool:
        """Comes back from the start of the ducked word; False when it has not yielded."""
        if self._yielding.stance is Stance.LEAVING and self._stop is not None:
            # Silence first, however short: a jump back inside a word would be heard as a stutter.
            end = min(self._stop.at, self.speech.position + FADE_SAMPLES)
            self._plan(at=end, then=self._stop.then)
            self._resume_wanted = True
        elif self._yielding.stance is Stance.SILENT:
            self._resume_wanted = True
        return self._resume_wanted

    def drop(self) -> None:
        """Ends it: at once where nothing sounds, else after a fade."""
        if self._full_until is None:
            self._full_until = self.speech.position
        if self._waiting or not self.sounding:
            self._end(cut=True)
        else:
            self._plan(at=self.speech.position + FADE_SAMPLES, then=After.DROP)

    def leave(self) -> None:
        """Ends it at the end of its word; at once where nothing sounds."""
        if self._waiting or not self.sounding:
            self._end(cut=True)
            return
        here = self.speech.position
        stop = self._stop
        if self._yielding.stance is Stance.LEAVING and stop is not None:
            end = stop.at
        else:
            end = max(self.speech.word_end(here, limit=here + LONGEST_YIELD), here + FADE_SAMPLES)
        self._resume_wanted = False
        self._plan(at=end, then=After.DROP)

    def piece(self, room: int) -> bytes:
        """At most `room` samples; none when a stop was reached, so that the next look decides."""
        if not self.sounding:
            if not self._resume_wanted:
                return bytes(room * SAMPLE_BYTES)
            self._come_back()
        left = self.speech.length - self.speech.position
        self._look_ahead(left, room)
        if self._waiting:
            return self._stay_silent(room)
        here, stop = self.speech.position, self._stop
        if not left or (stop is not None and here >= stop.at):
            self._reached()
            return b""
        count = min(room, left)
        if stop is not None and here < stop.fade_from:
            count = min(count, stop.fade_from - here)
        elif stop is not None:
            if here == stop.fade_from:
                self._gain.move_to(SILENT, over=stop.at - here)
            count = min(count, stop.at - here)
        self._notes.add(
            Stretch(offset=self._notes.offset, utterance_id=self._id, position=here, length=count)
        )
        end = self.speech.position = here + count
        self._notes.offset += count
        sound = self._gain.apply(bytes(self.speech.pcm[here * SAMPLE_BYTES : end * SAMPLE_BYTES]))
        # At once, and not with the next frame: its last sample is its end.
        if (stop is not None and end >= stop.at) or (count == left and self.speech.complete):
            self._reached()
        return sound

    @property
    def _id(self) -> str:
        return self.speech.utterance_id

    def _heard(self, otherwise: int) -> int:
        return otherwise if self._full_until is None else self._full_until

    def _look_ahead(self, left: int, room: int) -> None:
        """Plans the fade where a speech still arriving is about to run dry; ends such a wait."""
        if self._waiting:
            self._waiting = not self.speech.complete and left < ENOUGH_SAMPLES
            if not self._waiting:
                speaking = self._yielding.stance is Stance.SPEAKING
                self._gain.move_to(FULL if speaking else DUCK_GAIN, over=RISE_SAMPLES)
        elif not self.speech.complete and self._stop is None and left < room + FRAME_SAMPLES:
            self._plan(at=self.speech.position + min(room, left), then=After.WAIT)

    def _stay_silent(self, room: int) -> bytes:
        if self._stop is None:
            return bytes(room * SAMPLE_BYTES)
        self._reached()
        return b""

    def _come_back(self) -> None:
        self._resume_wanted = False
        self._yielding.move(Signal.RESUMED)
        self.speech.position = self.speech.word_start(self._heard(self.speech.position))
        self._full_until = None
        self._gain = GainRamp(gain=SILENT)
        self._gain.move_to(FULL, over=RISE_SAMPLES)
        self._notes.add(Resumed(offset=self._notes.offset, utterance_id=self._id))

    def _reached(self) -> None:
        """The planned stop, or the end of what there is."""
        then = self._stop.then if self._stop is not None else None
        self._stop = None
        if then is After.YIELD:
            self._yielding.move(Signal.WORD_ENDED)
            heard = self._heard(self.speech.position)
            self._notes.add(
                Yielded(
                    offset=self._notes.offset,
                    utterance_id=self._id,
                    heard=heard,
                    word_index=self.speech.word_at(heard),
                )
            )
        elif then is After.WAIT:
            self._waiting = True
        else:
            self._end(cut=then is After.DROP)

    def _end(self, *, cut: bool) -> None:
        self.done = True
        heard = self._heard(self.speech.position) if cut else self.speech.length
        self._notes.add(
            Ended(offset=self._notes.offset, utterance_id=self._id, heard=heard, cut=cut)
        )

    def _plan(self, *, at: int, then: After) -> None:
        fade_from = max(self.speech.position, at - FADE_SAMPLES)
        self._stop = _Stop(at=at, fade_from=fade_from, then=then)
