"""One's own chat as a user has it, answered by the one answer path of a real workspace."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engines.clients import LlmChain
from secretary_app.features.chats.models import ExportFormat
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.kernel.ids import new_id
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.chat.message import ChatBubble
from ui.pages.chat.page import ChatPage
from ui.widgets.text import Label
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

KNOWN = (
    ("do you have parking", "Parking is behind the house."),
    ("where are you", "We are at 5 Garden Street."),
)


async def chat_of(bench: DeskBench) -> ChatPage:
    for question, answer in KNOWN:
        entry = FaqEntry(id=new_id(), language="en", question=question, answer=answer)
        await bench.workspace.knowledge.add_entry(entry)
    bench.window.open_page("chat")
    page = bench.window.page
    assert isinstance(page, ChatPage)
    return page


def ask(page: ChatPage, text: str) -> None:
    page.question.text.setPlainText(text)
    QTest.keyClick(page.question.text, Qt.Key.Key_Return)


def bubbles(page: ChatPage) -> list[ChatBubble]:
    return [each for each in page.seen if isinstance(each, ChatBubble)]


def said(page: ChatPage) -> list[str]:
    return [each.accessibleName().partition(": ")[2] for each in bubbles(page)]


def test_a_question_is_answered_with_its_source_and_branches(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with desk(tmp_path) as bench:
            page = await chat_of(bench)
            ask(page, KNOWN[0][0])
            await until(lambda: said(page) == list(KNOWN[0]) and not page.asking.chat_id)
            await bench.idle()
            sources = [label.text() for label in bubbles(page)[1].findChildren(Label)]
            assert any("do you have parking" in text for text in sources)
            await until(lambda: [row.title for row in page.rows] == [KNOWN[0][0]])

            bubbles(page)[1].read.click()
            await until(page.banner.isVisible)
            await bench.idle()
            assert page.aloud.key == "", "no voice runs here, and none is shown as sounding"

            first = bubbles(page)[0]
            first.edit.click()
            field = first.findChild(type(page.question.text))
            assert field is not None
            field.setPlainText(KNOWN[1][0])
            first.findChildren(type(page.question.send))[-1].click()
            await until(lambda: said(page) == list(KNOWN[1]) and not page.asking.chat_id)
            await bench.idle()
            bubbles(page)[0].before.click()
            await until(lambda: said(page) == list(KNOWN[0]))
            bubbles(page)[1].again.click()
            await until(lambda: len(said(page)) == 2 and hasattr(bubbles(page)[1], "before"))

    in_qt(qapp, talk)


def test_a_deleted_chat_comes_back_and_one_is_written_to_a_file(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def keep() -> None:
        async with desk(tmp_path / "data") as bench:
            page = await chat_of(bench)
            ask(page, KNOWN[0][0])
            await until(lambda: len(page.rows) == 1 and len(said(page)) == 2)
            await until(lambda: not page.asking.chat_id)
            await bench.idle()
            page.delete.click()
            await until(lambda: not page.rows and not said(page))
            toast = bench.window.findChildren(Toast)[-1]
            toast.findChildren(type(page.question.send))[0].click()
            await until(lambda: len(page.rows) == 1)
            page.opened(page.rows[0].key)
            await until(lambda: said(page) == list(KNOWN[0]))
            page.keeping.save(page.rows[0].key, ExportFormat.MARKDOWN, tmp_path / "chat.md")
            await bench.idle()
            assert KNOWN[0][1] in (tmp_path / "chat.md").read_text("utf-8")
            assert not bench.faults

    in_qt(qapp, keep)


def test_a_chat_is_given_a_model_of_its_own_and_back(qapp: QApplication, tmp_path: Path) -> None:
    async def choose() -> None:
        async with desk(tmp_path) as bench:
            page = await chat_of(bench)
            ask(page, KNOWN[0][0])
            await until(lambda: said(page) == list(KNOWN[0]) and not page.asking.chat_id)
            await bench.idle()
            assert not page.model.isVisible(), "there is nothing to choose from"
            bench.workspace.model.use(
                None, {"small": LlmChain(clients=()), "wise": LlmChain(clients=())}
            )
            bench.window.open_page("chat", page.rows[0].key)
            await until(page.model.isVisible)
            await bench.idle()
            page.model.setCurrentIndex(2)
            page.model.activated.emit(2)
            await bench.idle()
            (chat,) = await bench.workspace.chats.mine()
            assert chat.model == "wise"
            bench.workspace.model.use(None, {})
            bench.window.open_page("chat", chat.id)
            await until(lambda: page.model.currentText() == "wise (не запущена)")

    in_qt(qapp, choose)
