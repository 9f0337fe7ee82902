"""What is written is read again, by our codec and by the simulator's, which shares nothing."""

import contextlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.simulator import pdu as network
from hardware.sms.errors import BadPdu
from hardware.sms.reading import Deliver, Submit, decode
from hardware.sms.times import read_period, read_stamp, write_period, write_stamp
from hardware.sms.ussd import read_ussd
from hardware.sms.writing import Submission, cut

pytestmark = pytest.mark.unit

NUMBERS = st.from_regex(r"\+?[0-9]{3,15}", fullmatch=True)
GSM = st.text(st.sampled_from("abc XYZ 019 @£_[]{}€\\^~|àÄé\n"), min_size=1, max_size=700)
ANY = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300
)
ZONES = st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
SECONDS = st.integers(946_684_800, 3_786_000_000)
TIMES = st.builds(datetime.fromtimestamp, SECONDS, ZONES)


@given(number=NUMBERS, text=GSM | ANY, reference=st.integers(0, 255))
def test_what_we_send_is_read_by_the_network(number: str, text: str, reference: int) -> None:
    pieces = cut(text, reference=reference)
    read, theirs = "", ""
    for place, piece in enumerate(pieces, 1):
        message = Submission(number=number, piece=piece)
        mine, other = decode(message.pdu()), network.parse(message.pdu())
        assert isinstance(mine, Submit)
        assert mine.number == other.number == number
        assert (other.part, other.parts) == (place, len(pieces))
        assert network.length_of(message.pdu()) == len(message.octets()) <= 164
        read += mine.content.text or ""
        theirs += other.text
    assert read == theirs == text


@given(number=NUMBERS, text=GSM | ANY, at=TIMES)
def test_what_the_network_delivers_is_read(number: str, text: str, at: datetime) -> None:
    pdus = network.deliver(number=number, text=text, centre="+79037011111", at=at, reference=7)
    read = [decode(pdu) for pdu in pdus]
    whole = ""
    for place, message in enumerate(read, 1):
        assert isinstance(message, Deliver)
        assert (message.number, message.sent_at) == (number, at)
        part = message.content.header.part
        assert (part.index, part.total) == (place, len(pdus)) if part else len(pdus) == 1
        whole += message.content.text or ""
    assert whole == text


@given(data=st.binary(max_size=180))
def test_no_octets_crash_it(data: bytes) -> None:
    with contextlib.suppress(BadPdu):
        assert decode(data.hex()).centre != ""


@given(at=TIMES, octet=st.integers(0, 255))
def test_times(at: datetime, octet: int) -> None:
    assert read_stamp(write_stamp(at)) == at
    assert write_period(read_period(octet)) == octet
    assert read_stamp(write_stamp(datetime(2026, 11, 21, tzinfo=UTC))) is not None


def test_ussd_in_its_encodings() -> None:
    said = "Баланс: 12.50 р."
    assert read_ussd(said.encode("utf-16-be").hex(), 72) == said
    assert read_ussd(said.encode("utf-16-be").hex(), 15) == said
    assert read_ussd("Balance 12.50 EUR", 15) == "Balance 12.50 EUR"
    assert read_ussd("C2309BED260FCBF0", 15) != ""
    assert read_ussd("1234", 15) == "1234"
