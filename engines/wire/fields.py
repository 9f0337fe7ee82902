"""Reads the fields of an event strictly, so that a typed message is right or is refused.

Extra fields are left alone: a newer peer may send more than we know.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wyoming.event import Event

from engines.wire.errors import WireError


class Fields:
    """The data of one event, or one object inside it; every reader raises WireError(bad_event)."""

    def __init__(self, *, name: str, data: Mapping[str, Any]) -> None:
        self._name = name
        self._data = data

    @classmethod
    def of(cls, event: Event, *, kind: str) -> "Fields":
        """The data of `event`, which must be of the type `kind`."""
        if event.type != kind:
            raise WireError(code="bad_event", text=f"{event.type} where {kind} was expected")
        return cls(name=kind, data=event.data)

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self._data.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, value)
        return value

    def optional_text(self, key: str) -> str | None:
        """A string, or None where it is missing or null."""
        return self.text(key) if self.has(key) else None

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, value)
        return value

    def optional_integer(self, key: str) -> int | None:
        """A whole number, or None where it is missing or null."""
        return self.integer(key) if self.has(key) else None

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number."""
        value = self._value(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._wrong(key, value)
        try:
            number = float(value)
        except OverflowError as error:
            raise self._wrong(key, value) from error
        if number - number != 0.0:
            raise self._wrong(key, value)
        return number

    def flag(self, key: str, default: bool | None = None) -> bool:
        """A truth value."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, value)
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of strings."""
        value = self._value(key, default)
        if not isinstance(value, list | tuple):
            raise self._wrong(key, value)
        for item in value:
            if not isinstance(item, str):
                raise self._wrong(key, item)
        return tuple(value)

    def objects(self, key: str) -> "Iterator[Fields]":
        """A list of objects; nothing where it is missing."""
        value = self._value(key, ())
        if not isinstance(value, list | tuple):
            raise self._wrong(key, value)
        for item in value:
            if not isinstance(item, dict):
                raise self._wrong(key, item)
            yield Fields(name=f"{self._name}.{key}", data=item)

    def part(self, key: str) -> "Fields":
        """An object; an empty one where it is missing."""
        return Fields(name=f"{self._name}.{key}", data=self.mapping(key))

    def mapping(self, key: str) -> Mapping[str, Any]:
        """An object as it is, unread; an empty one where it is missing."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, value)
        return value

    def _value(self, key: str, default: object) -> object:
        value = self._data.get(key)
        if value is not None:
            return value
        if default is None:
            raise WireError(code="bad_event", text=f"{self._name}: no {key}")
        return default

    def _wrong(self, key: str, value: object) -> WireError:
        return WireError(code="bad_event", text=f"{self._name}: {key} is {str(value)[:80]!r}")
