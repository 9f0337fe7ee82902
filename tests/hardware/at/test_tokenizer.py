"""Lines where a modem makes it hard."""

import pytest

from hardware.at.tokenizer import (
    MAX_LINE_BYTES,
    MAX_QUOTED_BYTES,
    Garbage,
    Line,
    Prompt,
    Token,
    Tokenizer,
)

pytestmark = pytest.mark.unit


def tokens(data: bytes) -> list[Token]:
    return Tokenizer().feed(data)


def test_echo_doubled_returns_and_missing_ones() -> None:
    assert tokens(b"AT+CSQ\r\r\n+CSQ: 14,99\r\n\r\nOK\r\n") == [
        Line("AT+CSQ"),
        Line("+CSQ: 14,99"),
        Line("OK"),
    ]
    assert tokens(b"\r\r\n+CRING: VOICE\r\r\nRING\r\n") == [Line("+CRING: VOICE"), Line("RING")]


def test_a_prompt_needs_no_line_end_and_lets_news_in() -> None:
    assert tokens(b"\r\n> ") == [Prompt()]
    assert tokens(b'\r\n> \r\n+CMTI: "SM",3\r\n') == [Prompt(), Line('+CMTI: "SM",3')]
    assert tokens(b"a > b\r\n") == [Line("a > b")]


def test_a_header_without_its_message_is_a_line_like_others() -> None:
    assert tokens(b"+CMT: ,26\r\nRING\r\n") == [Line("+CMT: ,26"), Line("RING")]
    assert tokens(b"+CMT: ,2\r\n0A0B\r\n") == [Line("+CMT: ,2", "0A0B")]
    assert tokens(b'+CMGL: 0,1,"",2\r\n\r\n0A0B\r\n+CMGL: 1,1,"",2\r\n0C0D\r\nOK\r\n') == [
        Line('+CMGL: 0,1,"",2', "0A0B"),
        Line('+CMGL: 1,1,"",2', "0C0D"),
        Line("OK"),
    ]


def test_a_ussd_menu_keeps_its_lines() -> None:
    menu = b'\r\n+CUSD: 1,"Balance 10\r\n1>More\r\n\r\n0>Back",15\r\n\r\nOK\r\n'
    assert tokens(menu) == [Line('+CUSD: 1,"Balance 10\n1>More\n\n0>Back",15'), Line("OK")]


def test_a_quotation_mark_never_closed_does_not_swallow_the_line() -> None:
    assert tokens(b'+CUSD: 0,"cut off\r\nRING\r\nOK\r\n') == [
        Line('+CUSD: 0,"cut off'),
        Line("RING"),
        Line("OK"),
    ]
    endless = b'+CUSD: 0,"' + b"word\r\n" * MAX_QUOTED_BYTES
    assert len(tokens(endless)) > 1


def test_bytes_of_a_data_call_are_dropped_up_to_the_next_line() -> None:
    frame = bytes.fromhex("7eff03c02109010008")
    assert tokens(frame + b"\r\nRING\r\n") == [Garbage(len(frame) - 1), Line("RING")]
    assert tokens(b"R\x00I\x00NG\r\n") == [Line("RING")]


def test_a_line_too_long_to_be_one_is_dropped_whole() -> None:
    size = MAX_LINE_BYTES + 100
    assert tokens(b"x" * size + b"\r\nOK\r\n") == [Garbage(size), Line("OK")]


def test_names_may_be_in_any_alphabet() -> None:
    assert tokens('"Мама"\r\n'.encode()) == [Line('"Мама"')]
    assert tokens(b'"M\xfcller"\r\n') == [Line('"Müller"')]
