"""Which widgets there are: the table ``widgets``. Nothing here knows who visits them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Self

from sqlalchemy import select

from secretary_app.channels.widget import settings as fields
from secretary_app.channels.widget.errors import WidgetFieldBad, WidgetMissing
from secretary_app.channels.widget.events import WidgetAdded, WidgetChanged, WidgetRemoved
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.origins import is_domain
from secretary_app.channels.widget.rights import CHANGE_WIDGETS, VIEW_WIDGETS
from secretary_app.channels.widget.settings import FIELDS
from secretary_app.channels.widget.tables import WidgetRow
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.knowledge.hours_text import BadHours, parse_hours
from secretary_app.foundation.auth.acting import current_actor, needs, tell_change
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.settings import Setting
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import last_number

NAME, ENABLED = "name", "enabled"
"""May be set like fields."""
LONGEST_NAME = 64

NUMBERED = "site"
"""What the ids begin with."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LINK = re.compile(r"https?://[^\s\"'<>]+")


class WidgetBook:
    """Keeps the widgets."""

    def __init__(
        self,
        *,
        database: Database,
        assistants: AssistantService,
        events: EventBus,
        clock: Clock,
        widgets: dict[str, Widget],
        last_number: int,
    ) -> None:
        self._database = database
        self._assistants = assistants
        self._events = events
        self._clock = clock
        self._widgets = widgets
        self._last_number = last_number

    @classmethod
    async def open(
        cls, *, database: Database, assistants: AssistantService, events: EventBus, clock: Clock
    ) -> Self:
        """Reads them all; only one process owns a data folder."""
        async with database.read() as session:
            rows = list(await session.scalars(select(WidgetRow).order_by(WidgetRow.added_at)))
        widgets = {row.id: _widget(row) for row in rows if row.removed_at is None}
        return cls(
            database=database,
            assistants=assistants,
            events=events,
            clock=clock,
            widgets=widgets,
            last_number=last_number(NUMBERED, (row.id for row in rows)),
        )

    @needs(VIEW_WIDGETS)
    def all(self) -> tuple[Widget, ...]:
        """In the order in which they were added."""
        return tuple(self._widgets.values())

    @needs(VIEW_WIDGETS)
    def get(self, widget_id: str) -> Widget:
        """By its id, or by its name. Raises WidgetMissing."""
        for widget in self._widgets.values():
            if widget_id in {widget.id, widget.name}:
                return widget
        raise WidgetMissing(widget_id=widget_id)

    def met(self, widget_id: str) -> Widget:
        """For a page that names it: nobody has signed in there. Raises WidgetMissing."""
        widget = self._widgets.get(widget_id)
        if widget is None or not widget.enabled:
            raise WidgetMissing(widget_id=widget_id)
        return widget

    @needs(CHANGE_WIDGETS)
    async def add(self, chosen: Mapping[str, str], *, name: str = "") -> Widget:
        """Another widget; ``chosen`` are texts by the name of their field.

        Raises UnknownSetting, BadSettingValue, WidgetFieldBad or UnknownPersona.
        """
        values = {}
        for field, text in chosen.items():
            setting = FIELDS.named(field)
            values[setting.key] = self._parsed(setting, text)
        widget = Widget(
            id=f"{NUMBERED}{self._last_number + 1}", name=name.strip()[:LONGEST_NAME], chosen=values
        )
        await self._keep(widget)
        tell_change(after={"widget": widget.id, **chosen})
        actor = current_actor().id
        self._events.emit(WidgetAdded(at=self._clock.now(), actor=actor, widget_id=widget.id))
        return widget

    @needs(CHANGE_WIDGETS, about="widget_id")
    async def set(self, widget_id: str, field: str, text: str) -> Widget:
        """Chooses another value of a field. Raises what ``change`` does."""
        return await self.change(widget_id, {field: text})

    @needs(CHANGE_WIDGETS, about="widget_id")
    async def change(self, widget_id: str, texts: Mapping[str, str]) -> Widget:
        """Chooses other values of fields, another name, or switches it on or off: all or nothing.

        Raises WidgetMissing, UnknownSetting, BadSettingValue, WidgetFieldBad or UnknownPersona.
        """
        before = self.get(widget_id)
        after, chosen = before, dict(before.chosen)
        for field, text in texts.items():
            if field == NAME:
                after = replace(after, name=text.strip()[:LONGEST_NAME])
                continue
            if field == ENABLED:
                after = replace(after, enabled=fields.FORM.parse(text))
                continue
            setting = FIELDS.named(field)
            chosen = FIELDS.changed(chosen, setting, self._parsed(setting, text))
        after = replace(after, chosen=chosen)
        if after != before:
            await self._keep(after)
            tell_change(after=dict(texts))
            actor = current_actor().id
            self._events.emit(WidgetChanged(at=self._clock.now(), actor=actor, widget_id=after.id))
        return after

    @needs(CHANGE_WIDGETS, about="widget_id")
    async def remove(self, widget_id: str) -> None:
        """It answers nobody any more; what was said on it stays. Raises WidgetMissing."""
        widget = self.get(widget_id)
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.get_one(WidgetRow, widget.id)
            row.removed_at = now
        del self._widgets[widget.id]
        self._events.emit(WidgetRemoved(at=now, actor=current_actor().id, widget_id=widget.id))

    @needs(CHANGE_WIDGETS, about="widget_id")
    async def restore(self, widget_id: str) -> Widget:
        """One that was removed is ours again, as it was. Raises WidgetMissing."""
        async with self._database.read() as session:
            row = await session.get(WidgetRow, widget_id)
        if row is None:
            raise WidgetMissing(widget_id=widget_id)
        widget = _widget(row)
        await self._keep(widget)
        actor = current_actor().id
        self._events.emit(WidgetAdded(at=self._clock.now(), actor=actor, widget_id=widget.id))
        return widget

    def _parsed(self, setting: Setting[object], text: str) -> object:
        """What ``text`` means there, beyond its type."""
        value = setting.parse(text)
        written, good = str(value), True
        if setting is fields.COLOUR:
            value = written.lower()
            good = _COLOUR.fullmatch(written.lower()) is not None
        elif setting is fields.DOMAINS:
            value = tuple(each.lower() for each in fields.DOMAINS.parse(text))
            good = all(is_domain(each) for each in value)
        elif setting is fields.LANGUAGES:
            good = set(fields.LANGUAGES.parse(text)) <= {each.value for each in Language}
        elif setting is fields.HOURS:
            good = written in {fields.COMPANY_HOURS, fields.ALWAYS} or _is_hours(written)
        elif setting is fields.CONSENT_LINK:
            good = not written or _LINK.fullmatch(written) is not None
        elif setting is fields.ASSISTANT:
            value = self._assistants.profile(written).id
        if not good:
            raise WidgetFieldBad(field=FIELDS.name(setting.key), value=text)
        return value

    async def _keep(self, widget: Widget) -> None:
        chosen = FIELDS.texts(widget.chosen)
        async with self._database.write() as session:
            row = await session.get(WidgetRow, widget.id)
            if row is None:
                row = WidgetRow(id=widget.id, added_at=self._clock.now())
                session.add(row)
            row.name, row.enabled, row.chosen = widget.name, widget.enabled, chosen
            row.removed_at = None
        self._widgets[widget.id] = widget
        self._last_number = max(self._last_number, last_number(NUMBERED, (widget.id,)))


def _is_hours(text: str) -> bool:
    try:
        parse_hours(text)
    except BadHours:
        return False
    return True


def _widget(row: WidgetRow) -> Widget:
    chosen = FIELDS.read(row.chosen, whose=f"widget {row.id}")
    return Widget(id=row.id, name=row.name, enabled=row.enabled, chosen=chosen)
