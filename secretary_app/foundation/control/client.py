"""The side of a command that finds the program running."""

from __future__ import annotations

from engines.wire import Endpoint, WireError, connect
from engines.wire.control import Error
from secretary_app.foundation.console import Write
from secretary_app.foundation.control.messages import Exit, Output, RunCommand
from secretary_app.kernel.errors import Transient, UserFacing

CONNECT_TIMEOUT_S = 5.0
"""The program accepts within a turn of its loop; one that is so busy has a fault."""


class ProgramUnreachable(Transient):
    """Nobody listens there: the program has just ended, or does not listen yet."""

    def __init__(self, *, endpoint: str) -> None:
        super().__init__("program-unreachable", endpoint=endpoint)


class ProgramLeft(UserFacing):
    """The running program ended, or failed, before the command had."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("program-left", reason=reason)


async def run_there(*, endpoint: str, token: str | None, request: RunCommand, write: Write) -> int:
    """Runs the command in the program and returns its exit code; cancelling it cancels it there.

    There is no limit to how long a command may run. Raises ProgramUnreachable before anything ran
    there, ProgramLeft after.
    """
    try:
        connection = await connect(
            Endpoint.parse(endpoint), token=token, timeout_s=CONNECT_TIMEOUT_S
        )
    except WireError as error:
        raise ProgramUnreachable(endpoint=endpoint) from error
    try:
        async with connection:
            await connection.write(request.event())
            while (event := await connection.read()) is not None:
                if event.type == Exit.TYPE:
                    return Exit.from_event(event).code
                if event.type == Error.TYPE:
                    raise Error.from_event(event).as_wire_error()
                output = Output.from_event(event)
                write(output.text, output.stream)
    except WireError as error:
        raise ProgramLeft(reason=error.text) from error
    raise ProgramLeft(reason="none")
