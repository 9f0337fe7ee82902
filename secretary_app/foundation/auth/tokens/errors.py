"""Why a token is not accepted, in plain words; never with the token."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class TokenInvalid(UserFacing):
    """Not a token of this program, or not one for this."""

    def __init__(self) -> None:
        super().__init__("token-invalid")


class TokenExpired(UserFacing):
    """Its time is over."""

    def __init__(self) -> None:
        super().__init__("token-expired")


class TokenRevoked(UserFacing):
    """Its session is over: signed out, switched off, another password, other rights."""

    def __init__(self) -> None:
        super().__init__("token-revoked")


class TokenReused(UserFacing):
    """A refresh token that was used already: it is in two hands, so both are shut out."""

    def __init__(self) -> None:
        super().__init__("token-reused")
