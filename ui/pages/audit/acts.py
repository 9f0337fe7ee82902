"""What is done with the log: checked as a whole, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from secretary_app.foundation.audit.files import write_entries
from secretary_app.foundation.audit.models import Filter, Verdict
from secretary_app.foundation.audit.rights import EXPORT_AUDIT
from ui.pages.saving import ask_where
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, drop_under

SHOWN_FLAWS = 12
FORMS = (("CSV", "csv"), ("JSON", "jsonl"))


class Acts:
    """The two buttons of the header."""

    def __init__(self, *, desk: Desk, banner: Banner, chosen: Callable[[], Filter]) -> None:
        """``chosen`` is what goes into a file."""
        self._desk, self._banner, self._chosen = desk, banner, chosen
        words = desk.words
        self.verify = Button("", sign="shield-check")
        words.put(self.verify.setText, "audit-verify")
        self.verify.clicked.connect(lambda _checked: self.check())
        self.export = Button("", sign="download-simple")
        words.put(self.export.setText, "audit-export")
        self.export.setEnabled(desk.may(EXPORT_AUDIT.key))
        self.export.clicked.connect(lambda _checked: self._offer_forms())

    def check(self) -> None:
        """Every entry against its hash, and against the one before."""
        self._desk.operations.run(
            self._desk.workspace.audit.verify,
            name="audit.verify",
            title=self._desk.words.text("audit-verify"),
            blocks=self.verify,
            complain=self._banner,
            done=self._tell,
        )

    def ask_where(self, form: str = "csv") -> None:
        """Asks for a file."""
        words = self._desk.words
        ask_where(
            self._desk.window,
            title=words.text("audit-export"),
            suggested=f"{words.text('audit-file')}.{form}",
            chosen=self.write_to,
        )

    def write_to(self, file: Path) -> None:
        """All of what is chosen now, however little of it is shown."""
        words, audit, which = self._desk.words, self._desk.workspace.audit, self._chosen()
        self._desk.operations.run(
            lambda: write_entries(audit.export(which), file, anew=True),
            name="audit.export",
            title=words.text("audit-exporting"),
            blocks=self.export,
            complain=self._banner,
            done=lambda count: self._desk.toast(
                words.text("audit-written", count=count), tone="success"
            ),
        )

    def _offer_forms(self) -> None:
        menu = QMenu(self.export)
        for word, form in FORMS:
            menu.addAction(word).triggered.connect(
                lambda _checked=False, form=form: self.ask_where(form)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        drop_under(menu, self.export)

    def _tell(self, verdict: Verdict) -> None:
        words = self._desk.words
        if verdict.whole:
            self._banner.tell(
                words.text("audit-verified", count=verdict.entries),
                tone="success",
                details=verdict.newest,
            )
            return
        numbers = ", ".join(str(number) for number, _ in verdict.flaws[:SHOWN_FLAWS])
        self._banner.tell(
            words.text("audit-broken", count=len(verdict.flaws)),
            why=words.text("audit-broken.help", numbers=numbers),
            details="\n".join(
                words.text("audit-flaw", number=number, flaw=flaw.value)
                for number, flaw in verdict.flaws
            ),
        )
