"""The page of assistants: words of one's own are seen as they will be said, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.kernel.ids import new_id
from tests.support.desk_window import DeskBench, desk, in_qt, until
from tests.support.thinking import scripted_model
from ui.pages.assistants.page import AssistantsPage
from ui.widgets.item import Item
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


async def opened(bench: DeskBench) -> AssistantsPage:
    bench.window.open_page("assistants")
    await bench.idle()
    page = bench.window.page
    assert isinstance(page, AssistantsPage)
    return page


def said(page: AssistantsPage) -> list[str]:
    return [each.accessibleName() for each in page.main.findChildren(Item) if each.isVisible()]


async def take_back(bench: DeskBench) -> None:
    toast = bench.window.findChildren(Toast)[-1]
    next(each for each in toast.findChildren(QPushButton) if each.text() == "Вернуть").click()
    await bench.idle()


def test_a_greeting_is_seen_as_it_will_be_said(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page, service = await opened(bench), bench.workspace.assistants
            page.forms[0].changed.emit("assistant.greeting_ru", "Алло, мастерская!")
            await bench.idle()
            await until(lambda: any("Алло, мастерская! Разговор" in each for each in said(page)))
            await take_back(bench)
            assert service.profile("anna").chosen == {}
            page.forms[0].changed.emit("assistant.greeting_ru", "я" * 401)
            assert page.forms[0].rows["assistant.greeting_ru"].wrong

    in_qt(qapp, use)


def test_one_is_made_and_removed_and_brought_back(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page, service = await opened(bench), bench.workspace.assistants
            page.add.click()
            await bench.idle()
            assert service.profile("assistant1").chosen
            remove = next(
                each
                for each in page.main.findChildren(QPushButton)
                if each.text() == "Убрать секретаря" and each.isEnabled()
            )
            remove.click()
            await bench.idle()
            assert "assistant1" not in {each.id for each in service.all()}
            await take_back(bench)
            assert service.profile("assistant1").chosen["assistant.name_ru"] == "Новый секретарь"

    in_qt(qapp, use)


def test_without_engines_nobody_can_be_talked_to_or_heard(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page = await opened(bench)
            lines = bench.workspace.lines.all()
            page.talk.click()
            await bench.idle()
            assert page.column.banner.isVisible()
            assert bench.workspace.lines.all() == lines, "no line was added for nothing"

    in_qt(qapp, use)


def test_instructions_are_tried_before_they_are_kept_and_put_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        said = "Мы открыты до семи."
        async with (
            desk(tmp_path / "d") as bench,
            scripted_model(tmp_path, {"writes": said}) as model,
        ):
            entry = FaqEntry(
                id=new_id(),
                language="ru",
                question="До скольких открыта мастерская по выходным?",
                answer="Мастерская по выходным открыта до семи.",
            )
            await bench.workspace.knowledge.add_entry(entry)
            bench.workspace.model.use(model.thinker)
            page, service = await opened(bench), bench.workspace.assistants
            card = page.prompt
            assert "приветлива" in card.field.toPlainText()
            assert not card.usual.isEnabled()
            card.field.setPlainText("Ты говоришь стихами.")
            card.question.setText("мастерская выходным работает ли вообще")
            card.ask.click()
            await until(card.rests.isVisible)
            (asked,) = model.asked()
            system = asked["messages"][0]["content"]
            assert "стихами" in system
            assert "только по источникам" in system
            assert service.profile("anna").chosen == {}, "nothing is kept by a try"

            card.save.click()
            await bench.idle()
            assert service.profile("anna").chosen == {"assistant.manner_ru": "Ты говоришь стихами."}
            card.usual.click()
            await bench.idle()
            assert service.profile("anna").chosen == {}
            assert "приветлива" in card.field.toPlainText()
            await take_back(bench)
            assert "стихами" in card.field.toPlainText()

    in_qt(qapp, use)
