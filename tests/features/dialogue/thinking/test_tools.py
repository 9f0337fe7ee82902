"""A model asks properly or not at all."""

import pytest

from secretary_app.features.dialogue.thinking.tools import (
    LONGEST_ARGUMENTS,
    BadArguments,
    Tool,
    checked_arguments,
)

pytestmark = pytest.mark.unit

BOOK = Tool(
    name="book",
    description="Book a time.",
    parameters={
        "type": "object",
        "properties": {
            "name": {"type": "string", "maxLength": 10},
            "people": {"type": "integer", "minimum": 1, "maximum": 8},
            "day": {"type": "string", "enum": ["today", "tomorrow"]},
            "window": {"type": "boolean"},
            "share": {"type": "number"},
        },
        "required": ["name"],
    },
    run=lambda _arguments, _use: (),
    ask=lambda _use: (),
)


def test_good_arguments() -> None:
    given = '{"name": "Анна", "people": 2, "day": "today", "window": true, "share": 0.5}'
    assert checked_arguments(BOOK, given) == {
        "name": "Анна",
        "people": 2,
        "day": "today",
        "window": True,
        "share": 0.5,
    }
    assert checked_arguments(BOOK, '{"name": "Анна", "day": "", "people": null}') == {
        "name": "Анна"
    }


@pytest.mark.parametrize(
    "arguments",
    [
        *("", "{}", "[]", "null", "name", "{", '{"name": ""}', '{"name": null}', '{"name": 5}'),
        *('{"name": "Анна", "people": 0}', '{"name": "Анна", "people": 9}', '{"name": ["Анна"]}'),
        *('{"name": "Анна", "people": true}', '{"name": "Анна", "people": 2.5}'),
        *('{"name": "Анна", "people": "2"}', '{"name": "Анна", "window": 1}'),
        *('{"name": "Анна", "day": "monday"}', '{"name": "Анна", "price": 1}'),
        *('{"name": "Анна Каренина"}', '{"name": "' + "а" * LONGEST_ARGUMENTS + '"}'),
        *('{"name": "Анна", "share": NaN}', "[" * 2000),
    ],
)
def test_bad_arguments(arguments: str) -> None:
    with pytest.raises(BadArguments):
        checked_arguments(BOOK, arguments)
