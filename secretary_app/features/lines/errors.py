"""What may be wrong with a line, for a person."""

from __future__ import annotations

from pathlib import Path

from hardware.line.config import LineConfig
from secretary_app.kernel.errors import Transient, UserFacing


class LineUnusable(UserFacing):
    """The line process cannot work as it is set up: a port that does not exist, a bad value."""

    def __init__(self, *, line_id: str, reason: str) -> None:
        super().__init__("line-unusable", line=line_id, reason=reason)


class LinePortRefused(UserFacing):
    """The port of a line cannot be used until a person has done something about it."""

    def __init__(self, *, reason: str, port: str) -> None:
        """``reason`` is one of ``PORT_REASONS``."""
        super().__init__(f"line-{reason}", port=port)


PORT_REASONS = frozenset({"port-busy", "port-denied", "not-a-serial-port"})
"""What the system says of a port that no waiting will mend."""


class LineLost(Transient):
    """The line process is gone; it is started again."""

    def __init__(self, *, line_id: str, reason: str) -> None:
        super().__init__("line-lost", line=line_id, reason=reason)


class LineCheckFailed(UserFacing):
    """The line could not be asked."""

    def __init__(self, *, line_id: str, reason: str) -> None:
        super().__init__("line-check-failed", line=line_id, reason=reason)


class SoundCardUnusable(UserFacing):
    """Nobody can talk at this desk until a person has done something about its devices."""

    def __init__(self, *, reason: str) -> None:
        """``reason`` is one of ``SOUND_CARD_REASONS``."""
        super().__init__(f"line-{reason}")


SOUND_CARD_REASONS = frozenset(
    {
        "sound-system-missing",
        "microphone-missing",
        "loudspeaker-missing",
        "sound-device-refused",
        "sound-device-lost",
        "modem-card-missing",
    }
)
"""What a line says of its sound devices: a desk's, or the card of a modem."""


class ListenRefused(UserFacing):
    """An exchange cannot reach us until a person has done something about the port."""

    def __init__(self, *, reason: str, listen: str) -> None:
        """``reason`` is one of ``LISTEN_REASONS``."""
        super().__init__(f"line-{reason}", listen=listen)


LISTEN_REASONS = frozenset({"listen-bad-address", "listen-port-busy", "listen-port-denied"})
"""What a line of kind `audiosocket` says of its port."""


class NoTalkHere(UserFacing):
    """A talk at the desk cannot begin."""

    def __init__(self, *, reason: str) -> None:
        """``reason``: `not-served`, `no-sound-card` or `taken`."""
        super().__init__(f"line-talk-{reason}")


class NoBalance(UserFacing):
    """Nobody serves the line who could ask."""

    def __init__(self) -> None:
        super().__init__("line-balance-not-served")


class UssdUnanswered(UserFacing):
    """The network did not say what it was asked by a code such as ``*100#``."""

    def __init__(self, *, reason: str) -> None:
        """``reason``: `timeout`, `unsupported`, `bad-code`, or the code of an error."""
        known = reason if reason in {"timeout", "unsupported", "bad-code"} else "other"
        super().__init__(f"line-ussd-{known}", reason=reason)


def check_failed(
    config: LineConfig, *, code: str, text: str
) -> LineCheckFailed | SoundCardUnusable | ListenRefused:
    """What a line's `failed` means to the person who asked for a check."""
    if code in SOUND_CARD_REASONS:
        return SoundCardUnusable(reason=code)
    if code in LISTEN_REASONS:
        return ListenRefused(reason=code, listen=config.listen)
    return LineCheckFailed(line_id=config.line_id, reason=text)


class LineMissing(UserFacing):
    """There is no such line."""

    def __init__(self, *, line_id: str, known: str) -> None:
        super().__init__("line-missing", line=line_id, known=known)


class LineFixedByFile(UserFacing):
    """``settings.toml`` names the line, so a change in the database would have no effect."""

    def __init__(self, *, line_id: str, field: str, file: Path) -> None:
        """``field`` empty: the whole line is to go."""
        super().__init__("line-fixed-by-file", line=line_id, field=field or "none", file=str(file))


class NoFieldValue(UserFacing):
    """What is to be chosen is written ``field=value``."""

    def __init__(self, *, text: str) -> None:
        super().__init__("line-no-field-value", text=text)


class NotBlocked(UserFacing):
    """The number is not on the block list."""

    def __init__(self, *, number: str) -> None:
        super().__init__("line-not-blocked", number=number)
