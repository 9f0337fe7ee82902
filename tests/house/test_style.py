"""The house rules that no linter knows: DESIGN, sections 3 and 5."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

OURS = ("engines", "hardware", "secretary_app", "ui")
TOO_LONG = 400  # lines; past this a file holds a second idea


def sources(repository: Path, *packages: str) -> Iterator[tuple[str, ast.Module, str]]:
    for package in packages:
        for path in sorted((repository / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield path.relative_to(repository).as_posix(), ast.parse(text), text


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def test_files_fit_in_the_head(repository: Path) -> None:
    lengths = {name: text.count("\n") for name, _, text in sources(repository, *OURS)}
    assert {name: lines for name, lines in lengths.items() if lines > TOO_LONG} == {}


def test_our_packages_are_imported_at_the_top(repository: Path) -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree, _ in sources(repository, *OURS)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if any(module.split(".")[0] in OURS for module in imported(node))
    ]
    assert found == [], "the cut is wrong: move the type down, or name it in a dotted-name table"


def test_no_cycle_is_broken_for_the_type_checker(repository: Path) -> None:
    found = [name for name, _, text in sources(repository, *OURS) if "TYPE_CHECKING" in text]
    assert found == []


def test_kernel_needs_only_the_standard_library(repository: Path) -> None:
    allowed = sys.stdlib_module_names | {"secretary_app"}
    found = [
        f"{name}: {module}"
        for name, tree, _ in sources(repository, "secretary_app/kernel")
        for node in ast.walk(tree)
        for module in imported(node)
        if module.split(".")[0] not in allowed
    ]
    assert found == []


def test_every_folder_says_what_it_is(repository: Path) -> None:
    silent = [
        folder.relative_to(repository).as_posix()
        for package in OURS
        for folder in {path.parent for path in (repository / package).rglob("*.py")}
        if folder.name != "versions"  # alembic's scripts, loaded by path
        if not _has_docstring(folder / "__init__.py")
    ]
    assert silent == []


def _has_docstring(init: Path) -> bool:
    return init.exists() and bool(ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))))


def test_a_sleep_says_why(repository: Path) -> None:
    """Nothing sleeps in place of an event; ``sleep(0)`` is a turn of the loop, which is one."""
    silent = []
    for name, tree, text in sources(repository, "tests"):
        lines = text.splitlines()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) == "sleep" and _waits(node):
                around = lines[node.lineno - 2 : node.end_lineno]
                if not any("#" in line for line in around):
                    silent.append(f"{name}:{node.lineno}")
    assert silent == []


def _called(node: ast.Call) -> str:
    of = node.func
    return of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")


def _waits(node: ast.Call) -> bool:
    return not (isinstance(node.args[0], ast.Constant) and node.args[0].value == 0)
