"""A day of the sample company: calls, people, messages and promises, so that no page is empty.

Everything is made as it is made in life: callers ring the simulated line, messages come through the
modem, and the rest is written by the services, as their owner.
"""

from __future__ import annotations

import logging
import shutil
import time
import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from engines.clients import LlmChain
from hardware.simulator.stamps import Mark
from secretary_app.bootstrap.demo.playing import play_call
from secretary_app.bootstrap.demo.script import read_script
from secretary_app.bootstrap.demo.stage import SAMPLE, Stage, Wishes, set_stage
from secretary_app.bootstrap.demo.telegram_end import TelegramEnd, telegram_end
from secretary_app.bootstrap.demo.waiting import LineReady, first_end
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.features.chats.models import ChatMessage
from secretary_app.features.chats.service import ChatService
from secretary_app.features.people.models import Card
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.roles import Role as UserRole
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder

_LOG = logging.getLogger(__name__)

DAY = SAMPLE / "day"
SCRIPTS = {
    "en": (SAMPLE / "call.en.toml",),
    "ru": (DAY / "call.order.toml", DAY / "call.unknown.toml", SAMPLE / "call.ru.toml"),
}
"""The last is what a page of calls opens with."""
OWNER, OWNER_NAME, PASSWORD = "olga", "Ольга Белова", "three green kettles sing"

MODELS = ("model-large", "model-quick")

Rows = Sequence[Mapping[str, Any]]
"""Any: as TOML gives them."""


def wishes_for(folder: DataFolder, language: str) -> Wishes:
    """English is heard by a recogniser, Russian by the words of the script."""
    words = folder.root / "caller-says.jsonl"
    return Wishes(language=language, russian_model=None, phrases=(), words=words)


async def a_day(root: Path, *, clock: Clock) -> DataFolder:
    """The folder of a day below ``root``; it is lived through once, which takes minutes.

    Raises UserFacing errors, or TimeoutError for a line that never starts.
    """
    done, begun = root / "day", root / "day-begun"
    if not done.is_dir():
        shutil.rmtree(begun, ignore_errors=True)
        folder = DataFolder(begun)
        folder.prepare()
        with OwnerLock(folder=folder, role=Role.DEMO, clock=clock):
            await _live(folder, clock=clock)
        begun.rename(done)
    return DataFolder(done)


def offer_models(workspace: Workspace) -> None:
    """Names to be chosen from in a chat, as where models run; nobody asks them anything."""
    workspace.model.use(None, {name: LlmChain(clients=[]) for name in MODELS})


async def _live(folder: DataFolder, *, clock: Clock) -> None:
    table = tomllib.loads((DAY / "day.toml").read_text("utf-8"))
    for language, scripts in SCRIPTS.items():
        wishes = wishes_for(folder, language)
        async with (
            telegram_end(clock=clock) as telegram,
            set_stage(folder, wishes, clock=clock) as stage,
        ):
            ready = LineReady(stage.workspace.events)
            if language == "en":
                await _write_down(stage.workspace, table)
            await stage.secretary.engines.recognisers_ready()
            await ready.wait()
            for script in scripts:
                await _call(stage, script, wishes.words)
            if language == "ru":
                await _messages_come(stage, table["sms"])
                await _bot_talks(stage.workspace, table["bot"], telegram)
                for row in table["missed"]:
                    await _give_up(stage, row["number"])


async def _write_down(workspace: Workspace, table: Mapping[str, Any]) -> None:
    users = workspace.users
    await users.make_owner(OWNER, PASSWORD, full_name=OWNER_NAME)
    for row in table["user"]:
        await users.create(
            row["name"], PASSWORD, role=UserRole(row["role"]), full_name=row["full_name"]
        )
    people = {}
    for row in table["person"]:
        card = Card(
            name=row["name"], phones=(row["phone"],), company=row["company"], notes=row["notes"]
        )
        people[row["phone"]] = (await workspace.people.write_down(card)).id
    now = workspace.clock.now()
    for row in table["promise"]:
        promise = NewPromise(
            kind=PromiseKind(row["kind"]),
            text=row["text"],
            due_at=now + timedelta(hours=row["due_h"]),
            language=Language.RU,
            urgent=row.get("urgent", False),
            person_id=people[row["number"]],
            number=row["number"],
        )
        await workspace.promises.make(promise)
    for row in table["widget"]:
        widget = await workspace.widgets.add(row["chosen"], name=row["name"])
        for page in row["visited"]:
            await workspace.visitors.begin(widget.id, language="ru", page=page)
    for file in sorted(DAY.glob("*.md")):
        await workspace.documents.add(file)
    owner = await users.find(OWNER)
    with acting_as(owner.as_actor()):
        for row in table["key"]:
            made = await workspace.keys.create(row["name"], scopes=row["scopes"], days=row["days"])
            if "used_from" in row:
                await workspace.keys.who(made.secret, address=row["used_from"])
        for row in table["question"]:
            await _ask(workspace.chats, row)


async def _ask(chats: ChatService, row: Mapping[str, Any]) -> None:
    chat, answer = await chats.begin(), ""
    async for piece in chats.ask(chat.id, row["text"]):
        if isinstance(piece, ChatMessage):
            answer = piece.id
    if row.get("again", False):
        async for _piece in chats.again(answer):
            pass


async def _call(stage: Stage, script: Path, words: Path) -> None:
    """A call that a busy machine cuts short is part of the day, as it is of life."""
    try:
        await play_call(stage, read_script(script), words=words)
    except TimeoutError:
        _LOG.warning("the call of %s was not heard to its end", script.name)


async def _messages_come(stage: Stage, rows: Rows) -> None:
    for row in rows:
        await stage.simulator.sms_arrives(row["number"], row["text"])


async def _bot_talks(workspace: Workspace, row: Mapping[str, Any], telegram: TelegramEnd) -> None:
    await workspace.settings.set(API_SERVER, telegram.url, actor="demo")
    await workspace.bots.add(name=row["name"], token=row["token"])
    for each in row["says"]:
        await telegram.says(each["id"], each["name"], each["text"])


async def _give_up(stage: Stage, number: str) -> None:
    """A caller who does not wait."""
    ended = first_end(stage.workspace.events)
    began = time.monotonic()
    await stage.simulator.ring(number)
    await stage.simulator.wait(Mark.CLIP_SENT, after=began)
    await stage.simulator.caller_hangs_up()
    await ended.wait()
