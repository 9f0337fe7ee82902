"""The buttons under a greeting, from ``resources/telegram/buttons.toml``, and what they show."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from secretary_app.channels.telegram.models import Press
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.kernel.paths import RESOURCES

FILE = RESOURCES / "telegram" / "buttons.toml"

BUTTON, QUESTION = "button:", "faq:"
"""What the data of a pressed button begins with."""

IN_A_ROW = 2
MOST_QUESTIONS = 8
MOST_SERVICES = 40

PRICE = "price."
"""What the keys of facts begin with that are offered for money."""

LONGEST_LABEL = 60


class Shows(StrEnum):
    """What a button shows in place of asking."""

    NOTHING = ""
    CATALOGUE = "catalogue"
    FAQ = "faq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One of them."""

    key: str
    sign: str
    label: Mapping[str, str]
    asks: Mapping[str, str]
    shows: Shows


class Menu:
    """Knows what the company knows, and nothing of chats."""

    def __init__(self, *, knowledge: KnowledgeService) -> None:
        self._knowledge = knowledge
        self._buttons = {each.key: each for each in load()}

    def presses(self, language: str) -> tuple[tuple[Press, ...], ...]:
        """All buttons, in rows."""
        made = [
            Press(text=f"{each.sign} {each.label[language]}", data=f"{BUTTON}{each.key}")
            for each in self._buttons.values()
        ]
        return tuple(
            tuple(made[start : start + IN_A_ROW]) for start in range(0, len(made), IN_A_ROW)
        )

    def button(self, data: str) -> Button | None:
        """The one that was pressed."""
        return self._buttons.get(data.removeprefix(BUTTON)) if data.startswith(BUTTON) else None

    async def catalogue(self, language: str) -> list[str]:
        """What is offered, and for how much: the facts that the answers are made of."""
        now = self._knowledge.local_now()
        lines = list[str]()
        for fact in await self._knowledge.facts():
            if not fact.key.startswith(PRICE) or (fact.valid_until and fact.valid_until <= now):
                continue
            price = self._knowledge.written(fact, language)
            if price:
                lines.append(f"• {fact.title(language)} — {price}")
        return lines[:MOST_SERVICES]

    async def questions(self, language: str) -> tuple[tuple[Press, ...], ...]:
        """What is asked most, a question in each row."""
        asked = sorted(await self._of_faq(language), key=lambda each: -each.hit_count)
        return tuple(
            (Press(text=_short(each.question), data=f"{QUESTION}{each.id}"),)
            for each in asked[:MOST_QUESTIONS]
        )

    async def question(self, data: str) -> str:
        """The words of the question whose button was pressed; empty where it is no more."""
        wanted = data.removeprefix(QUESTION)
        if not data.startswith(QUESTION):
            return ""
        entries = await self._knowledge.entries()
        return next((each.question for each in entries if each.id == wanted), "")

    async def _of_faq(self, language: str) -> list[FaqEntry]:
        entries = await self._knowledge.entries()
        return [each for each in entries if each.enabled and each.language == language]


def load() -> list[Button]:
    """As the file has them."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [
        Button(
            key=each["key"],
            sign=each["sign"],
            label=each["label"],
            asks=each.get("asks", {}),
            shows=Shows(each.get("shows", "")),
        )
        for each in found["button"]
    ]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"
