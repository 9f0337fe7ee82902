"""Every sign that the desk names is in the font: one that is not would fail when it is painted."""

import ast
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from ui.theme.icons import NAMES

pytestmark = pytest.mark.wire

NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")

TAKES_A_SIGN = {"icon", "pixmap", "icon_before_words", "IconButton", "set_sign"}
"""Their first word is one."""


def known() -> set[str]:
    found = find_spec("qtawesome")
    assert found is not None
    assert found.origin is not None
    (names,) = (Path(found.origin).parent / "fonts").glob(NAMES)
    return set(json.loads(names.read_text(encoding="utf-8")))


def words_of(node: ast.expr) -> Iterator[str]:
    """Every name that an expression may come to; of a condition both ways, and not the question."""
    match node:
        case ast.Constant(value=str(text)) if NAME.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from words_of(body)
            yield from words_of(orelse)
        case ast.Dict(values=values):
            for value in values:
                yield from words_of(value)


def signs_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="sign", value=value):
                yield from words_of(value)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]) if (
                name in TAKES_A_SIGN
            ):
                yield from words_of(first)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.endswith("SIGNS"):
                yield from words_of(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if (
                name.endswith("SIGNS")
            ):
                yield from words_of(value)


def test_every_sign_is_in_the_font(repository: Path) -> None:
    named = {
        (path.relative_to(repository).as_posix(), sign)
        for path in sorted((repository / "ui").rglob("*.py"))
        for sign in signs_of(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len({sign for _, sign in named}) > 80, "the test does not see the signs any more"
    font = known()
    assert {each for each in named if each[1] not in font} == set()
