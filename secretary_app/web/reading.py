"""Bodies and queries become checked models, or a refusal that says what is wrong where."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, get_origin

from aiohttp import web
from pydantic import BaseModel, ValidationError

from secretary_app.foundation.web.errors import (
    BodyNotJson,
    BodyNotText,
    BodyTooLarge,
    BodyTooSlow,
    RequestInvalid,
)

BODY_LIMIT_S = 30.0
"""A megabyte over a slow mobile network takes 20 s; whoever is slower holds our memory."""

MOST_PROBLEMS = 20

_NOT_JSON = "json_invalid"


class QueryReader:
    """Of one route."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model
        self._lists = frozenset(
            field.alias or name
            for name, field in model.model_fields.items()
            if get_origin(field.annotation) in (list, tuple, set, frozenset)
        )

    def read(self, request: web.Request) -> BaseModel:
        """Raises RequestInvalid."""
        given = request.query
        values: dict[str, Any] = {
            name: given.getall(name) if name in self._lists else given.getall(name)[-1]
            for name in given
        }
        try:
            return self._model.model_validate(values)
        except ValidationError as error:
            raise _invalid("query", error) from None


async def read_body(request: web.Request, model: type[BaseModel]) -> BaseModel:
    """Raises BodyTooSlow, BodyNotJson, BodyNotText or RequestInvalid; of its size, aiohttp's."""
    if request.content.is_eof():
        raw = await request.read()
    else:
        raw = await _waited_for(request)
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        if first["type"] == _NOT_JSON:
            raise _unreadable(raw, first["msg"]) from None
        raise _invalid("body", error) from None


async def _waited_for(request: web.Request) -> bytes:
    try:
        async with asyncio.timeout(BODY_LIMIT_S):
            return await request.read()
    except TimeoutError:
        raise BodyTooSlow from None


def refuse_large(request: web.Request, *, largest: int) -> None:
    """By what the request itself says: nothing of it is read."""
    if (request.content_length or 0) > largest:
        raise BodyTooLarge(largest=largest)


def _unreadable(raw: bytes, problem: str) -> BodyNotJson | BodyNotText:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return BodyNotText()
    return BodyNotJson(problem=problem)


def _invalid(part: str, error: ValidationError) -> RequestInvalid:
    found: list[Mapping[str, Any]] = [
        dict(each) for each in error.errors(include_url=False, include_context=False)
    ]
    return RequestInvalid(
        problems=tuple(
            (".".join((part, *map(str, each["loc"]))), str(each["msg"]))
            for each in found[:MOST_PROBLEMS]
        )
    )
