"""A mistake on the command line is a sentence that says what to do, in the person's language."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from secretary_app.cli.main import main

pytestmark = pytest.mark.wire


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in {"SECRETARY_LANG", "LC_ALL", "LC_MESSAGES"} & set(os.environ):
        monkeypatch.delenv(name)
    monkeypatch.setenv("SECRETARY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (
            ["settings", "get", "recordings.keep_day"],
            ["recordings.keep_day", "recordings.keep_days?"],
        ),
        (["settings", "set", "recordings.keep_days", "-1"], ["recordings.keep_days", "3650"]),
        (["settings", "get"], ["KEY", "secretary settings get --help"]),
        (["settings", "lits"], ["lits", "list"]),
        (["setings"], ["setings", "settings"]),
        (["--nonsense"], ["--nonsense", "secretary --help"]),
        (["settings", "list", "--jsn"], ["--jsn", "--json"]),
        (["settings", "list", "all", "of", "them"], ["all of them"]),
        (["--log-level", "loud", "settings", "list"], ["--log-level", "debug, info"]),
    ],
)
def test_a_mistake_is_a_sentence_that_says_what_to_do(
    capsys: pytest.CaptureFixture[str], argv: list[str], words: list[str]
) -> None:
    for language in ("en", "ru"):
        assert main(["--lang", language, *argv]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert 0 < told.err.count("\n") <= 2
        assert "{" not in told.err
        for word in words:
            assert word in told.err


def test_the_chosen_language_holds_unless_another_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["settings", "set", "program.language", "ru"]) == 0
    assert main(["settings", "list"]) == 0
    assert "по умолчанию" in capsys.readouterr().out
    assert main(["--lang", "en", "settings", "list"]) == 0
    assert "default" in capsys.readouterr().out


def test_a_newer_database_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "list"]) == 0
    file = tmp_path / "data" / "secretary.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    capsys.readouterr()
    before = file.read_bytes()
    assert main(["settings", "list"]) == 2
    told = capsys.readouterr().err
    assert "0999" in told
    assert "--data" in told
    assert file.read_bytes() == before
