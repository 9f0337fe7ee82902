"""Which sound card belongs to which USB device: read from sysfs, as the ports are."""

from pathlib import Path

from hardware.serial.ports import SYSFS


def find_sound_card(location: str, *, sysfs: Path = SYSFS) -> str | None:
    """ALSA's name, such as `hw:1`, of the sound card of the device plugged in there; or None."""
    for card in sorted((sysfs / "class" / "sound").glob("card*")):
        if location in {folder.name for folder in card.resolve().parents}:
            return f"hw:{card.name.removeprefix('card')}"
    return None
