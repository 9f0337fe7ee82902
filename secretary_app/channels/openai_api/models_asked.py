"""A language model under its own name: the worker's words as they come."""

from __future__ import annotations

from contextlib import aclosing

from engines.clients import LlmClient
from engines.wire import WireError
from engines.wire.llm import MAX_TOKENS, ChatDelta, ChatRequest
from secretary_app.channels.openai_api.errors import EngineRefused
from secretary_app.channels.openai_api.talk import End, Ending, Piece, Question, Told

MOST_TOKENS = 1024
"""Where a client names no number."""

TALK = "openai"
"""Its beginnings are kept apart from those of calls."""

ANY_OBJECT = '{"type": "object"}'


async def ask_model(client: LlmClient, question: Question) -> Told:
    """Closing the generator ends the work of the model. Raises EngineRefused."""
    request = ChatRequest(
        messages=question.messages,
        max_tokens=min(question.most_tokens or MOST_TOKENS, MAX_TOKENS),
        temperature=1.0 if question.temperature is None else question.temperature,
        top_p=1.0 if question.top_p is None else question.top_p,
        stop=question.stop,
        seed=question.seed,
        json_schema=question.json_schema or (ANY_OBJECT if question.json_only else ""),
        tools=question.tools,
        talk=TALK,
    )
    try:
        async with aclosing(client.chat(request)) as answer:
            async for each in answer:
                if isinstance(each, ChatDelta):
                    yield Piece(text=each.text)
                else:
                    yield End(
                        ending=Ending(each.finish_reason),
                        prompt_tokens=each.prompt_tokens,
                        completion_tokens=each.completion_tokens,
                        tool_calls=each.tool_calls,
                    )
    except WireError as error:
        raise EngineRefused(error) from error
