"""Which modems are plugged in, and which of their ports is which: see the layouts of `profiles`."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from hardware.modem.profiles import PROFILES, ModemProfile, SoundPath
from hardware.serial.ports import DEV, SYSFS, UsbPort, find_ports
from hardware.serial.sound_cards import find_sound_card


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundModem:
    """One modem that is plugged in."""

    at_url: str
    audio_url: str | None
    """Its serial port with the sound, or ALSA's name of its sound card, such as `hw:1`. None when
    it has none now: half enumerated, or another USB composition."""
    location: str
    """Where it is plugged in, such as 1-1.3."""
    profile: ModemProfile


def find_modems(*, sysfs: Path = SYSFS, dev: Path = DEV) -> list[FoundModem]:
    """List the modems of the known layouts that have an AT port, ordered by location."""
    found = []
    for profile in PROFILES:
        for layout in profile.layouts:
            ports = find_ports(
                vendor_id=layout.vendor_id, product_id=layout.product_id, sysfs=sysfs, dev=dev
            )
            for location, group in groupby(ports, key=_location):
                paths = {port.interface: port.path for port in group}
                if layout.at_interface not in paths:
                    continue
                if profile.sound is SoundPath.SOUND_CARD:
                    audio_url = find_sound_card(location, sysfs=sysfs)
                else:
                    audio_url = paths.get(layout.audio_interface or 0)
                found.append(
                    FoundModem(
                        at_url=paths[layout.at_interface],
                        audio_url=audio_url,
                        location=location,
                        profile=profile,
                    )
                )
    return sorted(found, key=lambda modem: modem.location)


def _location(port: UsbPort) -> str:
    return port.location
