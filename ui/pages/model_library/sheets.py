"""The sheets that ask before a model comes or goes: its terms, and that its files are deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox

from secretary_app.features.model_library.models import CatalogueModel, InstalledModel
from ui.pages.model_library.view import MB, languages, licence, size
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.facts import Facts
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label


def ask_for_licence(desk: Desk, model: CatalogueModel, *, agreed: Callable[[], object]) -> Sheet:
    """Shows what comes under which terms; terms that forbid commerce are agreed to by a tick."""
    words = desk.words
    sheet = Sheet(desk.window, title=model.name)
    about = model.about.get(words.language.value, "")
    if about:
        sheet.add(Label(about, wrap=True))
    memory = None if model.memory_mb is None else model.memory_mb * MB
    sheet.add(
        Facts(
            [
                (words.text("models-column-languages"), languages(model.languages, words) or "—"),
                (words.text("models-column-size"), size(model.size_bytes, words)),
                (words.text("models-column-memory"), size(memory, words)),
                (words.text("models-column-licence"), licence(model, words)),
            ]
        )
    )
    if model.licence.address:
        read = Button(words.text("models-licence-read"), kind=Kind.LINK)
        address = QUrl(model.licence.address)
        read.clicked.connect(lambda _checked=False: QDesktopServices.openUrl(address))
        sheet.add(read)
    get = Button(words.text("models-get"), kind=Kind.PRIMARY, sign="download-simple")
    if model.licence.forbids_commerce:
        tick = QCheckBox(words.text("models-agree-no-commerce"))
        tick.toggled.connect(get.setEnabled)
        get.setEnabled(False)
        sheet.add(tick)
    back = Button(words.text("models-not-now"))
    back.clicked.connect(sheet.dismiss)
    sheet.add_button(back)
    get.clicked.connect(sheet.dismiss)
    get.clicked.connect(lambda _checked=False: agreed())
    sheet.add_button(get)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
    return sheet


def ask_to_remove(desk: Desk, model: InstalledModel, *, sure: Callable[[], object]) -> Sheet:
    """Its files are deleted, which nobody can undo: it would have to come again."""
    words = desk.words
    sheet = Sheet(desk.window, title=words.text("models-remove-title", name=model.name))
    sheet.add(
        Label(words.text("models-remove-what", size=size(model.size_bytes, words)), wrap=True)
    )
    sheet.add(Label(str(model.path), role=Role.SMALL, tone="text3", wrap=True))
    back = Button(words.text("models-keep"))
    back.clicked.connect(sheet.dismiss)
    sheet.add_button(back)
    remove = Button(words.text("models-remove"), kind=Kind.DANGER)
    remove.clicked.connect(sheet.dismiss)
    remove.clicked.connect(lambda _checked=False: sure())
    sheet.add_button(remove)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
    return sheet
