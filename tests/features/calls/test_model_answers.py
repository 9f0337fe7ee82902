"""A language model answers in a call: sentence by sentence, late, interrupted, with an errand."""

from pathlib import Path

import pytest

from secretary_app.cli.live import LiveCommands
from secretary_app.features.calls import events
from secretary_app.foundation.control import RunCommand
from secretary_app.foundation.i18n import Language
from tests.support.call_bench import NUMBER, CallBench, call_bench
from tests.support.thinking import scripted_model

pytestmark = pytest.mark.wire

NIGHT = "Можно ли оставить машину на парковке на ночь?"
BIG = "А большую машину оставить на парковке?"
KEY = "Сколько стоит копия ключа?"
HOUR_MS = 3_600_000


async def ask_from_outside(bench: CallBench, question: str) -> str:
    """What ``secretary ask`` of another process prints while this one runs."""
    printed: list[str] = []
    request = RunCommand(
        argv=("ask", question),
        cwd=str(bench.workspace.folder.root),
        language=Language.RU,
        language_given=True,
        width=None,
        colour=False,
    )
    commands = LiveCommands(workspace=bench.workspace)
    code = await commands.run(request, lambda text, _stream: printed.append(text))
    assert code == 0, printed
    return "".join(printed).casefold()


async def test_an_answer_is_spoken_while_it_is_written_and_ends_where_it_is_cut(
    data: Path, tmp_path: Path
) -> None:
    writes = ["Парковка у нас бесплатная. ", "Места есть на шесть машин. К", HOUR_MS]
    answers = (
        {"asked": "на ночь", "writes": writes},
        {"asked": "большую", "writes": "Парковка на шесть машин."},
    )
    async with scripted_model(tmp_path / "llm", *answers) as model, call_bench(data) as bench:
        bench.workspace.model.use(model.thinker)
        call = await bench.call()
        since = bench.now()
        await bench.says(NIGHT)
        first = await bench.starts("бесплатная", since=since)
        assert [each.kind for each in first.evidence] == ["faq", "model"]
        await bench.starts("шесть", since=since)
        over = bench.now()
        await bench.says(KEY)
        await model.cancelled()
        await bench.heard("250", since=over)
        cut = await bench.heard("шесть", since=since)
        await bench.said(since=over)

        since = bench.now()
        await bench.says(BIG)
        await bench.heard("Парковка на шесть", since=since)
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=call)).outcome == "answered"

        *before, _ = model.asked()[-1]["messages"]
        said = [message["content"] for message in before if message["role"] == "assistant"]
        assert said[1] == f"Парковка у нас бесплатная. {cut.heard_text}".strip()
        assert "250" in said[2]


@pytest.mark.expects_log("llm-script|language model failed")
async def test_a_late_answer_is_bridged_and_a_dead_model_costs_no_call(
    data: Path, tmp_path: Path
) -> None:
    async with (
        scripted_model(tmp_path / "llm", {"writes": [1500, "Парковка бесплатная."]}) as model,
        call_bench(data) as bench,
    ):
        bench.workspace.model.use(model.thinker)
        await bench.call()
        since = bench.now()
        await bench.says(NIGHT)
        await bench.heard("бесплатная", since=since)
        kinds = [event.kind for event in bench.all_of(events.SentenceHeard, since=since)]
        assert kinds == ["lead-in", "answer"]
        await bench.said(since=since)

        model.write({"fails": "crash"})
        since = bench.now()
        await bench.says(NIGHT)
        await bench.heard("не расслышала", since=since)
        await bench.said(since=since)
        await bench.asks(KEY)


async def test_a_text_message_is_sent(data: Path, tmp_path: Path) -> None:
    text = "Парковка бесплатная, шесть машин."
    call = {"name": "send_sms", "arguments": {"text": text}}
    async with (
        scripted_model(tmp_path / "llm", {"calls": [call]}) as model,
        call_bench(data) as bench,
    ):
        bench.workspace.model.use(model.thinker)
        await bench.call()
        await bench.asks(NIGHT)
        (sms,) = await bench.workspace.sms.newest(limit=2)
        assert (sms.text, sms.number) == (text, NUMBER)
        assert await bench.workspace.promises.list_open() == []

        model.write({"writes": "Парковка бесплатная."})
        told = await ask_from_outside(bench, NIGHT)
        assert told.startswith("парковка бесплатная.\n    ← faq demo-ru-02")


@pytest.mark.expects_log("a sentence was not said")
async def test_a_document_is_told_and_what_it_does_not_say_is_found_out(
    data: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.md"
    rules.write_text("# Стоянка\n\n## Цены\n\nНочь на стоянке стоит 300 рублей.\n", "utf-8")
    writes = "Ночь на стоянке — триста рублей. А для вас всего двести!"
    async with (
        scripted_model(tmp_path / "llm", {"writes": writes}) as model,
        call_bench(data) as bench,
    ):
        await bench.workspace.documents.add(rules)
        bench.workspace.model.use(model.thinker)
        call = await bench.call()
        since = bench.now()
        await bench.says("Сколько стоит ночь на стоянке?")
        told = await bench.heard("триста", since=since)
        assert [each.kind for each in told.evidence] == ["document", "model"]
        assert told.evidence[0].section == "Цены"
        await bench.heard("уточню", since=since)
        heard = await bench.said(since=since)
        assert not any("двести" in sentence for sentence in heard)
        (promise,) = await bench.workspace.promises.list_open()
        assert (promise.kind, promise.text) == ("find_out", "сколько стоит ночь на стоянке")
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        stored = await bench.workspace.calls.messages(record.id)
        (spoken,) = [message for message in stored if "триста" in message.text]
        assert spoken.evidence == told.evidence


async def test_who_speaks_into_a_lead_in_is_answered(data: Path, tmp_path: Path) -> None:
    async with (
        scripted_model(tmp_path / "llm", {"writes": [HOUR_MS, "Парковка бесплатная."]}) as model,
        call_bench(data) as bench,
    ):
        bench.workspace.model.use(model.thinker)
        await bench.call()
        since = bench.now()
        await bench.says(NIGHT)
        await bench.starts("", since=since)
        since = bench.now()
        await bench.says(KEY)
        await bench.heard("250", since=since)
