"""Pauses where people make them: after introductory words, and where a writer left two spaces."""

from __future__ import annotations

from secretary_app.features.voices.spoken.rules import Rule, rule

_INTRODUCTIONS = (
    r"hello|hi|good\smorning|good\safternoon|good\sevening|of\scourse|certainly|unfortunately|sorry|"
    r"yes|sure|well|however|for\sexample|by\sthe\sway|actually|finally|first\sof\sall"
)

DOUBLE_SPACE = rule(
    r"(?P<mark>[,.!?;:…])?\ {2,}", lambda found: f"{found['mark']} " if found["mark"] else "... "
)

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:^|(?<=[.!?]\s))(?P<word>{_INTRODUCTIONS})"
        r"(?=\s+(?!(?:and|or|but|not|to|for|about|that|there|sir|madam|again|as|you)(?!\w))\w)",
        lambda found: f"{found['word']},",
    ),
)
