"""What families of modems are called: all that an owner chooses between; the rest is a profile."""

from enum import StrEnum


class Family(StrEnum):
    """What an owner may name."""

    AUTO = "auto"
    """Found by the USB id, or by the model's name."""
    SIM7600 = "sim7600"
    QUECTEL = "quectel"
