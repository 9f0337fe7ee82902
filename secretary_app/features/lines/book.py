"""Which lines there are: the table ``lines``, over it what ``settings.toml`` fixes.

In that file ``[line]`` is the first line, and ``[lines.line2]`` another. A line that only the file
names is added. Read once at the opening; only one process owns a data folder. Nothing here knows
whether a line is served.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import select

from secretary_app.features.lines.errors import LineFixedByFile, LineMissing
from secretary_app.features.lines.events import LineAdded, LineChanged, LineRemoved
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import FIELDS
from secretary_app.features.lines.tables import LineRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.settings.errors import BadSettingsFile
from secretary_app.foundation.settings.file import read_tree, read_values
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import last_number

FIRST_LINE = "line1"

NUMBERED = "line"
"""What the ids begin with."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")


class LineBook:
    """Keeps the lines."""

    def __init__(
        self,
        *,
        database: Database,
        events: EventBus,
        clock: Clock,
        file: Path,
        lines: dict[str, PhoneLine],
        fixed: Mapping[str, Mapping[str, object]],
        last_number: int,
    ) -> None:
        self._database = database
        self._events = events
        self._clock = clock
        self._file = file
        self._lines = lines
        self._fixed = fixed
        self._last_number = last_number

    @classmethod
    async def open(cls, *, database: Database, file: Path, events: EventBus, clock: Clock) -> Self:
        """Raises BadSettingsFile, UnknownSetting or BadSettingValue for what stands in ``file``."""
        fixed = _fixed_by(file)
        lines: dict[str, PhoneLine] = {}
        async with database.read() as session:
            rows = list(await session.scalars(select(LineRow).order_by(LineRow.added_at)))
        for row in rows:
            if row.removed_at is None:
                lines[row.id] = _line(row)
        made = cls(
            database=database,
            events=events,
            clock=clock,
            file=file,
            lines=lines,
            fixed=fixed,
            last_number=last_number(NUMBERED, (row.id for row in rows)),
        )
        for line_id in fixed:
            if line_id not in lines:
                await made._keep(PhoneLine(id=line_id))
        return made

    def all(self) -> tuple[PhoneLine, ...]:
        """In the order in which they were added."""
        return tuple(self._with_fixed(line) for line in self._lines.values())

    def get(self, line_id: str) -> PhoneLine:
        """By its id, or by its name. Raises LineMissing."""
        for line in self._lines.values():
            if line_id in {line.id, line.name}:
                return self._with_fixed(line)
        raise LineMissing(line_id=line_id, known=", ".join(self._lines))

    def first(self) -> PhoneLine:
        """Whom it is about where no line is named. Raises LineMissing where there is none."""
        lines = self.all()
        if not lines:
            raise LineMissing(line_id=FIRST_LINE, known="")
        return next((line for line in lines if line.enabled), lines[0])

    @needs(CHANGE_SETTINGS)
    async def add(
        self, chosen: Mapping[str, str], *, name: str = "", actor: str = "cli"
    ) -> PhoneLine:
        """Another line; ``chosen`` are texts by the name of their field.

        Raises UnknownSetting or BadSettingValue.
        """
        values = {}
        for field, text in chosen.items():
            setting = FIELDS.named(field)
            values[setting.key] = setting.parse(text)
        line = PhoneLine(id=f"{NUMBERED}{self._last_number + 1}", name=name, chosen=values)
        await self._keep(line)
        self._events.emit(LineAdded(at=self._clock.now(), actor=actor, line_id=line.id))
        return self.get(line.id)

    @needs(CHANGE_SETTINGS, about="line_id")
    async def set(self, line_id: str, field: str, text: str, *, actor: str = "cli") -> PhoneLine:
        """Chooses another value of a field.

        Raises LineMissing, UnknownSetting, BadSettingValue or LineFixedByFile.
        """
        line = self._lines[self.get(line_id).id]
        setting = FIELDS.named(field)
        value = setting.parse(text)
        if setting.key in self._fixed.get(line.id, {}):
            raise LineFixedByFile(line_id=line.id, field=field, file=self._file)
        chosen = FIELDS.changed(line.chosen, setting, value)
        return await self._change(line, replace(line, chosen=chosen), actor=actor)

    @needs(CHANGE_SETTINGS, about="line_id")
    async def rename(self, line_id: str, name: str, *, actor: str = "cli") -> PhoneLine:
        """Calls it so. Raises LineMissing."""
        line = self._lines[self.get(line_id).id]
        return await self._change(line, replace(line, name=name), actor=actor)

    @needs(CHANGE_SETTINGS, about="line_id")
    async def enable(self, line_id: str, *, enabled: bool, actor: str = "cli") -> PhoneLine:
        """Whether it is served. Raises LineMissing."""
        line = self._lines[self.get(line_id).id]
        return await self._change(line, replace(line, enabled=enabled), actor=actor)

    @needs(CHANGE_SETTINGS, about="line_id")
    async def remove(self, line_id: str, *, actor: str = "cli") -> None:
        """It is ours no more; what happened on it stays.

        Raises LineMissing, or LineFixedByFile for one that would come back.
        """
        line = self.get(line_id)
        if line.id in self._fixed:
            raise LineFixedByFile(line_id=line.id, field="", file=self._file)
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.get_one(LineRow, line.id)
            row.removed_at = now
        del self._lines[line.id]
        self._events.emit(LineRemoved(at=now, actor=actor, line_id=line.id))

    @needs(CHANGE_SETTINGS, about="line_id")
    async def restore(self, line_id: str, *, actor: str = "cli") -> PhoneLine:
        """One that was removed is ours again, as it was. Raises LineMissing."""
        async with self._database.read() as session:
            row = await session.get(LineRow, line_id)
        if row is None:
            raise LineMissing(line_id=line_id, known=", ".join(self._lines))
        line = _line(row)
        await self._keep(line)
        self._events.emit(LineAdded(at=self._clock.now(), actor=actor, line_id=line.id))
        return self._with_fixed(line)

    async def _change(self, before: PhoneLine, after: PhoneLine, *, actor: str) -> PhoneLine:
        if after != before:
            await self._keep(after)
            self._events.emit(LineChanged(at=self._clock.now(), actor=actor, line_id=after.id))
        return self._with_fixed(after)

    async def _keep(self, line: PhoneLine) -> None:
        chosen = FIELDS.texts(line.chosen)
        async with self._database.write() as session:
            row = await session.get(LineRow, line.id)
            if row is None:
                row = LineRow(id=line.id, added_at=self._clock.now())
                session.add(row)
            row.name, row.enabled, row.chosen, row.removed_at = (
                line.name,
                line.enabled,
                chosen,
                None,
            )
        self._lines[line.id] = line
        self._last_number = max(self._last_number, last_number(NUMBERED, (line.id,)))

    def _with_fixed(self, line: PhoneLine) -> PhoneLine:
        fixed = self._fixed.get(line.id)
        return line if not fixed else replace(line, chosen={**line.chosen, **fixed})


def _fixed_by(file: Path) -> dict[str, dict[str, object]]:
    """Line to what the file fixes of it."""
    tree = read_tree(file)
    sections = {FIRST_LINE: tree["line"]} if "line" in tree else {}
    for line_id, section in dict(tree.get("lines", {})).items():
        if not (_ID.fullmatch(line_id) and isinstance(section, dict)):
            raise BadSettingsFile(file=file, reason=f"lines.{line_id}")
        sections[line_id] = section | sections.get(line_id, {})
    return {
        line_id: read_values({"line": section}, FIELDS, file)
        for line_id, section in sections.items()
    }


def _line(row: LineRow) -> PhoneLine:
    chosen = FIELDS.read(row.chosen, whose=row.id)
    return PhoneLine(id=row.id, name=row.name, enabled=row.enabled, chosen=chosen)
