"""Why Twilio, or somebody who says so, is turned away."""

from __future__ import annotations

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
