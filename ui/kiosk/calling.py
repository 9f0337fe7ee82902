"""A visitor has rung for a person: somebody comes, or nobody does. Knows no widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.visits.events import VisitorAnswered
from secretary_app.features.visits.settings import RING_SECONDS
from ui.kiosk.deeds import Deeds
from ui.runtime.words import Words


class CallingAPerson(QObject):
    """Emits ``told`` with the name of the text that says how it stands."""

    told = Signal(str)

    def __init__(
        self, parent: QObject, *, workspace: Workspace, words: Words, deeds: Deeds
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._words = words
        self._deeds = deeds
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._nobody_came)
        unlisten = workspace.events.subscribe(VisitorAnswered, lambda _event: self._comes())
        self.destroyed.connect(unlisten)

    @property
    def ringing(self) -> bool:
        """Whether a person is waited for."""
        return self._waiting.isActive()

    def ring(self) -> None:
        """Again while one is waited for: nothing."""
        if self.ringing:
            return
        self._waiting.start(self._workspace.settings.get(RING_SECONDS) * 1000)
        with self._deeds.as_visitor():
            self._workspace.visits.ring()
        self.told.emit("kiosk-rings")

    def forget(self) -> None:
        """Whoever rang has gone."""
        self._waiting.stop()
        with self._deeds.as_visitor():
            self._workspace.visits.leave()

    def _nobody_came(self) -> None:
        language, text = self._words.language, self._words.text("kiosk-rang-in-vain")
        self._deeds.run(
            lambda: self._workspace.visits.waited_in_vain(text, language=language), "in-vain"
        )
        self.told.emit("kiosk-nobody-came")

    def _comes(self) -> None:
        if self.ringing:
            self._waiting.stop()
            self.told.emit("kiosk-somebody-comes")
