"""The documents are tested: what they point at is there."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from secretary_app.cli.table import COMMANDS

pytestmark = pytest.mark.unit

READMES = ("README.md", "README.ru.md")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH_IN_TEXT = re.compile(
    r"`((?:main\.py|build\.spec|(?:engines|hardware|secretary_app|resources|installer|tests|docs)/)[\w./-]*)`"
)
COMMAND = re.compile(r"(?:main\.py|`secretary) ((?:[a-z]+)(?: [a-z]+\b(?!\s*[=./]))*)")
DECISION_PARTS = ("Status", "Decision", "Rationale", "Alternatives")


def documents(repository: Path) -> list[Path]:
    return [*repository.glob("*.md"), *(repository / "docs").rglob("*.md")]


def make_targets(repository: Path) -> set[str]:
    text = (repository / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", text, re.MULTILINE))


def test_links_lead_somewhere(repository: Path) -> None:
    broken = [
        f"{path.relative_to(repository)}: {target}"
        for path in documents(repository)
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if not target.startswith(("https://", "http://", "mailto:"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_files_named_in_the_text_exist(repository: Path) -> None:
    missing = [
        f"{path.relative_to(repository)}: {name}"
        for path in documents(repository)
        for name in PATH_IN_TEXT.findall(path.read_text(encoding="utf-8"))
        if not (repository / name).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("name", READMES)
def test_readme_names_only_real_make_targets(repository: Path, name: str) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|\n *)make ([a-z]+)", text))
    assert {"demo", "run", "test"} <= named <= make_targets(repository)


def test_commands_in_the_documents_exist(repository: Path) -> None:
    unknown = []
    for path in documents(repository):
        for line in COMMAND.findall(path.read_text(encoding="utf-8")):
            words = line.split()
            entry = COMMANDS.get(words[0])
            if entry is None:
                unknown.append(f"{path.name}: {line}")
                continue
            module, name = entry.dotted.split(":")
            command = getattr(import_module(module), name) if len(words) > 1 else None
            for word in words[1:]:
                if not isinstance(command, click.Group):
                    break
                command = command.commands.get(word)
                if command is None:
                    unknown.append(f"{path.name}: {line}")
    assert unknown == []


def test_makefile_has_every_promised_target(repository: Path) -> None:
    promised = {"demo", "run", "test", "check", "bench", "build"}
    assert promised <= make_targets(repository)


def test_decisions_follow_the_template(repository: Path) -> None:
    records = sorted((repository / "docs" / "decisions").glob("[0-9]*.md"))
    assert records
    for record in records:
        text = record.read_text(encoding="utf-8")
        headings = re.findall(r"^## (\w+)", text, re.MULTILINE)
        assert [part for part in DECISION_PARTS if part not in headings] == [], record.name
    numbers = [record.name[:4] for record in records]
    assert len(numbers) == len(set(numbers)), "two decisions took the same number"
