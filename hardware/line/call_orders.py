"""Orders to the call that is on: what sounds in it, what is kept of it, and who speaks for us."""

import logging
from collections.abc import Callable, Coroutine
from pathlib import Path

from hardware.errors import HardwareError
from hardware.line import orders
from hardware.line.call_sound import CallSound
from hardware.line.errors import NoCall
from hardware.line.given_to import By
from hardware.line.ledger import never_heard
from hardware.line.orders import Order
from hardware.line.preloads import Preloads
from hardware.line.reports import Failed, Report

logger = logging.getLogger(__name__)


class CallOrders:
    """Of one line; what comes when there is no call is told as not heard, or does nothing."""

    def __init__(
        self,
        *,
        preloads: Preloads,
        emit: Callable[[Report], None],
        start: Callable[[Coroutine[object, object, None], str], object],
    ) -> None:
        """`start` runs work, which it is given with a name, for as long as the line works."""
        self._preloads = preloads
        self._emit = emit
        self._start = start

    def obey(self, order: Order, sound: CallSound | None) -> None:
        """Takes one order for the call whose sound this is."""
        match order:
            case orders.Play():
                self._play(order, sound)
            case orders.PlayPreloaded():
                self.play_preloaded(sound, order.name, order.utterance_id)
            case orders.RecordStart():
                self._record(order, sound)
            case _ if sound is not None:
                self._obey_in_call(order, sound)

    def play_preloaded(self, sound: CallSound | None, name: str, utterance_id: str) -> None:
        """A speech that the line holds."""
        if sound is None:
            self._tell_dropped(utterance_id, sound)
            return
        try:
            self._preloads.play(sound.player, name=name, utterance_id=utterance_id)
        except HardwareError as error:
            self.fail(error)
            self._tell_dropped(utterance_id, sound)

    def fail(self, error: HardwareError) -> None:
        """What could not be done is answered."""
        logger.info("failed: %s", error)
        self._emit(Failed(code=error.code, text=str(error)))

    def _obey_in_call(self, order: Order, sound: CallSound) -> None:
        match order:
            case orders.Flush():
                sound.player.flush(order.utterance_id)
            case orders.Resume():
                sound.player.resume()
            case orders.RecordStop():
                self._start(sound.stop_recording(), "close recording")
            case orders.RecordErase():
                self._start(sound.erase_recording(), "erase recording")
            case orders.Blank():
                sound.blank(from_ms=order.from_ms, to_ms=order.to_ms)
            case orders.OurSide(by=by) if by in set(By):
                sound.give_to(By(by))
            case orders.OurSide(by=by):
                text = f"our side cannot be given to {by!r}"
                self._emit(Failed(code="unsupported", text=text))

    def _play(self, order: orders.Play, sound: CallSound | None) -> None:
        if sound is None:
            if order.last:
                self._tell_dropped(order.utterance_id, sound)
            return
        sound.player.play(
            utterance_id=order.utterance_id,
            text=order.text,
            words=order.marks,
            pcm=order.pcm,
            interruptible=order.interruptible,
            last=order.last,
        )

    def _record(self, order: orders.RecordStart, sound: CallSound | None) -> None:
        try:
            if sound is None:
                raise NoCall("there is no call to record")
            sound.record(Path(order.path), hold_ms=order.hold_ms, whole=order.whole)
        except HardwareError as error:
            self.fail(error)

    def _tell_dropped(self, utterance_id: str, sound: CallSound | None) -> None:
        self._emit(never_heard(utterance_id, at_ms=0 if sound is None else sound.now_ms))
