"""``/v1/embeddings``: the meaning of texts as vectors, by a model that was started for it."""

from __future__ import annotations

import base64
import struct
from typing import Annotated, Literal

from pydantic import Field

from engines.wire.llm import MAX_EMBEDDED_TEXTS
from secretary_app.channels.openai_api.chat_schemas import Long
from secretary_app.channels.openai_api.errors import OF_ENGINES, ParameterUnsupported
from secretary_app.channels.openai_api.schemas import Asking
from secretary_app.channels.openai_api.service import OpenAiService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import Answer, Rate, Route
from secretary_app.foundation.web.schemas import Count, Line, Outgoing

TAG = "openai"

MOST_TOKENS = 100_000

Token = Annotated[int, Field(ge=0)]
Texts = Annotated[list[Long], Field(min_length=1, max_length=MAX_EMBEDDED_TEXTS)]
Tokens = Annotated[list[Token] | list[list[Token]], Field(max_length=MOST_TOKENS)]


class EmbeddingsAsked(Asking):
    """The body."""

    model: Line
    input: Long | Texts | Tokens
    encoding_format: Literal["float", "base64"] = "float"
    """``base64``: little-endian numbers of four bytes, as OpenAI's own client asks for them."""
    dimensions: Annotated[int, Field(ge=1)] | None = None

    def read(self) -> tuple[str, ...]:
        """The texts. Raises ParameterUnsupported."""
        if self.dimensions is not None:
            raise ParameterUnsupported(parameter="dimensions", why="dimensions")
        if isinstance(self.input, str):
            return (self.input,)
        texts = tuple(each for each in self.input if isinstance(each, str))
        if not texts:
            raise ParameterUnsupported(parameter="input", why="tokens")
        return texts


class EmbeddingTold(Outgoing):
    """Of one text."""

    object: str = "embedding"
    index: int
    embedding: list[float] | str


class EmbeddingUsageTold(Outgoing):
    """Words: the model does not tell its tokens."""

    prompt_tokens: Count
    total_tokens: Count


class EmbeddingsTold(Outgoing):
    """In the order of the texts."""

    object: str = "list"
    data: list[EmbeddingTold]
    model: str
    usage: EmbeddingUsageTold


def routes(*, service: OpenAiService) -> tuple[Route, ...]:
    """The only one."""

    async def embed(asked: Asked) -> Answer:
        body = asked.body(EmbeddingsAsked)
        texts = body.read()
        vectors = await service.embed(body.model, texts)
        as_text = body.encoding_format == "base64"
        words = sum(len(each.split()) for each in texts)
        return EmbeddingsTold(
            data=[
                EmbeddingTold(index=at, embedding=_packed(vector) if as_text else vector)
                for at, vector in enumerate(vectors)
            ],
            model=body.model,
            usage=EmbeddingUsageTold(prompt_tokens=words, total_tokens=words),
        )

    return (
        Route(
            method="POST",
            path="/v1/embeddings",
            handler=embed,
            summary="The meaning of texts as vectors of length 1",
            tag=TAG,
            body=EmbeddingsAsked,
            answer=EmbeddingsTold,
            rate=Rate.CHAT,
            largest_body=4_000_000,
            statuses=OF_ENGINES,
        ),
    )


def _packed(vector: list[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
