"""Questions at the desk: written, tried as they are written, asked in vain, contradicting."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.features.knowledge.models import Fact, FaqEntry, Question
from secretary_app.features.knowledge.values import FactKind, parse_value
from secretary_app.features.promises.models import NewPromise, PromiseKind
from tests.support.desk_window import DeskBench, desk, in_qt, type_in, until
from ui.pages.knowledge.ask_page import AskPage
from ui.pages.knowledge.contradictions_page import ContradictionsPage
from ui.pages.knowledge.facts_page import FactsPage
from ui.pages.knowledge.faq_page import FaqPage
from ui.pages.knowledge.finding import find
from ui.pages.knowledge.verdict import Outcome
from ui.widgets.bubble import Bubble
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

PARKING = FaqEntry(
    id="parking", language="ru", question="Есть ли у вас парковка?", answer="Да, во дворе."
)
KEY = Fact(
    key="price.key",
    kind=FactKind.PRICE,
    value=parse_value(FactKind.PRICE, "350 ₽"),
    titles={"ru": "Копия ключа"},
    questions={"ru": (Question(text="Сколько стоит ключ?"),)},
)


async def opened(bench: DeskBench, what: str = "") -> FaqPage:
    bench.window.open_page("faq", what)
    await bench.idle()
    page = bench.window.page
    assert isinstance(page, FaqPage)
    return page


def test_an_entry_is_tried_while_it_is_written(qapp: QApplication, tmp_path: Path) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            knowledge = bench.workspace.knowledge
            await knowledge.add_entry(PARKING)
            page = await opened(bench)
            control = Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(bench.window, Qt.Key.Key_N, control)
            editor, trying = page.editor, page.editor.trying
            type_in(editor.question, "Можно ли к вам с собакой?")
            trying.field.setText("можно с собакой")
            await until(lambda: trying.verdict is not None and bool(trying.verdict.by))
            assert trying.verdict is not None
            assert trying.verdict.outcome is Outcome.ANSWERED
            trying.field.setText("Есть парковка для автобусов?")
            await until(lambda: trying.verdict is not None and trying.verdict.by == ())
            assert [match.ref for match in trying.verdict.near] == [PARKING.id]
            QTest.keyClick(bench.window, Qt.Key.Key_S, control)
            assert editor.rows["answer"].wrong
            type_in(editor.answer, "Да, на поводке.")
            type_in(editor.variants, "есть ли у вас парковка")
            QTest.keyClick(bench.window, Qt.Key.Key_S, control)
            await bench.idle()
            assert "парковка" in editor.rows["questions"].wrong
            editor.variants.clear()
            QTest.keyClick(bench.window, Qt.Key.Key_S, control)
            await bench.idle()
            kept = [entry.question for entry in await knowledge.entries()]
            assert sorted(kept) == ["Есть ли у вас парковка?", "Можно ли к вам с собакой?"]
            toast = next(each for each in bench.window.findChildren(Toast) if each.isVisible())
            next(b for b in toast.findChildren(QPushButton) if b.text() == "Вернуть").click()
            await bench.idle()
            assert await knowledge.entries() == [PARKING]

    in_qt(qapp, write)


def test_what_nobody_knew_becomes_an_entry(qapp: QApplication, tmp_path: Path) -> None:
    async def answer() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            await workspace.knowledge.add_entry(PARKING)
            for text in ("А вы чините сейфы?", "Есть у вас парковка?"):
                await workspace.promises.make(
                    NewPromise(
                        kind=PromiseKind.FIND_OUT,
                        text=text,
                        due_at=workspace.clock.now(),
                        language="ru",
                    )
                )
            page = await opened(bench, "unanswered")
            # The second has an answer by now.
            (row,) = page.rows.rows
            assert row.title == "А вы чините сейфы?"
            page.rows.choose(row.key)
            page._open(row.key)
            assert page.editor.question.text() == row.title
            type_in(page.editor.answer, "Да, чиним.")
            page.editor.try_save()
            await bench.idle()
            assert page.rows.rows == []
            assert len(await workspace.knowledge.entries()) == 2

    in_qt(qapp, answer)


def test_a_contradiction_leads_to_both_and_goes_when_it_is_mended(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def mend() -> None:
        async with desk(tmp_path) as bench:
            knowledge = bench.workspace.knowledge
            await knowledge.add_fact(KEY)
            wrong = FaqEntry(
                id="key", language="ru", question="Сколько будет стоить ключ?", answer="400 рублей."
            )
            await knowledge.add_entry(wrong)
            bench.window.open_page("contradictions")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, ContradictionsPage)
            assert page._found is not None
            links = [b for b in page.main.findChildren(QPushButton) if b.text() == "Открыть"]
            assert len(links) == 2
            next(b for b in links if "Факт" in b.accessibleName()).click()
            await bench.idle()
            facts = bench.window.page
            assert isinstance(facts, FactsPage)
            assert facts.editor.key == KEY.key
            bench.window.open_page("contradictions")
            await knowledge.remove_entry(wrong.id)
            await until(lambda: page._found == [])
            found = await find(bench.window.desk, "ключ 350")
            assert [each.title for each in found] == ["Копия ключа"]

    in_qt(qapp, mend)


def test_a_question_is_asked_as_a_caller_would(qapp: QApplication, tmp_path: Path) -> None:
    async def ask() -> None:
        async with desk(tmp_path) as bench:
            await bench.workspace.knowledge.add_entry(PARKING)
            bench.window.open_page("ask", "Есть парковка?")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, AskPage)
            said = [each.speech.text for each in page.main.findChildren(Bubble)]
            assert said == ["Есть парковка?", "Да, во дворе."]
            links = [
                b for b in page.main.findChildren(QPushButton) if b.text().startswith("Открыть")
            ]
            links[0].click()
            await bench.idle()
            faq = bench.window.page
            assert isinstance(faq, FaqPage)
            assert faq.editor.key == PARKING.id
            # Nobody asked in earnest.
            assert [entry.hit_count for entry in await bench.workspace.knowledge.entries()] == [0]

    in_qt(qapp, ask)
