"""Visitors: known by a token that only their browser has, and what each of them may see.

A visit begins with the first thing that is written, not with a look at the page. It lasts for as
long as it is used at least once in ``LASTS``. Nothing here knows a wire, or what is said.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.widget.errors import VisitMissing
from secretary_app.channels.widget.models import NewVisit, Visit, WidgetFigures
from secretary_app.channels.widget.rights import RECEIVE_VISITORS, VIEW_WIDGETS
from secretary_app.channels.widget.tables import VisitMessageRow, VisitRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database, table_of
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id

LASTS = timedelta(days=30)

TOKEN_BYTES = 32

SEEN_AGAIN = timedelta(minutes=10)
"""Nobody needs to know more exactly when a visitor was here, and the disk is spared."""

MOST_RECENT = 5000
"""Visits known without asking the disk, for as long as their time need not be written anew."""

LONGEST_PAGE = 500

LATELY = 3
"""Visits of a widget that are told one by one."""

_SHOWN = insert(table_of(VisitMessageRow))

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


class Visits:
    """Knows browsers, not people."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._recent: dict[tuple[str, str], Visit] = {}

    @needs(RECEIVE_VISITORS)
    async def begin(self, widget_id: str, *, language: str, page: str) -> NewVisit:
        """A browser that was never here, or has forgotten it."""
        now, token = self._clock.now(), secrets.token_urlsafe(TOKEN_BYTES)
        row = VisitRow(
            id=new_id(),
            widget_id=widget_id,
            token_hash=_hash(token),
            language=language,
            page=page.partition("?")[0].partition("#")[0][:LONGEST_PAGE],
            begun_at=now,
            seen_at=now,
        )
        async with self._database.write() as session:
            session.add(row)
        return NewVisit(visit=_visit(row), token=token)

    @needs(RECEIVE_VISITORS)
    async def resume(self, widget_id: str, token: str) -> Visit:
        """Whose token it is. Raises VisitMissing."""
        if not _TOKEN.fullmatch(token):
            raise VisitMissing
        now, hashed = self._clock.now(), _hash(token)
        recent = self._recent.get((widget_id, hashed))
        if recent is not None and now - recent.seen_at <= SEEN_AGAIN:
            return recent
        async with self._database.read() as session:
            row = await session.scalar(
                select(VisitRow).where(
                    VisitRow.token_hash == hashed,
                    VisitRow.widget_id == widget_id,
                    VisitRow.seen_at > now - LASTS,
                )
            )
        if row is None:
            raise VisitMissing
        visit = _visit(row)
        if now - visit.seen_at > SEEN_AGAIN:
            async with self._database.write() as session:
                (await session.get_one(VisitRow, visit.id)).seen_at = now
            visit = replace(visit, seen_at=now)
        if len(self._recent) >= MOST_RECENT:
            self._recent.clear()
        self._recent[widget_id, hashed] = visit
        return visit

    @needs(RECEIVE_VISITORS)
    async def may_see(self, visit_id: str) -> set[str]:
        """Ids of the messages that this browser wrote, or was answered with."""
        async with self._database.read() as session:
            chosen = select(VisitMessageRow.message_id).where(VisitMessageRow.visit_id == visit_id)
            return set(await session.scalars(chosen))

    @needs(RECEIVE_VISITORS)
    async def last_of(self, visit_ids: Collection[str]) -> Visit | None:
        """Of one person's browsers the one that was here last."""
        async with self._database.read() as session:
            row = await session.scalar(
                select(VisitRow)
                .where(VisitRow.id.in_(visit_ids))
                .order_by(VisitRow.seen_at.desc())
                .limit(1)
            )
        return None if row is None else _visit(row)

    @needs(VIEW_WIDGETS)
    async def figures(self) -> dict[str, WidgetFigures]:
        """Of each widget that anybody has written on, by its id."""
        midnight = self._clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        found = dict[str, WidgetFigures]()
        async with self._database.read() as session:
            written = await session.execute(
                select(VisitRow.widget_id, func.count())
                .join(VisitMessageRow, VisitMessageRow.visit_id == VisitRow.id)
                .group_by(VisitRow.widget_id)
            )
            messages = {row[0]: row[1] for row in written}
            visits = await session.execute(
                select(
                    VisitRow.widget_id,
                    func.count(),
                    func.count().filter(VisitRow.seen_at >= midnight),
                ).group_by(VisitRow.widget_id)
            )
            for widget_id, count, today in visits.all():
                lately = await session.scalars(
                    select(VisitRow)
                    .where(VisitRow.widget_id == widget_id)
                    .order_by(VisitRow.seen_at.desc())
                    .limit(LATELY)
                )
                newest = tuple(_visit(row) for row in lately)
                found[widget_id] = WidgetFigures(
                    today=today,
                    visits=count,
                    messages=messages.get(widget_id, 0),
                    last_at=newest[0].seen_at,
                    lately=newest,
                )
        return found


async def show_within(session: AsyncSession, visit_id: str, message_id: str) -> None:
    """In the session that stores a message: this browser may see it."""
    await session.execute(_SHOWN, {"message_id": message_id, "visit_id": visit_id})


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _visit(row: VisitRow) -> Visit:
    return Visit(
        id=row.id,
        widget_id=row.widget_id,
        language=row.language,
        page=row.page,
        begun_at=row.begun_at,
        seen_at=row.seen_at,
    )
