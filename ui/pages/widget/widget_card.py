"""The card of one widget: its picture, what goes into the site's pages, and who was there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.channels.widget.models import Widget, WidgetFigures
from secretary_app.channels.widget.settings import ADDRESS, DOMAINS, THEME, Theme
from secretary_app.channels.widget.snippet import snippet
from ui.pages.widget.preview import HEIGHT, WIDTH, Preview
from ui.runtime.words import Words
from ui.shell.page import Desk
from ui.theme import Role, Scheme, theme
from ui.widgets.beside import Beside
from ui.widgets.buttons import Button, hairline
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.item import Act, Item
from ui.widgets.text import Label

WIDE_ENOUGH = 2
"""Times the narrowest column: then the picture stands beside what is told."""

SMALL = QSize(WIDTH * 2 // 5, HEIGHT * 2 // 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetActs:
    """What a person may do with a widget."""

    set_up: Callable[[Widget], object]
    enable: Callable[[Widget], object]
    remove: Callable[[Widget], object]
    may_change: bool


def widget_card(
    widget: Widget,
    *,
    figures: WidgetFigures,
    config: dict[str, Any],
    desk: Desk,
    acts: WidgetActs,
) -> Card:
    """``config`` is what the widget's own code is told."""
    words, sizes, card = desk.words, theme().sizes, Card()
    card.add(_head(widget, words, acts))
    card.add(hairline())
    told_of = QWidget()
    column = QVBoxLayout(told_of)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(sizes.space_8)
    domains, address = widget.get(DOMAINS), desk.workspace.settings.get(ADDRESS)
    for lacking, text in ((not domains, "widgets-no-domain"), (not address, "widgets-no-place")):
        if lacking:
            column.addWidget(Label(words.text(text), role=Role.SMALL, tone="warn", wrap=True))
    column.addWidget(Label(words.text("widgets-paste"), role=Role.SMALL, tone="text2", wrap=True))
    line = snippet(widget, address)
    shown = Label(line, role=Role.MONO, wrap=True)
    column.addWidget(shown)
    copy = Button(words.text("widgets-copy"), sign="copy")
    copy.setAccessibleName(f"{words.text('widgets-copy')}: {widget.title}")

    def take(_checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(line)
        desk.toast(words.text("widgets-copied"), tone="success")

    copy.clicked.connect(take)
    column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
    column.addSpacing(sizes.space_8)
    column.addWidget(Facts(_facts(figures, words)))
    column.addSpacing(sizes.space_8)
    for seen in figures.lately:
        where = seen.page or words.text("widgets-some-page")
        told = f"{words.moment(seen.seen_at)} · {where}"
        column.addWidget(Label(told, role=Role.SMALL, tone="text2", wrap=True, figures=True))
    column.addStretch()
    picture = Preview(least=SMALL)
    picture.setFixedSize(SMALL)
    dark = widget.get(THEME) is Theme.DARK or (
        widget.get(THEME) is Theme.AUTO and theme().scheme is not Scheme.LIGHT
    )
    picture.show_widget(
        config,
        language=words.language.value,
        dark=dark,
        opened=True,
        name=words.text("widgets-preview", widget=widget.title),
    )
    card.add(Beside(told_of, picture, columns=WIDE_ENOUGH, shares=False))
    return card


def _head(widget: Widget, words: Words, acts: WidgetActs) -> Item:
    hosts = widget.get(DOMAINS)
    domains = ", ".join(hosts)
    if not widget.enabled:
        chip = (words.text("widgets-chip-off"), "neutral")
    elif not domains:
        chip = (words.text("widgets-chip-nowhere"), "warn")
    else:
        chip = (words.text("widgets-chip-on"), "success")
    switch = "widgets-switch-off" if widget.enabled else "widgets-switch-on"
    return Item(
        widget.title,
        second=domains,
        chip=chip,
        sign="browser",
        acts=[
            Act(
                text=words.text("bots-set-up"),
                run=lambda: acts.set_up(widget),
                enabled=acts.may_change,
            )
        ],
        more=[
            Act(text=words.text(switch), run=lambda: acts.enable(widget), enabled=acts.may_change),
            Act(
                text=words.text("widgets-remove"),
                run=lambda: acts.remove(widget),
                enabled=acts.may_change,
            ),
        ],
        more_name=words.text("lines-more"),
    )


def _facts(figures: WidgetFigures, words: Words) -> list[tuple[str, str]]:
    last = figures.last_at
    values = {
        "today": str(figures.today),
        "visits": str(figures.visits),
        "messages": str(figures.messages),
        "last": words.moment(last) if last else words.text("bots-fact-never"),
    }
    return [(words.text(f"widgets-fact-{name}"), value) for name, value in values.items()]
