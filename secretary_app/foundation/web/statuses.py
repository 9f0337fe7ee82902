"""Which HTTP status an error of ours has, by its code."""

from __future__ import annotations

from secretary_app.foundation.web.errors import RequestRefused
from secretary_app.kernel.errors import SecretaryError

UNPROCESSABLE = 422
UNAVAILABLE = 503

BY_CODE = {
    "body-not-json": 400,
    "body-not-utf8": 400,
    "body-too-large": 413,
    "body-too-slow": 408,
    "call-ambiguous": 409,
    "call-not-now": 409,
    "database-disk-full": 507,
    "database-locked": 503,
    "engine-gone": 503,
    "engines-not-serving": 503,
    "internal": 500,
    "key-invalid": 401,
    "key-scope-too-wide": 403,
    "line-lost": 503,
    "method-not-allowed": 405,
    "model-not-ready": 503,
    "network-forbidden": 403,
    "not-allowed": 403,
    "not-found": 404,
    "not-signed-in": 401,
    "secret-file-broken": 503,
    "secret-file-unwritable": 503,
    "secret-keyring-failed": 503,
    "secret-machine-unknown": 503,
    "secret-master-key-short": 503,
    "secret-other-machine": 503,
    "secret-wrong-key": 503,
    "sign-in-failed": 401,
    "sign-in-needed": 401,
    "sign-in-too-often": 429,
    "token-invalid": 401,
    "token-reused": 401,
    "token-revoked": 401,
    "too-many-requests": 429,
    "user-disabled": 403,
}

BY_END = {
    "-missing": 404,
    "-exists": 409,
    "-taken": 409,
    "-in-use": 409,
    "-too-big": 413,
    "-too-often": 429,
    "-expired": 401,
}
"""Endings that mean the same in every slice."""


def status_of(error: SecretaryError) -> int:
    """What fits no rule is something that was asked for and cannot be: 422."""
    if isinstance(error, RequestRefused):
        return error.status
    if error.code in BY_CODE:
        return BY_CODE[error.code]
    for end, status in BY_END.items():
        if error.code.endswith(end):
            return status
    return UNPROCESSABLE
