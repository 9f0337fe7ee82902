"""Telephone numbers, e-mail and web addresses in Russian."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.digits import only_digits, phone_groups
from secretary_app.features.voices.spoken.rules import Rule, rule
from secretary_app.features.voices.spoken.russian.numerals import grouped

_ENDINGS = {"ru": "ру", "рф": "эр эф", "com": "ком", "net": "нет", "org": "орг", "info": "инфо"}
_SIGNS = {"-": " дефис ", "_": " подчёркивание ", ".": " точка ", "@": " собака ", "/": " слэш "}


def _address(text: str) -> str:
    name, dot, ending = text.rpartition(".")
    parts = [part for part in re.split(r"([-_.@/])", name + dot) if part]
    said = [_SIGNS.get(part, part) for part in parts]
    return "".join([*said, _ENDINGS.get(ending.lower(), ending)]).strip()


def _phone(found: re.Match[str]) -> str:
    groups = [grouped(group) for group in phone_groups(only_digits(found["phone"]))]
    if found["phone"].startswith("+"):
        groups[0] = f"плюс {groups[0]}"
    return ", ".join(groups)


RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", lambda found: _address(found[0])),
    rule(
        r"\b(?:https?://)(?:www\.)?(?P<site>[\w-]+(?:\.[\w-]+)+(?:/[\w-]+)*)/?|"
        r"\bwww\.(?P<bare>[\w-]+(?:\.[\w-]+)+(?:/[\w-]+)*)/?",
        lambda found: _address(found["site"] or found["bare"]),
    ),
    rule(
        r"(?<![\w.])(?P<name>\w[\w-]*(?:\.[\w-]+)*\.(?:ru|рф|com|net|org|info))(?![\w.]*\w)",
        lambda found: _address(found["name"]),
    ),
    rule(
        r"""(?<![\w+])(?P<phone>
            (?:\+7|8|7)[\s-]*\(?\d{3}\)?[\s-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}
            | \+\d(?:[\s()-]{0,2}\d){6,14}
            | \(\d{3}\)\s*\d{3}[\s-]?\d{2}[\s-]?\d{2}
            | \d{3}-\d{2}-\d{2}
            )(?!\w)""",
        _phone,
    ),
)
