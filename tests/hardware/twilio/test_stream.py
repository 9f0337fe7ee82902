"""The end of a stream, in whatever order its two sides learn of it."""

import json
import socket

import pytest

from hardware.audio.measures import FRAME_BYTES
from hardware.exchange.caller import Caller
from hardware.twilio.framing import framed
from hardware.twilio.stream import Stream

pytestmark = pytest.mark.wire

BEGIN = (
    '{"event":"connected"}',
    json.dumps(
        {
            "event": "start",
            "start": {
                "streamSid": "MZ1",
                "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
            },
        }
    ),
)


@pytest.mark.parametrize(
    ("last", "cause"), [('{"event":"stop","stop":{}}', "remote"), (None, "port-lost")]
)
async def test_a_hang_up_is_one_also_where_our_sound_finds_out_first(
    last: str | None, cause: str
) -> None:
    ours, theirs = socket.socketpair()
    callers, ends = list[Caller](), list[str]()
    stream = Stream(
        connection=ours,
        identified=callers.append,
        key=lambda _: None,
        ended=lambda cause, _: ends.append(cause),
    )
    said = [*BEGIN, *([last] if last else [])]
    theirs.sendall(b"".join(framed(text) for text in said))
    stream.write(bytes(FRAME_BYTES))
    # With sound of ours unread: the next that is sent is refused before `stop` is looked at.
    theirs.close()
    stream.write(bytes(FRAME_BYTES))
    assert ends == [cause]
    assert len(callers) == 1
    stream.close()
