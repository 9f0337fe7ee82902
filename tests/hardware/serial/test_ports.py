"""Ports of USB devices, from a made tree."""

from pathlib import Path

import pytest

from hardware.serial.ports import find_ports
from tests.support.usb_tree import UsbTree

pytestmark = pytest.mark.unit

SIM7600_TTYS = {number: f"ttyUSB{number}" for number in range(5)}


@pytest.fixture
def tree(tmp_path: Path) -> UsbTree:
    tree = UsbTree(tmp_path)
    tree.plug_others()
    return tree


def test_a_port_is_found_by_its_interface_whatever_its_name(tree: UsbTree) -> None:
    # after a reset ttyUSB2 was missing and ttyUSB5 had come (transcript 32)
    ttys = {0: "ttyUSB0", 1: "ttyUSB1", 2: "ttyUSB5", 3: "ttyUSB3", 4: "ttyUSB4"}
    tree.plug("1-1.3", product_id="9001", interfaces=ttys)
    [port] = find_ports(
        vendor_id=0x1E0E, product_id=0x9001, interface=2, sysfs=tree.sysfs, dev=tree.dev
    )
    assert port.name == "ttyUSB5"
    assert port.path.endswith("usb-SimTech_0123456789ABCDEF-if02-port0")
    assert Path(port.path).resolve().name == "ttyUSB5"
    assert (port.location, port.product) == ("1-1.3", "SimTech, Incorporated")


def test_two_modems_with_one_serial_number_are_told_apart_by_their_sockets(tree: UsbTree) -> None:
    tree.plug("1-1.3", product_id="9001", interfaces=SIM7600_TTYS)
    tree.plug("1-1.4", product_id="9001", interfaces={2: "ttyUSB7", 4: "ttyUSB9"})
    found = find_ports(interface=2, sysfs=tree.sysfs, dev=tree.dev)
    assert [port.name for port in found] == ["ttyUSB2", "ttyUSB7"]
    assert [Path(port.path).parent.name for port in found] == ["by-path", "by-path"]
    assert [Path(port.path).resolve().name for port in found] == ["ttyUSB2", "ttyUSB7"]


def test_without_udev_the_kernels_name_is_used(tree: UsbTree) -> None:
    tree.plug("1-1.3", product_id="9001", interfaces={2: "ttyUSB2"})
    for link in (tree.dev / "serial").glob("*/*"):
        link.unlink()
    [port] = find_ports(sysfs=tree.sysfs, dev=tree.dev)
    assert port.path == str(tree.dev / "ttyUSB2")


def test_a_device_that_is_just_going_is_left_out(tree: UsbTree) -> None:
    tree.plug("1-1.3", product_id="9001", interfaces={2: "ttyUSB2"})
    tree.plug("1-1.4", product_id="", serial="2", interfaces={2: "ttyUSB7"})
    assert [port.name for port in find_ports(sysfs=tree.sysfs, dev=tree.dev)] == ["ttyUSB2"]


def test_a_machine_without_usb(tmp_path: Path) -> None:
    assert find_ports(sysfs=tmp_path, dev=tmp_path) == []
