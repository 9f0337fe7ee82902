"""Every vector of public test suites and captured logs, read and written."""

import contextlib
import json
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hardware.sms.address import read_address, read_centre, write_address, write_centre
from hardware.sms.alphabet import pack, septets_of, text_of, unpack
from hardware.sms.errors import BadPdu
from hardware.sms.header import Part, read_header
from hardware.sms.octets import Octets
from hardware.sms.reading import Deliver, StatusReport, Submit, decode
from hardware.sms.times import read_period, read_stamp, write_period, write_stamp
from hardware.sms.writing import Submission, cut

FILE = Path(__file__).parents[4] / "shared" / "data" / "pdu_vectors.json"

VECTORS: list[dict[str, Any]] = (
    json.loads(FILE.read_text("utf-8"))["vectors"] if FILE.exists() else []
)

pytestmark = [
    pytest.mark.unit,
    pytest.mark.skipif(
        not VECTORS, reason="no ../shared/data/pdu_vectors.json beside the checkout"
    ),
]


def of(direction: str) -> list[Any]:
    return [pytest.param(each, id=each["id"]) for each in VECTORS if each["dir"] == direction]


def cases(direction: str) -> list[dict[str, Any]]:
    return [case for vector in VECTORS if vector["dir"] == direction for case in vector["cases"]]


KINDS = {"SMS-DELIVER": Deliver, "SMS-SUBMIT": Submit, "SMS-STATUS-REPORT": StatusReport}

AS_WE_READ = {"+b08427829207025": "+#08427829207025"}
"""23.040 9.1.2.3: the semi-octet 1011 is #. The suite prints it as a hexadecimal digit."""


@pytest.mark.parametrize("vector", of("decode"))
def test_read(vector: dict[str, Any]) -> None:
    wanted, read = vector["expect"], decode(vector["pdu"])
    told = facts_of(read)
    for name, value in wanted.items():
        if name in told and not (name == "text" and value is None):
            assert told[name] == AS_WE_READ.get(str(value), value), name
    if "type" in wanted:
        assert type(read) is KINDS[wanted["type"]]


def facts_of(read: Deliver | Submit | StatusReport) -> dict[str, Any]:
    """In the words of the vectors."""
    told: dict[str, Any] = {"number": read.number, "smsc": read.centre}
    if isinstance(read, StatusReport):
        ends = {"timestamp": _iso(read.sent_at), "discharge": _iso(read.done_at)}
        return told | ends | {"reference": read.reference, "status": read.status}
    content, part = read.content, read.content.header.part
    plain = content.data.decode("latin-1") if content.text is None else content.text
    told |= {"text": plain, "multipart": part is not None, "dcs": read.scheme}
    told |= {"data_hex": content.data.hex().upper()}
    if part is not None:
        place = {"ref": part.reference, "total": part.total, "seq": part.index}
        told |= {"concat": Place(place | {"bits": 16 if part.wide else 8})}
    if isinstance(read, Deliver):
        return told | {"timestamp": _iso(read.sent_at), "protocol_id": read.protocol}
    told |= {"status_report": read.wants_report}
    if isinstance(read.validity, timedelta):
        return told | {"validity_days": read.validity.days}
    return told | {"validity": _iso(read.validity)}


