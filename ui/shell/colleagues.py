"""What people at the desks are called: services know them by id."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from secretary_app.features.calls.desk_events import DeskSignedIn
from secretary_app.foundation.auth.events import UserChanged
from secretary_app.foundation.auth.rights import NAME_USERS
from ui.shell.page import Desk


class Colleagues(QObject):
    """Read anew whenever somebody comes or is changed; knows nobody where that may not be seen."""

    changed = Signal()

    def __init__(self, *, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names: Mapping[str, str] = {}
        bus = desk.workspace.events
        unlisten = [bus.subscribe(kind, self._read) for kind in (DeskSignedIn, UserChanged)]
        self.destroyed.connect(lambda: [each() for each in unlisten])
        self._read()

    def name(self, user_id: str) -> str:
        """Empty where it is not known."""
        return self._names.get(user_id, "")

    @property
    def all(self) -> Mapping[str, str]:
        """Everybody with an account, by id."""
        return self._names

    def _read(self, _event: object = None) -> None:
        desk = self._desk
        if desk.may(NAME_USERS.key):
            desk.operations.run(
                desk.workspace.users.names,
                name=f"shell.colleagues-{id(self)}",
                title=desk.words.text("desk-loading"),
                done=self._take,
                failed=lambda: None,
                quiet=True,
            )

    def _take(self, names: Mapping[str, str]) -> None:
        if names != self._names:
            self._names = names
            self.changed.emit()
