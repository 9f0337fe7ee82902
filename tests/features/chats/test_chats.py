"""Chats with the assistant of a real workspace, by the one answer path."""

import json
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.chats.errors import BadChatText, ChatMessageMissing, ChatMissing
from secretary_app.features.chats.models import ChatMessage, ExportFormat, OpenChat, Side
from secretary_app.features.conversations.models import EvidenceKind
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.errors import NotAllowed
from secretary_app.foundation.auth.roles import ROLES, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder
from tests.support.thinking import scripted_model

pytestmark = pytest.mark.wire

KNOWN = (
    ("do you have parking", "Parking is behind the house."),
    ("where are you", "We are at 5 Garden Street."),
)


def user(name: str) -> Actor:
    return Actor(id=name, name=name, role="user", rights=ROLES[Role.USER].rights())


@asynccontextmanager
async def workspace_of(root: Path) -> AsyncIterator[Workspace]:
    folder = DataFolder(root)
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        if not await workspace.knowledge.entries():
            for question, answer in KNOWN:
                entry = FaqEntry(id=new_id(), language="en", question=question, answer=answer)
                await workspace.knowledge.add_entry(entry)
        yield workspace


async def said(workspace: Workspace, chat_id: str, text: str, **more: str) -> list[ChatMessage]:
    async with aclosing(workspace.chats.ask(chat_id, text, **more)) as pieces:
        return [each async for each in pieces if isinstance(each, ChatMessage)]


def texts(chat: OpenChat) -> list[str]:
    return [shown.message.text for shown in chat.way]


async def test_questions_and_answers_branch_and_the_way_is_kept(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        chats = workspace.chats
        with acting_as(user("olga")):
            chat = await chats.begin()
            first, answer = await said(workspace, chat.id, "do you have parking")
            assert answer.side is Side.ASSISTANT
            assert answer.evidence[0].kind is EvidenceKind.FAQ
            assert (await chats.open(chat.id)).chat.title == "do you have parking"
            await said(workspace, chat.id, "where are you")
            other, _ = await said(workspace, chat.id, "where are you", instead_of=first.id)
            way = (await chats.open(chat.id)).way
            assert texts(await chats.open(chat.id)) == [
                "where are you",
                "We are at 5 Garden Street.",
            ]
            assert (way[0].number, way[0].siblings) == (2, (first.id, other.id))
            assert len((await chats.choose(first.id)).way) == 4
            async with aclosing(chats.again(answer.id)) as pieces:
                again = [each async for each in pieces]
            assert isinstance(again[0], Sentence)
            assert isinstance(again[-1], ChatMessage)
            shown = (await chats.open(chat.id)).way
            assert [(each.number, len(each.siblings)) for each in shown] == [(1, 2), (2, 2)]
            kept = await chats.open(chat.id)
    async with workspace_of(tmp_path) as workspace:
        with acting_as(user("olga")):
            assert await workspace.chats.open(chat.id) == kept


async def test_who_stops_reading_keeps_what_was_said(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        with acting_as(user("olga")):
            chat = await workspace.chats.begin()
            async with aclosing(workspace.chats.ask(chat.id, "where are you")) as pieces:
                async for each in pieces:
                    if isinstance(each, Sentence):
                        break
            way = (await workspace.chats.open(chat.id)).way
            assert [each.message.side for each in way] == [Side.USER, Side.ASSISTANT]


async def test_a_chat_is_its_owners_alone(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        chats = workspace.chats
        with acting_as(user("olga")):
            chat = await chats.begin()
            question, answer = await said(workspace, chat.id, "where are you")
            assert [each.id for each in await chats.mine(search="GARDEN where")] == [chat.id]
            assert await chats.mine(search="parking") == []
        with acting_as(user("ivan")):
            assert await chats.mine() == []
            for forbidden in (
                chats.open(chat.id),
                chats.choose(answer.id),
                chats.rename(chat.id, "mine"),
                chats.delete(chat.id),
                chats.export(chat.id, ExportFormat.JSON),
                said(workspace, chat.id, "hello", instead_of=question.id),
                said(workspace, chat.id, "hello"),
            ):
                with pytest.raises(NotAllowed):
                    await forbidden
        with acting_as(user("olga")):
            text = await chats.export(chat.id, ExportFormat.MARKDOWN)
            assert text.startswith("# where are you\n\n**→** where are you\n")
            assert "> faq: " in text
            tree = json.loads(await chats.export(chat.id, ExportFormat.JSON))
            assert [each["parent_id"] for each in tree["messages"]] == [None, question.id]
            with pytest.raises(ChatMessageMissing):
                await said(workspace, chat.id, "x", instead_of=answer.id)
            for bad in (" ", "x" * 8001):
                with pytest.raises(BadChatText):
                    await said(workspace, chat.id, bad)
            await chats.rename(chat.id, "  Our   place " + "x" * 100)
            assert len((await chats.open(chat.id)).chat.title) == 80
            await chats.delete(chat.id)
            with pytest.raises(ChatMissing):
                await chats.open(chat.id)


async def test_what_was_deleted_is_put_back_with_its_branches(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        chats = workspace.chats
        with acting_as(user("olga")):
            chat = await chats.begin()
            first, answer = await said(workspace, chat.id, "do you have parking")
            await said(workspace, chat.id, "where are you", instead_of=first.id)
            await chats.choose(answer.id)
            before = await chats.export(chat.id, ExportFormat.JSON)
            deleted = await chats.delete(chat.id)
            with pytest.raises(ChatMissing):
                await chats.open(chat.id)
        with acting_as(user("boris")), pytest.raises(NotAllowed):
            await chats.restore(deleted)
        with acting_as(user("olga")):
            await chats.restore(deleted)
            assert await chats.export(chat.id, ExportFormat.JSON) == before


async def test_a_chat_thinks_with_a_model_of_its_own_while_that_runs(tmp_path: Path) -> None:
    async with (
        workspace_of(tmp_path / "d") as workspace,
        scripted_model(tmp_path / "usual", {"writes": "Ночь стоит 300 рублей."}) as usual,
        scripted_model(tmp_path / "other", {"writes": "Это 300 рублей."}) as other,
    ):
        paper = tmp_path / "rules.md"
        paper.write_text("# Стоянка\n\n## Охрана\n\nНочь на стоянке стоит 300 рублей.\n", "utf-8")
        await workspace.documents.add(paper)
        workspace.model.use(usual.thinker, {"usual": usual.thinker, "other": other.thinker})
        chats, question = workspace.chats, "Сколько стоит ночь на стоянке?"
        assert workspace.model.names() == ("usual", "other")
        with acting_as(user("olga")):
            chat = await chats.begin()
            await said(workspace, chat.id, question)
            assert (len(usual.asked()), len(other.asked())) == (1, 0)
            await chats.think_with(chat.id, "other")
            answer = (await said(workspace, chat.id, question))[-1]
            assert (len(usual.asked()), len(other.asked())) == (1, 1)
            assert answer.text == "Это 300 рублей."
            gone = await chats.delete(chat.id)
            await chats.restore(gone)
            assert (await chats.open(chat.id)).chat.model == "other"
            workspace.model.use(usual.thinker, {"usual": usual.thinker})
            await said(workspace, chat.id, question)
            assert len(usual.asked()) == 2
        with acting_as(user("ivan")), pytest.raises(NotAllowed):
            await chats.think_with(chat.id, "")
