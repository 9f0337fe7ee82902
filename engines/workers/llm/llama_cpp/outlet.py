"""Makes text of the bytes the model writes, and keeps back what is not to be said.

Half letters wait for their other half. The beginning of what may become a stop text waits until
that is decided. From the beginning of a tool call on, nothing is said any more.
"""

import codecs
import json
from collections.abc import Sequence
from typing import Any

from engines.wire.llm import ToolCall

CALL_BEGINS = "<tool_call>"
CALL_ENDS = "</tool_call>"


class Outlet:
    """Takes bytes, gives text; `stopped` tells that a stop text has come."""

    def __init__(self, *, stop: Sequence[str], tools: bool) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stop = tuple(text for text in stop if text)
        self._marks = (*self._stop, CALL_BEGINS) if tools else self._stop
        self.tools = tools
        self._begun = False
        self._held = ""
        self._in_call = False
        self.stopped = False

    def feed(self, data: bytes) -> str:
        """What may be said now."""
        if self.stopped:
            return ""
        self._held += self._decoder.decode(data)
        if self.tools and not self._begun and (begin := self._held.lstrip()):
            self._begun = True
            # Some models write a call as a bare object.
            self._in_call = begin.startswith("{")
        if cut := _first(self._held, self._stop):
            self.stopped = True
            self._held = self._held[: cut[0]]
        if self._in_call:
            return ""
        if self.tools and (call := _first(self._held, (CALL_BEGINS,))):
            self._in_call = True
            said, self._held = self._held[: call[0]], self._held[call[0] :]
            return said
        keep = 0 if self.stopped else _beginning_of(self._held, self._marks)
        said = self._held[: len(self._held) - keep]
        self._held = self._held[len(said) :]
        return said

    def close(self) -> tuple[str, tuple[ToolCall, ...]]:
        """What was kept back: the rest of the text, and the calls the model made."""
        rest = self._held if self.stopped else self._held + self._decoder.decode(b"", final=True)
        if not self._in_call:
            return rest, ()
        calls = tuple(
            call
            for number, text in enumerate(rest.split(CALL_BEGINS))
            if (call := _call(text.partition(CALL_ENDS)[0], number))
        )
        return ("", calls) if calls else (rest, ())


def _first(text: str, marks: Sequence[str]) -> tuple[int, str] | None:
    """Where the first of the marks begins, and which it is."""
    found = [(place, mark) for mark in marks if (place := text.find(mark)) >= 0]
    return min(found, default=None)


def _beginning_of(text: str, marks: Sequence[str]) -> int:
    """How long the end of `text` is that may be the beginning of a mark."""
    most = max((len(mark) for mark in marks), default=0)
    for size in range(min(most, len(text)), 0, -1):
        if any(mark.startswith(text[-size:]) for mark in marks):
            return size
    return 0


def _call(text: str, number: int) -> ToolCall | None:
    """The call in one piece of JSON; None where it is none."""
    try:
        value: Any = json.loads(text)
    except ValueError:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        return None
    arguments = value.get("arguments", value.get("parameters", {}))
    if not isinstance(arguments, str):
        arguments = json.dumps(arguments, ensure_ascii=False)
    return ToolCall(id=f"call-{number}", name=value["name"], arguments=arguments)
