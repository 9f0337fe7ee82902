"""The page of models: installed ones first, then what can be got, by what it is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from secretary_app.features.model_library.catalogue import Catalogue
from secretary_app.features.model_library.models import CatalogueModel, InstalledModel
from secretary_app.features.model_library.rights import CHANGE_MODELS
from secretary_app.features.model_library.service import ModelLibrary, Pulled
from secretary_app.features.model_library.verifying import Finding
from secretary_app.foundation.net.outgoing import Outgoing
from secretary_app.foundation.net.settings import ALLOWED
from ui.pages.model_library.cards import ModelActs, available_cards, installed_card
from ui.pages.model_library.pulls import Pulls
from ui.pages.model_library.sheets import ask_for_licence, ask_to_remove
from ui.pages.model_library.view import progress, size
from ui.shell.page import Desk, Page
from ui.widgets.loading import ProgressRow, SkeletonRows
from ui.widgets.page_column import PageColumn

ROWS = 6

Known = tuple[tuple[InstalledModel, ...], Catalogue]


class ModelsPage(Page):
    """A pull goes on while another page is in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        workspace = desk.workspace
        self._library = ModelLibrary(
            settings=workspace.settings,
            data=workspace.folder,
            outgoing=Outgoing(settings=workspace.settings),
            clock=workspace.clock,
        )
        self.pulls = Pulls(self._library, changed=self._moved)
        self._known: Known | None = None
        self._bars: dict[str, ProgressRow] = {}
        self.main = self.column = PageColumn(banner=desk.banner())
        desk.words.put(self.column.header.title.setText, "page-models")
        self.offline = desk.banner()
        self.column.top.addWidget(self.offline)
        desk.words.changed.connect(self._show)

    def opened(self, what: str) -> None:
        """Looks what lies in the folder."""
        del what
        if self._known is None:
            self.column.show_cards(
                [SkeletonRows(name=self.desk.words.text("desk-loading"), rows=ROWS, avatars=False)]
            )
        self._look()

    def _look(self) -> None:
        async def look() -> Known:
            return await self._library.installed(), self._library.catalogue()

        self.desk.operations.run(
            look,
            name="models.look",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            failed=self._failed,
        )

    def _take(self, known: Known) -> None:
        self._known = known
        self._show()

    def _failed(self) -> None:
        if self._known is None:
            self.column.show_cards([])

    def _moved(self, name: str) -> None:
        pull, bar = self.pulls.by_name.get(name), self._bars.get(name)
        if pull is not None and bar is not None and pull.goes_on:
            bar.show_progress(pull.share, detail=progress(pull, self.desk.words))
        else:
            # An operation still counts as going on while it ends.
            QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        words = self.desk.words
        allowed = self.desk.workspace.settings.get(ALLOWED)
        self._say_network(allowed=allowed)
        if self._known is None:
            return
        installed, catalogue = self._known
        whole = size(sum(each.size_bytes for each in installed), words)
        summary = words.text("models-summary", count=len(installed), size=whole)
        self.column.header.set_second(summary if installed else "")
        may = self.desk.may(CHANGE_MODELS.key)
        acts = ModelActs(
            get=self._get,
            carry=self._choose_folder,
            stop=lambda name: self.desk.operations.stop(_pulling(name)),
            verify=self._verify,
            remove=lambda model: ask_to_remove(self.desk, model, sure=lambda: self._remove(model)),
            may_change=may,
            may_pull=may and allowed,
        )
        cards, self._bars = available_cards(
            catalogue,
            without={each.name for each in installed},
            pulls=self.pulls.by_name,
            words=words,
            acts=acts,
        )
        self.column.show_cards([installed_card(installed, catalogue, words, acts), *cards])

    def _say_network(self, *, allowed: bool) -> None:
        words = self.desk.words
        if allowed:
            self.offline.clear()
            return
        self.offline.tell(
            words.text("models-no-network"),
            tone="info",
            why=words.text("models-no-network.help"),
            action=(words.text("models-allow-network"), self._allow),
            closable=False,
        )

    def _allow(self) -> None:
        settings, actor = self.desk.workspace.settings, self.desk.actor()
        self.desk.operations.run(
            lambda: settings.set(ALLOWED, ALLOWED.text_of(True), actor=actor),
            name="models.allow",
            title=self.desk.words.text("lines-saving"),
            complain=self.column.banner,
            done=lambda _none: self._show(),
        )

    def _get(self, model: CatalogueModel) -> None:
        """Its terms were shown when it was begun."""
        if model.name in self.pulls.by_name:
            self._pull(model)
        else:
            ask_for_licence(self.desk, model, agreed=lambda: self._pull(model))

    def _pull(self, model: CatalogueModel) -> None:
        self.desk.operations.run(
            lambda: self.pulls.pull(model, agreed=True),
            name=_pulling(model.name),
            title=self.desk.words.text("models-pulling-now", name=model.name),
            complain=self.column.banner,
            done=self._pulled,
        )

    def _choose_folder(self, model: CatalogueModel) -> None:
        def chosen(folder: str) -> None:
            ask_for_licence(self.desk, model, agreed=lambda: self._carry(model, Path(folder)))

        dialog = QFileDialog(self.desk.window, self.desk.words.text("models-from-folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _carry(self, model: CatalogueModel, folder: Path) -> None:
        self.desk.operations.run(
            lambda: self._library.carry(model.name, folder, agreed=True),
            name=_pulling(model.name),
            title=self.desk.words.text("models-pulling-now", name=model.name),
            complain=self.column.banner,
            done=self._pulled,
        )

    def _pulled(self, pulled: Pulled) -> None:
        text = self.desk.words.text("models-got", name=pulled.model.name)
        self.desk.toast(text, tone="success")
        QTimer.singleShot(0, self, self._look)

    def _verify(self, model: InstalledModel) -> None:
        self.desk.operations.run(
            lambda: self._library.verify(model),
            name=f"models.verify.{model.name}",
            title=self.desk.words.text("models-verifying", name=model.name),
            complain=self.column.banner,
            done=lambda found: self._verified(model, found),
        )

    def _verified(self, model: InstalledModel, found: tuple[Finding, ...]) -> None:
        words = self.desk.words
        if not found:
            whole = "models-whole" if self._library.was_pulled(model) else "models-by-hand"
            self.desk.toast(words.text(whole, name=model.name), tone="success")
            return
        damaged = [
            words.text("models-damaged", name=model.name, file=each.path, damage=each.damage.value)
            for each in found
        ]
        # Said when the operation is over, which clears what it complained of.
        QTimer.singleShot(
            0,
            self,
            lambda: self.column.banner.tell(
                words.text("models-is-damaged", name=model.name),
                why=words.text("models-is-damaged.help"),
                details="\n".join(damaged),
            ),
        )

    def _remove(self, model: InstalledModel) -> None:
        words = self.desk.words
        self.desk.operations.run(
            lambda: self._library.remove(model),
            name=f"models.remove.{model.name}",
            title=words.text("models-removing", name=model.name),
            complain=self.column.banner,
            done=lambda _none: QTimer.singleShot(0, self, self._look),
            said=words.text("models-removed", name=model.name, size=size(model.size_bytes, words)),
        )


def _pulling(name: str) -> str:
    return f"models.pull.{name}"
