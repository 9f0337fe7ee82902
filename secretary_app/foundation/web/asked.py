"""What came with a request, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.i18n.language import Language

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, for a handler."""

    request: web.Request
    """For streams, files and headers; its body is limited to the route's ``largest_body``."""
    actor: Actor
    """Whoever is signed in, else ``NOBODY``; acts already while the handler runs."""
    address: str
    """Where it came from."""
    language: Language
    """What is told to a person, is told in this one."""
    path: Mapping[str, str]
    """The parts of the path that stood in braces."""
    checked_query: BaseModel | None = None
    checked_body: BaseModel | None = None

    def query(self, model: type[ModelT]) -> ModelT:
        """As the route declared it."""
        return _checked(self.checked_query, model)

    def body(self, model: type[ModelT]) -> ModelT:
        """As the route declared it."""
        return _checked(self.checked_body, model)


def _checked(value: BaseModel | None, model: type[ModelT]) -> ModelT:
    if not isinstance(value, model):
        raise TypeError(f"the route does not declare {model.__name__}")
    return value
