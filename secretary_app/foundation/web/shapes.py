"""How a refusal looks on the wire: ours, and the one that clients of OpenAI understand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a request was not served."""

    status: int
    code: str
    message: str
    """For a person, in the language that the request asked for."""
    request_id: str
    details: Json = field(default_factory=dict)
    """For the program: the values of the message, and what is wrong where."""


Shape = Callable[[Refusal], tuple[int, Json]]
"""Gives the status and the body."""

_OPENAI_TYPES = {
    401: "authentication_error",
    403: "permission_error",
    429: "rate_limit_error",
}

_OPENAI_CODES = {
    "key-invalid": "invalid_api_key",
    "sign-in-failed": "invalid_api_key",
    "sign-in-needed": "invalid_api_key",
    "token-invalid": "invalid_api_key",
    "too-many-requests": "rate_limit_exceeded",
}
"""What clients look for by name."""


def our_shape(refusal: Refusal) -> tuple[int, Json]:
    """Of everything but ``/v1``."""
    return refusal.status, {
        "error": {
            "code": refusal.code,
            "message": refusal.message,
            "details": refusal.details,
            "request_id": refusal.request_id,
        }
    }


def openai_code(code: str) -> str:
    """What clients of OpenAI read in place of ours."""
    return _OPENAI_CODES.get(code, code.replace("-", "_"))


def openai_shape(refusal: Refusal) -> tuple[int, Json]:
    """A request that does not fit is 400 there."""
    status = 400 if refusal.status == 422 else refusal.status
    kind = "api_error" if status >= 500 else _OPENAI_TYPES.get(status, "invalid_request_error")
    problems = refusal.details.get("problems")
    where = problems[0]["where"] if isinstance(problems, list) and problems else None
    return status, {
        "error": {
            "message": refusal.message,
            "type": kind,
            "param": where,
            "code": openai_code(refusal.code),
        }
    }
