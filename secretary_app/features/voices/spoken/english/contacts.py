"""Telephone numbers, e-mail and web addresses in English."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.digits import one_by_one, only_digits, phone_groups
from secretary_app.features.voices.spoken.rules import Rule, rule

_SIGNS = {"-": " dash ", "_": " underscore ", ".": " dot ", "@": " at ", "/": " slash "}


def _address(text: str) -> str:
    parts = [part for part in re.split(r"([-_.@/])", text) if part]
    return "".join(_SIGNS.get(part, part) for part in parts).strip()


def _phone(found: re.Match[str]) -> str:
    groups = [one_by_one(group, "en") for group in phone_groups(only_digits(found["phone"]))]
    if found["phone"].startswith("+"):
        groups[0] = f"plus {groups[0]}"
    return ", ".join(groups)


RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", lambda found: _address(found[0])),
    rule(
        r"\b(?:https?://)(?:www\.)?(?P<site>[\w-]+(?:\.[\w-]+)+(?:/[\w-]+)*)/?|"
        r"\bwww\.(?P<bare>[\w-]+(?:\.[\w-]+)+(?:/[\w-]+)*)/?",
        lambda found: _address(found["site"] or found["bare"]),
    ),
    rule(
        r"(?<![\w.])(?P<name>\w[\w-]*(?:\.[\w-]+)*\.(?:ru|com|net|org|info|io))(?![\w.]*\w)",
        lambda found: _address(found["name"]),
    ),
    rule(
        r"""(?<![\w+])(?P<phone>
            (?:\+7|8|7)[\s-]*\(?\d{3}\)?[\s-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}
            | \+1[\s.-]*\(?\d{3}\)?[\s.-]*\d{3}[\s.-]*\d{4}
            | \+\d(?:[\s()-]{0,2}\d){6,14}
            | \(?\d{3}\)?[\s.-]\s?\d{3}-\d{4}
            | \d{3}-\d{2}-\d{2}
            | \d{3}-\d{4}
            )(?!\w)""",
        _phone,
    ),
    rule(
        r"(?P<lead>(?<!\w)(?:dial|call|number|phone)\s)(?P<short>112|911|999|10[1-4])(?!\w)",
        lambda found: f"{found['lead']}{one_by_one(found['short'], 'en')}",
    ),
)
