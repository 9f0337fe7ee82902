"""What may be wrong with keys, in plain words; never with the key."""

from __future__ import annotations

from secretary_app.foundation.auth.keys.models import LONGEST_NAME, MOST_DAYS, MOST_KEYS
from secretary_app.kernel.errors import UserFacing


class KeyInvalid(UserFacing):
    """No such key; or it was revoked, or its user is switched off."""

    def __init__(self) -> None:
        super().__init__("key-invalid")


class KeyExpired(UserFacing):
    """Its time is over."""

    def __init__(self, *, name: str) -> None:
        super().__init__("key-expired", name=name)


class KeyMissing(UserFacing):
    """No key has this id."""

    def __init__(self, *, key: str) -> None:
        super().__init__("key-missing", key=key)


class BadKeyName(UserFacing):
    """Nothing, or a whole story."""

    def __init__(self) -> None:
        super().__init__("key-name-bad", longest=LONGEST_NAME)


class BadKeyDays(UserFacing):
    """Not a number of days."""

    def __init__(self) -> None:
        super().__init__("key-days-bad", most=MOST_DAYS)


class ScopesMissing(UserFacing):
    """A key without a scope could do nothing."""

    def __init__(self) -> None:
        super().__init__("key-scopes-none")


class ScopeTooWide(UserFacing):
    """Neither its user nor whoever makes the key may do this."""

    def __init__(self, *, scope: str) -> None:
        super().__init__("key-scope-too-wide", scope=scope)


class TooManyKeys(UserFacing):
    """Nobody can keep track of so many."""

    def __init__(self) -> None:
        super().__init__("key-too-many", most=MOST_KEYS)
