"""Finds what the program loads by dotted name: roles, commands, workers, migrations.

`main.py`, the command line and the workers keep tables of strings such as
``engines.workers.process:main`` and load them by importlib when they are asked for. `build.spec`
reads them here, so that a frozen program has them all; a test sees that each is really there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("engines", "hardware", "secretary_app", "ui")
_NAME = re.compile(rf"(?:{'|'.join(PACKAGES)})(?:\.[a-z_][a-z0-9_]*)+(?::[A-Za-z_]\w*)?")


def dotted_names(root: Path) -> set[str]:
    """Every ``package.module`` or ``package.module:name`` that stands alone in a string."""
    return {
        node.value
        for source in _sources(root)
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if _NAME.fullmatch(node.value)
    }


def modules(root: Path) -> list[str]:
    """The modules of `dotted_names`, for PyInstaller's hidden imports."""
    named = {name.partition(":")[0] for name in dotted_names(root)}
    return sorted(name for name in named if _exists(root / name.replace(".", "/")))


def _exists(module: Path) -> bool:
    return module.with_suffix(".py").is_file() or (module / "__init__.py").is_file()


def _sources(root: Path) -> Iterator[Path]:
    yield root / "main.py"
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))
