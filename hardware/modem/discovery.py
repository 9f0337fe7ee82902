"""Which modems are plugged in, and which of their ports is which.

Layouts of SIM7600 (PROTOCOLS 1.1; linux commits 3158a8d and 5417a7e; ModemManager's udev rules
agree): 9001 is Diag, NMEA, AT, Modem, Audio; in 9011 two RNDIS interfaces stand before them.
"""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from hardware.modem.dialects.base import Dialect
from hardware.modem.dialects.sim7600 import SIM7600
from hardware.serial.ports import DEV, SYSFS, UsbPort, find_ports


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbLayout:
    """Which interface of a USB device is what."""

    vendor_id: int
    product_id: int
    at_interface: int
    audio_interface: int
    dialect: Dialect


LAYOUTS: tuple[UsbLayout, ...] = (
    UsbLayout(
        vendor_id=0x1E0E, product_id=0x9001, at_interface=2, audio_interface=4, dialect=SIM7600
    ),
    UsbLayout(
        vendor_id=0x1E0E, product_id=0x9011, at_interface=4, audio_interface=6, dialect=SIM7600
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundModem:
    """One modem that is plugged in."""

    at_url: str
    audio_url: str | None
    """None when its sound has no port now: half enumerated, or another USB composition."""
    location: str
    """Where it is plugged in, such as 1-1.3."""
    dialect: Dialect


def find_modems(*, sysfs: Path = SYSFS, dev: Path = DEV) -> list[FoundModem]:
    """List the modems of the known layouts that have an AT port, ordered by location."""
    found = []
    for layout in LAYOUTS:
        ports = find_ports(
            vendor_id=layout.vendor_id, product_id=layout.product_id, sysfs=sysfs, dev=dev
        )
        for location, group in groupby(ports, key=_location):
            paths = {port.interface: port.path for port in group}
            if layout.at_interface in paths:
                found.append(
                    FoundModem(
                        at_url=paths[layout.at_interface],
                        audio_url=paths.get(layout.audio_interface),
                        location=location,
                        dialect=layout.dialect,
                    )
                )
    return sorted(found, key=lambda modem: modem.location)


def _location(port: UsbPort) -> str:
    return port.location
