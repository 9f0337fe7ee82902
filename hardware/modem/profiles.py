"""The families of modems that are known here: a profile is data, certified by the line's tests.

A line asks its profile, never the family's name. What a profile claims is run by the same tests on
each family (tests/contracts/line, tests/hardware/line/test_dialling.py); what only hardware
can show stands in docs/telephony.md.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from hardware.modem.dialects.base import Dialect
from hardware.modem.dialects.quectel import QUECTEL
from hardware.modem.dialects.sim7600 import SIM7600
from hardware.modem.families import Family


class SoundPath(StrEnum):
    """Where the sound of a call comes out."""

    SERIAL_PORT = "serial-port"
    """Frames of PCM on a tty."""
    SOUND_CARD = "sound-card"
    """A sound card on the same USB device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbLayout:
    """Which interface of a USB device is what."""

    vendor_id: int
    product_id: int
    at_interface: int
    audio_interface: int | None = None
    """Of the serial port with the sound; None where it is a sound card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModemProfile:
    """One family."""

    family: Family
    dialect: Dialect
    sound: SoundPath
    layouts: tuple[UsbLayout, ...]


SIM7600_PROFILE = ModemProfile(
    family=Family.SIM7600,
    dialect=SIM7600,
    sound=SoundPath.SERIAL_PORT,
    # PROTOCOLS 1.1; linux commits 3158a8d and 5417a7e; ModemManager's udev rules agree: 9001 is
    # Diag, NMEA, AT, Modem, Audio; in 9011 two RNDIS interfaces stand before them.
    layouts=(
        UsbLayout(vendor_id=0x1E0E, product_id=0x9001, at_interface=2, audio_interface=4),
        UsbLayout(vendor_id=0x1E0E, product_id=0x9011, at_interface=4, audio_interface=6),
    ),
)
QUECTEL_PROFILE = ModemProfile(
    family=Family.QUECTEL,
    dialect=QUECTEL,
    sound=SoundPath.SOUND_CARD,
    # linux drivers/usb/serial/option.c: DM, NMEA, AT, Modem, then the network and the sound card.
    layouts=tuple(
        UsbLayout(vendor_id=0x2C7C, product_id=product_id, at_interface=2)
        for product_id in (0x0121, 0x0125, 0x0191, 0x0195)  # EC21, EC20 and EC25 and EG25, EG91, 95
    ),
)

PROFILES = (SIM7600_PROFILE, QUECTEL_PROFILE)


def profile_of(family: Family) -> ModemProfile | None:
    """The profile of that name; None for AUTO."""
    return next((each for each in PROFILES if each.family is family), None)


def profile_for_model(model: str) -> ModemProfile | None:
    """The profile that is meant for an answer to AT+CGMM; None: nobody's."""
    return next((each for each in PROFILES if re.match(each.dialect.models, model)), None)
