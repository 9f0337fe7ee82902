"""What can go wrong with a sound card; each reaches the app as `failed` with its code."""

from typing import ClassVar

from hardware.errors import NeedsHumanError


class SoundSystemMissing(NeedsHumanError):
    """PortAudio, or what else the sound card is driven by, is not installed. data: reason."""

    code: ClassVar[str] = "sound-system-missing"


class MicrophoneMissing(NeedsHumanError):
    """No such microphone, or none at all. data: name."""

    code: ClassVar[str] = "microphone-missing"


class LoudspeakerMissing(NeedsHumanError):
    """No such loudspeaker, or none at all. data: name."""

    code: ClassVar[str] = "loudspeaker-missing"


class SoundDeviceRefused(NeedsHumanError):
    """A device is there and cannot be opened: somebody else has it. data: name, reason."""

    code: ClassVar[str] = "sound-device-refused"


class SoundDeviceLost(NeedsHumanError):
    """A device went away in the middle of a talk."""

    code: ClassVar[str] = "sound-device-lost"


class NotOnASoundCard(NeedsHumanError):
    """An order that only a telephone can carry out."""

    code: ClassVar[str] = "not-on-a-sound-card"
