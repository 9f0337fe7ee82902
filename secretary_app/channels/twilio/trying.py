"""Whether Twilio and this program fit together: the account, its numbers, and where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretary_app.channels.twilio.rest import TwilioRest

VOICE_PATH, STATUS_PATH, TEXTS_PATH = "/twilio/voice", "/twilio/status", "/twilio/sms"
"""What stands in Twilio's console behind our address."""


class Lacking(StrEnum):
    """What is missing, or leads elsewhere."""

    LINE = "line"
    """No line has a number at Twilio."""
    ADDRESS = "address"
    """It is not known under which address Twilio reaches us."""
    NUMBER = "number"
    """The account has no such number."""
    VOICE = "voice"
    """Calls of the number are told to somebody else."""
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that has to be mended."""

    what: Lacking
    number: str = ""


async def look_through(
    rest: TwilioRest, *, numbers: Sequence[str], public_url: str
) -> list[Finding]:
    """Nothing where all is well; ``numbers`` are those of our lines.

    Raises TwilioTrouble or NetworkForbidden: then the account itself is not usable.
    """
    known = {each.number: each for each in await rest.numbers()}
    found = [] if numbers else [Finding(Lacking.LINE)]
    if not public_url:
        found.append(Finding(Lacking.ADDRESS))
    for number in numbers:
        own = known.get(number)
        if own is None:
            found.append(Finding(Lacking.NUMBER, number))
            continue
        leads = (
            (Lacking.VOICE, own.voice_url, VOICE_PATH),
            (Lacking.TEXTS, own.sms_url, TEXTS_PATH),
        )
        found += [
            Finding(what, number)
            for what, told, path in leads
            if public_url and told != f"{public_url}{path}"
        ]
    return found
