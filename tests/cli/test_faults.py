"""A fault of ours is one sentence and a report; a command that is cancelled ends."""

import asyncio
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.cli.live import LiveCommands
from secretary_app.cli.main import main
from secretary_app.cli.outcome import told_in
from secretary_app.cli.table import COMMANDS, Entry, Runs
from secretary_app.foundation.console import Stream
from secretary_app.foundation.control import RunCommand
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.money import BadMoney
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import BadPhoneNumber

pytestmark = pytest.mark.wire


@pytest.fixture(autouse=True)
def test_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("boom", "last"):
        monkeypatch.setitem(COMMANDS, name, Entry(f"tests.support.commands:{name}", Runs.ON_DATA))


def request(*argv: str) -> RunCommand:
    return RunCommand(
        argv=argv,
        cwd="/",
        language=Language.EN,
        language_given=True,
        width=None,
        colour=False,
    )


def test_a_fault_is_a_sentence_and_a_report_without_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(tmp_path / "data")
    assert main(["--lang", "en", "--data", str(folder.root), "boom"]) == 1
    told = capsys.readouterr()
    (report,) = folder.logs.glob("report-*.txt")
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert str(report) in told.err
    text = report.read_text("utf-8")
    assert "KeyError: '+7******4567'" in text
    assert "tests/support/commands.py" in text


def test_a_package_that_is_not_installed_is_named_with_what_installs_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "more", Entry("vosk_of_tomorrow.parts:more", Runs.ON_DATA))
    assert main(["--lang", "en", "--data", str(tmp_path / "data"), "more"]) == 2
    told = capsys.readouterr().err
    assert "vosk_of_tomorrow" in told
    assert "installer/prepare run" in told


def test_a_fault_whose_report_cannot_be_saved_is_told_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    folder.logs.rmdir()
    folder.logs.touch()
    assert main(["--lang", "en", "--data", str(folder.root), "--version"]) == 0
    assert main(["--lang", "en", "--data", str(folder.root), "boom"]) == 2
    assert str(folder.logs) in capsys.readouterr().err


async def test_a_fault_in_the_running_program_stays_with_its_command(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    told = list[tuple[str, Stream]]()
    async with open_workspace(folder, clock=Clock()) as workspace:
        live = LiveCommands(workspace=workspace)

        async def run(*argv: str) -> int:
            return await live.run(request(*argv), lambda text, to: told.append((text, to)))

        assert await run("boom") == 1
        assert await run("nothing") == 2
        assert await run("serve") == 2
        assert await run() == 2
        assert await run("settings", "get", "recordings.keep_days") == 0
    assert [to for _, to in told] == [*[Stream.ERROR] * 4, Stream.OUT]
    assert told[-1] == ("180\n", Stream.OUT)


async def test_cancelling_ends_a_command_in_the_running_program(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    told = asyncio.Queue[str]()
    async with open_workspace(folder, clock=Clock()) as workspace:
        live = LiveCommands(workspace=workspace)
        task = asyncio.create_task(live.run(request("last"), lambda text, _: told.put_nowait(text)))
        assert await told.get() == "begun\n"
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert told.get_nowait() == "cancelled\n"


def test_errors_of_tasks_that_ran_together_are_told_one_by_one() -> None:
    first, second = BadPhoneNumber(text="x", region="RU"), BadMoney(text="y")
    assert told_in(first) == [first]
    assert told_in(ExceptionGroup("", [first, ExceptionGroup("", [second])])) == [first, second]
    assert told_in(ExceptionGroup("", [first, KeyError()])) == []
    assert told_in(KeyError()) == []
