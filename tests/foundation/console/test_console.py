"""Output for people and for programs."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    Invocation,
    OutputFile,
    Stream,
)
from secretary_app.foundation.console.arguments import InputMissing, OutputTaken, OutputUnwritable
from secretary_app.foundation.console.help import explain
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.money import Money
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import PhoneNumber

pytestmark = pytest.mark.unit

COLUMNS = (
    Column(heading="settings-column-key", whole=True),
    Column(heading="settings-column-value", justify="right"),
)


class Paper(list[tuple[str, Stream]]):
    def __call__(self, text: str, stream: Stream) -> None:
        self.append((text, stream))

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self)


def console(paper: Paper, *, width: int | None = None, colour: bool = False) -> Console:
    return Console(translator=Translator("en"), write=paper, width=width, colour=colour)


def test_nothing_is_cut_where_there_is_no_terminal() -> None:
    paper, long = Paper(), "слово " * 60
    console(paper).table(COLUMNS, [("a", long.strip())], empty="settings-none")
    assert long.strip() in paper.text
    assert all(line == line.rstrip() for line in paper.text.splitlines())


def test_a_terminal_is_never_overrun_and_words_survive() -> None:
    paper = Paper()
    console(paper, width=40).table(COLUMNS, [("key", "слово " * 20)], empty="settings-none")
    assert max(map(len, paper.text.splitlines())) <= 40
    assert paper.text.count("слово") == 20


def test_no_rows_are_said_in_words() -> None:
    paper = Paper()
    console(paper).table(COLUMNS, [], empty="settings-none")
    assert paper == [("There are no settings.\n", Stream.OUT)]


@settings(deadline=None)  # rich is slow on its first table
@given(text=st.text())
def test_a_callers_words_cannot_command_the_terminal(text: str) -> None:
    paper = Paper()
    console(paper).line(text)
    console(paper).complain(text)
    console(paper, width=60).table(COLUMNS, [(text, "[bold]x[/bold]")], empty="settings-none")
    assert not set(paper.text) & {chr(code) for code in (*range(9), *range(11, 32), 127, 0x9B)}
    assert "[bold]x[/bold]" in paper.text


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (click.Choice(["ru", "en"]), "--x: выберите одно из: ru, en."),
        (click.INT, "--x: нужно число."),
        (click.IntRange(1, 9), "--x: нужно число от 1 до 9."),
        (click.FloatRange(max=0.5), "--x: нужно число до 0.5."),
        (click.DateTime(["%Y"]), "--x: значение не подходит. "),
    ],
)
def test_a_value_that_does_not_fit_is_explained_in_the_persons_words(
    kind: click.ParamType[object], wanted: str
) -> None:
    command = click.Command("x", params=[click.Option(["--x"], type=kind)])
    with pytest.raises(click.UsageError) as told:
        command.make_context("x", ["--x", "99x"])
    assert explain(told.value, Translator("ru")).startswith(wanted)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    when: datetime
    colour: Colour
    price: Money
    numbers: tuple[PhoneNumber, ...]


def test_json_is_what_programs_can_read() -> None:
    paper = Paper()
    row = Row(
        when=datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
        colour=Colour.RED,
        price=Money.parse("1,50"),
        numbers=(PhoneNumber.parse("900"),),
    )
    console(paper).json(
        {"rows": [row], "day": date(2026, 11, 21), "took": timedelta(seconds=1.5), "at": Path("/я")}
    )
    assert "я" in paper.text
    assert json.loads(paper.text) == {
        "rows": [
            {
                "when": "2026-11-21T09:30:00+00:00",
                "colour": "red",
                "price": "1.50 RUB",
                "numbers": ["900"],
            }
        ],
        "day": "2026-11-21",
        "took": 1.5,
        "at": "/я",
    }


def test_files_are_found_from_where_the_person_stands(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("x")
    invocation = Invocation(
        folder=DataFolder(tmp_path),
        folder_given=True,
        console=console(Paper()),
        cwd=tmp_path,
        language_given=False,
    )
    context = click.Context(click.Command("x"), obj=invocation)
    assert InputFile().convert("in.csv", None, context) == tmp_path / "in.csv"
    assert OutputFile().convert("out.csv", None, context) == tmp_path / "out.csv"
    for kind, name, error in (
        (InputFile(), "no.csv", InputMissing),
        (InputFile(), ".", InputMissing),
        (OutputFile(), "in.csv", OutputTaken),
        (OutputFile(), "nowhere/out.csv", OutputUnwritable),
    ):
        with pytest.raises(error):
            kind.convert(name, None, context)
