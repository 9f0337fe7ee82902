"""What every service answers in the same way."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from engines.wire import Connection, Event, WireError
from engines.wire.control import Describe, Ping, Pong, WorkerInfo

logger = logging.getLogger(__name__)


async def answer_common(connection: Connection, event: Event, info: WorkerInfo) -> None:
    """Answers `describe` and `ping`; any other event is dropped, as Wyoming asks of servers."""
    if event.type == Describe.TYPE:
        await connection.write(info.event())
    elif event.type == Ping.TYPE:
        await connection.write(Pong(text=Ping.from_event(event).text).event())


@contextmanager
def engine_failures() -> Iterator[None]:
    """Turns whatever a backend raises into WireError(engine_failed), and logs it."""
    try:
        yield
    except WireError:
        raise
    except Exception as error:
        # A backend is a stranger's library: there is no list of what it may raise.
        logger.exception("the engine failed")
        raise WireError(code="engine_failed", text=f"{type(error).__name__}: {error}") from error
