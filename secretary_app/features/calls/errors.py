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
    """Nobody can be called now.

    ``reason``: ``not-served``, ``line-lost``, ``taken``, or ``no-outgoing``: not by this line,
    ever. For a promise also ``no-number``, ``no-answer-yet`` (nobody has found it out), and
    ``same-number`` (it is in a call already).
    """

    def __init__(self, *, reason: str) -> None:
        super().__init__("cannot-dial", reason=reason)


class NotNow(UserFacing):
    """The call is not where this could be done.

    ``reason``: ``ended``, ``not-answered``, ``answered``, ``taken`` (a person has it),
    ``not-taken``, ``held``, ``not-held``, ``no-transfer``, ``no-call``, ``several`` (say which).
    """

    def __init__(self, *, reason: str) -> None:
        super().__init__("call-not-now", reason=reason)


class NothingToSay(UserFacing):
    """A hint or a note without words, or one too long to be said: ``limit`` characters."""

    def __init__(self, *, limit: int) -> None:
        super().__init__("call-nothing-to-say", limit=limit)


class NoSuchTones(UserFacing):
    """A telephone has only the keys 0-9, *, # and A-D; at most ``limit`` at a time."""

    def __init__(self, *, limit: int) -> None:
        super().__init__("call-no-such-tones", limit=limit)


class DeskSoundRefused(UserFacing):
    """No microphone or headphones at this desk: ``reason`` in the system's own words."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("desk-sound-refused", reason=reason)


class CallHasNoRecording(UserFacing):
    """The call was not recorded, or its sound was deleted."""

    def __init__(self, *, call_id: str) -> None:
        super().__init__("call-no-recording", call=call_id)


class NoPlayer(UserFacing):
    """No program on this machine can play a sound file."""

    def __init__(self, *, file: str, programs: str) -> None:
        super().__init__("calls-no-player", file=file, programs=programs)


class CallIsNeeded(UserFacing):
    """It cannot be deleted now: ``reason`` is ``goes-on`` or ``promise``."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("call-is-needed", reason=reason)
