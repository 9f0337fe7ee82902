"""Which serial ports of which USB devices are plugged in: read from sysfs, never by number.

After a reset of a USB bus ttyUSB2 may come back as ttyUSB5 (data/at_transcripts/32), so a port is
named by its device's vendor and product id and by the number of its interface, which never change.
Everything here is a plain function of a folder: tests hand it a made tree.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

SYSFS = Path("/sys")
DEV = Path("/dev")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbPort:
    """One serial port of a USB device."""

    name: str
    """The kernel's name now, such as ttyUSB2; another one after the next reset."""
    path: str
    """What to open: a link that stays the same over resets where udev made one."""
    vendor_id: int
    product_id: int
    interface: int
    """bInterfaceNumber of the USB descriptor, counted from 0."""
    serial_number: str
    """Often the same for all devices of a maker: 0123456789ABCDEF for SimTech."""
    product: str
    location: str
    """Where it is plugged in, such as 1-1.3: one device, one location."""


def find_ports(
    *,
    vendor_id: int | None = None,
    product_id: int | None = None,
    interface: int | None = None,
    sysfs: Path = SYSFS,
    dev: Path = DEV,
) -> list[UsbPort]:
    """List the USB serial ports that fit every number given, ordered by location and interface."""
    ports = _with_stable_paths(list(_usb_ports(sysfs, dev)), dev)
    fitting = [
        port
        for port in ports
        if vendor_id in {None, port.vendor_id}
        and product_id in {None, port.product_id}
        and interface in {None, port.interface}
    ]
    return sorted(fitting, key=lambda port: (port.location, port.interface, port.name))


def _usb_ports(sysfs: Path, dev: Path) -> Iterator[UsbPort]:
    for entry in sorted((sysfs / "class" / "tty").glob("*")):
        device_link = entry / "device"
        if not device_link.exists():
            continue  # consoles and ptys have no device
        chain = [device_link.resolve(), *device_link.resolve().parents]
        interface_folder = next((f for f in chain if (f / "bInterfaceNumber").is_file()), None)
        if interface_folder is None:
            continue  # a UART of the board, or a Bluetooth port
        usb_folder = interface_folder.parent
        try:
            yield UsbPort(
                name=entry.name,
                path=str(dev / entry.name),
                vendor_id=int(_text(usb_folder / "idVendor"), 16),
                product_id=int(_text(usb_folder / "idProduct"), 16),
                interface=int(_text(interface_folder / "bInterfaceNumber"), 16),
                serial_number=_text(usb_folder / "serial"),
                product=_text(usb_folder / "product"),
                location=usb_folder.name,
            )
        except ValueError:
            continue  # unplugged while we were reading: its files are empty or gone


def _with_stable_paths(ports: list[UsbPort], dev: Path) -> list[UsbPort]:
    """Name each port by the link udev made for it.

    by-id survives a change of socket. But SimTech gives all its modems one serial number, so of two
    of them only one gets the by-id links, and not always the same one: then by-path is right.
    """
    by_id, by_path = _links(dev / "serial" / "by-id"), _links(dev / "serial" / "by-path")
    devices = {(p.vendor_id, p.product_id, p.serial_number, p.location) for p in ports}
    alike = Counter((vendor, product, serial) for vendor, product, serial, _ in devices)
    named = []
    for port in ports:
        twins = alike[port.vendor_id, port.product_id, port.serial_number] > 1
        link = None if twins else by_id.get(port.name)
        named.append(replace(port, path=link or by_path.get(port.name, port.path)))
    return named


def _links(folder: Path) -> dict[str, str]:
    """Map each kernel name to the link in this folder that leads to it."""
    links = sorted(link for link in folder.glob("*") if link.is_symlink())
    return {link.resolve().name: str(link) for link in links}


def _text(file: Path) -> str:
    """Read a one-line attribute; "" where the device has none."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
