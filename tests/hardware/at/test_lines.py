"""What lines mean, commands are made of, and logs may show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.at.commands import Command
from hardware.at.privacy import mask_number, redact
from hardware.at.results import FinalKind, parse_final
from hardware.at.urcs import (
    GENERIC_URCS,
    CallerLine,
    CallWaiting,
    MessageDelivered,
    RegistrationChanged,
    ReportStored,
    UssdReply,
    find_urc,
)
from hardware.modem.dialects.base import BASE, DIAL
from hardware.modem.dialects.sim7600 import SEVERAL_DIGITS, SIM7600

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("OK", FinalKind.OK, None),
        ("+CME ERROR: 14", FinalKind.CME_ERROR, 14),
        ("+CME ERROR: SIM busy", FinalKind.CME_ERROR, 14),
        ("+CME ERROR: something new", FinalKind.CME_ERROR, None),
        ("+CMS ERROR: 304", FinalKind.CMS_ERROR, 304),
        ("NO DIAL TONE", FinalKind.NO_DIALTONE, None),
        ("CONNECT 115200", FinalKind.CONNECT, None),
    ],
)
def test_final_results(text: str, kind: FinalKind, number: int | None) -> None:
    result = parse_final(text)
    assert result is not None
    assert (result.kind, result.number) == (kind, number)


@pytest.mark.parametrize("text", ["OKAY", "CONNECTED", "+CSQ: 1,99", "NO CARRIERS", "BUSY 1"])
def test_what_is_no_final_result(text: str) -> None:
    assert parse_final(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('+CLIP: "",128,"",0,"",1', None),
        ('+CLIP: "",128,,,,1', None),
        ('+CLIP: "+79161112233",145,,,,0', "+79161112233"),
        ('+CLIP: "79161112233",145,,,,0', "+79161112233"),
        ('+CLIP: "02152063113",128,,,"gongsi",0', "02152063113"),
        ('+CLIP: "112",129', "112"),
    ],
)
def test_callers(text: str, number: str | None) -> None:
    assert find_urc(GENERIC_URCS, text) == CallerLine(number=number)


def test_other_news() -> None:
    assert find_urc(GENERIC_URCS, '+CCWA: "+7916",145,1') == CallWaiting(number="+7916")
    assert find_urc(GENERIC_URCS, "+CMTI: ,-1") is None  # a message that found no room
    assert find_urc(GENERIC_URCS, "+CMT: ,2", "0A") == MessageDelivered(pdu="0A")
    assert find_urc(GENERIC_URCS, "+CMT: ,2") is None
    assert find_urc(GENERIC_URCS, '+CDSI: "SR",7') == ReportStored(storage="SR", index=7)
    assert find_urc(GENERIC_URCS, "+CUSD: 4") == UssdReply(status=4, text="", coding=None)
    menu = find_urc(GENERIC_URCS, '+CUSD: 1,"1>More\n0>Back",15')
    assert menu == UssdReply(status=1, text="1>More\n0>Back", coding=15)
    assert find_urc(GENERIC_URCS, '+CREG: 1,"1E3B","0B6A"') == RegistrationChanged(
        domain="CREG", status=1
    )
    assert find_urc(GENERIC_URCS, '+CREG: 2,1,"0B,"0100701",7') is None


@given(st.text(max_size=30))
def test_nothing_breaks_out_of_a_command(text: str) -> None:
    try:
        line = DIAL.line(number=text)
    except ValueError:
        return
    assert line == f"ATD{text};"
    assert not set(text) & set('\r\n;"\x1a\x1b')


def test_digits_fit_what_the_manual_allows() -> None:
    longest = ",".join("1" * SIM7600.digits_at_once)
    argument = SEVERAL_DIGITS.line(digits=longest).removeprefix("AT+VTS=")
    assert len(argument) <= 29


def test_every_command_of_the_tables_says_where_it_comes_from_and_how_long_it_may_take() -> None:
    for dialect in (BASE, SIM7600):
        commands = [step.command for step in (*dialect.setup, *dialect.network_setup)]
        commands += [dialect.answer, dialect.dial, *dialect.hang_up, dialect.send_digits]
        commands += [*dialect.close_audio, *filter(None, (dialect.open_audio,))]
        for command in commands:
            assert command.source, command
            assert 0 < command.time_limit_s <= 60, command


def test_an_answer_is_known_in_either_case() -> None:
    command = Command(text="AT+CMGL=?", time_limit_s=1, answer=r"\+CMGL: ?\(", source="17")
    assert command.is_answer("+cmgl: (0-4)")
    assert not command.is_answer("+CMGS: 4")


def test_logs_show_nobody() -> None:
    assert mask_number("+79161112233") == "+7********33"
    assert mask_number(None) == "hidden"
    assert mask_number("112") == "***"
    assert redact('+CLIP: "+79161112233",145,,,"Мама",0') == '+CLIP: "<12>",145,,,"<4>",0'
    assert redact("MISSED_CALL: 11:01AM 07712345678") == "MISSED_CALL: 11:01AM <11>"
    assert redact('+CUSD: 0,"cut off in the middle') == '+CUSD: 0,"<20>"'
    assert redact("0891683108200105F006790D") == "<24>"
