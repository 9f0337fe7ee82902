"""Commands and buttons of a chat: what is not a question to the secretary."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

from secretary_app.channels.telegram.errors import TelegramTrouble
from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.knowing import Known, is_admin
from secretary_app.channels.telegram.menu import Shows
from secretary_app.channels.telegram.models import Press
from secretary_app.channels.telegram.outbox import Presses
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.settings import WELCOME
from secretary_app.channels.telegram.telegram import Telegram
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.foundation.i18n import Language, Translator

COMMANDS = ("start", "help", "settings", "model", "new", "forget")
"""In the order in which they are listed; in groups there is /memory, too."""

LANGUAGE, MODEL, FORGET, MEMORY = "language:", "model:", "forget:", "memory:"
"""What the data of a pressed button begins with."""

FIRST_MODEL = "first"
"""Chooses none."""

LONGEST_DATA = 64
"""Bytes; a model's name that is longer cannot be chosen here."""


def command_list(texts: Translator, language: str) -> list[tuple[str, str, str]]:
    """As Telegram is told them: language, word, what it does."""
    return [(language, each, texts.text(f"telegram-command-{each}")) for each in COMMANDS]


class Slash:
    """For one bot."""

    def __init__(self, *, parts: BotParts, telegram: Telegram) -> None:
        self._parts = parts
        self._telegram = telegram
        self._commands: dict[str, Callable[[Known, Incoming], Awaitable[None]]] = {
            "start": self._start,
            "help": self._help,
            "settings": self._settings,
            "model": self._model,
            "new": self._new,
            "forget": self._forget,
            "memory": self._memory,
        }

    async def command(self, known: Known, incoming: Incoming) -> bool:
        """Carries it out; False where there is none of this name."""
        found = self._commands.get(incoming.command)
        if found is None:
            return False
        await found(known, incoming)
        return True

    async def press(self, known: Known, incoming: Incoming) -> str:
        """What a button stands for: words of theirs to be answered, or nothing more to do."""
        data, language = incoming.press_data, known.language
        button = self._parts.menu.button(data)
        if button is not None:
            if button.shows is Shows.CATALOGUE:
                await self._catalogue(known)
            elif button.shows is Shows.FAQ:
                await self._questions(known)
            return button.asks.get(language, "")
        if data.startswith(LANGUAGE):
            await self._choose_language(known, data.removeprefix(LANGUAGE))
        elif data.startswith(MODEL):
            await self._choose_model(known, data.removeprefix(MODEL))
        elif data == f"{FORGET}yes":
            await self.forget(known)
        elif data == f"{FORGET}no":
            await self._say(known, known.text("telegram-forget-kept"))
        elif data.startswith(MEMORY):
            await self._set_memory(known, incoming, on=data == f"{MEMORY}on")
        else:
            return await self._parts.menu.question(data)
        return ""

    async def ask_contact(self, known: Known) -> None:
        """Once, and only where no number of theirs is known."""
        if not known.talk.private or known.talk.contact_asked or known.number is not None:
            return
        await self._parts.talks.contact_asked(known.talk.id)
        await self._parts.outbox.write(
            known.talk,
            known.text("telegram-contact-ask"),
            asks_contact=known.text("telegram-contact-button"),
        )

    async def forget(self, known: Known) -> None:
        """Everything about them goes, and they are told so by a message that is kept nowhere."""
        parts, person = self._parts, known.person
        await parts.correspondence.begin_anew(known.key)
        if person is None:
            await self._say(known, known.text("telegram-forget-nothing"))
            return
        receipt = await parts.forget(person.id, known.language)
        # They are gone from the outbox, too, and nothing of them is to come back into it.
        with contextlib.suppress(TelegramTrouble):
            await self._telegram.write(known.talk.chat_id, receipt)

    # ---- commands

    async def _start(self, known: Known, incoming: Incoming) -> None:
        del incoming
        parts = self._parts
        greeting = known.bot.get(WELCOME) or parts.greet(known.assistant, known.language)
        presses = parts.menu.presses(known.language)
        if known.person is None:
            await parts.outbox.write(known.talk, greeting, presses=presses)
            return
        thread = await parts.conversations.thread_of_person(known.person.id)
        message = NewMessage(
            role=Role.ASSISTANT,
            channel=Channel.TELEGRAM,
            text=greeting,
            language=known.language,
        )
        now = parts.clock.now()
        async with parts.database.write() as session:
            stored = await parts.conversations.add_within(session, thread.id, message, now=now)
            outgoing = await parts.outbox.put(
                session, known.talk, greeting, message_id=stored.id, presses=presses
            )
        parts.conversations.announce(stored, actor="assistant")
        parts.outbox.announce(outgoing)
        await self.ask_contact(known)

    async def _help(self, known: Known, incoming: Incoming) -> None:
        del incoming
        listed = "\n".join(
            f"/{each} — {known.text(f'telegram-command-{each}')}" for each in COMMANDS
        )
        await self._say(known, known.text("telegram-help", commands=listed))

    async def _settings(self, known: Known, incoming: Incoming) -> None:
        del incoming
        presses = [
            [Press(text=known.text(f"telegram-language-{each}"), data=f"{LANGUAGE}{each}")]
            for each in known.assistant.languages
        ]
        await self._say(known, known.text("telegram-settings"), presses)

    async def _model(self, known: Known, incoming: Incoming) -> None:
        del incoming
        names = [
            each
            for each in self._parts.models.names()
            if len(f"{MODEL}{each}".encode()) <= LONGEST_DATA
        ]
        if len(names) < 2:
            await self._say(known, known.text("telegram-model-one"))
            return
        first = Press(text=known.text("telegram-model-first"), data=f"{MODEL}{FIRST_MODEL}")
        presses = [[first], *([Press(text=each, data=f"{MODEL}{each}")] for each in names)]
        now = known.talk.model or known.text("telegram-model-first")
        await self._say(known, known.text("telegram-model", model=now), presses)

    async def _new(self, known: Known, incoming: Incoming) -> None:
        del incoming
        await self._parts.talks.begin_anew(known.talk.id)
        await self._parts.correspondence.begin_anew(known.key)
        await self._say(known, known.text("telegram-new"))

    async def _forget(self, known: Known, incoming: Incoming) -> None:
        del incoming
        presses = [
            [
                Press(text=known.text("telegram-forget-yes"), data=f"{FORGET}yes"),
                Press(text=known.text("telegram-forget-no"), data=f"{FORGET}no"),
            ]
        ]
        await self._say(known, known.text("telegram-forget"), presses)

    async def _memory(self, known: Known, incoming: Incoming) -> None:
        if known.group is None:
            await self._say(known, known.text("telegram-memory-private"))
            return
        if incoming.argument.casefold() in {"on", "off"}:
            await self._set_memory(known, incoming, on=incoming.argument.casefold() == "on")
            return
        presses = [
            [
                Press(text=known.text("telegram-memory-yes"), data=f"{MEMORY}on"),
                Press(text=known.text("telegram-memory-no"), data=f"{MEMORY}off"),
            ]
        ]
        state = "on" if known.group.remembers else "off"
        await self._say(known, known.text("telegram-memory", state=state), presses)

    # ---- what they do

    async def _set_memory(self, known: Known, incoming: Incoming, *, on: bool) -> None:
        if known.group is None:
            return
        allowed = is_admin(known.bot, incoming) or await self._telegram.is_admin(
            incoming.chat_id, incoming.user_id
        )
        if not allowed:
            await self._say(known, known.text("telegram-memory-refused"))
            return
        await self._parts.groups.remember(known.bot.id, incoming.chat_id, remembers=on)
        await self._say(known, known.text("telegram-memory-set", state="on" if on else "off"))

    async def _choose_language(self, known: Known, language: str) -> None:
        parts = self._parts
        if language not in known.assistant.languages:
            return
        await parts.talks.speaks(known.talk.id, language)
        if known.person is not None:
            await parts.people.choose_language(known.person.id, Language(language))
        await parts.correspondence.begin_anew(known.key)
        await parts.outbox.write(known.talk, parts.texts[language].text("telegram-language-chosen"))

    async def _choose_model(self, known: Known, name: str) -> None:
        if name != FIRST_MODEL and name not in self._parts.models.names():
            await self._say(known, known.text("telegram-model-gone"))
            return
        chosen = None if name == FIRST_MODEL else name
        await self._parts.talks.thinks_with(known.talk.id, chosen)
        told = chosen or known.text("telegram-model-first")
        await self._say(known, known.text("telegram-model-chosen", model=told))

    async def _catalogue(self, known: Known) -> None:
        lines = await self._parts.menu.catalogue(known.language)
        text = "\n".join(lines) if lines else known.text("telegram-catalogue-empty")
        await self._say(known, text)

    async def _questions(self, known: Known) -> None:
        presses = await self._parts.menu.questions(known.language)
        what = "telegram-questions" if presses else "telegram-questions-empty"
        await self._say(known, known.text(what), presses)

    async def _say(self, known: Known, text: str, presses: Presses = ()) -> None:
        await self._parts.outbox.write(known.talk, text, presses=presses)
