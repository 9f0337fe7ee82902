"""What nobody knew is found out by a person, and told: by a call, at the door, or by a text."""

from datetime import timedelta
from pathlib import Path

import pytest

from hardware.simulator.config import DialOutcome, Faults, SimulatorConfig
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.events import SmsQueued
from secretary_app.features.calls import events
from secretary_app.features.conversations.models import Channel, EvidenceKind, Role
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import (
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
)
from tests.features.calls.callbacks.test_commands import run
from tests.features.calls.callbacks.test_queue import AT_ANY_HOUR, AUTOMATIC
from tests.support.call_bench import NUMBER, call_bench

pytestmark = pytest.mark.wire

ANSWERED = SimulatorConfig(faults=Faults(dial_outcome=DialOutcome.ANSWERED))
BUSY = SimulatorConfig(faults=Faults(dial_outcome=DialOutcome.BUSY))
QUESTION = "сколько стоит ночь на стоянке"
ANSWER = "Ночь на стоянке стоит 300 рублей."


async def asked(workspace: Workspace, **more: object) -> Promise:
    promise = NewPromise(
        kind=PromiseKind.FIND_OUT,
        text=QUESTION,
        due_at=workspace.clock.now() + timedelta(hours=5),
        language="ru",
        number=NUMBER,
    )
    for name, value in more.items():
        object.__setattr__(promise, name, value)
    return await workspace.promises.make(promise)


async def test_who_asked_is_called_and_told_and_the_next_is_answered_at_once(data: Path) -> None:
    async with call_bench(data, simulator=ANSWERED, settings=AUTOMATIC) as bench:
        work = bench.workspace
        promise = await asked(work)
        code, told = await run(work, "promises", "answer", promise.id[-8:], ANSWER, "--faq")
        assert (code, told) == (0, "The answer is kept; the secretary passes it on.\n")
        await bench.told_of(events.CallAnswered)
        await bench.says("Алло")
        why = await bench.heard(QUESTION, since=0)
        assert "Вы спрашивали" in why.heard_text
        said = await bench.heard("300 рублей", since=0)
        assert said.heard_text == ANSWER
        await bench.simulator.caller_hangs_up()
        kept = await bench.told_of(
            PromiseMoved, where=lambda event: event.promise.state is PromiseState.FULFILLED
        )
        assert (kept.promise.id, kept.promise.closed_by) == (promise.id, "callbacks")
        record = await bench.ended(since=0)
        spoken = await work.conversations.messages_of_call(record.id)
        evidence = next(each.evidence for each in spoken if each.text == ANSWER)
        assert [each.kind for each in evidence] == [EvidenceKind.FAQ]
        assert work.knowledge.match(QUESTION, "ru")


async def test_who_may_not_be_called_gets_a_text_and_who_wrote_is_answered_there(
    data: Path,
) -> None:
    async with call_bench(data, simulator=BUSY, settings=AT_ANY_HOUR) as bench:
        work = bench.workspace
        promise = await asked(work)
        await work.answers.answer(promise.id, ANSWER, actor="olga")
        queued = await bench.told_of(SmsQueued)
        assert (queued.sms.number, ANSWER in queued.sms.text) == (NUMBER, True)
        await bench.told_of(
            PromiseMoved, where=lambda event: event.promise.state is PromiseState.FULFILLED
        )
        visit = await work.visitors.begin((await work.widgets.add({})).id, language="ru", page="/")
        visitor = Identity(kind=IdentityKind.VISITOR, value=visit.visit.id)
        person = await work.people.find_or_create(visitor)
        since = bench.now()
        wrote = await asked(work, number=None, person_id=person.id, channel=Channel.WIDGET)
        await work.answers.answer(wrote.id, ANSWER, actor="olga")
        await bench.told_of(
            PromiseMoved,
            since=since,
            where=lambda event: event.promise.state is PromiseState.FULFILLED,
        )
        thread = await work.conversations.thread_of_person(person.id)
        (message,) = await work.conversations.messages(thread.id)
        assert (message.role, message.channel, ANSWER in message.text) == (
            Role.ASSISTANT, Channel.WIDGET, True,
        )  # fmt: skip
        assert [(each.kind, each.ref) for each in message.evidence] == [(EvidenceKind.HINT, "olga")]
        assert await work.handover.of(thread.id) is None
        nowhere = await asked(work, number=None)
        since = bench.now()
        await work.answers.answer(nowhere.id, ANSWER, actor="olga")
        failed = await bench.told_of(
            PromiseMoved,
            since=since,
            where=lambda event: event.promise.state is PromiseState.FAILED,
        )
        assert failed.promise.answer == ANSWER
        assert not bench.all_of(events.CallDialled)
        assert len(bench.all_of(PromiseMade)) == 3
