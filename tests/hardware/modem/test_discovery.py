"""Modems on a made USB tree, and the small readings of facts."""

from pathlib import Path

import pytest

from hardware.at.commands import Response
from hardware.at.results import FinalKind, FinalResult
from hardware.modem.discovery import find_modems
from hardware.modem.events import (
    CallBegan,
    CallEnded,
    CallerIdentified,
    DigitReceived,
    EndCause,
    MissedCall,
    Rang,
)
from hardware.modem.families import Family
from hardware.modem.narration import narrate
from hardware.modem.network import (
    NetworkStanding,
    Registration,
    read_operator,
    read_signal,
)
from tests.support.usb_tree import UsbTree

pytestmark = pytest.mark.unit

OK = FinalResult(kind=FinalKind.OK, text="OK")


def response(line: str) -> Response:
    return Response(result=OK, lines=(line,))


def test_both_compositions_of_a_sim7600_are_found(tmp_path: Path) -> None:
    tree = UsbTree(tmp_path)
    tree.plug("1-1.3", product_id="9001", interfaces={n: f"ttyUSB{n}" for n in range(5)})
    tree.plug("1-1.4", product_id="9011", interfaces={n + 2: f"ttyUSB{n + 5}" for n in range(5)})
    tree.plug("1-1.5", product_id="9001", vendor_id="2c7c", interfaces={2: "ttyUSB20"})
    by_default, rndis = find_modems(sysfs=tree.sysfs, dev=tree.dev)
    assert Path(by_default.at_url).resolve().name == "ttyUSB2"
    assert by_default.audio_url is not None
    assert Path(by_default.audio_url).resolve().name == "ttyUSB4"
    assert Path(rndis.at_url).resolve().name == "ttyUSB7"
    assert rndis.audio_url is not None
    assert Path(rndis.audio_url).resolve().name == "ttyUSB9"
    assert by_default.profile.dialect.name == "SIM7600"


def test_a_quectel_and_the_sound_card_of_the_same_socket(tmp_path: Path) -> None:
    tree = UsbTree(tmp_path)
    for location, product_id, first in (("1-1.3", "0125", 0), ("1-1.4", "0125", 4)):
        ports = {n: f"ttyUSB{n + first}" for n in range(4)}
        tree.plug(location, vendor_id="2c7c", product_id=product_id, interfaces=ports)
    tree.plug("1-1.5", vendor_id="2c7c", product_id="6005", interfaces={2: "ttyUSB20"})  # EC200A
    tree.plug_sound_card("1-1.4", card=2)
    tree.plug_sound_card("1-2", card=0)
    without, found = find_modems(sysfs=tree.sysfs, dev=tree.dev)
    assert Path(found.at_url).resolve().name == "ttyUSB6"
    assert (found.location, found.audio_url) == ("1-1.4", "hw:2")
    assert (found.profile.family, without.audio_url) == (Family.QUECTEL, None)


def test_a_half_enumerated_modem(tmp_path: Path) -> None:
    tree = UsbTree(tmp_path)
    tree.plug("1-1.3", product_id="9001", interfaces={2: "ttyUSB2"})
    tree.plug("1-1.4", product_id="9001", interfaces={0: "ttyUSB5"})
    [found] = find_modems(sysfs=tree.sysfs, dev=tree.dev)
    assert (found.location, found.audio_url) == ("1-1.3", None)


@pytest.mark.parametrize(
    ("line", "dbm", "bars"),
    [
        ("+CSQ: 0,99", -113, 0),
        ("+CSQ: 14,99", -85, 4),
        ("+CSQ: 31,99", -51, 5),
        ("+CSQ: 99,99", None, 0),
        ("+CSQ: 100,99", -116, 0),
        ("+CSQ: 191,99", -25, 5),
        ("+CSQ: 199,99", None, 0),
    ],
)
def test_signal(line: str, dbm: int | None, bars: int) -> None:
    signal = read_signal(response(line))
    assert (signal.dbm, signal.bars) == (dbm, bars)


def test_operator() -> None:
    assert read_operator(response('+COPS: 0,0,"MegaFon",7')) == "MegaFon"
    assert read_operator(response("+COPS: 0")) is None


def test_one_domain_that_carries_calls_is_enough() -> None:
    standing = NetworkStanding()
    assert standing.registration is Registration.NONE
    standing.note("CREG", 3)
    standing.note("CGREG", 1)
    assert (standing.registration, standing.registered) == (Registration.DENIED, False)
    standing.note("CEREG", 5)
    assert (standing.registration, standing.registered) == (Registration.ROAMING, True)


def test_the_log_tells_nobodys_number() -> None:
    number = "+79161112233"
    events = [
        Rang(at=0, number=number, withheld=False),
        CallerIdentified(at=0, number=number),
        MissedCall(at=0, number=number),
        CallBegan(at=0, incoming=True),
        CallEnded(at=0, duration_s=7, cause=EndCause.REMOTE),
        DigitReceived(at=0, digit="7"),
    ]
    told = [narrate(event) for event in events]
    assert told == [
        "rings: +7********33",
        "the caller is +7********33",
        "missed: +7********33",
        "incoming call connected",
        "call over: remote, 7 s",
        "a key was pressed",
    ]
