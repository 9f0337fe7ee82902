"""The page of assistants: a list of them, and how the chosen one is called, greets and sounds."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from secretary_app.bootstrap.desk_talk import talk_with
from secretary_app.bootstrap.voice_sample import VoiceSample
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.assistants.models import Assistant, Profile
from secretary_app.features.assistants.personas import PERSONAS
from secretary_app.features.assistants.service import FIELD
from secretary_app.features.assistants.settings import FIELDS, OWN_LANGUAGES, OWN_NAME
from secretary_app.features.lines.events import LineAdded, LineChanged, LineRemoved
from secretary_app.features.lines.rights import USE_LINES
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.places import models_folder
from secretary_app.features.recordings.playback import At, Stopped
from secretary_app.foundation.settings import Setting
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.kernel.errors import UserFacing
from ui.pages.assistants.prompt_card import PromptCard
from ui.pages.assistants.view import (
    GREETING,
    NAMING,
    SPEAKING,
    found,
    free_id,
    is_built_in,
    language_options,
    lines_of,
    name_of,
    voice_options,
)
from ui.pages.lines.view import title_of
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.item import Act, Item, list_in
from ui.widgets.page_column import PageColumn
from ui.widgets.rows import Row, RowList
from ui.widgets.settings_form import SettingsForm
from ui.widgets.text import Label

AnySetting = Setting[Any]
"""Any: the fields have different types."""


class AssistantsPage(Page):
    """Each field holds as soon as it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, workspace = desk.words, desk.workspace
        self._shown = workspace.assistants.all()[0].id
        self._voice = VoiceSample(workspace)
        self._sounds = ""
        """The language in which she is heard now."""
        self.main = self.column = PageColumn(banner=desk.banner())
        self.talk = Button("", kind=Kind.PRIMARY, sign="microphone")
        words.put(self.talk.setText, "assistants-talk")
        self.talk.setEnabled(desk.may(USE_LINES.key) and desk.may(CHANGE_SETTINGS.key))
        self.talk.clicked.connect(lambda _checked=False: self._talk())
        self.column.header.add(self.talk)
        self.listing = QWidget()
        room = QVBoxLayout(self.listing)
        room.setContentsMargins(0, 0, 0, 0)
        self.rows = RowList(name="")
        self.rows.opened.connect(self._choose)
        room.addWidget(self.rows, 1)
        self.add = Button("", kind=Kind.QUIET, sign="plus")
        words.put(self.add.setText, "assistants-new")
        self.add.setEnabled(desk.may(CHANGE_SETTINGS.key))
        self.add.clicked.connect(lambda _checked=False: self._add())
        room.addWidget(self.add)
        self.prompt = PromptCard(desk, self.column.banner)
        self.destroyed.connect(self.prompt.deleteLater)
        self.forms: list[SettingsForm] = []
        self.own_actions = [
            Action(id="assistants.add", sign="plus", keys="Ctrl+N", run=self._add),
            Action(id="assistants.talk", sign="microphone", run=self._talk),
        ]
        words.changed.connect(self._show)
        for kind in (AssistantChanged, LineAdded, LineChanged, LineRemoved):
            self.listen(kind, lambda _event: self._show())

    def opened(self, what: str) -> None:
        """``what`` is the id of an assistant."""
        if what:
            self._shown = what
        self._show()

    def _choose(self, key: str) -> None:
        if key != self._shown:
            self._shown = key
            self._show()

    def _show(self) -> None:
        words, workspace = self.desk.words, self.desk.workspace
        profiles = workspace.assistants.all()
        if self._shown not in {each.id for each in profiles}:
            self._shown = profiles[0].id
        self.rows.setAccessibleName(words.text("page-assistants"))
        self.rows.show_rows([self._row(each) for each in profiles])
        self.rows.choose(self._shown)
        profile = workspace.assistants.profile(self._shown)
        try:
            assistant = found(workspace, profile.id)
        except UserFacing as error:
            self.column.banner.tell(words.error(error))
            return
        self.column.header.title.setText(name_of(assistant, words))
        persona = words.text("assistants-persona-of", persona=self._persona_name(profile.persona))
        self.column.header.set_second(persona)
        self.forms = []
        # What is being written in it stays, whatever else of her is changed.
        self.prompt.setParent(None)
        self.prompt.show_assistant(profile, assistant)
        self.column.show_cards(
            [
                self._greeting_card(assistant),
                self._form_card("assistants-naming", profile, NAMING, self._persona(profile)),
                self._form_card("assistants-speaking", profile, SPEAKING),
                self.prompt,
                self._lines_card(profile),
                self._end_card(profile),
            ]
        )
        self.prompt.show()

    def _row(self, profile: Profile) -> Row:
        words, workspace = self.desk.words, self.desk.workspace
        lines = ", ".join(title_of(line, words) for line in lines_of(workspace, profile.id))
        name = name_of(found(workspace, profile.id), words)
        second = lines or words.text("assistants-no-line")
        return Row(key=profile.id, title=name, second=second, letter=name[:1])

    def _persona_name(self, persona: str) -> str:
        return PERSONAS[persona].names[self.desk.words.language.value]

    def _greeting_card(self, assistant: Assistant) -> Card:
        words = self.desk.words
        card = Card(words.text("assistants-greeting"))
        rows = []
        for language in assistant.languages:
            sounds = self._sounds == language
            rows.append(
                Item(
                    words.text("assistants-language", language=language),
                    second=self._voice.greeting(assistant, language).text,
                    acts=[
                        Act(
                            text=words.text(
                                "assistants-silence" if sounds else "assistants-listen"
                            ),
                            run=partial(self._listen, assistant, language),
                            sign="stop" if sounds else "speaker-high",
                        )
                    ],
                )
            )
        list_in(card, rows)
        card.add(self._form(self.desk.workspace.assistants.profile(assistant.id), GREETING))
        return card

    def _form_card(
        self,
        title: str,
        profile: Profile,
        fields: tuple[AnySetting, ...],
        first: QWidget | None = None,
    ) -> Card:
        card, rows = Card(self.desk.words.text(title)), QVBoxLayout()
        rows.setSpacing(theme().sizes.space_24)
        if first is not None:
            rows.addWidget(first)
        rows.addWidget(self._form(profile, fields))
        card.add_layout(rows)
        return card

    def _form(self, profile: Profile, fields: tuple[AnySetting, ...]) -> SettingsForm:
        words, workspace = self.desk.words, self.desk.workspace
        models = find_models(models_folder(workspace.settings, workspace.folder))
        options = voice_options(models, words) | {OWN_LANGUAGES.key: language_options(words)}
        form = SettingsForm(
            fields,
            text=words.text,
            has=words.has,
            value=lambda each: profile.chosen.get(each.key, each.default),
            options=options,
            back=words.text("settings-back"),
        )
        form.changed.connect(partial(self._change, form, profile.id))
        for language, setting in OWN_NAME.items():
            if setting.key in form.rows:
                field = form.rows[setting.key].field
                assert isinstance(field, QLineEdit)
                field.setPlaceholderText(PERSONAS[profile.persona].names[language])
        if not self.desk.may(CHANGE_SETTINGS.key):
            for each in fields:
                form.set_fixed(each.key, words.text("settings-not-yours"))
        self.forms.append(form)
        return form

    def _persona(self, profile: Profile) -> FormRow:
        words = self.desk.words
        choice = QComboBox()
        for persona in PERSONAS:
            choice.addItem(self._persona_name(persona), persona)
        choice.setCurrentIndex(choice.findData(profile.persona))
        choice.setEnabled(self.desk.may(CHANGE_SETTINGS.key) and not is_built_in(profile))
        choice.activated.connect(
            lambda at: self._set(
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

    def _lines_card(self, profile: Profile) -> Card:
        words = self.desk.words
        card = Card(words.text("assistants-lines"))
        lines = lines_of(self.desk.workspace, profile.id)
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
                            run=lambda: self.desk.open("lines"),
                            sign="arrow-right",
                        )
                    ],
                )
                for line in lines
            ],
        )

    def _end_card(self, profile: Profile) -> QWidget:
        words, holder = self.desk.words, QWidget()
        room = QVBoxLayout(holder)
        room.setContentsMargins(0, 0, 0, theme().sizes.space_16)
        word = "assistants-as-at-first" if is_built_in(profile) else "assistants-remove"
        remove = Button(words.text(word))
        changed = bool(profile.chosen) or not is_built_in(profile)
        used = not is_built_in(profile) and bool(lines_of(self.desk.workspace, profile.id))
        remove.setEnabled(changed and not used and self.desk.may(CHANGE_SETTINGS.key))
        if used:
            remove.setToolTip(words.text("assistants-in-use"))
        remove.clicked.connect(lambda _checked=False: self._remove(profile))
        room.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _change(self, form: SettingsForm, assistant_id: str, key: str, text: str) -> None:
        setting, words = FIELDS.find(key), self.desk.words
        profile = self.desk.workspace.assistants.profile(assistant_id)
        before = setting.text_of(profile.chosen.get(key, setting.default))
        if text == before:
            return
        try:
            setting.parse(text)
        except UserFacing as error:
            form.set_wrong(key, words.error(error))
            return
        form.set_wrong(key, "")
        self._set(assistant_id, key.removeprefix(FIELD), text, before, words.text(setting.text_id))

    def _set(self, assistant_id: str, field: str, text: str, before: str, name: str) -> None:
        service, actor = self.desk.workspace.assistants, self.desk.actor()
        self.desk.operations.run(
            lambda: service.set(assistant_id, field, text, actor=actor),
            name=f"assistants.set.{assistant_id}.{field}",
            title=self.desk.words.text("lines-saving"),
            complain=self.column.banner,
            said=self.desk.words.text("settings-saved", name=name),
            undo=lambda: service.set(assistant_id, field, before, actor=actor),
        )

    def _add(self) -> None:
        service, actor = self.desk.workspace.assistants, self.desk.actor()
        made = free_id([each.id for each in service.all()])
        names = {"name_ru": "Новый секретарь", "name_en": "New secretary"}

        async def add() -> None:
            await service.add(made, persona=next(iter(PERSONAS)), chosen=names, actor=actor)
            self._choose(made)

        self.desk.operations.run(
            add,
            name="assistants.add",
            title=self.desk.words.text("lines-saving"),
            blocks=self.add,
            complain=self.column.banner,
            said=self.desk.words.text("assistants-made"),
            undo=lambda: service.remove(made, actor=actor),
        )

    def _remove(self, profile: Profile) -> None:
        service, actor, words = self.desk.workspace.assistants, self.desk.actor(), self.desk.words
        texts = {
            key.removeprefix(FIELD): FIELDS.find(key).text_of(value)
            for key, value in profile.chosen.items()
        }

        async def put_back() -> None:
            if is_built_in(profile):
                for field, text in texts.items():
                    await service.set(profile.id, field, text, actor=actor)
            else:
                await service.add(profile.id, persona=profile.persona, chosen=texts, actor=actor)

        name = name_of(found(self.desk.workspace, profile.id), words)
        said = "assistants-is-as-at-first" if is_built_in(profile) else "assistants-is-removed"
        self.desk.operations.run(
            lambda: service.remove(profile.id, actor=actor),
            name="assistants.remove",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            said=words.text(said, name=name),
            undo=put_back,
        )

    def _listen(self, assistant: Assistant, language: str) -> None:
        stops = self._sounds == language
        self.desk.operations.run(
            self._voice.stop
            if stops
            else lambda: self._voice.play(assistant, language, self._heard),
            name="assistants.listen",
            title=self.desk.words.text("assistants-saying"),
            complain=self.column.banner,
            done=lambda _none: self._sounds_now("" if stops else language),
        )

    def _heard(self, news: At | Stopped) -> None:
        if isinstance(news, Stopped):
            if news.reason:
                told = self.desk.words.text("assistants-mute")
                self.column.banner.tell(told, details=news.reason)
            self._sounds_now("")

    def _sounds_now(self, language: str) -> None:
        if language != self._sounds:
            self._sounds = language
            self._show()

    def _talk(self) -> None:
        words, workspace = self.desk.words, self.desk.workspace
        name = words.text("assistants-desk-line")
        self.desk.operations.run(
            lambda: talk_with(workspace, self._shown, name=name, actor=self.desk.actor()),
            name="assistants.talk",
            title=words.text("assistants-talk-begins"),
            blocks=self.talk,
            complain=self.column.banner,
            said=words.text("line-talk-began"),
        )
