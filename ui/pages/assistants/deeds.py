"""What is done with assistants: a field is changed, one is added or goes; each with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from secretary_app.features.assistants.models import Profile
from secretary_app.features.assistants.personas import PERSONAS
from secretary_app.features.assistants.settings import FIELDS
from ui.pages.assistants.view import found, free_id, is_built_in, name_of
from ui.pages.field_saving import save_field
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.settings_form import SettingsForm

NAMES = {"name_ru": "Новый секретарь", "name_en": "New secretary"}
"""Of one that was just added."""


class AssistantDeeds:
    """Of the page."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        self._desk, self._banner = desk, banner
        self._service = desk.workspace.assistants

    def change(self, form: SettingsForm, assistant_id: str, key: str, text: str) -> None:
        """A field was left; what is wrong with it is said beside it."""
        setting, field = FIELDS.find(key), FIELDS.name(key)
        service, actor = self._service, self._desk.actor()
        save_field(
            self._desk,
            form,
            setting,
            text,
            holds=service.profile(assistant_id).chosen.get(key, setting.default),
            store=lambda wanted: service.set(assistant_id, field, wanted, actor=actor),
            name=f"assistants.set.{assistant_id}.{field}",
            complain=self._banner,
        )

    def set(self, assistant_id: str, field: str, text: str, before: str, name: str) -> None:
        """``name`` is what the field is called."""
        service, actor = self._service, self._desk.actor()
        self._desk.operations.run(
            lambda: service.set(assistant_id, field, text, actor=actor),
            name=f"assistants.set.{assistant_id}.{field}",
            title=self._desk.words.text("lines-saving"),
            complain=self._banner,
            said=self._desk.words.text("settings-saved", name=name),
            undo=lambda: service.set(assistant_id, field, before, actor=actor),
        )

    def add(self, button: QWidget, made: Callable[[str], object]) -> None:
        """A new one, whose id ``made`` hears."""
        service, actor = self._service, self._desk.actor()
        new = free_id([each.id for each in service.all()])

        async def add() -> None:
            await service.add(new, persona=next(iter(PERSONAS)), chosen=NAMES, actor=actor)
            made(new)

        self._desk.operations.run(
            add,
            name="assistants.add",
            title=self._desk.words.text("lines-saving"),
            blocks=button,
            complain=self._banner,
            said=self._desk.words.text("assistants-made"),
            undo=lambda: service.remove(new, actor=actor),
        )

    def remove(self, profile: Profile) -> None:
        """She goes; one that is built in is as at first."""
        service, actor, words = self._service, self._desk.actor(), self._desk.words
        texts = FIELDS.texts(profile.chosen)

        async def put_back() -> None:
            if is_built_in(profile):
                for field, text in texts.items():
                    await service.set(profile.id, field, text, actor=actor)
            else:
                await service.add(profile.id, persona=profile.persona, chosen=texts, actor=actor)

        name = name_of(found(self._desk.workspace, profile.id), words)
        said = "assistants-is-as-at-first" if is_built_in(profile) else "assistants-is-removed"
        self._desk.operations.run(
            lambda: service.remove(profile.id, actor=actor),
            name="assistants.remove",
            title=words.text("lines-saving"),
            complain=self._banner,
            said=words.text(said, name=name),
            undo=put_back,
        )
