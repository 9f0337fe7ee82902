"""A line on a telephone exchange of one's own: Asterisk hands a call over by AudioSocket."""

from hardware.audiosocket.farewell import say_farewell
from hardware.audiosocket.peer import Peer
from hardware.exchange.listener import Listener
from hardware.line.config import LineConfig
from hardware.line.exchange_line import ExchangeLine


def make_line(config: LineConfig) -> ExchangeLine:
    """The line of a configuration."""
    fd = config.listen_fd

    def opened() -> Listener:
        return Listener.at(config.listen) if fd < 0 else Listener.inherited(fd)

    return ExchangeLine(
        kind=config.kind,
        model="AudioSocket",
        opened=opened,
        shared=fd >= 0,
        make_peer=Peer,
        turn_away=say_farewell,
    )
