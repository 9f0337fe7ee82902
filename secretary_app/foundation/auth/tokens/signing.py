"""JSON Web Tokens (RFC 7519), by PyJWT. Imported by name: only who serves programs has it loaded.

One algorithm, one issuer, no key id: a token that names another algorithm, or none, is no token.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import jwt

from secretary_app.foundation.auth.tokens.errors import TokenInvalid
from secretary_app.foundation.auth.tokens.models import Claims, Kind

ALGORITHM = "HS256"
ISSUER = "secretary"

LONGEST_TOKEN = 2048
"""Characters; ours have four hundred."""

_NEEDED = ["iss", "sub", "sid", "jti", "typ", "iat", "exp"]


class JwtSigner:
    """Signs claims, and reads what it has signed."""

    def __init__(self, secret: str) -> None:
        """Of any length: the key is made of it."""
        self._key = hashlib.sha256(b"secretary: tokens of programs\n" + secret.encode()).digest()

    def sign(self, claims: Claims) -> str:
        """A token."""
        payload = {
            "iss": ISSUER,
            "sub": claims.user_id,
            "sid": claims.session_id,
            "jti": claims.id,
            "typ": claims.kind.value,
            "iat": int(claims.made_at.timestamp()),
            "exp": int(claims.until.timestamp()),
        }
        return jwt.encode(payload, self._key, algorithm=ALGORITHM)

    def read(self, token: str) -> Claims:
        """What stands in it; whether its time is over, the caller sees. Raises TokenInvalid."""
        if len(token) > LONGEST_TOKEN:
            raise TokenInvalid
        try:
            # Of the times we look at ``exp`` by our own clock.
            payload = jwt.decode(
                token,
                self._key,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                options={
                    "require": _NEEDED,
                    "verify_exp": False,
                    "verify_iat": False,
                    "verify_nbf": False,
                },
            )
            return Claims(
                kind=Kind(payload["typ"]),
                user_id=str(payload["sub"]),
                session_id=str(payload["sid"]),
                id=str(payload["jti"]),
                made_at=datetime.fromtimestamp(payload["iat"], UTC),
                until=datetime.fromtimestamp(payload["exp"], UTC),
            )
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, OSError) as error:
            # Without the cause: PyJWT's words quote from the token.
            del error
            raise TokenInvalid from None
