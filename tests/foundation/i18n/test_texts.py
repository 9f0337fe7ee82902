"""Everything that is said to a person has its words, in both languages."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from secretary_app.bootstrap.settings import CATALOGUE
from secretary_app.cli.loading import load
from secretary_app.cli.root import Root
from secretary_app.cli.table import COMMANDS
from secretary_app.features.dialogue.errors import ModelNotReady
from secretary_app.foundation.auth.errors import NotSignedIn
from secretary_app.foundation.i18n import Language, Translator, formats, language_from
from secretary_app.foundation.i18n.catalogue import catalogue
from secretary_app.kernel.money import Money

pytestmark = pytest.mark.unit

EVERY_LANGUAGE = pytest.mark.parametrize("language", list(Language))


def errors_of(repository: Path) -> Iterator[tuple[str, set[str]]]:
    """Code and parameters of every UserFacing class, read from its `super().__init__(…)`."""
    classes = {
        node.name: node
        for file in sorted((repository / "secretary_app").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }

    def is_told(name: str) -> bool:
        bases = classes[name].bases if name in classes else []
        return name == "UserFacing" or any(
            is_told(base.id) for base in bases if isinstance(base, ast.Name)
        )

    for name, node in classes.items():
        for call in ast.walk(node) if is_told(name) else ():
            match call:
                case ast.Call(
                    func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"),
                    args=[ast.Constant(value=str(code))],
                ):
                    yield code, {each.arg for each in call.keywords if each.arg}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names = set[str]()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - fluent's
        self.names.add(node.id.name)


def variables_of(folder: Path) -> dict[str, set[str]]:
    found = dict[str, set[str]]()
    for file in folder.glob("*.ftl"):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, fluent.Message):
                visitor = _Variables()
                visitor.visit(entry)
                found[entry.id.name] = visitor.names
    return found


@EVERY_LANGUAGE
def test_every_error_has_a_sentence_made_of_its_own_parameters(
    repository: Path, language: Language
) -> None:
    sentences = variables_of(repository / "resources" / "locale" / language)
    codes = dict(errors_of(repository))
    assert len(codes) > 20
    for code, params in codes.items():
        assert f"error-{code}" in sentences, code
        assert sentences[f"error-{code}"] <= params, code


@EVERY_LANGUAGE
def test_every_setting_says_what_it_is(language: Language) -> None:
    texts = Translator(language)
    for setting in CATALOGUE:
        assert texts.has(setting.text_id), setting.key
        assert texts.has(f"{setting.text_id}.help"), setting.key


def commands_below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for word, each in command.commands.items():
            yield from commands_below(f"{name}-{word}", each)


@EVERY_LANGUAGE
def test_every_command_and_every_parameter_is_explained(language: Language) -> None:
    texts = Translator(language)
    commands = list(commands_below("command", Root()))
    for word, entry in COMMANDS.items():
        command = load(entry.dotted)
        assert isinstance(command, click.Command)
        commands.extend(commands_below(f"command-{word}", command))
    for name, command in commands:
        assert texts.has(name), name
        for parameter in command.params:
            assert texts.has(f"{name}.{parameter.name}"), f"{name}.{parameter.name}"


@EVERY_LANGUAGE
def test_every_text_stands_whole_in_its_file_and_is_found_there(
    repository: Path, language: Language
) -> None:
    folder = repository / "resources" / "locale" / language
    texts = catalogue(folder, language)
    for file in folder.glob("*.ftl"):
        for entry in FluentParser(with_spans=False).parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), (file.name, entry.content)
            if isinstance(entry, fluent.Message):
                name = entry.id.name
                names = [f"{name}.{each.id.name}" for each in entry.attributes]
                wanted = [*names, name] if entry.value else names
                assert [each for each in wanted if not texts.has(each)] == []


def test_a_text_brings_what_it_refers_to_from_any_file(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name, text in (
        ("a.ftl", "-brand = Key & Co\n# Of the window.\ntitle = { -brand }: { place }\n"),
        ("b.ftl", "place =\n  { $n ->\n    [one] one place\n   *[other] at { -brand }\n  }\n"),
    ):
        (tmp_path / "en" / name).write_text(text, "utf-8")
    first, second = Translator("en", folder=tmp_path), Translator("en", folder=tmp_path)
    assert first.text("title", n=2) == "Key & Co: at Key & Co"
    assert second.text("place", n=1) == "one place"


def test_a_text_that_a_language_lacks_comes_in_english(tmp_path: Path) -> None:
    for language, text in (
        ("en", "one = one\n  .more = more\ntwo = two { $n }"),
        ("ru", "one = один"),
    ):
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.ftl").write_text(text, "utf-8")
    texts = Translator("ru", folder=tmp_path)
    assert [texts.text("one"), texts.text("one.more"), texts.text("two", n="5")] == [
        "один",
        "more",
        "two 5",
    ]


@pytest.mark.expects_log("no text for nowhere|broken at")
def test_a_missing_or_broken_text_is_logged_and_does_not_fail(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.ftl").write_text('good = good\nbad = { $x -> [""] a }\n', "utf-8")
    texts = Translator("en", folder=tmp_path)
    assert [texts.text("good"), texts.text("nowhere"), texts.has("bad")] == [
        "good",
        "nowhere",
        False,
    ]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.EN),
        ({"LANG": "ru_RU.UTF-8"}, Language.RU),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, Language.EN),
        ({"LANG": "de_DE.UTF-8", "SECRETARY_LANG": "RU"}, Language.RU),
        ({"LANG": "", "LC_MESSAGES": "ru"}, Language.RU),
    ],
)
def test_the_language_is_the_systems(environment: dict[str, str], language: Language) -> None:
    assert language_from(environment) is language


def test_values_look_as_people_write_them() -> None:
    ru, en = Language.RU, Language.EN
    assert formats.duration(timedelta(seconds=7.4)) == "0:07"
    assert formats.duration(timedelta(hours=1, minutes=2, seconds=5)) == "1:02:05"
    assert formats.duration(-timedelta(minutes=3)) == "-3:00"
    assert formats.line_time(67_449) == "1:07.4"
    assert formats.money(Money.parse("1234,50"), ru) == "1\u00a0234,50\u00a0₽"
    assert formats.money(Money.parse("1500 USD"), en) == "$1,500"
    assert formats.phone("+79161234567", hidden="-") == "+7 916 123-45-67"
    assert formats.phone("+79161234567", hidden="-", masked=True) == "+7******4567"
    assert formats.phone(None, hidden="скрыт") == "скрыт"
    assert formats.phone("MegaFon", hidden="-") == "MegaFon"
    when = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    local = when.astimezone()
    assert formats.moment(when, ru) == f"{local:%d.%m.%Y, %H:%M}"
    assert formats.moment(local.replace(hour=9), en) == "Nov 21, 2026, 9:30 AM"


@EVERY_LANGUAGE
def test_a_window_says_in_its_own_words_what_to_do(language: Language) -> None:
    error = ModelNotReady(reason="gone", trouble="model_missing")
    terminal, window = Translator(language).error(error), Translator(language, place="desk")
    assert "models pull" in terminal
    assert "models pull" not in window.error(error)
    assert "gone" in window.error(error)
    # What has no other words is said in the usual ones.
    other = NotSignedIn(right="calls.control")
    assert window.error(other) == Translator(language).error(other)
