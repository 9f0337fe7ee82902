"""The app's side of the line: one method for each order, and an iterator of reports."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from types import TracebackType
from typing import Self

from engines.wire import Connection, Endpoint, WireError, Word, connect
from hardware.line import orders
from hardware.line.given_to import By
from hardware.line.message import Message
from hardware.line.messages import VERSION, read_report
from hardware.line.reports import Hello, Report

CONNECT_TIMEOUT_S = 5.0
"""The line listens before it says where; a busy machine may be slow."""

HELLO_TIMEOUT_S = 5.0
"""It is the first thing the line sends."""

PIECE_BYTES = 256 * 1024
"""16 s of speech in one message; the line's event loop also has a 20 ms clock to keep."""


class LineClient:
    """One connection to a line process. `connect` makes it; leaving the context closes it.

    Orders are sent and not waited for: what became of them is reported. Every method may raise
    WireError (`closed`, `timeout`).
    """

    def __init__(
        self, *, connection: Connection, hello: Hello, endpoint: Endpoint, token: str | None = None
    ) -> None:
        self._connection = connection
        self.endpoint = endpoint
        self.token = token
        """Where it is, for others who connect to it: a desk."""
        self.hello = hello
        """What the line said of itself."""

    @classmethod
    async def connect(cls, endpoint: Endpoint, *, token: str | None = None) -> "LineClient":
        """Takes the line over. Raises WireError; code `bad_version` for another release's line."""
        connection = await connect(endpoint, token=token, timeout_s=CONNECT_TIMEOUT_S)
        try:
            hello = await _attach(connection)
        except BaseException:
            await connection.close()
            raise
        return cls(connection=connection, hello=hello, endpoint=endpoint, token=token)

    async def messages(self) -> AsyncIterator[Report]:
        """Everything the line tells, in its order, until it closes. One reader at a time.

        Raises WireError when the connection broke.
        """
        while (event := await self._connection.read()) is not None:
            yield read_report(event)

    async def close(self) -> None:
        """Leaves the line; a call that is on stays on."""
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def answer(
        self, *, play_preloaded: str | None = None, utterance_id: str | None = None
    ) -> None:
        """Takes the ringing call; a preloaded speech begins with its first frame of sound."""
        await self._send(orders.Answer(play_preloaded=play_preloaded, utterance_id=utterance_id))

    async def if_app_is_lost(self, plan: orders.IfAppIsLost) -> None:
        """What the line does in this call without us."""
        await self._send(plan)

    async def take_call(self, *, call_id: str) -> None:
        """Goes on with a call that an app before us left behind."""
        await self._send(orders.TakeCall(call_id=call_id))

    async def dial(self, number: str, *, give_up_s: float) -> None:
        """Calls a number; the call follows, or `dial-failed`."""
        await self._send(orders.Dial(number=number, give_up_s=give_up_s))

    async def hang_up(self) -> None:
        """Ends the call, or refuses the one that rings."""
        await self._send(orders.HangUp())

    async def play(
        self,
        *,
        utterance_id: str,
        text: str,
        marks: Sequence[Word],
        interruptible: bool,
        pcm: bytes,
        last: bool = True,
    ) -> None:
        """Queues a speech, or (last=False) the next piece of one; `marks` go with the first."""
        for piece, words, final in _pieces(pcm, marks, last=last):
            await self._send(
                orders.Play(
                    utterance_id=utterance_id,
                    text=text,
                    marks=words,
                    interruptible=interruptible,
                    last=final,
                    pcm=piece,
                )
            )

    async def flush(self, *, utterance_id: str | None = None) -> None:
        """Drops what is not played yet, of one utterance or of all."""
        await self._send(orders.Flush(utterance_id=utterance_id))

    async def resume(self) -> None:
        """Lets the voice that yielded come back."""
        await self._send(orders.Resume())

    async def preload(
        self, *, name: str, text: str, marks: Sequence[Word], interruptible: bool, pcm: bytes
    ) -> None:
        """Gives the line a speech to keep."""
        for piece, words, final in _pieces(pcm, marks, last=True):
            await self._send(
                orders.Preload(
                    name=name,
                    text=text,
                    marks=words,
                    interruptible=interruptible,
                    last=final,
                    pcm=piece,
                )
            )

    async def play_preloaded(self, *, utterance_id: str, name: str) -> None:
        """Queues a speech the line keeps."""
        await self._send(orders.PlayPreloaded(utterance_id=utterance_id, name=name))

    async def record_start(self, *, path: str, hold_ms: int = 0, whole: bool = False) -> None:
        """Records the call from now on; the newest `hold_ms` are kept from the disk.

        `whole`: the file begins at line time 0 all the same, with silence.
        """
        await self._send(orders.RecordStart(path=path, hold_ms=hold_ms, whole=whole))

    async def record_stop(self) -> None:
        """Closes the recording; `recorded` follows."""
        await self._send(orders.RecordStop())

    async def record_erase(self) -> None:
        """Stops recording and destroys what was written; `erased` follows."""
        await self._send(orders.RecordErase())

    async def blank(self, *, from_ms: int, to_ms: int) -> None:
        """Makes the caller's sound between two line times silence in the recording."""
        await self._send(orders.Blank(from_ms=from_ms, to_ms=to_ms))

    async def our_side(self, by: By) -> None:
        """Gives our side of the call to the assistant, a person, the hold sound, or nobody."""
        await self._send(orders.OurSide(by=by.value))

    async def send_digits(self, digits: str) -> None:
        """Sends DTMF into the call."""
        await self._send(orders.SendDigits(digits=digits))

    async def request_status(self) -> None:
        """`line-state` and, of the current or last call, `line-health` follow."""
        await self._send(orders.StatusRequest())

    async def request_check(self) -> None:
        """`line-check` follows, or `failed`."""
        await self._send(orders.CheckRequest())

    async def send_sms(self, *, request_id: str, pdu: str) -> None:
        """Gives a message to the network; `sms-sent` or `sms-failed` follows."""
        await self._send(orders.SendSms(request_id=request_id, pdu=pdu))

    async def collect_sms(self) -> None:
        """`sms-found` follows for each message that waits in the modem."""
        await self._send(orders.CollectSms())

    async def sms_kept(self, key: str) -> None:
        """A message that was found may be deleted from the modem."""
        await self._send(orders.SmsKept(key=key))

    async def ask_ussd(self, *, request_id: str, code: str) -> None:
        """`ussd-answered` or `ussd-failed` follows."""
        await self._send(orders.AskUssd(request_id=request_id, code=code))

    async def _send(self, order: Message) -> None:
        await self._connection.write(order.event())
        # A long speech is many pieces: reports that wait are read between them.
        await asyncio.sleep(0)


async def _attach(connection: Connection) -> Hello:
    await connection.write(orders.Attach().event())
    event = await connection.read(timeout_s=HELLO_TIMEOUT_S)
    if event is None:
        raise WireError(code="closed", text="the line closed instead of saying hello")
    hello = Hello.from_event(event)
    if hello.version != VERSION:
        text = f"the line speaks version {hello.version}, not {VERSION}"
        raise WireError(code="bad_version", text=text)
    return hello


def _pieces(
    pcm: bytes, marks: Sequence[Word], *, last: bool
) -> list[tuple[bytes, tuple[Word, ...], bool]]:
    starts = range(0, len(pcm), PIECE_BYTES) or range(1)
    return [
        (
            pcm[start : start + PIECE_BYTES],
            tuple(marks) if start == 0 else (),
            last and start == starts[-1],
        )
        for start in starts
    ]
