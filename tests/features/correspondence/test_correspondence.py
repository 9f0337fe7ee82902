"""A talk in writing over a real workspace, by the one answer path."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.conversations.models import Channel, EvidenceKind, Message
from secretary_app.features.correspondence.events import AlarmWritten
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.dialogue.models import ForgetCaller, Sentence
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.promises.models import PromiseKind
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import PhoneNumber

pytestmark = pytest.mark.wire


@asynccontextmanager
async def workspace_of(root: Path) -> AsyncIterator[Workspace]:
    folder = DataFolder(root)
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        if not await workspace.knowledge.entries():
            entry = FaqEntry(
                id=new_id(),
                language="en",
                question="do you have parking",
                answer="Parking is behind the house.",
            )
            await workspace.knowledge.add_entry(entry)
        yield workspace


async def writer_of(workspace: Workspace) -> Writer:
    identity = Identity(kind=IdentityKind.VISITOR, value="v1")
    person = await workspace.people.find_or_create(identity)
    return Writer(
        key="widget:v1",
        channel=Channel.WIDGET,
        thread_id=(await workspace.conversations.thread_of_person(person.id)).id,
        person_id=person.id,
        assistant_id=workspace.assistants.all()[0].id,
        number=PhoneNumber("+79161234567"),
    )


async def written(
    workspace: Workspace, writer: Writer, text: str
) -> list[Sentence | Message | ForgetCaller]:
    question = await workspace.correspondence.heard(writer, text)
    async with aclosing(workspace.correspondence.answer(writer, question)) as steps:
        return [step async for step in steps]


async def test_answered_with_evidence_and_what_was_asked_for_is_done(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        alarms = list[AlarmWritten]()
        workspace.events.subscribe(AlarmWritten, alarms.append)
        writer = await writer_of(workspace)
        sentence, stored = await written(workspace, writer, "do you have parking")
        assert isinstance(sentence, Sentence)
        assert isinstance(stored, Message)
        assert stored.text == sentence.text == "Parking is behind the house."
        assert stored.evidence[0].kind is EvidenceKind.FAQ
        await written(workspace, writer, "I want to leave a message")
        await written(workspace, writer, "The parcel for Olga has come")
        await written(workspace, writer, "yes")
        made = await workspace.promises.list_open()
        assert {each.kind for each in made} == {PromiseKind.DELIVER, PromiseKind.CALL_BACK}
        assert {(each.text, each.number, each.person_id) for each in made} == {
            ("The parcel for Olga has come", "+79161234567", writer.person_id)
        }
        await written(workspace, writer, "Help, there is a fire, I am bleeding")
        assert [each.thread_id for each in alarms] == [writer.thread_id]
        urgent = [each for each in await workspace.promises.list_open() if each.urgent]
        assert [each.kind for each in urgent] == [PromiseKind.DELIVER]


async def test_quiet_where_a_person_has_it_and_known_after_a_restart(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        writer = await writer_of(workspace)
        await workspace.handover.take(writer.thread_id)
        assert await written(workspace, writer, "do you have parking") == []
        await workspace.handover.give_back(writer.thread_id)
        assert len(await written(workspace, writer, "do you have parking")) == 2
    async with workspace_of(tmp_path) as workspace:
        messages = await workspace.conversations.messages(writer.thread_id)
        assert [each.text for each in messages] == [
            "do you have parking",
            "do you have parking",
            "Parking is behind the house.",
        ]
        *steps, forget = [
            *await written(workspace, writer, "forget me"),
            *await written(workspace, writer, "yes"),
        ]
        assert steps
        assert forget == ForgetCaller()


async def test_who_stops_listening_leaves_what_was_said(tmp_path: Path) -> None:
    async with workspace_of(tmp_path) as workspace:
        writer = await writer_of(workspace)
        question = await workspace.correspondence.heard(writer, "do you have parking")
        async with aclosing(workspace.correspondence.answer(writer, question)) as steps:
            async for _step in steps:
                break
        messages = await workspace.conversations.messages(writer.thread_id)
        assert messages[-1].text == "Parking is behind the house."
