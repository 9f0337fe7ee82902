"""Who sits at the desk, at the foot of the rail, with a menu of what they may do about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from secretary_app.foundation.auth.models import User
from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.theme import Role, theme
from ui.theme.icons import icon
from ui.widgets.avatar import initial

MENU = ("seat.lock", "seat.own-pin", "seat.own-password", "seat.sign-out")


class UserButton(QAbstractButton):
    """Hidden until somebody sits there."""

    def __init__(self, *, words: Words, actions: Actions) -> None:
        super().__init__()
        self._words = words
        self._actions = actions
        self._user: User | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        theme().changed.connect(self.updateGeometry)
        words.changed.connect(self._say)
        self.hide()

    def show_user(self, user: User) -> None:
        """This one."""
        self._user = user
        self._say()
        self.show()

    def menu_of_user(self) -> QMenu:
        """What can be done, made anew each time."""
        assert self._user is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self._words
        head = menu.addAction(
            f"{self._user.shown_name} · {words.text('seat-role', role=self._user.role.value)}"
        )
        head.setEnabled(False)
        menu.addSeparator()
        ink = theme().colours.text2
        for name in MENU:
            action = next(each for each in self._actions.listed() if each.id == name)
            made = menu.addAction(icon(action.sign, ink), self._actions.word(name))
            made.setShortcut(self._actions.keys(name))
            made.triggered.connect(lambda _checked=False, what=name: self._actions.run(what))
        return menu

    def sizeHint(self) -> QSize:
        """As a place of the rail."""
        sizes = theme().sizes
        return QSize(sizes.rail_item_width, sizes.rail_item_height + sizes.space_4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A disc with the initial and the name under it."""
        if self._user is None:
            return
        look = theme()
        now, sizes = look.colours, look.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(now.focus, sizes.focus_ring) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(now.border if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, sizes.radius_card, sizes.radius_card)
        font = look.font(Role.RAIL)
        line = QFontMetrics(font).height()
        side = sizes.space_32
        top = (self.height() - side - sizes.space_2 - line) / 2
        disc = QRectF((self.width() - side) / 2, top, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.accent_bg)
        painter.drawEllipse(disc)
        painter.setPen(now.accent_text)
        painter.setFont(look.font(Role.SMALL_STRONG))
        letter = initial(self._user.shown_name)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setFont(font)
        painter.setPen(now.text2)
        where = QRectF(0, disc.bottom() + sizes.space_2, self.width(), line)
        first = self._user.shown_name.split()[0]
        name = painter.fontMetrics().elidedText(
            first, Qt.TextElideMode.ElideRight, self.width() - sizes.space_4
        )
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, name)

    def _open(self) -> None:
        menu = self.menu_of_user()
        room = menu.sizeHint()
        menu.popup(self.mapToGlobal(QPoint(self.width(), self.height() - room.height())))

    def _say(self) -> None:
        if self._user is not None:
            text = self._words.text("seat-of", name=self._user.shown_name)
            self.setAccessibleName(text)
            self.setToolTip(text)
