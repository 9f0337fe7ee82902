"""How a command can fail."""

from typing import ClassVar

from hardware.at.results import FinalResult
from hardware.errors import TransientHardwareError


class AtError(TransientHardwareError):
    """A command did not do what was asked. Always worth another try; data: command."""

    code: ClassVar[str] = "at"


class ChannelLost(AtError):
    """The port is gone, with every command that was waiting for it.

    data: command, detail; with a payload payload_given, which is 1 where the modem had taken it.
    """

    code: ClassVar[str] = "at-channel-lost"


class CommandTimedOut(AtError):
    """No final result within the command's time limit.

    data: command, seconds; with a payload payload_given, which is 0 where the modem never asked for
    it, so that it cannot have sent it.
    """

    code: ClassVar[str] = "at-timed-out"


class CommandRefused(AtError):
    """The modem's final result was not a success. data: command, result.

    Attributes:
        result: The final result, with its CME or CMS number.
        lines: What it printed before refusing; a compound command may have half an answer.
    """

    code: ClassVar[str] = "at-refused"

    def __init__(self, *, command: str, result: FinalResult, lines: tuple[str, ...] = ()) -> None:
        super().__init__(f"{command}: {result.text}", command=command, result=result.text)
        self.result = result
        self.lines = lines
