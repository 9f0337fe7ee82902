"""Every capture of real modems, cut in every way, gives one and the same list of events."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.at.results import FinalKind, FinalResult, parse_final
from hardware.at.tokenizer import Line, Prompt, Token, Tokenizer
from hardware.at.urcs import (
    CallBeginning,
    CallEnding,
    CallerLine,
    CallListed,
    CallMissed,
    DigitHeard,
    MessageStored,
    ModuleStarted,
    RegistrationChanged,
    ReportDelivered,
    Ringing,
    SimFilesReady,
    SimReported,
    Urc,
    UssdReply,
    find_urc,
)
from hardware.modem.dialects.sim7600 import SIM7600
from tests.support.transcripts import modem_bytes

pytestmark = pytest.mark.unit

Event = Urc | FinalResult | Token


def events(chunks: list[bytes]) -> list[Event]:
    """Cut the bytes and tell each line apart, as a channel does that runs no command."""
    tokenizer = Tokenizer()
    found: list[Event] = []
    for chunk in chunks:
        for token in tokenizer.feed(chunk):
            known: Event | None = None
            if isinstance(token, Line):
                known = parse_final(token.text) or find_urc(SIM7600.urcs, token.text, token.body)
            found.append(known or token)
    return found


def one_by_one(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]


def transcripts(shared: Path) -> list[Path]:
    files = sorted((shared / "data" / "at_transcripts").glob("*.txt"))
    assert len(files) >= 26
    return files


def test_byte_by_byte_is_the_same_as_whole(shared: Path) -> None:
    for file in transcripts(shared):
        data = modem_bytes(file)
        assert events([data]) == events(one_by_one(data)), file.name
        raw = file.read_bytes()
        assert events([raw]) == events(one_by_one(raw)), file.name


@settings(max_examples=60, deadline=None)
@given(choices=st.data())
def test_any_split_is_the_same_as_whole(shared: Path, choices: st.DataObject) -> None:
    for file in transcripts(shared):
        data = modem_bytes(file)
        cuts = choices.draw(st.lists(st.integers(0, len(data)), max_size=40))
        edges = [0, *sorted(cuts), len(data)]
        assert events([data]) == events([data[a:b] for a, b in pairwise(edges)]), file.name


@settings(max_examples=300, deadline=None)
@given(
    data=st.lists(
        st.sampled_from([b"\r", b"\n", b"\r\n", b"> ", b'"', b"OK", b"RING", b"+CUSD: 0,", b"\x00"])
        | st.sampled_from([b"+CMT: ,2", b"+CDS: 2", b"0011", b"\x1a", b"\x1b", b"\xff", b"\x03"])
        | st.binary(max_size=6)
    ).map(b"".join),
    cut=st.integers(0, 200),
)
def test_no_bytes_at_all_are_read_differently_when_cut(data: bytes, cut: int) -> None:
    assert events([data]) == events([data[:cut], data[cut:]]) == events(one_by_one(data))


def found_in(shared: Path, number: str) -> list[Event]:
    file = next(file for file in transcripts(shared) if file.name.startswith(number))
    return events([modem_bytes(file)])


def test_boot_over_a_uart(shared: Path) -> None:
    meaning = [event for event in found_in(shared, "01") if not isinstance(event, Line)]
    assert meaning == [
        ModuleStarted(),
        SimReported(condition="READY"),
        SimFilesReady(),
        SimFilesReady(),
        FinalResult(kind=FinalKind.OK, text="OK"),
    ]
    # the dump that breaks off in the middle of SMS DONE
    assert found_in(shared, "02") == [ModuleStarted(), SimReported(condition="READY")]


def test_missed_answered_and_dialled_calls_with_their_lists(shared: Path) -> None:
    meaning = [
        event for event in found_in(shared, "03") if not isinstance(event, Line | FinalResult)
    ]
    caller = "08020866256"

    def listed(index: int, status: int, number: str | None, *, incoming: bool = True) -> CallListed:
        return CallListed(index=index, incoming=incoming, status=status, voice=True, number=number)

    # the author of the capture put the bare word num in the place of the other numbers
    assert meaning == [
        Ringing(),
        listed(4, 4, caller),
        Ringing(),
        CallMissed(number=caller),
        Ringing(),
        listed(4, 4, None),
        CallBeginning(),
        listed(4, 0, None),
        listed(4, 6, None),
        CallEnding(duration_s=8),
        listed(3, 2, None, incoming=False),
        CallBeginning(),
        listed(3, 0, None, incoming=False),
        listed(3, 6, None, incoming=False),
        CallEnding(duration_s=3),
        MessageStored(storage="SM", index=9),
    ]


def test_lines_that_mean_something_by_the_manual_and_by_modemmanager(shared: Path) -> None:
    in_manual = [e for e in found_in(shared, "38") if isinstance(e, Urc | Prompt)]
    assert in_manual == [
        CallBeginning(),
        CallBeginning(),
        CallEnding(duration_s=17),
        CallEnding(duration_s=17),
        CallerLine(number="02152063113"),
        CallListed(index=1, incoming=False, status=0, voice=True, number="10011"),
        CallListed(index=1, incoming=True, status=4, voice=True, number="02152063113"),
        Prompt(),
    ]
    by_modemmanager = [e for e in found_in(shared, "29") if not isinstance(e, CallListed)]
    assert by_modemmanager == [
        Line("^CIEV: 1,0"),
        Line("^CIEV: 1,0"),
        CallBeginning(),
        CallEnding(duration_s=None),
        CallEnding(duration_s=41),
        CallMissed(number="07712345678"),
        Ringing(),
        Ringing(),
        DigitHeard(digit="8"),
        DigitHeard(digit="*"),
        DigitHeard(digit="#"),
        DigitHeard(digit="A"),
        DigitHeard(digit="8"),
    ]


def test_callers_of_other_makers(shared: Path) -> None:
    assert found_in(shared, "09") == [Ringing(), CallerLine(number="+1234567890")] * 2
    assert found_in(shared, "11") == [CallerLine(number="+48xxxxxxxxx")]


def test_answers_to_questions_are_no_events(shared: Path) -> None:
    # "+CREG: 0,1" answers a question; "+CREG: 2" would be news
    assert not [e for e in found_in(shared, "05") if isinstance(e, RegistrationChanged)]
    assert [e for e in found_in(shared, "05") if isinstance(e, Urc)] == [CallEnding(duration_s=8)]


def test_a_message_and_its_header_are_one(shared: Path) -> None:
    reports = [e for e in found_in(shared, "37") if isinstance(e, ReportDelivered)]
    assert reports == [
        ReportDelivered(
            pdu="0891683108200105F006790D91683115523034F9609002718393236090027183932300"
        )
    ]
    assert Line('+CMGRD: 0,"",30') in found_in(shared, "15")
    sent = found_in(shared, "27")
    assert sent[1:] == [Line("+CMGS: 240"), FinalResult(kind=FinalKind.OK, text="OK")]


def test_ussd_of_every_make(shared: Path) -> None:
    replies = [
        event
        for file in transcripts(shared)
        if file.name.startswith("25")
        for event in events([modem_bytes(file)])
    ]
    assert all(isinstance(reply, UssdReply) for reply in replies)
    assert [(r.status, r.coding) for r in replies if isinstance(r, UssdReply)] == [
        (0, None),
        (0, 15),
        (1, None),
        (0, 72),
        (2, 17),
    ]


def test_sim_busy_has_its_number(shared: Path) -> None:
    numbers = [e.number for e in found_in(shared, "19") if isinstance(e, FinalResult) and e.number]
    assert numbers == [14, 14]
