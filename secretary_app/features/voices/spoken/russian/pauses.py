"""Pauses where people make them: after introductory words, and where a writer left two spaces."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.rules import Rule, rule

INTRODUCTIONS = (
    "здравствуйте",
    "добрый день",
    "добрый вечер",
    "доброе утро",
    "конечно",
    "к сожалению",
    "к счастью",
    "пожалуйста",
    "да",
    "извините",
    "простите",
    "кстати",
    "например",
    "во-первых",
    "во-вторых",
    "итак",
    "возможно",
    "наверное",
    "разумеется",
    "безусловно",
    "одну минуту",
)
_AT_START = "|".join(
    re.escape(word).replace(r"\ ", r"\s") for word in sorted(INTRODUCTIONS, key=len, reverse=True)
)

DOUBLE_SPACE = rule(
    r"(?P<mark>[,.!?;:…])?\ {2,}", lambda found: f"{found['mark']} " if found["mark"] else "... "
)

# «Да нет» and «нет ли» are single thoughts; a comma would tear them.
RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:^|(?<=[.!?]\s))(?P<word>{_AT_START})(?=\s+(?!(?:ли|же|бы|и|но|нет|да|вам|за|что|—|–|-)(?!\w))\w)",
        lambda found: f"{found['word']},",
    ),
    rule(
        r"(?<=\w)\s(?P<word>к\sсожалению|пожалуйста)(?=\s\w)",
        lambda found: f", {found['word']},",
    ),
)
