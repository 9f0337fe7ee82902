"""Under which addresses Telegram reaches a server."""

from __future__ import annotations

from ipaddress import IPv4Address
from urllib.parse import urlsplit

from secretary_app.channels.telegram.errors import BadIpAddress, BadPublicAddress

PORTS = frozenset({None, 443, 80, 88, 8443})
"""It posts to no others."""


def public_address(text: str) -> str:
    """As it is kept, without a slash at its end; empty stays empty. Raises BadPublicAddress."""
    address = text.strip().rstrip("/")
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        fits = parts.scheme == "https" and parts.port in PORTS
    except ValueError:
        raise BadPublicAddress(address=text) from None
    if not fits or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        raise BadPublicAddress(address=text)
    return address


def ip_address(text: str) -> str:
    """As it is kept; empty stays empty. Raises BadIpAddress: it posts by IPv4 alone."""
    address = text.strip()
    if not address:
        return ""
    try:
        return str(IPv4Address(address))
    except ValueError:
        raise BadIpAddress(address=text) from None
