"""The caller's number, where the dialplan has put it into the call's UUID.

AudioSocket carries nothing but a UUID. Ours begins with the eight digits of MARK; its last sixteen
are the number, filled up with `f` from the left, with an `e` for its plus: digits are digits in a
UUID, too. `docs/telephony.md` has the lines of dialplan that make it.
"""

import re
from uuid import UUID

from hardware.exchange.caller import Caller

MARK = "ca11e400"

NUMBER = re.compile(r"f*(e?[0-9]{2,15})")


def caller_of(uuid: UUID) -> Caller:
    """Any other UUID is somebody whose number is not known; one of ours without it, hidden."""
    if not uuid.hex.startswith(MARK):
        return Caller(number=None, withheld=False)
    found = NUMBER.fullmatch(uuid.hex[-16:])
    if found is None:
        return Caller(number=None, withheld=True)
    return Caller(number=found[1].replace("e", "+"), withheld=False)
