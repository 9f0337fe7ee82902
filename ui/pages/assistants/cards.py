"""The cards of one assistant: how she greets, is called and sounds, which lines are hers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from secretary_app.features.assistants.models import Assistant, Profile
from secretary_app.features.assistants.personas import PERSONAS
from secretary_app.features.assistants.settings import OWN_LANGUAGES, OWN_NAME
from secretary_app.features.model_library.models import InstalledModel
from secretary_app.foundation.settings import Setting
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from ui.pages.assistants.deeds import AssistantDeeds
from ui.pages.assistants.sounding import Sounding
from ui.pages.assistants.view import (
    GREETING,
    NAMING,
    SPEAKING,
    is_built_in,
    language_options,
    lines_of,
    persona_name,
    voice_options,
)
from ui.pages.lines.view import title_of
from ui.shell.page import Desk
from ui.theme import Role, theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.item import Act, Item, list_in
from ui.widgets.settings_form import SettingsForm
from ui.widgets.text import Label

AnySetting = Setting[Any]
"""Any: the fields have different types."""


class AssistantCards:
    """Makes them anew whenever something of her is another."""

    def __init__(self, desk: Desk, *, deeds: AssistantDeeds, sounding: Sounding) -> None:
        self._desk, self._deeds, self._sounding = desk, deeds, sounding
        self.forms: list[SettingsForm] = []
        """Of the cards that were made last."""
        self.models: Sequence[InstalledModel] = ()
        """With the voices that are installed."""

    def of(self, profile: Profile, assistant: Assistant, prompt: QWidget) -> list[QWidget]:
        """From top to bottom; ``prompt`` is the card that stays, whatever else is made anew."""
        self.forms = []
        return [
            self._greeting(assistant),
            self._fields("assistants-naming", profile, NAMING, self._persona(profile)),
            self._fields("assistants-speaking", profile, SPEAKING),
            prompt,
            self._lines(profile),
            self._end(profile),
        ]

    def _greeting(self, assistant: Assistant) -> Card:
        words = self._desk.words
        card = Card(words.text("assistants-greeting"))
        rows = []
        for language in assistant.languages:
            sounds = self._sounding.language == language
            rows.append(
                Item(
                    words.text("assistants-language", language=language),
                    second=self._sounding.greeting(assistant, language),
                    acts=[
                        Act(
                            text=words.text(
                                "assistants-silence" if sounds else "assistants-listen"
                            ),
                            run=partial(self._sounding.toggle, assistant, language),
                            sign="stop" if sounds else "speaker-high",
                        )
                    ],
                )
            )
        list_in(card, rows)
        card.add(self._form(self._desk.workspace.assistants.profile(assistant.id), GREETING))
        return card

    def _fields(
        self,
        title: str,
        profile: Profile,
        fields: tuple[AnySetting, ...],
        first: QWidget | None = None,
    ) -> Card:
        card, rows = Card(self._desk.words.text(title)), QVBoxLayout()
        rows.setSpacing(theme().sizes.space_24)
        if first is not None:
            rows.addWidget(first)
        rows.addWidget(self._form(profile, fields))
        card.add_layout(rows)
        return card

    def _form(self, profile: Profile, fields: tuple[AnySetting, ...]) -> SettingsForm:
        words = self._desk.words
        options = voice_options(self.models, words) | {OWN_LANGUAGES.key: language_options(words)}
        form = SettingsForm(
            fields,
            text=words.text,
            has=words.has,
            value=lambda each: profile.chosen.get(each.key, each.default),
            options=options,
            back=words.text("settings-back"),
        )
        form.changed.connect(partial(self._deeds.change, form, profile.id))
        for language, setting in OWN_NAME.items():
            if setting.key in form.rows:
                field = form.rows[setting.key].field
                assert isinstance(field, QLineEdit)
                field.setPlaceholderText(PERSONAS[profile.persona].names[language])
        if not self._desk.may(CHANGE_SETTINGS.key):
            for each in fields:
                form.set_fixed(each.key, words.text("settings-not-yours"))
        self.forms.append(form)
        return form

    def _persona(self, profile: Profile) -> FormRow:
        words = self._desk.words
        choice = ChoiceField()
        for persona in PERSONAS:
            choice.addItem(persona_name(persona, words), persona)
        choice.setCurrentIndex(choice.findData(profile.persona))
        choice.setEnabled(self._desk.may(CHANGE_SETTINGS.key) and not is_built_in(profile))
        choice.activated.connect(
            lambda at: self._deeds.set(
                profile.id,
                "persona",
                str(choice.itemData(at)),
                profile.persona,
                words.text("assistants-persona"),
            )
        )
        return FormRow(
            words.text("assistants-persona"),
            choice,
            help_text=words.text("assistants-persona.help"),
        )

    def _lines(self, profile: Profile) -> Card:
        words = self._desk.words
        card = Card(words.text("assistants-lines"))
        lines = lines_of(self._desk.workspace, profile.id)
        if not lines:
            text = words.text("assistants-no-line.help")
            card.add(Label(text, role=Role.SMALL, tone="text2", wrap=True))
        return list_in(
            card,
            [
                Item(
                    title_of(line, words),
                    acts=[
                        Act(
                            text=words.text("assistants-to-lines"),
                            run=lambda: self._desk.open("lines"),
                            sign="arrow-right",
                        )
                    ],
                )
                for line in lines
            ],
        )

    def _end(self, profile: Profile) -> QWidget:
        words, holder = self._desk.words, QWidget()
        room = QVBoxLayout(holder)
        room.setContentsMargins(0, 0, 0, theme().sizes.space_16)
        word = "assistants-as-at-first" if is_built_in(profile) else "assistants-remove"
        remove = Button(words.text(word))
        changed = bool(profile.chosen) or not is_built_in(profile)
        used = not is_built_in(profile) and bool(lines_of(self._desk.workspace, profile.id))
        remove.setEnabled(changed and not used and self._desk.may(CHANGE_SETTINGS.key))
        if used:
            remove.setToolTip(words.text("assistants-in-use"))
        remove.clicked.connect(lambda _checked=False: self._deeds.remove(profile))
        room.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return holder
