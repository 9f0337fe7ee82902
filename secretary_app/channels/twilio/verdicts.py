"""What a number of Twilio's means for a message of ours.

https://www.twilio.com/docs/api/errors: below 30000 what is wrong with what was asked for, from
there on what the network says of a message later.
"""

from __future__ import annotations

_UNSUITABLE_NUMBER = frozenset({21211, 21214, 21217, 21401, 21421, 21614, 30005, 30006})
_BARRED = frozenset({21215, 21216, 21408, 21612, 30002, 30004})
_STOPPED = frozenset({21610})
_NOT_OURS = frozenset({21210, 21212, 21603, 21606, 21659, 21660})
_MALFORMED = frozenset({21602, 21605, 21617, 21619})


def reason_of(number: int) -> str:
    """Code of why a message did not go, or did not arrive."""
    for numbers, reason in (
        (_UNSUITABLE_NUMBER, "number-unsuitable"),
        (_BARRED, "twilio-barred"),
        (_STOPPED, "twilio-stopped"),
        (_NOT_OURS, "twilio-not-ours"),
        (_MALFORMED, "malformed"),
    ):
        if number in numbers:
            return reason
    return f"twilio-{number}"
