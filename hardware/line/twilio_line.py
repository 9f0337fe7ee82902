"""A line at Twilio: the app's websocket hands a call over on a local socket, message by message."""

import functools
from pathlib import Path

from hardware.exchange.farewell import close_softly
from hardware.exchange.listener import Listener
from hardware.line.config import LineConfig
from hardware.line.exchange_line import ExchangeLine
from hardware.twilio.stream import Stream


def make_line(config: LineConfig) -> ExchangeLine:
    """The line of a configuration."""
    fd = config.listen_fd

    def opened() -> Listener:
        return Listener.local(Path(config.listen)) if fd < 0 else Listener.inherited(fd)

    return ExchangeLine(
        kind=config.kind,
        model="Twilio Media Streams",
        opened=opened,
        shared=fd >= 0,
        make_peer=Stream,
        turn_away=functools.partial(close_softly, last=b""),
    )
