"""What a language model wants done: checked before it is promised, else asked about."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.models import (
    PromiseCallback,
    RaiseAlarm,
    SendSms,
    Step,
    TakeMessage,
)
from secretary_app.features.dialogue.thinking.tools import Tool, ToolUse
from tests.support.model_talk import QUESTION, actions, model_bench, words
from tests.support.talk import make_template

pytestmark = pytest.mark.wire


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("company") / "data")


async def test_a_message_in_the_caller_s_words(company: Path, tmp_path: Path) -> None:
    call = {"name": "take_message", "arguments": {"text": "зонт на складе не открывается"}}
    async with model_bench(company, tmp_path, {"calls": [call]}) as b:
        steps = await b.ask("передайте мастеру что зонт на складе не открывается")
        assert b.talk.state.draft.stage is MessageStage.CONFIRMING_NUMBER
        assert "916 123-45-67" in words(steps)
        message, promise = actions(await b.ask("да"))
    assert isinstance(message, TakeMessage)
    assert message.text == "зонт на складе не открывается"
    assert isinstance(promise, PromiseCallback)


@pytest.mark.expects_log("asked wrongly for take_message")
@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"text": ""},
        {"text": "зонт не открывается, заплачу 9000 рублей"},
        {"text": "купите слона"},
        "не JSON",
    ],
)
async def test_a_message_that_the_caller_has_not_given_is_asked_for(
    company: Path, tmp_path: Path, arguments: Any
) -> None:
    call = {"name": "take_message", "arguments": arguments}
    async with model_bench(company, tmp_path, {"calls": [call]}) as b:
        steps = await b.ask("передайте что зонт не открывается")
        assert b.talk.state.draft.stage is MessageStage.SAYING
    assert actions(steps) == []
    assert "записываю" in words(steps)


@pytest.mark.parametrize(
    ("arguments", "minutes", "said"),
    [
        ({}, 60, "до 11:00"),
        ({"time": "15:30"}, 330, "сегодня в 15:30"),
        ({"time": "9:15"}, 23 * 60 + 15, "завтра в 9:15"),
        ({"time": "12:00", "day": "tomorrow"}, 26 * 60, "завтра в 12:00"),
    ],
)
async def test_a_call_back(
    company: Path, tmp_path: Path, arguments: Any, minutes: int, said: str
) -> None:
    call = {"name": "call_back", "arguments": arguments}
    async with model_bench(company, tmp_path, {"calls": [call]}) as b:
        steps = await b.ask("перезвоните насчёт зонта")
    (promise,) = actions(steps)
    assert isinstance(promise, PromiseCallback)
    assert (promise.due_minutes, promise.about) == (minutes, "перезвоните насчёт зонта")
    assert str(promise.number) == "+79161234567"
    assert said in words(steps)


@pytest.mark.expects_log("asked wrongly for call_back")
@pytest.mark.parametrize(
    "arguments",
    [
        *({"time": "25:00"}, {"time": "завтра"}, {"time": "23:00"}, {"time": "13:30"}),
        *({"time": "9:00", "day": "today"}, {"day": "tomorrow"}, {"day": "sunday"}),
        *({"number": "+79990000000"}, {"number": "12"}, {"number": "позвони"}, {"when": "15:00"}),
    ],
)
async def test_a_call_back_that_cannot_be_is_asked_about(
    company: Path, tmp_path: Path, arguments: Any
) -> None:
    call = {"name": "call_back", "arguments": arguments}
    async with model_bench(company, tmp_path, {"calls": [call]}) as b:
        steps = await b.ask("перезвоните насчёт зонта")
    assert actions(steps) == []
    assert "когда вам перезвонить" in words(steps)


async def test_a_number_that_the_caller_said_may_be_called(company: Path, tmp_path: Path) -> None:
    call = {"name": "call_back", "arguments": {"number": "8 999 123-45-67"}}
    said = (
        "перезвоните насчёт зонта на номер восемь девятьсот девяносто девять сто двадцать три "
        "сорок пять шестьдесят семь"
    )
    async with model_bench(company, tmp_path, {"calls": [call]}, number=None) as b:
        (promise,) = actions(await b.ask(said))
    assert isinstance(promise, PromiseCallback)
    assert str(promise.number) == "+79991234567"


@pytest.mark.expects_log("asked wrongly for call_back")
async def test_without_a_number_it_is_asked_for(company: Path, tmp_path: Path) -> None:
    async with model_bench(company, tmp_path, {"calls": [{"name": "call_back"}]}, number=None) as b:
        steps = await b.ask("перезвоните насчёт зонта")
        assert "номер" in words(steps)
        assert b.talk.state.draft.stage is MessageStage.SAYING_NUMBER


async def test_an_answer_by_text_message(company: Path, tmp_path: Path) -> None:
    text = "Починка зонтов: от 3500 руб., тел. +74950001299."
    call = {"name": "send_sms", "arguments": {"text": text}}
    async with model_bench(company, tmp_path, {"calls": [call]}) as b:
        steps = await b.ask("пришлите про починка зонтов сообщением")
    (sms,) = actions(steps)
    assert isinstance(sms, SendSms)
    assert (sms.text, str(sms.number)) == (text, "+79161234567")


@pytest.mark.expects_log("asked wrongly for send_sms")
@pytest.mark.parametrize(
    "text", ["Починка зонтов: от 300 руб.", "Починка зонтов: bank.example/pay", "Привет!"]
)
async def test_a_text_message_says_what_the_sources_say(
    company: Path, tmp_path: Path, text: str
) -> None:
    async with model_bench(
        company, tmp_path, {"calls": [{"name": "send_sms", "arguments": {"text": text}}]}
    ) as b:
        steps = await b.ask("пришлите про починка зонтов сообщением")
        assert b.talk.state.draft.stage is MessageStage.OFFERED
    assert actions(steps) == []


async def test_a_person_is_asked_for(company: Path, tmp_path: Path) -> None:
    async with model_bench(company, tmp_path, {"calls": [{"name": "transfer"}]}) as b:
        steps = await b.ask("соедините меня с мастером по зонтам")
        assert b.talk.state.draft.stage is MessageStage.OFFERED
    assert "соединить" in words(steps).casefold()


async def test_a_slice_above_may_bring_an_errand(company: Path, tmp_path: Path) -> None:
    def book(arguments: Mapping[str, Any], use: ToolUse) -> Iterator[Step]:
        yield RaiseAlarm(text=f"{arguments['day']}: {use.turn.text}")

    tool = Tool(
        name="book",
        description="Book a repair.",
        parameters={
            "properties": {"day": {"type": "string", "enum": ["monday", "friday"]}},
            "required": ["day"],
        },
        run=book,
        ask=lambda _use: [RaiseAlarm(text="asked")],
    )
    calls = [{"name": "book", "arguments": {"day": "friday"}}]
    async with model_bench(company, tmp_path, {"calls": calls}, tools=(tool,)) as b:
        assert await b.ask() == [RaiseAlarm(text=f"friday: {QUESTION}")]
        assert b.model.asked()[0]["tools"][-1]["name"] == "book"


@pytest.mark.expects_log("which is no tool")
async def test_a_tool_that_is_none_is_passed_over(company: Path, tmp_path: Path) -> None:
    calls = [{"name": "delete_everything"}, {"name": "transfer"}]
    async with model_bench(company, tmp_path, {"writes": "Чиним зонты.", "calls": calls}) as b:
        steps = await b.ask()
    assert words(steps).startswith("Чиним зонты.")
    assert "соединить" in words(steps).casefold()
