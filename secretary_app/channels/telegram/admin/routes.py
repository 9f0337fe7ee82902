"""``/admin/telegram/instances``: bots, how each is, and what a person may do with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from secretary_app.channels.telegram.admin.schemas import (
    BotShown,
    ChangedBot,
    Checked,
    HealthShown,
    NewBot,
    NewToken,
    Restored,
    StatisticsShown,
    Trial,
    Tried,
)
from secretary_app.channels.telegram.book import NAME, BotBook
from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.models import Bot, Standing
from secretary_app.channels.telegram.settings import FIELDS
from secretary_app.channels.telegram.trials import BotTrials
from secretary_app.foundation.i18n import Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Handler, Route
from secretary_app.foundation.web.schemas import Page, Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class BotAdmin:
    """The handlers; services ask for rights."""

    book: BotBook
    manager: BotManager
    trials: BotTrials

    async def every(self, asked: Asked) -> Page[BotShown]:
        """In the order in which they were added."""
        paging, found = asked.query(Paging), await self.manager.standings()
        items = [_shown(each) for each in found[paging.offset :][: paging.limit]]
        more = paging.offset + len(items) < len(found)
        return Page[BotShown](items=items, total=len(found), more=more)

    async def add(self, asked: Asked) -> BotShown:
        """It starts by itself where bots run."""
        given = asked.body(NewBot)
        bot = await self.book.add(name=given.name, token=given.token, chosen=given.fields)
        return await self._bot(bot.id)

    async def one(self, asked: Asked) -> BotShown:
        """By its id, or its name."""
        return await self._bot(asked.path["id"])

    async def change(self, asked: Asked) -> BotShown:
        """It holds at once, also while the bot runs."""
        given = asked.body(ChangedBot)
        texts = {**given.fields, **({} if given.name is None else {NAME: given.name})}
        return await self._bot((await self.book.change(asked.path["id"], texts)).id)

    async def remove(self, asked: Asked) -> None:
        """Its token goes with it; what was said stays."""
        await self.book.remove(asked.path["id"])

    async def restore(self, asked: Asked) -> BotShown:
        """As it was."""
        token = asked.body(Restored).token
        return await self._bot((await self.book.restore(asked.path["id"], token)).id)

    async def token(self, asked: Asked) -> None:
        """Kept where secrets are; a bot that waited for it starts."""
        await self.book.set_token(asked.path["id"], asked.body(NewToken).token)

    def run(self, deed: Callable[[str], Awaitable[Bot]]) -> Handler:
        """Starting, stopping, or both."""

        async def done(asked: Asked) -> BotShown:
            return await self._bot((await deed(asked.path["id"])).id)

        return done

    async def health(self, asked: Asked) -> HealthShown:
        """With its log."""
        return HealthShown.model_validate(await self.manager.standing(asked.path["id"]))

    async def statistics(self, asked: Asked) -> StatisticsShown:
        """In figures."""
        standing = await self.manager.standing(asked.path["id"])
        return StatisticsShown.model_validate(standing.counts)

    async def try_out(self, asked: Asked) -> Tried:
        """To those of the bot's own people who are known by number."""
        bot = self.book.get(asked.path["id"])
        usual = Translator(asked.language).text("bots-trial", bot=bot.title)
        return Tried(people=await self.trials.try_out(bot.id, asked.body(Trial).text or usual))

    async def check(self, asked: Asked) -> Checked:
        """Telegram is asked."""
        return Checked.model_validate(await self.trials.check(asked.path["id"]))

    async def _bot(self, bot_id: str) -> BotShown:
        return _shown(await self.manager.standing(bot_id))


def routes(admin: BotAdmin) -> tuple[Route, ...]:
    """For who is signed in."""
    route = Resource(
        at="/admin/telegram/instances",
        tag="bots",
        statuses={
            "bots-not-served": 409,
            "bot-token-missing": 409,
            "bot-nobody-to-try": 409,
            # Telegram's trouble, not ours: whoever asks can only come again.
            "bot-not-tried": 409,
        },
    ).route
    manager = admin.manager
    return (
        route("GET", admin.every, "All bots", query=Paging, answer=Page[BotShown]),
        route("POST", admin.add, "Add a bot", body=NewBot, answer=BotShown, status=201),
        route("GET /{id}", admin.one, "One bot", answer=BotShown),
        route("PATCH /{id}", admin.change, "Change a bot", body=ChangedBot, answer=BotShown),
        route("DELETE /{id}", admin.remove, "Remove a bot"),
        route(
            "POST /{id}/restore", admin.restore, "Take its removal back", body=Restored,
            answer=BotShown,
        ),
        route("POST /{id}/token", admin.token, "Give it another token", body=NewToken),
        route("POST /{id}/start", admin.run(manager.start), "Start it", answer=BotShown),
        route("POST /{id}/stop", admin.run(manager.stop), "Stop it", answer=BotShown),
        route("POST /{id}/restart", admin.run(manager.restart), "Start it anew", answer=BotShown),
        route("GET /{id}/health", admin.health, "How it is, and its log", answer=HealthShown),
        route(
            "GET /{id}/statistics", admin.statistics, "What went through it",
            answer=StatisticsShown,
        ),
        route(
            "POST /{id}/test", admin.try_out, "Write a test message to its own people",
            body=Trial, answer=Tried,
        ),
        route("POST /{id}/check", admin.check, "Ask Telegram whose token it is", answer=Checked),
    )  # fmt: skip


def _shown(standing: Standing) -> BotShown:
    bot = standing.bot
    return BotShown(
        id=bot.id, name=bot.name, state=standing.state, fields=FIELDS.all_texts(bot.get)
    )
