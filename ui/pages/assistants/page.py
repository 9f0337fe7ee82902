"""The page of assistants: a list of them, and how the chosen one is called, greets and sounds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.bootstrap.desk_talk import talk_with
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.assistants.models import Profile
from secretary_app.features.lines.events import LineAdded, LineChanged, LineRemoved
from secretary_app.features.lines.rights import USE_LINES
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.models import InstalledModel
from secretary_app.features.model_library.places import models_folder
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.kernel.errors import UserFacing
from ui.pages.assistants.cards import AssistantCards
from ui.pages.assistants.deeds import AssistantDeeds
from ui.pages.assistants.prompt_card import PromptCard
from ui.pages.assistants.sounding import Sounding
from ui.pages.assistants.view import found, lines_of, name_of, persona_name
from ui.pages.lines.view import title_of
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn
from ui.widgets.rows import Row, RowList
from ui.widgets.settings_form import SettingsForm

ROWS = 8


class AssistantsPage(Page):
    """Each field holds as soon as it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, workspace = desk.words, desk.workspace
        self._shown = workspace.assistants.all()[0].id
        self._read = False
        """Whether it is known which voices are installed."""
        self.main = self.column = PageColumn(banner=desk.banner())
        self._deeds = AssistantDeeds(desk, self.column.banner)
        sounding = Sounding(desk, self.column.banner, changed=self._show)
        self._cards = AssistantCards(desk, deeds=self._deeds, sounding=sounding)
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
        self.own_actions = [
            Action(id="assistants.add", sign="plus", keys="Ctrl+N", run=self._add),
            Action(id="assistants.talk", sign="microphone", run=self._talk),
        ]
        words.changed.connect(self._show)
        for kind in (AssistantChanged, LineAdded, LineChanged, LineRemoved):
            self.listen(kind, lambda _event: self._show())

    @property
    def forms(self) -> list[SettingsForm]:
        """The fields of the one that is shown."""
        return self._cards.forms

    def opened(self, what: str) -> None:
        """``what`` is the id of an assistant."""
        if what:
            self._shown = what
        self._show()
        workspace = self.desk.workspace
        folder = models_folder(workspace.settings, workspace.folder)
        self.desk.operations.run(
            lambda: asyncio.to_thread(find_models, folder),
            name="assistants.voices",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, models: Sequence[InstalledModel]) -> None:
        if not self._read or models != self._cards.models:
            self._read, self._cards.models = True, models
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
        persona = persona_name(profile.persona, words)
        self.column.header.set_second(words.text("assistants-persona-of", persona=persona))
        # What is being written in it stays, whatever else of her is changed.
        self.prompt.setParent(None)
        if not self._read:
            loading = words.text("desk-loading")
            self.column.show_cards([SkeletonRows(name=loading, rows=ROWS, avatars=False)])
            return
        self.prompt.show_assistant(profile, assistant)
        self.column.show_cards(self._cards.of(profile, assistant, self.prompt))
        self.prompt.show()

    def _row(self, profile: Profile) -> Row:
        words, workspace = self.desk.words, self.desk.workspace
        lines = ", ".join(title_of(line, words) for line in lines_of(workspace, profile.id))
        name = name_of(found(workspace, profile.id), words)
        second = lines or words.text("assistants-no-line")
        return Row(key=profile.id, title=name, second=second, letter=name[:1])

    def _add(self) -> None:
        self._deeds.add(self.add, self._choose)

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
