"""The root of every error of the phone line.

Two branches, because the code that tries again reads the class: what passes by itself, and what
waits for a person to plug, unlock or repair something.
"""

from typing import ClassVar


class HardwareError(Exception):
    """Something about the telephone hardware went wrong.

    Attributes:
        code: Stable name of the kind of failure; texts for persons are found by it.
        data: What is needed to act on it or to put it into a sentence; no telephone numbers.
    """

    code: ClassVar[str] = "hardware"

    def __init__(self, message: str, **data: str | float | None) -> None:
        super().__init__(message)
        self.data = data


class TransientHardwareError(HardwareError):
    """Will probably pass: trying again, later or after a reset, is right."""

    code: ClassVar[str] = "hardware-transient"


class NeedsHumanError(HardwareError):
    """Trying again cannot help before a person has done something."""

    code: ClassVar[str] = "hardware-needs-human"
