"""What may be wrong with a request about calls, for a person."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class CallMissing(UserFacing):
    """No call has this id."""

    def __init__(self, *, call_id: str) -> None:
        super().__init__("call-missing", call=call_id)


class CallAmbiguous(UserFacing):
    """Several calls end with these characters."""

    def __init__(self, *, call_id: str) -> None:
        super().__init__("call-ambiguous", call=call_id)


class CannotDial(UserFacing):
    """Nobody can be called now: ``reason`` is ``not-served``, ``line-lost`` or ``taken``."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("cannot-dial", reason=reason)


class CallHasNoRecording(UserFacing):
    """The call was not recorded, or its sound was deleted."""

    def __init__(self, *, call_id: str) -> None:
        super().__init__("call-no-recording", call=call_id)


class NoPlayer(UserFacing):
    """No program on this machine can play a sound file."""

    def __init__(self, *, file: str, programs: str) -> None:
        super().__init__("calls-no-player", file=file, programs=programs)
