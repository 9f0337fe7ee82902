"""The live call without a screen: commands to the running program."""

from pathlib import Path

import pytest

from secretary_app.cli.live import LiveCommands
from secretary_app.features.calls import desk_events
from secretary_app.foundation.console import Stream
from secretary_app.foundation.control import RunCommand
from secretary_app.foundation.i18n import Language
from tests.support.call_bench import CallBench, call_bench

pytestmark = pytest.mark.wire


async def run(bench: CallBench, *argv: str) -> tuple[int, str]:
    """Exit code and everything that was told."""
    told: list[str] = []

    def write(text: str, _stream: Stream) -> None:
        told.append(text)

    request = RunCommand(
        argv=("calls", *argv),
        cwd="/",
        language=Language.EN,
        language_given=True,
        width=200,
        colour=False,
    )
    code = await LiveCommands(workspace=bench.workspace).run(request, write)
    return code, "".join(told)


async def test_a_call_is_in_hand_by_commands(data: Path) -> None:
    async with call_bench(data, settings={"calls.desk_sound": "false"}) as bench:
        assert await run(bench, "live") == (0, "No call is on.\n")
        code, told = await run(bench, "take-over")
        assert (code, "no such call" in told) == (2, True)
        call = await bench.call()
        since = bench.now()
        call_id = bench.workspace.desk.find().call_id
        assert (await run(bench, "take-over", call_id[-8:]))[0] == 0
        assert "a person has the line" in (await run(bench, "live"))[1]
        assert (await run(bench, "hint", "Мы открыты"))[0] == 2
        assert [
            (await run(bench, *words))[0]
            for words in (
                ("hold",), ("resume",), ("give-back",), ("quiet", "on"), ("tones", "1#"),
            )
        ] == [0] * 5  # fmt: skip
        assert await run(bench, "hint", "мы открыты до шести") == (
            0, "She says: “Мы открыты до шести.”\n",
        )  # fmt: skip
        await bench.heard("Мы открыты", since=since)
        assert (await run(bench, "transfer"))[1].startswith("Nobody else")
        assert bench.all_of(desk_events.GivenBack, since=since)
        assert (await run(bench, "hang-up"))[0] == 0
        await bench.ended(since=call)
