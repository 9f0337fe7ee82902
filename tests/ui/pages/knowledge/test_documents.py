"""Documents at the desk: dropped, refused in plain words, found by a quote, put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.knowledge.documents_page import DocumentsPage
from ui.widgets.banner import Banner
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

RULES = (
    "# Мастерская\n\n## Оплата\n\nПринимаем карты и наличные. Предоплата не нужна.\n\n"
    "## Гарантия\n\nГарантия на замки — двенадцать месяцев. Сохраняйте чек.\n"
)


def drop(page: DocumentsPage, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)
    page.main.dropEvent(event)


def undo(bench: DeskBench) -> None:
    toasts = [each for each in bench.window.findChildren(Toast) if each.isVisible()]
    buttons = toasts[-1].findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Вернуть").click()


def test_a_document_is_dropped_found_indexed_anew_and_put_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def keep() -> None:
        async with desk(tmp_path / "data") as bench:
            documents = bench.workspace.documents
            rules, wrong = tmp_path / "правила.md", tmp_path / "картинка.bmp"
            rules.write_text(RULES, "utf-8")
            wrong.write_bytes(b"BM")
            bench.window.open_page("documents")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, DocumentsPage)
            drop(page, wrong, rules)
            await bench.idle()
            (refused,) = [b for b in page.adding.findChildren(Banner) if b.isVisible()]
            assert refused.accessibleName().startswith("Такие файлы, как картинка.bmp")
            await until(lambda: [row.title for row in page.rows.rows] == ["Мастерская"])
            page.search.setText("Какая у вас гарантия на замок?")
            await until(lambda: page.looking.found is not None and bench.window.operations.idle)
            row = page.rows.rows[0]
            assert row.title == "«Гарантия на замки — двенадцать месяцев.»"
            page._open(row.key)
            await bench.idle()
            (marked,) = page.panel.text.extraSelections()
            assert marked.cursor.selectedText() == "Гарантия на замки — двенадцать месяцев."
            page.reindex.click()
            await bench.idle()
            assert len(await documents.search("гарантия на замок", "ru")) == 1
            page.panel.remove.click()
            await bench.idle()
            assert await documents.documents() == []
            undo(bench)
            await bench.idle()
            (kept,) = await documents.documents()
            assert kept.name == "правила.md"
            assert (await documents.search("Какая гарантия на замок?", "ru"))[0].sure

    in_qt(qapp, keep)
