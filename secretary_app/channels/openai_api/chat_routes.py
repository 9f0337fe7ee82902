"""``/v1/models`` and ``/v1/chat/completions``."""

from __future__ import annotations

import secrets
from contextlib import aclosing

from secretary_app.channels.openai_api.chat_schemas import (
    ChatAsked,
    ChatTold,
    ChoiceTold,
    message_told,
    usage_told,
)
from secretary_app.channels.openai_api.chat_stream import ChatStream
from secretary_app.channels.openai_api.errors import OF_ENGINES, STATUSES, ModelNotFound
from secretary_app.channels.openai_api.schemas import ModelsTold, ModelTold
from secretary_app.channels.openai_api.service import Model, OpenAiService
from secretary_app.channels.openai_api.talk import End, Piece
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import Answer, Rate, Route
from secretary_app.kernel.clock import Clock

TAG = "openai"

LARGEST_TALK = 4_000_000
"""Bytes: a long talk with its tools' answers."""


def routes(*, service: OpenAiService, clock: Clock) -> tuple[Route, ...]:
    """What clients of OpenAI call first."""
    since = int(clock.now().timestamp())

    def told(model: Model) -> ModelTold:
        return ModelTold(id=model.id, created=since, owned_by=model.owner)

    async def models(_asked: Asked) -> ModelsTold:
        return ModelsTold(data=[told(each) for each in service.models()])

    async def model(asked: Asked) -> ModelTold:
        wanted = asked.path["model"]
        found = next((each for each in service.models() if each.id == wanted), None)
        if found is None:
            raise ModelNotFound(model=wanted)
        return told(found)

    async def complete(asked: Asked) -> Answer:
        body = asked.body(ChatAsked)
        question = body.read()
        answer_id = f"chatcmpl-{secrets.token_hex(12)}"
        created = int(clock.now().timestamp())
        async with aclosing(service.ask(question)) as answer:
            # What cannot be answered at all is refused before a stream has begun.
            first = await anext(answer)
            if body.stream:
                usage = body.stream_options is not None and body.stream_options.include_usage
                stream = ChatStream(
                    answer_id=answer_id, created=created, model=body.model, with_usage=usage
                )
                return await stream.tell(asked.request, first, answer)
            pieces = [first, *[each async for each in answer]]
        end = next(each for each in pieces if isinstance(each, End))
        text = "".join(each.text for each in pieces if isinstance(each, Piece))
        choice = ChoiceTold(message=message_told(text, end), finish_reason=end.ending.value)
        return ChatTold(
            id=answer_id,
            created=created,
            model=body.model,
            choices=[choice],
            usage=usage_told(end),
        )

    return (
        Route(
            method="GET",
            path="/v1/models",
            handler=models,
            summary="Assistants and running language models",
            tag=TAG,
            answer=ModelsTold,
        ),
        Route(
            method="GET",
            path="/v1/models/{model}",
            handler=model,
            summary="One of them",
            tag=TAG,
            answer=ModelTold,
            statuses=STATUSES,
        ),
        Route(
            method="POST",
            path="/v1/chat/completions",
            handler=complete,
            summary="An answer, in one piece or as a stream",
            tag=TAG,
            body=ChatAsked,
            answer=ChatTold,
            rate=Rate.CHAT,
            largest_body=LARGEST_TALK,
            statuses=OF_ENGINES,
        ),
    )
