"""An answer in pieces, as clients of OpenAI read it: ``chat.completion.chunk`` events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from secretary_app.channels.openai_api.chat_schemas import tool_told, usage_told
from secretary_app.channels.openai_api.evidence import evidence_told
from secretary_app.channels.openai_api.talk import End, Piece, Told
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.shapes import Refusal, openai_shape
from secretary_app.kernel.errors import UserFacing

DONE = "[DONE]"


class ChatStream:
    """Of one answer."""

    def __init__(self, *, answer_id: str, created: int, model: str, with_usage: bool) -> None:
        self._head = {
            "id": answer_id,
            "object": "chat.completion.chunk",
            "created": created,
            "model": model,
        }
        self._with_usage = with_usage
        self._begun = False

    async def tell(
        self, request: web.Request, first: Piece | End, rest: Told
    ) -> web.StreamResponse:
        """Sends all of it. Nobody who reads is told by an exception, which leaves this."""
        # Clients of OpenAI take an event without data for a broken one.
        async with EventStream(request, comes_back=False) as stream:
            await self._send(stream, first)
            try:
                async for each in rest:
                    await self._send(stream, each)
            except UserFacing as error:
                await stream.send(_broken(error))
            await stream.send(DONE)
        return stream.response

    async def _send(self, stream: EventStream, each: Piece | End) -> None:
        if isinstance(each, Piece):
            await stream.send(self._chunk(self._delta({"content": each.text})))
            return
        if each.tool_calls:
            calls = [{"index": at, **tool_told(call)} for at, call in enumerate(each.tool_calls)]
            await stream.send(self._chunk(self._delta({"tool_calls": calls})))
        told = [source.model_dump(mode="json") for source in evidence_told(each.evidence)]
        last = self._delta({"evidence": told} if told else {})
        await stream.send(self._chunk(last, ending=each.ending.value))
        if self._with_usage:
            usage = usage_told(each).model_dump()
            await stream.send(json.dumps({**self._head, "choices": [], "usage": usage}))

    def _delta(self, what: Mapping[str, Any]) -> Mapping[str, Any]:
        begun, self._begun = self._begun, True
        return what if begun else {"role": "assistant", **what}

    def _chunk(self, delta: Mapping[str, Any], *, ending: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": ending, "logprobs": None}
        told: dict[str, Any] = {**self._head, "choices": [choice]}
        if self._with_usage:
            told["usage"] = None
        return json.dumps(told, ensure_ascii=False)


def _broken(error: UserFacing) -> str:
    refusal = Refusal(status=503, code=error.code, message=str(error), request_id="")
    return json.dumps(openai_shape(refusal)[1], ensure_ascii=False)
