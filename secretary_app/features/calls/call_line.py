"""The line as one call uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from engines.wire import WireError
from engines.wire.stt import Word
from hardware.line.client import LineClient
from hardware.line.given_to import By
from hardware.line.orders import IfAppIsLost
from secretary_app.features.lines.errors import LineLost


class CallLine:
    """Orders to the line. Each may raise LineLost.

    Engines and line speak the same wire: without its own error a line that is gone would be taken
    for a voice that failed, and apologised for over the line that is gone.
    """

    def __init__(self, line: LineClient) -> None:
        """``line`` is the process of the moment; a call does not outlive it."""
        self._line = line

    async def answer(self, *, play_preloaded: str | None, utterance_id: str | None) -> None:
        """Take the ringing call; a preloaded speech begins with the first frame of sound."""
        with self._loss():
            await self._line.answer(play_preloaded=play_preloaded, utterance_id=utterance_id)

    async def if_app_is_lost(self, plan: IfAppIsLost) -> None:
        """What the line does in this call without us."""
        with self._loss():
            await self._line.if_app_is_lost(plan)

    async def dial(self, number: str, *, give_up_s: float) -> None:
        """Call a number; nothing begins to sound by itself."""
        with self._loss():
            await self._line.dial(number, give_up_s=give_up_s)

    async def hang_up(self) -> None:
        """End the call, or refuse the one that rings."""
        with self._loss():
            await self._line.hang_up()

    async def play(
        self,
        *,
        utterance_id: str,
        text: str,
        marks: Sequence[Word],
        interruptible: bool,
        pcm: bytes,
        last: bool,
    ) -> None:
        """Queue the next piece of a speech."""
        with self._loss():
            await self._line.play(
                utterance_id=utterance_id,
                text=text,
                marks=marks,
                interruptible=interruptible,
                pcm=pcm,
                last=last,
            )

    async def play_preloaded(self, *, utterance_id: str, name: str) -> None:
        """Queue a speech that the line keeps."""
        with self._loss():
            await self._line.play_preloaded(utterance_id=utterance_id, name=name)

    async def flush(self, *, utterance_id: str) -> None:
        """Drop what is not played yet of an utterance."""
        with self._loss():
            await self._line.flush(utterance_id=utterance_id)

    async def resume(self) -> None:
        """Let the voice that yielded come back."""
        with self._loss():
            await self._line.resume()

    async def record_start(self, *, path: str, hold_ms: int) -> None:
        """Record the call from now on, in a file that begins with the call."""
        with self._loss():
            await self._line.record_start(path=path, hold_ms=hold_ms, whole=True)

    async def record_erase(self) -> None:
        """Stop recording and destroy what was written."""
        with self._loss():
            await self._line.record_erase()

    async def our_side(self, by: By) -> None:
        """Give our side of the call to the assistant, a person, the hold sound, or nobody."""
        with self._loss():
            await self._line.our_side(by)

    async def send_digits(self, digits: str) -> None:
        """Send tones into the call."""
        with self._loss():
            await self._line.send_digits(digits)

    async def blank(self, *, from_ms: int, to_ms: int) -> None:
        """Silence the caller in the recording between two line times."""
        with self._loss():
            await self._line.blank(from_ms=from_ms, to_ms=to_ms)

    @contextmanager
    def _loss(self) -> Iterator[None]:
        try:
            yield
        except WireError as error:
            raise LineLost(line_id=self._line.hello.line_id, reason=error.text) from error
