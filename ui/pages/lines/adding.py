"""The sheet in which a line is added: what is plugged in, and what else a line may be made of."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.plugged import PluggedModem, plugged_modems
from ui.pages.lines.view import SIGNS
from ui.pages.named_fields import assistants
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.buttons import Button, hairline
from ui.widgets.item import Act, Item
from ui.widgets.loading import SkeletonRows
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

WITHOUT_MODEM = ("soundcard", "audiosocket", "twilio", "simulator")


class AddLine(Sheet):
    """Looks for modems at once; a press on one of the things found makes the line."""

    def __init__(self, desk: Desk, *, added: Callable[[PhoneLine], object]) -> None:
        super().__init__(desk.window, title=desk.words.text("lines-add-title"))
        self._desk, self._added = desk, added
        words = desk.words
        self.banner = desk.banner()
        self.add(self.banner)
        self.add(Label(words.text("lines-add-modems"), role=Role.SECTION, tone="text2"))
        self._modems = SkeletonRows(name=words.text("desk-loading"), rows=1, avatars=False)
        self.found: list[Item] = []
        self.add(self._modems)
        self._at = self.column.indexOf(self._modems)
        self.add(hairline())
        self.add(Label(words.text("lines-add-others"), role=Role.SECTION, tone="text2"))
        self.others = {kind: self._other(kind) for kind in WITHOUT_MODEM}
        for item in self.others.values():
            self.add(item)
        self.again = Button(words.text("lines-add-look-again"), sign="arrows-clockwise")
        self.again.clicked.connect(lambda _checked=False: self._look())
        self.add_button(self.again)
        shut = Button(words.text("desk-close"))
        shut.clicked.connect(self.dismiss)
        self.add_button(shut)
        self.closed.connect(self.deleteLater)
        self._look()

    def _look(self) -> None:
        self._desk.operations.run(
            lambda: plugged_modems(self._desk.workspace.lines),
            name="lines.plugged",
            title=self._desk.words.text("lines-add-looking"),
            blocks=self.again,
            complain=self.banner,
            done=self._show,
        )

    def _show(self, modems: tuple[PluggedModem, ...]) -> None:
        words = self._desk.words
        self._modems.hide()
        for item in self.found:
            item.hide()
            item.deleteLater()
        self.found = [self._modem(each) for each in modems]
        if not self.found:
            self.found = [
                Item(
                    words.text("lines-add-no-modem"),
                    second=words.text("lines-add-no-modem.help"),
                    sign="sim-card",
                    acts=[
                        Act(
                            text=words.text("lines-add-anyway"),
                            run=lambda: self._make({"kind": "modem"}),
                        )
                    ],
                )
            ]
        for at, item in enumerate(self.found):
            self.column.insertWidget(self._at + 1 + at, item)

    def _modem(self, modem: PluggedModem) -> Item:
        words = self._desk.words
        chosen = {"kind": "modem", "modem": modem.family, "at_port": modem.at_port}
        if modem.sound_port:
            chosen["sound_port"] = modem.sound_port
        taken = bool(modem.line_id)
        return Item(
            words.text("lines-family", family=modem.family),
            second=words.text("lines-add-where", port=modem.at_port, place=modem.location),
            chip=(words.text("lines-add-taken"), "neutral") if taken else None,
            sign=SIGNS["modem"],
            acts=[
                Act(
                    text=words.text("lines-add-this"),
                    run=lambda: self._make(chosen),
                    enabled=not taken,
                )
            ],
        )

    def _other(self, kind: str) -> Item:
        words = self._desk.words
        return Item(
            words.text(f"lines-kind-{kind}"),
            second=words.text(f"lines-kind-{kind}.help"),
            sign=SIGNS[kind],
            acts=[Act(text=words.text("lines-add-this"), run=lambda: self._make({"kind": kind}))],
        )

    def _make(self, chosen: dict[str, str]) -> None:
        desk = self._desk
        first = assistants(desk)[0][0]
        desk.operations.run(
            lambda: desk.workspace.lines.add({"assistant": first, **chosen}, actor=desk.actor()),
            name="lines.add",
            title=desk.words.text("lines-saving"),
            complain=self.banner,
            done=self._made,
        )

    def _made(self, line: PhoneLine) -> None:
        self.dismiss()
        self._added(line)
