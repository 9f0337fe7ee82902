"""The last rung: a USB device is switched off and on by the kernel, as if it had been unplugged.

Linux only, by the device's `authorized` switch, which root may turn and the udev rule of the
package gives to our group. Written for hardware, tried on a made /sys only: who has a modem that
hangs should look into the log for what it did.
"""

import logging
from pathlib import Path

from hardware.serial.ports import DEV, SYSFS, find_ports

log = logging.getLogger(__name__)


def power_cycle(at_url: str, *, sysfs: Path = SYSFS, dev: Path = DEV) -> bool:
    """Switch off and on the USB device whose serial port this is; whether it could be done."""
    try:
        wanted = Path(at_url).resolve()
        for port in find_ports(sysfs=sysfs, dev=dev):
            if (dev / port.name).resolve() == wanted or port.path == at_url:
                switch = _switch(sysfs, port.name)
                switch.write_text("0")
                switch.write_text("1")
                log.warning("USB device %s was switched off and on (unproven)", port.location)
                return True
    except OSError as error:
        log.warning("the USB device of %s could not be switched off and on: %s", at_url, error)
        return False
    log.info("%s hangs on no USB device that could be switched", at_url)
    return False


def _switch(sysfs: Path, name: str) -> Path:
    folder = (sysfs / "class" / "tty" / name / "device").resolve()
    while not (folder / "idVendor").is_file():
        if folder == folder.parent:
            raise FileNotFoundError(f"{name} belongs to no USB device")
        folder = folder.parent
    return folder / "authorized"
