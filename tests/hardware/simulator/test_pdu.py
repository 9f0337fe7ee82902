import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.simulator import gsm7, pdu

pytestmark = pytest.mark.unit

AT = datetime(2026, 11, 21, 12, 30, 15, tzinfo=timezone(timedelta(hours=3)))
CENTRE = "+79037011111"


@given(st.text(gsm7.BASIC.replace("\x1b", "") + "{}[]~^\\|€", max_size=500))
def test_gsm_text_arrives_whole_however_long(text: str) -> None:
    parts = pdu.deliver(number="+79161234567", text=text, centre=CENTRE, at=AT)
    read = [pdu.parse(part) for part in parts]
    assert "".join(message.text for message in read) == text
    assert [message.part for message in read] == list(range(1, len(parts) + 1))
    assert {message.parts for message in read} == {len(parts)}
    assert all(pdu.length_of(part) <= 164 for part in parts)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300).map(lambda t: t + "Ж"))
def test_any_other_text_does_so_as_ucs2(text: str) -> None:
    parts = pdu.deliver(number="+79161234567", text=text, centre=CENTRE, at=AT)
    assert "".join(pdu.parse(part).text for part in parts) == text


@given(st.lists(st.integers(0, 127), max_size=200), st.integers(0, 6))
def test_septets_survive_packing(codes: list[int], fill: int) -> None:
    assert gsm7.unpack(gsm7.pack(codes, fill_bits=fill), len(codes), fill_bits=fill) == codes


@pytest.mark.parametrize("number", ["+79161234567", "88005553535", "111", "Beeline", "Sberbank1"])
def test_senders_keep_their_names(number: str) -> None:
    (part,) = pdu.deliver(number=number, text="a", centre=CENTRE, at=AT)
    read = pdu.parse(part)
    assert (read.number, read.sent_at) == (number, "26/11/21,12:30:15+12")


def test_a_western_time_zone_keeps_its_sign() -> None:
    west = AT.astimezone(timezone(timedelta(hours=-5)))
    (part,) = pdu.deliver(number="1", text="a", centre=CENTRE, at=west)
    assert pdu.parse(part).sent_at == "26/11/21,04:30:15-20"


def test_what_is_submitted_is_read() -> None:
    read = pdu.parse(pdu.submit(number="+79161234567", text="Привет"))
    assert (read.number, read.text, read.wants_report) == ("+79161234567", "Привет", False)


@pytest.mark.parametrize("noise", ["", "0", "00", "zz", "0001", "000100", "0002000B91"])
def test_noise_is_a_bad_pdu(noise: str) -> None:
    with pytest.raises(pdu.BadPdu):
        pdu.parse(noise)


def test_vectors_of_other_programs_read_the_same(shared: Path) -> None:
    vectors = json.loads((shared / "data/pdu_vectors.json").read_text())["vectors"]
    checked, wrong = 0, []
    for vector in vectors:
        expect = vector.get("expect")
        if vector["dir"] != "decode" or not isinstance(expect, dict):
            continue
        number, text = expect.get("number"), expect.get("text")
        if vector["id"] == "pgm-submit-8bit":
            text = str(text).encode().hex().upper()  # a modem shows data as data
        try:
            read = pdu.parse(vector["pdu"])
        except pdu.BadPdu:
            continue
        checked += 1
        if (number or read.number, text or read.text) != (read.number, read.text):
            wrong.append((vector["id"], read.number, read.text, expect))
    assert checked
    assert not wrong


def test_a_report_names_the_message_it_is_about() -> None:
    report = pdu.status_report(
        reference=7, number="+79161234567", centre=CENTRE, at=datetime.now(UTC)
    )
    assert report[16:20] == "0607"
