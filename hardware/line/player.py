"""Our voice: a queue of utterances pulled out as 20 ms frames.

Pure: no clock, no port. Whoever has room for a frame asks for one; orders come between frames.
"""

from collections import deque
from collections.abc import Sequence

from engines.wire.stt import Word
from hardware.audio.measures import FRAME_SAMPLES, SAMPLE_BYTES
from hardware.line.delivery import ENOUGH_SAMPLES, Delivery
from hardware.line.notices import Ended, Frame, FrameNotes
from hardware.line.utterance import Utterance, utterance
from hardware.line.voice import Voice
from hardware.line.yielding import Signal

PRESSURE: dict[Voice, Signal] = {
    Voice.SUSPECTED: Signal.SUSPECTED,
    Voice.STARTED: Signal.STARTED,
    Voice.GOES_ON: Signal.STARTED,
}
"""What a caller who is speaking means to a speech, also to one that begins into his words."""


class Player:
    """Plays one call."""

    def __init__(self) -> None:
        self._queue: deque[Utterance] = deque()
        self._delivery: Delivery | None = None
        self._notes = FrameNotes()
        self._dropped: set[str] = set()
        self._pressure: Signal | None = None

    @property
    def speaking(self) -> str | None:
        """Id of the utterance that is sounding, at whatever level."""
        delivery = self._delivery
        return delivery.speech.utterance_id if delivery and delivery.sounding else None

    def play(
        self,
        *,
        utterance_id: str,
        text: str,
        words: Sequence[Word],
        pcm: bytes,
        interruptible: bool,
        last: bool,
    ) -> None:
        """Queues a speech, or the next piece of one; pieces of a dropped speech are dropped."""
        if utterance_id in self._dropped:
            if last:
                self._dropped.discard(utterance_id)
            return
        speech = self._find(utterance_id)
        if speech is None:
            speech = utterance(utterance_id=utterance_id, text=text, interruptible=interruptible)
            self._queue.append(speech)
        speech.extend(pcm=pcm, words=words, last=last)

    def no_more_pieces(self) -> dict[str, tuple[str, bool]]:
        """Whoever sent them is gone: what is still arriving ends with what is there.

        Tells what is to sound yet: text by id, and whether all of it is here.
        """
        left = list(self._queue)
        if self._delivery is not None and not self._delivery.done:
            left.insert(0, self._delivery.speech)
        known = {speech.utterance_id: (speech.text, speech.complete) for speech in left}
        for speech in left:
            speech.complete = True
        self._dropped.clear()
        return known

    def flush(self, utterance_id: str | None) -> None:
        """Drops what is not played yet, of one utterance or (None) of all."""
        for speech in [u for u in self._queue if utterance_id in {None, u.utterance_id}]:
            self._queue.remove(speech)
            self._forget(speech)
            self._notes.add(Ended(offset=0, utterance_id=speech.utterance_id, heard=0, cut=True))
        delivery = self._delivery
        if delivery is None or delivery.done:
            return
        if utterance_id in {None, delivery.speech.utterance_id}:
            self._forget(delivery.speech)
            delivery.drop()

    def fall_silent(self) -> None:
        """Our voice ends at the end of its word; nothing follows, save what must be heard."""
        for speech in [u for u in self._queue if u.yields]:
            self.flush(speech.utterance_id)
        delivery = self._delivery
        if delivery is not None and not delivery.done and delivery.speech.yields:
            self._forget(delivery.speech)
            delivery.leave()

    def resume(self) -> bool:
        """After a yield: the voice comes back; False when nothing has yielded."""
        return self._delivery is not None and self._delivery.resume()

    def caller(self, voice: Voice) -> None:
        """Takes what the caller's newest window told."""
        suspicion_stays = voice is Voice.PAUSES and self._pressure is Signal.SUSPECTED
        if not suspicion_stays:
            self._pressure = PRESSURE.get(voice)
        if self._delivery is None:
            return
        if self._pressure is not None:
            self._delivery.heed(self._pressure)
        elif voice is Voice.DISMISSED:
            self._delivery.heed(Signal.DISMISSED)

    def waiting(self) -> tuple[str, ...]:
        """Ids of all that is queued behind what is being played."""
        return tuple(speech.utterance_id for speech in self._queue)

    def last_notes(self) -> Frame:
        """What was noted since the last frame, without any sound: there will be no next frame."""
        return self._notes.close(b"")

    def frame(self) -> Frame:
        """The next 20 ms of our track, silence where nothing is to be said."""
        sound = bytearray()
        while (room := FRAME_SAMPLES - self._notes.offset) > 0:
            sound += self._piece(room)
            self._notes.offset = len(sound) // SAMPLE_BYTES
        return self._notes.close(bytes(sound))

    def _piece(self, room: int) -> bytes:
        if self._delivery is not None and self._delivery.done:
            self._delivery = None
        if self._delivery is None:
            if not self._queue or not self._is_ready(self._queue[0]):
                return bytes(room * SAMPLE_BYTES)
            self._delivery = Delivery(speech=self._queue.popleft(), notes=self._notes)
            if self._pressure is not None:
                self._delivery.heed(self._pressure)
        return self._delivery.piece(room)

    def _is_ready(self, speech: Utterance) -> bool:
        return speech.complete or speech.length >= ENOUGH_SAMPLES

    def _find(self, utterance_id: str) -> Utterance | None:
        delivery = self._delivery
        if delivery and not delivery.done and delivery.speech.utterance_id == utterance_id:
            return delivery.speech
        return next((u for u in self._queue if u.utterance_id == utterance_id), None)

    def _forget(self, speech: Utterance) -> None:
        if not speech.complete:
            self._dropped.add(speech.utterance_id)
