"""The languages the product speaks and writes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

_ENVIRONMENT = ("SECRETARY_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX looks, ours first."""


class Language(StrEnum):
    """A language with a full set of texts."""

    RU = "ru"
    EN = "en"


def language_from(environment: Mapping[str, str]) -> Language:
    """The language of the person at the terminal; English where it is none of ours."""
    for name in _ENVIRONMENT:
        value = environment.get(name, "")
        if value:
            prefix = value.replace("-", "_").split("_")[0].lower()
            return Language(prefix) if prefix in set(Language) else Language.EN
    return Language.EN
