"""``/admin/lines`` and ``/admin/blocked``: lines, how they stand, and numbers that are refused."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from secretary_app.features.lines.blocking import BlockList
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.inspection import LineInspector, Standing
from secretary_app.features.lines.models import LineCheck
from secretary_app.features.lines.settings import FIELDS
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Handler, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging, paged
from secretary_app.kernel.phone import PhoneNumber

Fields = Annotated[dict[Annotated[str, Field(max_length=40)], Line], Field(max_length=20)]
"""Texts by the name of the field: ``kind``, ``assistant``, ``consent`` …"""

_CHECK: TypeAdapter[LineCheck] = TypeAdapter(LineCheck)


class LineShown(Outgoing):
    """A line, and how it stands."""

    id: str
    name: str
    enabled: bool
    state: str
    """``paused``, ``not-served``, ``broken``, ``starting``, or what the line says."""
    reason: str | None
    """Of a broken one: what a person must mend."""
    fields: dict[str, str]


class NewLine(Incoming):
    """Another line."""

    name: Annotated[str, Field(max_length=64)] = ""
    fields: Fields = Field(default_factory=dict)


class ChangedLine(Incoming):
    """What is to be other, one after another."""

    name: Annotated[str, Field(max_length=64)] | None = None
    fields: Fields = Field(default_factory=dict)


class CheckShown(Outgoing):
    """What the line's device says of itself."""

    check: dict[str, Any]


class BalanceShown(Outgoing):
    """What the operator says of the money on the card."""

    told: str
    """In the operator's own words."""


class BlockedShown(Outgoing):
    """A number that nobody here wants to talk to."""

    number: str
    reason: str
    at: datetime


class BlockGiven(Incoming):
    """Blocked again it has another reason."""

    number: Annotated[str, Field(max_length=40)]
    reason: Annotated[str, Field(max_length=200)] = ""


class LineAdmin:
    """The handlers; services ask for rights."""

    def __init__(self, *, book: LineBook, inspector: LineInspector, blocked: BlockList) -> None:
        self._book = book
        self._inspector = inspector
        self._blocked = blocked
        self._translators = {each: Translator(each) for each in Language}

    async def every(self, asked: Asked) -> Page[LineShown]:
        """In their order."""
        items = [self._shown(each, asked) for each in self._inspector.standings()]
        return Page[LineShown](items=items, total=len(items))

    async def one(self, asked: Asked) -> LineShown:
        """By its id, or its name."""
        return self._line(self._book.get(asked.path["id"]).id, asked)

    async def add(self, asked: Asked) -> LineShown:
        """It is served as soon as it can be."""
        given = asked.body(NewLine)
        line = await self._book.add(given.fields, name=given.name, actor=asked.actor.id)
        return self._line(line.id, asked)

    async def change(self, asked: Asked) -> LineShown:
        """It begins anew where that is needed."""
        line, given = self._book.get(asked.path["id"]), asked.body(ChangedLine)
        if given.name is not None:
            await self._book.rename(line.id, given.name, actor=asked.actor.id)
        for field, text in given.fields.items():
            await self._book.set(line.id, field, text, actor=asked.actor.id)
        return self._line(line.id, asked)

    async def remove(self, asked: Asked) -> None:
        """It is served no more."""
        await self._book.remove(self._book.get(asked.path["id"]).id, actor=asked.actor.id)

    async def restore(self, asked: Asked) -> LineShown:
        """As it was."""
        line = await self._book.restore(asked.path["id"], actor=asked.actor.id)
        return self._line(line.id, asked)

    async def check(self, asked: Asked) -> CheckShown:
        """The device is asked."""
        found = await self._inspector.check(asked.path["id"])
        return CheckShown(check=_CHECK.dump_python(found, mode="json"))

    async def balance(self, asked: Asked) -> BalanceShown:
        """The operator is asked."""
        line = self._book.get(asked.path["id"])
        return BalanceShown(told=await self._inspector.balance(line.id))

    def enable(self, *, enabled: bool) -> Handler:
        """Whether it is served."""

        async def change(asked: Asked) -> LineShown:
            line = self._book.get(asked.path["id"])
            await self._book.enable(line.id, enabled=enabled, actor=asked.actor.id)
            return self._line(line.id, asked)

        return change

    async def blocked(self, asked: Asked) -> Page[BlockedShown]:
        """In the order in which they were blocked."""
        return paged(self._blocked.all(), asked.query(Paging), BlockedShown)

    async def block(self, asked: Asked) -> None:
        """From now on."""
        given = asked.body(BlockGiven)
        await self._blocked.block(PhoneNumber.parse(given.number), reason=given.reason)

    async def unblock(self, asked: Asked) -> None:
        """They may call again."""
        await self._blocked.unblock(PhoneNumber.parse(asked.path["id"]))

    def _line(self, line_id: str, asked: Asked) -> LineShown:
        standings = self._inspector.standings()
        return self._shown(next(each for each in standings if each.line.id == line_id), asked)

    def _shown(self, standing: Standing, asked: Asked) -> LineShown:
        line, reason = standing.line, standing.reason
        return LineShown(
            id=line.id,
            name=line.name,
            enabled=line.enabled,
            state=standing.state,
            reason=None if reason is None else self._translators[asked.language].error(reason),
            fields=FIELDS.all_texts(line.get),
        )


def routes(admin: LineAdmin) -> tuple[Route, ...]:
    """Of lines."""
    lines = Resource(
        at="/admin/lines",
        tag="lines",
        statuses={"line-fixed-by-file": 409},
    )
    route = lines.route
    blocked = Resource(at="/admin/blocked", tag="lines", statuses={"line-not-blocked": 404}).route
    return (
        route("GET", admin.every, "Lines and how they stand", answer=Page[LineShown]),
        route("POST", admin.add, "Add a line", body=NewLine, answer=LineShown, status=201),
        route("GET /{id}", admin.one, "One line", answer=LineShown),
        route("PATCH /{id}", admin.change, "Change a line", body=ChangedLine, answer=LineShown),
        route("DELETE /{id}", admin.remove, "Remove a line"),
        route("POST /{id}/restore", admin.restore, "Take its removal back", answer=LineShown),
        route(
            "POST /{id}/pause", admin.enable(enabled=False), "Take no calls on it",
            answer=LineShown,
        ),
        route(
            "POST /{id}/resume", admin.enable(enabled=True), "Take calls on it again",
            answer=LineShown,
        ),
        route(
            "GET /{id}/check", admin.check, "Ask its device how it is", answer=CheckShown,
            statuses={"line-check-failed": 503, "line-lost": 503},
        ),
        route(
            "GET /{id}/balance", admin.balance, "Ask the operator for the balance",
            answer=BalanceShown,
            statuses=dict.fromkeys(
                ("line-balance-not-served", "line-ussd-other", "line-ussd-timeout"), 503
            ),
        ),
        blocked("GET", admin.blocked, "Blocked numbers", query=Paging, answer=Page[BlockedShown]),
        blocked("POST", admin.block, "Block a number", body=BlockGiven),
        blocked("DELETE /{id}", admin.unblock, "Take a number off the list"),
    )  # fmt: skip
