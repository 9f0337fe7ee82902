"""Why Twilio, or somebody who says so, is turned away; and why Twilio does not do what we ask."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.kernel.errors import UserFacing


class NotFromTwilio(UserFacing):
    """The request is not signed with the token of the owner's account, or for another address."""

    def __init__(self) -> None:
        super().__init__("twilio-not-genuine")


class TwilioNotSetUp(UserFacing):
    """Nobody can be believed yet."""

    def __init__(self, *, lacking: str) -> None:
        """``lacking``: ``public-url`` or ``token``."""
        super().__init__("twilio-not-set-up", lacking=lacking)


class StreamMissing(UserFacing):
    """No call is to come by this address, or not any more."""

    def __init__(self) -> None:
        super().__init__("twilio-stream-missing")


class Trouble(StrEnum):
    """Why something that Twilio was asked for is not done."""

    NOT_SET_UP = "not-set-up"
    """The account or its token is missing here."""
    ACCOUNT = "account"
    """It does not know us, or does not let us."""
    BUSY = "busy"
    """Later perhaps."""
    AWAY = "away"
    """It was not reached."""
    REFUSED = "refused"
    """So it will never be done."""
    UNSURE = "unsure"
    """Nobody knows whether it is done."""


class TwilioTrouble(UserFacing):
    """Twilio has not done what it was asked for, or has not said so."""

    def __init__(self, trouble: Trouble, *, number: int = 0, told: str = "") -> None:
        """``number`` and ``told``: Twilio's own, of what it says."""
        super().__init__("twilio-trouble", trouble=trouble.value, number=number, told=told)
        self.trouble = trouble
        self.number = number
