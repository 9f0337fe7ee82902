"""The declaration of one thing that can be asked for over HTTP."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from aiohttp import web
from aiohttp.hdrs import METH_GET
from pydantic import BaseModel

from secretary_app.foundation.web.asked import Asked

Answer = BaseModel | web.StreamResponse | None
"""A model is sent as JSON, None as an empty 204; whatever else is sent is made by the handler."""

Handler = Callable[[Asked], Awaitable[Answer]]

JSON = "application/json"
WEB_SOCKET = "websocket"
"""No media type: the connection becomes one."""

LARGEST_BODY = 1_000_000
"""Bytes. A chat message or a fact is a thousandth of it; routes that take files say their own."""

_PARAMETER = re.compile(r"\{(\w+)\}")
_PATH = re.compile(r"(/[\w.{}:-]+)+")


class Access(Enum):
    """Who is let in. What they may do is asked by the service (``@needs``)."""

    PUBLIC = auto()
    """Nobody is asked who they are, and nobody acts."""
    EITHER = auto()
    """Who is signed in acts; without a token nobody does."""
    SIGNED_IN = auto()


class Rate(StrEnum):
    """Which of the owner's limits counts."""

    DEFAULT = "default"
    AUTH = "auth"
    CHAT = "chat"
    SPEECH = "speech"
    SIGNED = "signed"
    """Of a service that signs what it asks: many people come by its few addresses, so no limit."""


Pages = Callable[[web.Request], bool]
"""Whether the page that a request comes from, by its ``Origin``, may read the answer, and send its
cookies with the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A handler, what it takes and gives, and who may come."""

    method: str
    path: str
    """``/admin/people/{id}``: a name in braces stands for one part, without slashes."""
    handler: Handler
    summary: str
    """One line for the API's document, in English."""
    tag: str
    """The heading under which it stands there."""
    body: type[BaseModel] | None = None
    """Of JSON, read and checked before the handler is called. None: the handler reads by itself,
    or nothing is sent."""
    takes: str = ""
    """The media type of a body that the handler reads by itself, for the document."""
    query: type[BaseModel] | None = None
    """A field that is a list takes every occurrence, another one the last."""
    answer: type[BaseModel] | None = None
    """None, and JSON is given: nothing, 204."""
    gives: str = JSON
    """The media type of the answer, or ``WEB_SOCKET``."""
    status: int = 200
    access: Access = Access.SIGNED_IN
    rate: Rate = Rate.DEFAULT
    pages: Pages | None = None
    """Pages of other origins that may read the answers; None: those that the owner has listed, and
    without cookies."""
    largest_body: int = LARGEST_BODY
    statuses: Mapping[str, int] = field(default_factory=dict)
    """Codes of errors that have another HTTP status here than in ``statuses``, and those of 503
    with which it may be served another time only: the API's document tells them."""

    def __post_init__(self) -> None:
        if self.method != self.method.upper() or not _PATH.fullmatch(self.path):
            raise ValueError(f"not a route: {self.method} {self.path}")
        if self.body is not None and self.takes:
            raise ValueError(f"{self.path}: a checked body is JSON")

    @property
    def has_head(self) -> bool:
        """Whether ``HEAD`` is answered, too (RFC 9110, 9.1): a socket has nothing but a talk."""
        return self.method == METH_GET and self.gives != WEB_SOCKET

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(_PARAMETER.findall(self.path))
