"""Reads the list of calls: by days, and page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, String, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.calls.history.models import CallFilter, DayOfCalls, ListedCall
from secretary_app.features.calls.repo import record_of
from secretary_app.features.calls.tables import CallRow, TurnRow
from secretary_app.features.conversations.tables import SEARCH, MessageRow
from secretary_app.features.people.tables import PersonRow
from secretary_app.features.promises.models import PromiseKind
from secretary_app.features.promises.tables import PromiseRow

LONGEST_ASKED = 160
"""Characters: more is no second line of a row."""

FEWEST_DIGITS = 2
"""Of a number: one alone would find nearly every call."""

_NO_DIGIT = re.compile(r"\D")
_NUMBER = re.compile(r"[\d\s()+\-]+")


class CallHistoryRepo:
    """Within one session; it only reads."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def days(self, which: CallFilter) -> list[DayOfCalls]:
        """Days with calls, the newest first."""
        day = func.date(CallRow.rang_at, "localtime", type_=String).label("day")
        rows = await self._session.execute(
            select(day, func.count()).where(*_conditions(which)).group_by(day).order_by(day.desc())
        )
        return [DayOfCalls(day=date.fromisoformat(each), count=count) for each, count in rows]

    async def page(self, which: CallFilter, *, offset: int, limit: int) -> list[ListedCall]:
        """So many calls from the ``offset``-th on, the newest first."""
        query = (
            select(CallRow, PersonRow.name)
            .outerjoin(PersonRow, PersonRow.id == CallRow.person_id)
            .where(*_conditions(which))
            .order_by(CallRow.rang_at.desc(), CallRow.id.desc())
            .offset(offset)
            .limit(limit)
        )
        rows = (await self._session.execute(query)).all()
        ids = [row.id for row, _ in rows]
        asked, promised = await self._asked(ids), await self._promised(ids)
        return [
            ListedCall(
                record=record_of(row),
                name=name,
                asked=asked.get(row.id, ""),
                promised=tuple(promised[row.id]),
            )
            for row, name in rows
        ]

    async def place_of(self, call_id: str, which: CallFilter) -> int | None:
        """How many calls stand before it; None where it is not among them."""
        query = select(CallRow.rang_at).where(CallRow.id == call_id, *_conditions(which))
        rang_at = await self._session.scalar(query)
        if rang_at is None:
            return None
        newer = or_(
            CallRow.rang_at > rang_at, (CallRow.rang_at == rang_at) & (CallRow.id > call_id)
        )
        count = select(func.count()).select_from(CallRow).where(newer, *_conditions(which))
        return await self._session.scalar(count) or 0

    async def _asked(self, ids: Iterable[str]) -> dict[str, str]:
        first = (
            select(TurnRow.call_id, func.min(TurnRow.number).label("number"))
            .where(TurnRow.call_id.in_(ids), TurnRow.understood, TurnRow.text != "")
            .group_by(TurnRow.call_id)
            .subquery()
        )
        rows = await self._session.execute(
            select(TurnRow.call_id, func.substr(TurnRow.text, 1, LONGEST_ASKED)).join(
                first,
                (first.c.call_id == TurnRow.call_id) & (first.c.number == TurnRow.number),
            )
        )
        return {str(call_id): str(text) for call_id, text in rows}

    async def _promised(self, ids: Iterable[str]) -> dict[str, list[str]]:
        rows = await self._session.execute(
            select(PromiseRow.call_id, PromiseRow.kind)
            .where(PromiseRow.call_id.in_(ids))
            .group_by(PromiseRow.call_id, PromiseRow.kind)
            .order_by(func.min(PromiseRow.made_at))
        )
        found: dict[str, list[str]] = defaultdict(list)
        for call_id, kind in rows:
            found[str(call_id)].append(kind)
        return found


def _conditions(which: CallFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if which.outcomes:
        found.append(CallRow.outcome.in_([each.value for each in which.outcomes]))
    if which.line_id is not None:
        found.append(CallRow.line_id == which.line_id)
    if which.since is not None:
        found.append(CallRow.rang_at >= _midnight(which.since))
    if which.until is not None:
        found.append(CallRow.rang_at < _midnight(which.until + timedelta(days=1)))
    same = [
        column == value
        for column, value in (
            (CallRow.number, which.number),
            (CallRow.person_id, which.person_id),
        )
        if value is not None
    ]
    if same:
        found.append(or_(*same))
    if which.with_message:
        left = select(PromiseRow.call_id).where(PromiseRow.kind == PromiseKind.DELIVER.value)
        found.append(CallRow.id.in_(left.where(PromiseRow.call_id.is_not(None))))
    if which.text.strip():
        found.append(or_(*_matches(" ".join(which.text.split()))))
    return found


def _matches(text: str) -> list[ColumnElement[bool]]:
    said = select(MessageRow.call_id).where(SEARCH.matches(text), MessageRow.call_id.is_not(None))
    found: list[ColumnElement[bool]] = [CallRow.id.in_(said)]
    # SQLite folds no Cyrillic: the usual ways to write a name are asked for one by one.
    ways = {text, text.casefold(), text.title(), text.upper(), text.capitalize()}
    named = select(PersonRow.id).where(
        or_(*(PersonRow.name.contains(way, autoescape=True) for way in sorted(ways)))
    )
    found.append(CallRow.person_id.in_(named))
    digits = _NO_DIGIT.sub("", text)
    if _NUMBER.fullmatch(text) and len(digits) >= FEWEST_DIGITS:
        # At home people begin a number with 8 where the world writes +7.
        home = digits[1:] if digits.startswith("8") and len(digits) > FEWEST_DIGITS + 1 else digits
        found += [CallRow.number.contains(each) for each in sorted({digits, home})]
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min).astimezone()
