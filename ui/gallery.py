"""``gallery``: every widget in every state, in a theme; used by tests and by whoever changes one.

The words in it are an example of ours, not texts of the product, so they stand here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

import click
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from secretary_app.foundation.appearance.settings import SETTINGS
from secretary_app.foundation.console import Invocation, TranslatedCommand, program_command
from ui.runtime.display import has_display
from ui.theme import Mode, Role, Scheme, theme
from ui.theme.current import Choice
from ui.widgets.avatar import Avatar
from ui.widgets.banner import Banner
from ui.widgets.bubble import Bubble, Speech, Voice
from ui.widgets.buttons import Button, DiscButton, IconButton, Kind
from ui.widgets.card import Card
from ui.widgets.chip import TONES, Chip
from ui.widgets.colour_field import ColourField
from ui.widgets.form import FormRow
from ui.widgets.header import Header
from ui.widgets.levels import LevelStrip, RingBar, Waveform
from ui.widgets.loading import ProgressRow, SkeletonRows
from ui.widgets.long_field import LongField
from ui.widgets.placeholder import Placeholder
from ui.widgets.repair_card import RepairCard
from ui.widgets.rows import Row, RowList
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.settings_form import SettingsForm
from ui.widgets.table import Column, Line, Table
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.toast import Toast

EXIT_DONE, EXIT_NO_DISPLAY = 0, 2

LONG = "Общество с ограниченной ответственностью «Очень длинное имя, которому нет конца» " * 3


class Part(IntEnum):
    """Sizes of the gallery's own frame; nothing a person works with."""

    WIDTH = 1000
    HEIGHT = 900
    LIST = 330
    TABLE = 200


@click.command("gallery", cls=TranslatedCommand)
@click.option("--scheme", type=click.Choice([each.value for each in Scheme]), default="light")
@click.option("--save", type=click.Path(path_type=Path))
@program_command
def gallery(invocation: Invocation, *, scheme: str, save: Path | None) -> int:
    """Text: command-gallery."""
    if save is None and not has_display():
        invocation.console.complain(invocation.console.translator.text("desk-no-display"))
        return EXIT_NO_DISPLAY
    platform = ["-platform", "offscreen"] if save is not None else []
    application = QApplication([*sys.argv[:1], *platform])
    theme().choose(Choice(mode=Mode(scheme)))
    shown = build(invocation.console.translator.text)
    if save is not None:
        folder = invocation.cwd / save
        folder.mkdir(parents=True, exist_ok=True)
        shown.grab().save(str(folder / f"gallery_{scheme}.png"))
        return EXIT_DONE
    scroll = QScrollArea()
    scroll.setWidget(shown)
    scroll.setWidgetResizable(True)
    scroll.resize(Part.WIDTH, Part.HEIGHT)
    scroll.show()
    return application.exec()


def build(text: Callable[[str], str]) -> QWidget:
    """All of them, one under another."""
    page = QWidget()
    page.setObjectName("window")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.setMinimumWidth(Part.WIDTH)
    column = QVBoxLayout(page)
    column.setContentsMargins(*(theme().sizes.space_24,) * 4)
    column.setSpacing(theme().sizes.space_16)
    for name, part in (
        ("Type", _type()),
        ("Buttons", _buttons()),
        ("Discs", _discs()),
        ("Chips", _row(*(Chip(tone, tone=tone, dot=tone == "danger") for tone in TONES))),
        ("Header", _header()),
        ("Bubbles", _bubbles()),
        ("Sound", _sound()),
        ("Rows", _rows()),
        ("Table", _table()),
        ("Messages", _messages()),
        ("Waiting", _waiting()),
        ("Empty", _empty()),
        ("Fields", _fields()),
        (
            "Settings",
            SettingsForm(
                SETTINGS[:3], text=text, has=lambda _id: False, value=lambda each: each.default
            ),
        ),
    ):
        column.addWidget(Label(name, role=Role.SECTION, tone="text3"))
        column.addWidget(part)
    column.addStretch()
    return page


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().sizes.space_12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return holder


def _pile(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().sizes.space_8)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _type() -> QWidget:
    labels: list[QWidget] = [
        Label(f"{role.value} Съешь ещё 0123456789", role=role, figures=True) for role in Role
    ]
    return _pile(*labels, ElidedLabel(LONG))


def _buttons() -> QWidget:
    made: list[QWidget] = []
    for kind in Kind:
        made.append(Button(kind.value, kind=kind, sign="phone"))
        off = Button(kind.value, kind=kind, sign="phone")
        off.setEnabled(False)
        made.append(off)
    third = len(made) // 3
    made.append(IconButton("gear-six", name="Settings"))
    return _pile(*(_row(*made[at : at + third]) for at in range(0, len(made), third)))


def _discs() -> QWidget:
    pressed, off = DiscButton("Ждать", sign="pause"), DiscButton("Тоны", sign="dots-nine")
    pressed.setCheckable(True)
    pressed.setChecked(True)
    off.setEnabled(False)
    return _row(
        Button("Взять разговор", kind=Kind.MAIN, sign="hand"),
        DiscButton("Тише", sign="microphone-slash"),
        pressed,
        off,
        DiscButton("Завершить", sign="phone-disconnect", danger=True),
    )


def _header() -> QWidget:
    header = Header("Анна Котова")
    header.set_second("+7 911 204-77-16 · входящий")
    header.set_chip("Говорит Марина", tone="ai")
    header.add(Chip("Запись", tone="danger", dot=True))
    header.add(Label("02:41", role=Role.TIMER, figures=True))
    return header


