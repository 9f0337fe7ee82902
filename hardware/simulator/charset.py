"""The terminal's alphabet (AT+CSCS): how text stands in answers and in commands."""

from hardware.simulator import gsm7


def shown(text: str, charset: str) -> str:
    """`text` as the modem prints it: UCS2 as hex, else what latin-1 can carry."""
    if charset == "UCS2":
        return text.encode("utf-16-be").hex().upper()
    return text


def typed(text: str, charset: str) -> str:
    """What the program meant by `text`; not hex after all: taken as it stands."""
    if charset == "UCS2":
        try:
            return bytes.fromhex(text).decode("utf-16-be")
        except ValueError:
            return text
    return text


def ussd_text(text: str, charset: str) -> tuple[str, int]:
    """(text, data coding scheme) of a +CUSD: 15 for GSM text, 72 for UCS2 as hex."""
    if charset == "UCS2" or gsm7.septets(text) is None:
        return text.encode("utf-16-be").hex().upper(), 72
    return text, 15
