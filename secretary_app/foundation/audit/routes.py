"""``/admin/audit``: who did what, as a list and as a file, and whether the log is whole."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from aiohttp import web
from pydantic import Field

from secretary_app.foundation.audit.files import write_entries
from secretary_app.foundation.audit.models import Filter, Flaw
from secretary_app.foundation.audit.service import AuditLog
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Moment, Outgoing, Page


class Form(StrEnum):
    """How the log leaves the program."""

    CSV = "csv"
    JSON = "json"
    """Lines of JSON."""


MEDIAS = {Form.CSV: ("text/csv", "audit.csv"), Form.JSON: ("application/x-ndjson", "audit.jsonl")}


class Which(Incoming):
    """What is empty does not choose."""

    since: Moment | None = None
    until: Moment | None = None
    actor: Line = ""
    """Id or name."""
    deed: Line = ""
    """A right, or its beginning up to the dot."""
    subject: Line = ""
    outcome: Line = ""
    words: Line = ""


class LogsWanted(Which):
    """The newest first."""

    limit: Annotated[int, Field(ge=1, le=1000)] = 200


class ExportWanted(Which):
    """All of them, the oldest first."""

    form: Form = Form.CSV


class EntryShown(Outgoing):
    """Somebody did something."""

    number: int
    at: datetime
    actor_id: str
    actor_name: str
    role: str
    origin: str
    deed: str
    subject: str
    outcome: str
    before: dict[str, Any]
    after: dict[str, Any]
    erased: bool


class VerifyWanted(Incoming):
    """A newest hash that somebody wrote down earlier."""

    expected: Annotated[str, Field(max_length=128)] | None = None


class VerdictShown(Outgoing):
    """What a check of the whole log found."""

    whole: bool
    entries: int
    newest: str
    flaws: list[tuple[int, Flaw]]
    knows_expected: bool | None


class AuditAdmin:
    """The handlers; the log asks for rights."""

    def __init__(self, *, log: AuditLog) -> None:
        self._log = log

    async def logs(self, asked: Asked) -> Page[EntryShown]:
        """Newest first."""
        wanted = asked.query(LogsWanted)
        found = await self._log.find(_filter(wanted), newest=wanted.limit + 1)
        items = [EntryShown.model_validate(each) for each in found[: wanted.limit]]
        return Page[EntryShown](items=items, more=len(found) > wanted.limit)

    async def export(self, asked: Asked) -> Answer:
        """As a file."""
        wanted = asked.query(ExportWanted)
        media, name = MEDIAS[wanted.form]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / name
            await write_entries(self._log.export(_filter(wanted)), file)
            content = await asyncio.to_thread(file.read_bytes)
        return web.Response(
            body=content,
            content_type=media,
            charset="utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    async def verify(self, asked: Asked) -> VerdictShown:
        """Every row is checked."""
        expected = asked.query(VerifyWanted).expected
        return VerdictShown.model_validate(await self._log.verify(expected=expected))


def routes(admin: AuditAdmin) -> tuple[Route, ...]:
    """Of the audit log."""
    route = Resource(at="/admin/audit", tag="audit").route
    return (
        route("GET /logs", admin.logs, "Who did what", query=LogsWanted, answer=Page[EntryShown]),
        route(
            "GET /export", admin.export, "The log as a file", query=ExportWanted, gives="text/csv"
        ),
        route(
            "GET /verify", admin.verify, "Whether the log is whole", query=VerifyWanted,
            answer=VerdictShown,
        ),
    )  # fmt: skip


def _filter(which: Which) -> Filter:
    return Filter(
        since=which.since,
        until=which.until,
        actor=which.actor,
        deed=which.deed,
        subject=which.subject,
        outcome=which.outcome,
        words=which.words,
    )
