import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.simulator.command_line import Form, LineCollector, NotACommand, hunt, parse_line

pytestmark = pytest.mark.unit


def collect(data: bytes) -> list[tuple[str, bool]]:
    collector = LineCollector()
    return [found for byte in data if (found := collector.feed(byte))]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("AT", []),
        ("ATE0V1", [("E", Form.RUN, "0"), ("V", Form.RUN, "1")]),
        ("at&c1", [("&C", Form.RUN, "1")]),
        ("ATS0=3", [("S0", Form.SET, "3")]),
        ("ATD+79161234567;", [("D", Form.RUN, "+79161234567;")]),
        ("ATH", [("H", Form.RUN, "")]),
        ("AT+CLIP=1;+CRC?", [("+CLIP", Form.SET, "1"), ("+CRC", Form.READ, "")]),
        ("AT+CMEE=1;+CREG=2", [("+CMEE", Form.SET, "1"), ("+CREG", Form.SET, "2")]),
        ('AT+CUSD=1,"*1;2#",15', [("+CUSD", Form.SET, '1,"*1;2#",15')]),
        ("AT+CPMS=?", [("+CPMS", Form.TEST, "")]),
        ("AT*CNTI=2", [("*CNTI", Form.SET, "2")]),
        ("ATE0+CSQ", [("E", Form.RUN, "0"), ("+CSQ", Form.RUN, "")]),
    ],
)
def test_lines_are_read_as_the_modem_reads_them(
    line: str, wanted: list[tuple[str, Form, str]]
) -> None:
    assert [(item.name, item.form, item.text) for item in parse_line(line)] == wanted


def test_arguments_lose_their_quotes_and_keep_commas_inside() -> None:
    (command,) = parse_line('AT+CPMS="SM","ME", 3,"a,b"')
    assert command.arguments == ("SM", "ME", "3", "a,b")


def test_what_is_no_command_is_refused_or_not_even_noticed() -> None:
    with pytest.raises(NotACommand):
        parse_line("AT%%")
    assert hunt("RING") is None
    assert hunt("\x00~~AT+CSQ") == "AT+CSQ"


def test_esc_line_feeds_and_backspace_are_taken_as_a_terminal_means_them() -> None:
    assert collect(b"\x1b\rAT\r\n\nATX\x08I\r") == [("", True), ("AT", True), ("ATI", True)]
    assert collect(b"AT+CM\x1bAT\r") == [("AT", True)]


def test_a_message_ends_with_ctrl_z_or_is_cancelled_by_esc() -> None:
    collector = LineCollector()
    collector.expect_message()
    assert [collector.feed(byte) for byte in b"00A\r1\x1a"][-1] == ("00A\r1", True)
    collector.expect_message()
    assert [collector.feed(byte) for byte in b"00\x1b"][-1] == ("00", False)


@given(st.binary())
def test_any_bytes_leave_the_collector_able_to_read_the_next_line(noise: bytes) -> None:
    found = collect(noise.replace(b"\x1a", b"") + b"\x1b" + b"AT+CSQ\r")
    assert found[-1] == ("AT+CSQ", True)


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    line = hunt("AT" + text)
    assert line is not None
    try:
        commands = parse_line(line)
    except NotACommand:
        return
    assert all(command.name == command.name.upper() for command in commands)
