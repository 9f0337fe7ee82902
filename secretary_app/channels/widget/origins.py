"""Whether a page may talk to a widget, by the ``Origin`` that its browser tells.

A program may tell any: this keeps strangers' pages from speaking in a visitor's name, and keeps
nobody out who writes programs. Those meet the limits (``limits.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:\*\.)?{_HOST}(?::[0-9]{{1,5}})?")
LONGEST_HOST = 253


def is_domain(text: str) -> bool:
    """``example.com``, ``*.example.com``, with a port where the page has an unusual one.

    A name with other letters is written as browsers send it: ``xn--…``.
    """
    return len(text) <= LONGEST_HOST and _DOMAIN.fullmatch(text) is not None


def is_allowed(origin: str, domains: Iterable[str]) -> bool:
    """Whether a page of this origin is on one of the domains."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or not host or parts.path or parts.query:
        return False
    here = host if port is None else f"{host}:{port}"
    for domain in domains:
        if domain.startswith("*."):
            _, _, rest = domain.partition("*")
            if here.endswith(rest):
                return True
        elif here in {domain, f"www.{domain}"}:
            return True
    return False
