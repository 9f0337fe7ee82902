"""What a dialogue knows of a language model."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from engines.wire.llm import ChatDelta, ChatDone, ChatRequest


class Thinker(Protocol):
    """A language model; ``engines.clients.LlmChain`` is one."""

    def chat(self, request: ChatRequest) -> AsyncGenerator[ChatDelta | ChatDone, None]:
        """The answer as it is written; closing it cancels. Raises WireError."""
