"""What may be wrong with a request about short messages, for a person."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class SmsEmpty(UserFacing):
    """There is nothing to send."""

    def __init__(self) -> None:
        super().__init__("sms-empty")


class SmsTooLong(UserFacing):
    """So many messages would be needed that nobody can have meant it."""

    def __init__(self, *, parts: int, most: int) -> None:
        super().__init__("sms-too-long", parts=parts, most=most)


class SmsMissing(UserFacing):
    """No message has this id."""

    def __init__(self, *, sms_id: str) -> None:
        super().__init__("sms-missing", sms=sms_id)


class SmsAmbiguous(UserFacing):
    """Several messages end with these characters."""

    def __init__(self, *, sms_id: str) -> None:
        super().__init__("sms-ambiguous", sms=sms_id)


class SmsNotAgain(UserFacing):
    """It is on its way, or it has arrived."""

    def __init__(self, *, state: str) -> None:
        super().__init__("sms-not-again", state=state)
