"""What a model may ask to be done, and the check that it asks properly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from secretary_app.features.dialogue.grounding.check import Grounding
from secretary_app.features.dialogue.models import HeardTurn, Step
from secretary_app.features.dialogue.state import DialogueState

LONGEST_ARGUMENTS = 4000
"""Characters of JSON: a telephone call has no longer errands."""
LONGEST_TEXT = 500
"""Of one text among the arguments, where its schema sets no limit."""


class BadArguments(Exception):
    """The model asked for something that cannot be done so; the call is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolUse:
    """The moment at which a tool is used."""

    turn: HeardTurn
    state: DialogueState
    grounding: Grounding
    """Of the answer that the tool belongs to: what it writes must be founded, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """An errand: what it is, for the model, and what it leads to."""

    name: str
    description: str
    parameters: Mapping[str, Any]
    """JSON schema of an object with flat properties: string, integer, number, boolean; ``enum``,
    ``maxLength``, ``minimum`` and ``maximum`` are checked."""
    run: Callable[[Mapping[str, Any], ToolUse], Iterable[Step]]
    """Gets checked arguments. Raises BadArguments for what no schema can tell."""
    ask: Callable[[ToolUse], Iterable[Step]]
    """What the caller is asked instead, where the arguments were wrong."""


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def checked_arguments(tool: Tool, arguments: str) -> Mapping[str, Any]:
    """The arguments of a call by the tool's schema. Raises BadArguments."""
    if len(arguments) > LONGEST_ARGUMENTS:
        raise BadArguments("too long")
    try:
        given = json.loads(arguments or "{}")
    except (ValueError, RecursionError) as error:
        raise BadArguments("no JSON") from error
    if not isinstance(given, dict):
        raise BadArguments("no object")
    properties = tool.parameters.get("properties", {})
    if unknown := given.keys() - properties.keys():
        raise BadArguments(f"unknown: {', '.join(sorted(unknown))}")
    present = {name: value for name, value in given.items() if value not in (None, "")}
    if missing := set(tool.parameters.get("required", ())) - present.keys():
        raise BadArguments(f"missing: {', '.join(sorted(missing))}")
    for name, value in present.items():
        _check(name, value, properties[name])
    return present


def _check(name: str, value: object, schema: Mapping[str, Any]) -> None:
    wanted = schema.get("type", "string")
    if not isinstance(value, _TYPES[wanted]) or (isinstance(value, bool) and wanted != "boolean"):
        raise BadArguments(f"{name} is no {wanted}")
    if "enum" in schema and value not in schema["enum"]:
        raise BadArguments(f"{name} is none of those allowed")
    if isinstance(value, str) and len(value) > schema.get("maxLength", LONGEST_TEXT):
        raise BadArguments(f"{name} is too long")
    if isinstance(value, int | float) and not (
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
    ):
        raise BadArguments(f"{name} is out of range")