def _bubbles() -> QWidget:
    said = (
        Speech(voice=Voice.CALLER, who="Анна", when="10:15:02", text="Можно в пятницу?"),
        Speech(
            voice=Voice.AI,
            who="Марина",
            when="10:15:05",
            text="Добрый день! В пятницу свободно в 11:30 и в 16:00.",
            cut=" Какое время удобнее?",
            source="FAQ «Замена масла» 0,91",
        ),
        Speech(voice=Voice.OPERATOR, who="Вы", when="10:15:20", text=LONG, source="Слышит Марина"),
        Speech(
            voice=Voice.CALLER, who="Анна", when="сейчас", text="давайте на шестна", final=False
        ),
        Speech(voice=Voice.CALLER, who="עמית", when="10:16", text="שלום, אפשר לקבוע תור?"),
    )
    return _pile(*(Bubble(each) for each in said))


def _sound() -> QWidget:
    peaks = [abs(at % 17 - 8) / 8 for at in range(170)]
    strip, wave, ring = LevelStrip(name="Levels"), Waveform(name="Recording"), RingBar(name="Ring")
    for at, peak in enumerate(peaks):
        strip.add(peak if at % 60 < 30 else 0, peak if at % 60 >= 30 else 0)
    wave.show_tracks(peaks, peaks[::-1], length_ms=60_000)
    wave.setValue(21_000)
    ring.show_left(0.7, "5")
    return _pile(strip, wave, _row(ring, Avatar("Анна"), Avatar("+7 916")))


def _rows() -> QWidget:
    rows = RowList(name="Calls")
    rows.setFixedHeight(Part.LIST)
    rows.show_rows(
        [
            Row(key="", title="Сегодня"),
            Row(
                key="1",
                title="Анна Котова",
                second="Говорит Марина",
                tone="ai",
                when="02:41",
                letter="А",
            ),
            Row(
                key="2",
                title="+7 921 555-10-28",
                second="Пропущен",
                tone="danger",
                when="10:02",
                letter="#",
                count=3,
            ),
            Row(key="3", title=LONG, second=LONG, when="09:47", letter="О"),
            Row(key="4", title="Одна строка", sign="gear-six"),
        ]
    )
    rows.choose("1")
    return rows


def _table() -> QWidget:
    table = Table(name="Facts")
    table.setFixedHeight(Part.TABLE)
    table.show_lines(
        (Column(title="Что", wide=True), Column(title="Сколько", right=True), Column(title="До")),
        [
            Line(key="1", cells=("Копия ключа", "350 ₽", "31.12")),
            Line(key="2", cells=("Замок", "4 900 ₽", "вчера"), tones=("text", "text", "danger")),
        ],
    )
    return table


def _messages() -> QWidget:
    made: list[QWidget] = []
    for tone in ("danger", "warn", "info", "success"):
        banner = Banner(details="Details", copy="Copy", close="Close")
        banner.tell(
            "На линии нет сети.",
            tone=tone,
            why="Проверим снова через 8 с.",
            action=("Исправить", lambda: None),
            details="no-network",
        )
        made.append(banner)
    toast = Toast("Запись удалена", tone="success", action=("Вернуть", lambda: None), close="Close")
    repair = RepairCard(
        state="Нет сети",
        tone="danger",
        text="Модем не видит сети оператора.",
        steps=["Переставьте антенну к окну.", "Проверьте, оплачен ли номер."],
        action=("Проверить", lambda: None),
    )
    card = Card("Клиент")
    card.pair("Звонков", "7 · последний 12 мая")
    card.pair("Оплачено", "18 400 ₽", tone="success")
    return _pile(*made, toast, repair, card)


def _waiting() -> QWidget:
    known, unknown = ProgressRow("vosk-small-ru", cancel="Stop"), ProgressRow(LONG, cancel="Stop")
    known.show_progress(0.4, detail="17 из 43 МБ, 12 с")
    return _pile(SkeletonRows(name="Loading", rows=2), known, unknown)


def _empty() -> QWidget:
    return Placeholder(
        sign="book",
        title="Пока нет вопросов",
        sentence="Марина отвечает по ним слово в слово.",
        action=("Добавить первый вопрос", lambda: None),
    )


def _fields() -> QWidget:
    wrong = FormRow("Порт", QLineEdit("/dev/tty"), help_text="Пусто — найти самим.")
    wrong.set_wrong("Здесь нет порта.")
    off, long = QLineEdit("нельзя"), LongField()
    long.put(LONG)
    now = theme().colours
    named = [
        (ink.name(), name)
        for ink, name in ((now.accent, "Синий"), (now.success, "Зелёный"), (now.warn_bg, "Светлый"))
    ]
    colour = ColourField(named, number="Цвет числом", warn=lambda _colour: "Слова трудно прочесть.")
    colour.put(now.warn_bg.name())
    off.setEnabled(False)
    return _pile(
        SearchField(hint="Найти: имя, номер, слово"),
        Segmented([("all", "Все"), ("missed", "Пропущенные"), ("mine", "Мои")], name="Show"),
        FormRow("Имя", QLineEdit("Анна"), help_text="Как обращаться."),
        wrong,
        FormRow("Номер", off),
        FormRow("Приветствие", long),
        FormRow("Цвет", colour),
        QCheckBox("Записывать разговоры"),
    )
