"""What of a modem's talk may stand in a log: never a whole number, never anybody's text."""

import re

# Below DEBUG: the bytes a parser dropped are worth a line only to who looks for them.
TRACE = 5

_QUOTED = re.compile(r'"[^"]*"?')
_LONG_DIGITS = re.compile(r"\+?\d{5,}")
_HEX_RUN = re.compile(r"[0-9A-Fa-f]{12,}")
_KEPT_AT_START, _KEPT_AT_END = 2, 2
_SHORTEST_MASKED = 7


def mask_number(number: str | None) -> str:
    """Show who it could be to somebody who knows the number: +7*******33; "hidden" for none."""
    if not number:
        return "hidden"
    if len(number) < _SHORTEST_MASKED:
        return "*" * len(number)
    hidden = len(number) - _KEPT_AT_START - _KEPT_AT_END
    return number[:_KEPT_AT_START] + "*" * hidden + number[-_KEPT_AT_END:]


def redact(line: str) -> str:
    """Make a line fit for a DEBUG log: quoted text, long numbers and hex give way to their size."""
    line = _QUOTED.sub(lambda found: f'"<{max(len(found[0]) - 2, 0)}>"', line)
    line = _HEX_RUN.sub(lambda found: f"<{len(found[0])}>", line)
    return _LONG_DIGITS.sub(lambda found: f"<{len(found[0])}>", line)