class Place(dict[str, int]):
    """Equal to a place of which less is told."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and other.items() <= self.items()

    __hash__ = None


@pytest.mark.parametrize("vector", of("decode-smoke"))
def test_whatever_was_seen_is_read(vector: dict[str, Any]) -> None:
    decode(vector["pdu"])


@pytest.mark.parametrize("vector", of("decode-error"))
def test_what_is_no_message_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(BadPdu):
        decode(vector["pdu"])


@pytest.mark.parametrize("vector", of("decode-error-or-lenient"))
def test_what_is_hardly_a_message_is_read_or_refused(vector: dict[str, Any]) -> None:
    with contextlib.suppress(BadPdu):
        assert decode(vector["pdu"]).centre != ""


@pytest.mark.parametrize("vector", of("encode"))
def test_write(vector: dict[str, Any]) -> None:
    wanted, given = decode(vector["pdu"]), vector["args"]
    assert isinstance(wanted, Submit)
    (piece,) = cut(given["text"], reference=0)
    written = Submission(
        number=given["number"],
        piece=piece,
        centre=given.get("smsc"),
        wants_report=wanted.wants_report,
        validity=wanted.validity,
    )
    read = decode(written.pdu())
    assert isinstance(read, Submit)
    for name in ("centre", "number", "wants_report", "validity", "content"):
        assert getattr(read, name) == getattr(wanted, name), name
    assert vector["pdu"].endswith(piece.user_data().hex().upper())


@pytest.mark.parametrize("vector", of("encode-multipart"))
def test_write_parts(vector: dict[str, Any]) -> None:
    given, pdus = vector["args"], vector["pdu"]
    pieces = cut(given["text"], reference=given.get("concat_ref", 3))
    assert len(pieces) == len(pdus)
    whole = [decode(Submission(number=given["number"], piece=piece).pdu()) for piece in pieces]
    theirs = [decode(pdu) for pdu in pdus]
    for ours, known in zip(whole, theirs, strict=True):
        assert isinstance(ours, Submit)
        assert isinstance(known, Submit)
        assert ours.content.text == known.content.text
        assert ours.number == known.number


@pytest.mark.parametrize("vector", of("encode-gammu"))
def test_what_gammu_writes(vector: dict[str, Any]) -> None:
    given, read = vector["args"], decode(vector["pdu"])
    assert not isinstance(read, StatusReport)
    assert read.centre == given["smsc"]
    assert read.number == given["number"]
    if isinstance(read, Deliver) and given["sent"]:
        assert read.sent_at is not None
        assert f"{read.sent_at:%Y%m%dT%H%M%S}" == given["sent"]
    text = read.content.text
    if text is None or read.content.header.part is not None:
        return
    if given["udh"] is None:
        # gammu writes what the alphabet lacks as the nearest letter it has.
        assert unaccented(given["text"]).startswith(unaccented(text))
        (piece,) = cut(text, reference=0)
        if piece.alphabet.value == read.scheme:
            assert piece.user_data().hex().upper() in vector["pdu"]


@pytest.mark.parametrize("vector", of("split"))
def test_cut(vector: dict[str, Any]) -> None:
    text, parts = vector["args"]["text"], vector["expect"]["parts"]
    # The suite cuts as if the text were always one of several parts.
    single = 160 if vector["args"]["coding"] == "gsm7" else 70
    pieces = cut(text, reference=1)
    assert len(pieces) == (1 if len(text) <= single else parts)


def test_septets() -> None:
    for case in cases("gsm7"):
        codes = [code for pair in septets_of(case["text"]) or () for code in pair]
        assert pack(codes).hex().upper() == case["packed"]
        assert text_of(unpack(bytes.fromhex(case["packed"]), len(codes))) == case["text"]


def test_addresses() -> None:
    for case in cases("address"):
        assert read_address(Octets(bytes.fromhex(case["encoded"]))) == case["number"]
        written = write_address(case["number"])
        assert read_address(Octets(written)) == case["number"]
        assert written[2:].hex().upper() == case["encoded"][4:]
    for case in cases("smsc-address"):
        assert read_centre(Octets(bytes.fromhex(case["encoded"]))) == case["number"]
        assert write_centre(case["number"]).hex().upper() == case["encoded"]


def test_times() -> None:
    for case in cases("relative-validity"):
        period = timedelta(minutes=case["minutes"])
        assert write_period(period) == case["vp"]
        assert read_period(case["vp"]) == period
    for case in cases("timestamp"):
        at = datetime.fromisoformat(case["iso"])
        assert write_stamp(at).hex().upper() == case["hex"]
        assert _iso(read_stamp(bytes.fromhex(case["hex"]))) == case["iso"]


def test_places_in_a_long_message() -> None:
    for case in cases("udh"):
        part = read_header(bytes.fromhex(case["ie"])).part
        assert part is not None
        assert (part.reference, part.total, part.index) == (case["ref"], case["total"], case["seq"])
        again = Part(reference=case["ref"], total=case["total"], index=case["seq"], wide=part.wide)
        assert again.element().hex().upper() == case["ie"]


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def unaccented(text: str) -> str:
    """The bare letters."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))
