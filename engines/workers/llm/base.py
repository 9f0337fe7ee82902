"""What a language model's backend is to its service."""

import ctypes
from collections.abc import Callable, Sequence
from typing import Protocol

from engines.wire.control import WorkerInfo
from engines.wire.llm import ChatDone, ChatRequest


class Cancel:
    """Whether an answer is still wanted. Set from any thread, once, and never taken back.

    It is also readable for C, as a text that is empty until the answer is no longer wanted.
    """

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    def set(self) -> None:
        """The answer is not wanted any more."""
        self._text[0] = b"!"

    def __bool__(self) -> bool:
        return self._text[0] != b"\0"

    @property
    def address(self) -> int:
        """Where the text stands; valid for as long as this object lives."""
        return ctypes.addressof(self._text)


class Cancelled(Exception):
    """The answer ended because nobody wants it any more."""


class LlmWorker(Protocol):
    """A backend. Its calls block; at most `lanes` of them run at once, each in its own thread."""

    @property
    def lanes(self) -> int:
        """How many requests it can serve at the same time."""

    def describe(self) -> WorkerInfo:
        """What it is."""

    def answer(self, request: ChatRequest, cancel: Cancel, emit: Callable[[str], None]) -> ChatDone:
        """Goes on with the talk; what it writes goes to `emit` as it comes.

        Raises Cancelled, WireError, or whatever the library raises.
        """

    def embed(self, texts: Sequence[str], cancel: Cancel) -> list[list[float]]:
        """A vector of length 1 for each text. Raises as `answer` does."""
