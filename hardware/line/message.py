"""How a message of the line becomes an event of the wire and back: read strictly, by its fields."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Self

from engines.wire import Event, WireError
from engines.wire.fields import Fields
from engines.wire.stt import Word, read_words
from hardware.audio.measures import SAMPLE_BYTES

Words = tuple[Word, ...]
Texts = tuple[str, ...]


class Message:
    """Base of every message: a frozen dataclass whose fields are the event's data.

    A field of type `bytes` is the payload: PCM, 8000 Hz.
    """

    __slots__ = ()
    TYPE: ClassVar[str]

    def event(self) -> Event:
        """As an event for the wire."""
        data: dict[str, Any] = {}
        payload: bytes | None = None
        for name, kind in _field_types(type(self)):
            value = getattr(self, name)
            if kind is bytes:
                payload = value
            elif kind == Words:
                data[name] = [word.data() for word in value]
            elif kind == Texts:
                data[name] = list(value)
            else:
                data[name] = value
        return Event(type=self.TYPE, data=data, payload=payload or None)

    @classmethod
    def from_event(cls, event: Event) -> Self:
        """Raises WireError(bad_event) where a field is missing or of another kind."""
        data = Fields.of(event, kind=cls.TYPE)
        values: dict[str, Any] = {}
        for name, kind in _field_types(cls):
            if kind is bytes:
                values[name] = _sound(event)
            elif kind == Words:
                values[name] = read_words(data, name)
            elif kind in _READERS:
                values[name] = _READERS[kind](data, name)
            else:
                raise TypeError(f"{cls.__name__}.{name}: {kind} cannot be sent")
        return cls(**values)


def _sound(event: Event) -> bytes:
    pcm = event.payload or b""
    if len(pcm) % SAMPLE_BYTES:
        raise WireError(code="bad_event", text=f"{event.type}: half a sample")
    return pcm


def _field_types(kind: type[Any]) -> list[tuple[str, Any]]:
    return [(field.name, field.type) for field in fields(kind)]


_READERS: Mapping[Any, Callable[[Fields, str], Any]] = {
    str: Fields.text,
    int: Fields.integer,
    bool: Fields.flag,
    float: Fields.number,
    str | None: Fields.optional_text,
    int | None: Fields.optional_integer,
    Texts: Fields.texts,
}
"""Any: the table goes from a type to its reader, which no type can say."""
