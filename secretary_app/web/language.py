"""The language in which a request wants to be answered."""

from __future__ import annotations

from functools import lru_cache

from aiohttp import web

from secretary_app.foundation.i18n.language import Language

LONGEST_HEADER = 200


def language_asked(request: web.Request, *, otherwise: Language) -> Language:
    """By ``Accept-Language``, the weightiest of ours."""
    header = request.headers.get("Accept-Language", "")
    return (_read(header[:LONGEST_HEADER]) if header else None) or otherwise


@lru_cache(maxsize=256)
def _read(header: str) -> Language | None:
    found: dict[Language, float] = {}
    for part in header.split(","):
        name, _, weight = part.partition(";q=")
        prefix = name.strip().split("-")[0].lower()
        if prefix in set(Language):
            found.setdefault(Language(prefix), _number(weight))
    wanted = {language: weight for language, weight in found.items() if weight > 0}
    return max(wanted, key=lambda each: wanted[each]) if wanted else None


def _number(text: str) -> float:
    if not text:
        return 1.0
    try:
        return float(text)
    except ValueError:
        return 0.0
