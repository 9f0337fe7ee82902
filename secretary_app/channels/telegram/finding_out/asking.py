"""Asks our own people what somebody wants to know and the secretary does not."""

from __future__ import annotations

from secretary_app.channels.telegram.book import BotBook
from secretary_app.channels.telegram.models import Bot, Talk
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.settings import ASKS, ASSISTANT
from secretary_app.features.conversations.models import Channel
from secretary_app.features.promises.models import Promise, PromiseKind

DOORS = {None: "phone", Channel.TELEGRAM: "telegram", Channel.WIDGET: "widget", Channel.SMS: "sms"}
"""How a question came, for the words that say so."""


class AskingOurs:
    """By every bot that may; each of them once, who has written to the bot by themselves."""

    def __init__(self, *, book: BotBook, parts: BotParts) -> None:
        self._book = book
        self._parts = parts

    async def ask(self, promise: Promise) -> None:
        """Only what is to be found out. Nothing is told of who wants to know."""
        if promise.kind is not PromiseKind.FIND_OUT:
            return
        asked = set[int]()
        for bot in self._book.all():
            people = bot.people_by_number() if bot.get(ASKS) else ()
            for talk in await self._parts.talks.alone_with(bot.id, people):
                if talk.user_id not in asked:
                    asked.add(talk.user_id)
                    await self._ask(bot, talk, promise)

    async def _ask(self, bot: Bot, talk: Talk, promise: Promise) -> None:
        parts = self._parts
        assistant = parts.assistants.get(bot.get(ASSISTANT), announces_recording=False)
        text = parts.texts[talk.language or assistant.languages[0]].text(
            "telegram-asks",
            door=DOORS.get(promise.channel, "other"),
            question=promise.text or "none",
        )
        async with parts.database.write() as session:
            outgoing = await parts.outbox.put(session, talk, text)
            parts.questions.put(session, outgoing.id, talk, promise.id, draft="")
        parts.outbox.announce(outgoing)
