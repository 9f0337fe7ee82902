"""What may be wrong with rights, names, passwords and PINs, in plain words."""

from __future__ import annotations

from secretary_app.foundation.auth.limits import (
    LONGEST_PASSWORD,
    LONGEST_PIN,
    SHORTEST_PASSWORD,
    SHORTEST_PIN,
)
from secretary_app.kernel.errors import UserFacing


class NotSignedIn(UserFacing):
    """Nobody has signed in here, or the desk is locked."""

    def __init__(self, *, right: str) -> None:
        super().__init__("not-signed-in", right=right)


class NotAllowed(UserFacing):
    """The role of whoever asked has not this right."""

    def __init__(self, *, right: str, role: str) -> None:
        super().__init__("not-allowed", right=right, role=role)


class SignInFailed(UserFacing):
    """Name or password is wrong; which of the two is not told."""

    def __init__(self) -> None:
        super().__init__("sign-in-failed")


class TooManyTries(UserFacing):
    """Wrong so often that the next try must wait."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__("sign-in-too-often", seconds=seconds)


class UserDisabled(UserFacing):
    """The password is right, and the account is switched off."""

    def __init__(self, *, name: str) -> None:
        super().__init__("user-disabled", name=name)


class UserMissing(UserFacing):
    """Nobody has this name."""

    def __init__(self, *, name: str) -> None:
        super().__init__("user-missing", name=name)


class UserExists(UserFacing):
    """The name is taken."""

    def __init__(self, *, name: str) -> None:
        super().__init__("user-exists", name=name)


class OwnerExists(UserFacing):
    """The first account was made already."""

    def __init__(self) -> None:
        super().__init__("owner-exists")


class LastOwner(UserFacing):
    """Without this account nobody could manage the others."""

    def __init__(self, *, name: str) -> None:
        super().__init__("user-last-owner", name=name)


class BadUserName(UserFacing):
    """Not a name to sign in by."""

    def __init__(self, *, name: str) -> None:
        super().__init__("user-name-bad", name=name)


class UnknownRight(UserFacing):
    """No right is called so."""

    def __init__(self, *, right: str) -> None:
        super().__init__("user-right-unknown", right=right)


class PasswordTooShort(UserFacing):
    """Shorter than could withstand trying."""

    def __init__(self) -> None:
        super().__init__("password-too-short", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)


class PasswordTooEasy(UserFacing):
    """Among the first that anybody would try."""

    def __init__(self) -> None:
        super().__init__("password-too-easy")


class BadPin(UserFacing):
    """Not a PIN, or one that is seen at a glance."""

    def __init__(self) -> None:
        super().__init__("pin-bad", shortest=SHORTEST_PIN, longest=LONGEST_PIN)


class PinWrong(UserFacing):
    """Not this user's PIN."""

    def __init__(self, *, left: int) -> None:
        super().__init__("pin-wrong", left=left)


class PinRefused(UserFacing):
    """Not the PIN of whoever sits behind a screen where strangers stand."""

    def __init__(self) -> None:
        super().__init__("pin-refused")


class PinMissing(UserFacing):
    """This user has set none."""

    def __init__(self) -> None:
        super().__init__("pin-missing")


class SessionMissing(UserFacing):
    """No open session has this id."""

    def __init__(self, *, session: str) -> None:
        super().__init__("session-missing", session=session)
