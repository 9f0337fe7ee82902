"""Twilio's signature of a webhook: https://www.twilio.com/docs/usage/security.

HMAC-SHA1 with the account's token over the address that Twilio asked for, followed by the sorted
fields of the form. The address is the public one: what a proxy makes of it does not count.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence
from urllib.parse import urlsplit

Fields = Sequence[tuple[str, str]]

HEADER = "X-Twilio-Signature"

USUAL_PORTS = {"https": 443, "http": 80, "wss": 443, "ws": 80}


def signature(url: str, fields: Fields, *, token: str) -> str:
    """What Twilio sends in ``HEADER``."""
    # A field that came several times counts with each of its values once.
    signed = url + "".join(f"{name}{value}" for name, value in sorted(set(fields)))
    digest = hmac.digest(token.encode(), signed.encode(), "sha1")
    return base64.b64encode(digest).decode("ascii")


def is_genuine(url: str, fields: Fields, *, token: str, given: str) -> bool:
    """Some of Twilio's senders name the usual port in the address that they sign."""
    return any(
        hmac.compare_digest(signature(each, fields, token=token).encode(), given.encode())
        for each in _with_and_without_port(url)
    )


def _with_and_without_port(url: str) -> tuple[str, ...]:
    parts = urlsplit(url)
    port = USUAL_PORTS.get(parts.scheme)
    if parts.port is None:
        return url, parts._replace(netloc=f"{parts.netloc}:{port}").geturl()
    if parts.port == port:
        return url, parts._replace(netloc=parts.netloc.rpartition(":")[0]).geturl()
    return (url,)
