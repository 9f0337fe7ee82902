"""Every condition has its repair card in both languages, and the table knows every happening."""

from itertools import product
from pathlib import Path

import pytest

from hardware.line.recovery.conditions import CHANGES, Condition, Happening, happening
from hardware.line.recovery.reachable import Reachability
from hardware.line.recovery.usb import power_cycle
from hardware.modem.network import Registration
from hardware.modem.state import ModemState
from tests.support.usb_tree import UsbTree

pytestmark = pytest.mark.unit


def test_the_table_is_whole() -> None:
    assert set(CHANGES) == set(product(Condition, Happening))
    assert set(CHANGES.values()) == set(Condition), "every condition can be entered"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_condition_has_its_repair_card(repository: Path, language: str) -> None:
    texts = (repository / "resources" / "locale" / language / "lines.ftl").read_text("utf-8")
    for condition in Condition:
        assert f"\nline-condition-{condition} = " in texts
        assert f"\nline-repair-{condition} = " in texts


@pytest.mark.parametrize(
    ("state", "trouble", "registration", "expected"),
    [
        (ModemState.IN_CALL, None, Registration.HOME, Condition.READY),
        (ModemState.REGISTERING, None, Registration.SEARCHING, Condition.REGISTERING),
        (ModemState.REGISTERING, None, Registration.DENIED, Condition.NO_CREDIT),
        (ModemState.FAILED, "sim-missing", Registration.NONE, Condition.NO_SIM),
        (ModemState.FAILED, "modem-silent", Registration.NONE, Condition.DEAF),
        (ModemState.FAILED, "at-refused", Registration.NONE, Condition.DEAF),
        (ModemState.FAILED, "sim-busy", Registration.NONE, Condition.STARTING),
        (ModemState.PIN_NEEDED, "pin-needed", Registration.NONE, Condition.PIN_NEEDED),
        (ModemState.PIN_NEEDED, "puk-needed", Registration.NONE, Condition.PUK_NEEDED),
        (ModemState.RESETTING, None, Registration.HOME, Condition.RESETTING),
        (ModemState.ABSENT, None, Registration.HOME, Condition.UNPLUGGED),
    ],
)
def test_a_modems_move_is_told_in_a_persons_words(
    state: ModemState, trouble: str | None, registration: Registration, expected: Condition
) -> None:
    what = happening(state, trouble=trouble, registration=registration)
    assert CHANGES[Condition.STARTING, what] is expected


def test_a_reset_that_takes_its_port_away_is_still_a_reset() -> None:
    gone = CHANGES[Condition.RESETTING, Happening.LOST]
    assert (gone, CHANGES[gone, Happening.OVERDUE]) == (Condition.RESETTING, Condition.UNPLUGGED)


def test_seconds_without_a_line_are_counted_from_the_first_ready_on() -> None:
    now = 0.0
    reachability = Reachability(now=lambda: now)
    assert reachability.became(Condition.REGISTERING) is None
    now = 5.0
    assert reachability.became(Condition.READY) is None, "how it begins is not counted"
    reachability.went("reset-for-grade")
    now = 7.0
    assert reachability.became(Condition.RESETTING) is None
    now = 30.5
    assert reachability.became(Condition.READY) == ("reset-for-grade", 25.5)
    assert reachability.became(Condition.READY) is None


@pytest.mark.expects_log("switched off and on")
def test_a_usb_device_is_switched_off_and_on_and_nothing_else(tmp_path: Path) -> None:
    tree = UsbTree(tmp_path)
    tree.plug("1-1.3", product_id="9001", interfaces={2: "ttyUSB2", 4: "ttyUSB4"})
    tree.plug("1-1.4", product_id="9001", interfaces={2: "ttyUSB7"})
    devices = tree.sysfs / "devices" / "pci0000:00" / "usb1"
    for location in ("1-1.3", "1-1.4"):
        (devices / location / "authorized").write_text("untouched")
    assert power_cycle(str(tree.dev / "ttyUSB2"), sysfs=tree.sysfs, dev=tree.dev)
    assert (devices / "1-1.3" / "authorized").read_text() == "1"
    assert (devices / "1-1.4" / "authorized").read_text() == "untouched"
    assert not power_cycle("/dev/pts/0", sysfs=tree.sysfs, dev=tree.dev)
