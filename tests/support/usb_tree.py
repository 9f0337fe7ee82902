"""A made /sys and /dev with USB serial ports, laid out as the kernel and udev do it."""

from pathlib import Path


class UsbTree:
    """Two folders under a temporary one: give them to the functions under test."""

    def __init__(self, root: Path) -> None:
        self.sysfs = root / "sys"
        self.dev = root / "dev"
        (self.sysfs / "class" / "tty").mkdir(parents=True)
        for kind in ("by-id", "by-path"):
            (self.dev / "serial" / kind).mkdir(parents=True)

    def plug(
        self,
        location: str,
        *,
        product_id: str,
        interfaces: dict[int, str],
        vendor_id: str = "1e0e",
        serial: str = "0123456789ABCDEF",
    ) -> None:
        """Plug a device in; `interfaces` is the tty of each interface number."""
        device = self.sysfs / "devices" / "pci0000:00" / "usb1" / location
        device.mkdir(parents=True)
        values = {"idVendor": vendor_id, "idProduct": product_id, "serial": serial}
        for name, value in (values | {"product": "SimTech, Incorporated"}).items():
            (device / name).write_text(value + "\n", encoding="utf-8")
        for number, tty in interfaces.items():
            interface = device / f"{location}:1.{number}"
            port = interface / tty
            (port / "tty" / tty).mkdir(parents=True)
            (interface / "bInterfaceNumber").write_text(f"{number:02x}\n", encoding="utf-8")
            (port / "tty" / tty / "device").symlink_to(port)
            (self.sysfs / "class" / "tty" / tty).symlink_to(port / "tty" / tty)
            (self.dev / tty).touch()
            self._link("by-id", f"usb-SimTech_{serial}-if{number:02x}-port0", tty)
            self._link("by-path", f"pci-0000:00-usb-0:{location}:1.{number}-port0", tty)

    def plug_sound_card(self, location: str, *, card: int) -> None:
        """A sound card of a USB device that may have ttys besides."""
        folder = self.sysfs / "devices" / "pci0000:00" / "usb1" / location / f"{location}:1.5"
        (folder / "sound" / f"card{card}").mkdir(parents=True)
        (self.sysfs / "class" / "sound").mkdir(exist_ok=True)
        link = self.sysfs / "class" / "sound" / f"card{card}"
        link.symlink_to(folder / "sound" / f"card{card}")

    def plug_others(self) -> None:
        """What every machine has besides: consoles, a UART of the board."""
        (self.sysfs / "class" / "tty" / "tty0").mkdir()
        uart = self.sysfs / "devices" / "platform" / "serial8250"
        (uart / "tty" / "ttyS0").mkdir(parents=True)
        (uart / "tty" / "ttyS0" / "device").symlink_to(uart)
        (self.sysfs / "class" / "tty" / "ttyS0").symlink_to(uart / "tty" / "ttyS0")

    def _link(self, kind: str, name: str, tty: str) -> None:
        link = self.dev / "serial" / kind / name
        link.unlink(missing_ok=True)  # as udev: of two alike, the later one has the name
        link.symlink_to(Path("..") / ".." / tty)
