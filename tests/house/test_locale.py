"""What persons read stands in Fluent, and says the same in both languages."""

import re
from pathlib import Path

import click
import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast, visitor

from secretary_app.cli.loading import load
from secretary_app.cli.table import COMMANDS

pytestmark = pytest.mark.unit

LANGUAGES = ("ru", "en")
PLURALS = {"zero", "one", "two", "few", "many", "other"}


class Variables(visitor.Visitor):
    """Collects the names of the arguments a message uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent's
        self.names.add(node.id.name)


def messages(folder: Path) -> dict[str, frozenset[str]]:
    """`file: message id` (and `.attribute`) to the arguments it takes."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if not isinstance(entry, ast.Message | ast.Term):
                continue
            for suffix, part in [
                ("", entry.value),
                *((f".{a.id.name}", a) for a in entry.attributes),
            ]:
                if part is not None:
                    variables = Variables()
                    variables.visit(part)
                    key = f"{path.name}: {entry.id.name}{suffix}"
                    assert key not in found, f"{path}: {entry.id.name} stands there twice"
                    found[key] = frozenset(variables.names)
    return found


def test_both_languages_have_the_same_messages_and_arguments(repository: Path) -> None:
    russian, english = (messages(repository / "resources" / "locale" / one) for one in LANGUAGES)
    assert russian == english
    assert russian


class Cases(visitor.Visitor):
    """Collects what a message tells apart, except by number: there languages differ."""

    def __init__(self) -> None:
        self.found: set[tuple[str, frozenset[str]]] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - fluent's
        keys = {each.key.name for each in node.variants if isinstance(each.key, ast.Identifier)}
        if not keys <= PLURALS:
            assert isinstance(node.selector, ast.VariableReference)
            self.found.add((node.selector.id.name, frozenset(keys - PLURALS)))
        self.generic_visit(node)


def cases(folder: Path) -> dict[str, set[tuple[str, frozenset[str]]]]:
    found = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                seen = Cases()
                seen.visit(entry)
                found[f"{path.name}: {entry.id.name}"] = seen.found
    return found


def test_both_languages_have_a_sentence_for_every_case(repository: Path) -> None:
    """A reason that one of them lacks would be told as another reason."""
    russian, english = (cases(repository / "resources" / "locale" / one) for one in LANGUAGES)
    assert russian == english
    assert any(russian.values())


def test_ids_are_unique_over_all_files(repository: Path) -> None:
    ids = [key.partition(": ")[2] for key in messages(repository / "resources" / "locale" / "en")]
    assert sorted(ids) == sorted(set(ids))


def test_a_slice_with_commands_or_errors_has_its_words(repository: Path) -> None:
    for speaking in ("commands.py", "errors.py"):
        for path in (repository / "secretary_app" / "features").glob(f"*/{speaking}"):
            for language in LANGUAGES:
                words = repository / "resources" / "locale" / language / f"{path.parent.name}.ftl"
                assert words.exists(), f"{path} has something to say and no {words}"


BEFORE_THE_WINDOW = frozenset({"cli.ftl", "demo.ftl", "storage.ftl"})
"""What these say is read in a terminal: there is no window yet, or none at all."""

ONLY_TYPED = frozenset({"error-old-key-missing", "error-old-key-bad", "error-old-key-wrong"})
"""Errors of a command that no page and no other door does."""

PROGRAM = r"\bmain\.py\b|\bmake (?:run|demo)\b|(?<!\w)--[a-z]"


def commands() -> str:
    """A pattern that finds any command of the program in a text."""
    groups = {name: load(entry.dotted) for name, entry in COMMANDS.items()}
    named = [
        f"{name} {each}"
        for name, group in groups.items()
        if isinstance(group, click.Group)
        for each in group.list_commands(click.Context(group))
    ]
    assert "models pull" in named
    return "|".join([PROGRAM, *(rf"\b{re.escape(each)}\b" for each in named)])


def test_a_window_sends_nobody_to_a_command(repository: Path) -> None:
    """What goes wrong, and names a command, is said otherwise to who has a window before them."""
    command = re.compile(commands())
    sent = []
    for path in sorted((repository / "resources" / "locale").glob("*/*.ftl")):
        if path.name in BEFORE_THE_WINDOW:
            continue
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(entry, ast.Message) or entry.id.name in ONLY_TYPED:
                continue
            if not entry.id.name.startswith("error-"):
                continue
            in_window = {a.id.name: a.value for a in entry.attributes}.get("desk", entry.value)
            assert in_window is not None
            said = FluentSerializer().serialize_entry(ast.Message(ast.Identifier("any"), in_window))
            if found := command.search(said):
                sent.append(f"{path.parent.name}/{path.name}: {entry.id.name}: {found[0]}")
    assert not sent, "\n".join(sent)
