"""The sign in the tray: one look for each state, and a menu that does what it says."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.features.calls.events import CallEnded
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.lines.inspection import Standing
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.promises.models import NewPromise, PromiseKind
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.shell.status import Status
from ui.theme import Mode, Scheme, theme
from ui.theme.current import Choice
from ui.tray.pictures import picture
from ui.tray.state import TrayState, state_of
from ui.tray.tray import Tray
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


def lines(*states: str) -> list[Standing]:
    return [Standing(line=PhoneLine(id=f"line{at}"), state=each) for at, each in enumerate(states)]


@pytest.mark.parametrize(
    ("states", "more", "found"),
    [
        (["ready"], {}, TrayState.READY),
        (["absent", "ready"], {}, TrayState.READY),
        (["absent"], {}, TrayState.OFFLINE),
        (["broken"], {}, TrayState.OFFLINE),
        (["ready"], {"stopped": True}, TrayState.OFFLINE),
        ([], {}, TrayState.OFFLINE),
        (["not-served"], {}, TrayState.STARTING),
        (["registering"], {}, TrayState.STARTING),
        (["paused"], {}, TrayState.MUTED),
        (["paused", "ready"], {}, TrayState.READY),
        (["ready"], {"languages_heard": 0}, TrayState.DEAF),
        (["in_call"], {"calls": 1, "languages_heard": 0}, TrayState.IN_CALL),
    ],
)
def test_what_matters_most_is_shown(
    states: list[str], more: dict[str, int], found: TrayState
) -> None:
    asked = {"calls": 0, "stopped": False, "languages_heard": 1, **more}
    assert (
        state_of(
            lines(*states),
            calls=asked["calls"],
            stopped=bool(asked["stopped"]),
            languages_heard=asked["languages_heard"],
        )
        is found
    )


def test_every_state_has_a_look_of_its_own(qapp: QApplication) -> None:
    del qapp
    for scheme in Scheme:
        theme().choose(Choice(mode=Mode(scheme.value)))
        looks = [(state, waiting) for state in TrayState for waiting in (0, 3)]
        drawn = {
            bytes(picture(state, waiting).pixmap(22, 22).toImage().constBits())
            for state, waiting in looks
        }
        assert len(drawn) == len(looks)


def made(bench: DeskBench) -> Tray:
    window = bench.window
    status = Status(workspace=bench.workspace, strip=window.strip, column=window.list_column)
    return Tray(window=window, workspace=bench.workspace, status=status)


def press(tray: Tray, text: str) -> None:
    tray.fill()
    next(each for each in tray.menu.actions() if each.text() == text).trigger()


def test_lines_are_paused_and_taken_up_again(qapp: QApplication, tmp_path: Path) -> None:
    async def pause() -> None:
        async with desk(tmp_path, state=tmp_path / "desk.ini") as bench:
            tray, book = made(bench), bench.workspace.lines
            await book.add({"kind": "simulator"})
            await book.enable("line1", enabled=False)
            press(tray, "Не принимать звонки")
            await bench.idle()
            assert [line.enabled for line in book.all()] == [False, False]
            assert tray.watch.state is TrayState.MUTED
            assert tray.icon.toolTip() == "Секретарь: на паузе, звонки не принимаются"
            press(tray, "Снова принимать звонки")
            await bench.idle()
            # What was paused before stays so.
            assert [line.enabled for line in book.all()] == [False, True]

    in_qt(qapp, pause)


def test_what_came_is_counted_until_somebody_looks(qapp: QApplication, tmp_path: Path) -> None:
    async def count() -> None:
        async with desk(tmp_path) as bench:
            tray, work = made(bench), bench.workspace
            now = work.clock.now()
            work.events.emit(
                CallEnded(at=now, call_id="c", outcome=CallOutcome.MISSED, cause="gone")
            )
            await work.promises.make(
                NewPromise(kind=PromiseKind.DELIVER, text="ключ готов", due_at=now, language="ru")
            )
            assert (tray.watch.counts.missed, tray.watch.counts.messages) == (1, 1)
            assert "Пропущено: 1, новых сообщений: 1" in tray.icon.toolTip()
            bench.window.hide()
            tray.menu.aboutToShow.emit()
            press(tray, "Открыть рабочее место")
            await until(lambda: not tray.watch.counts.waiting)

    in_qt(qapp, count)


def test_without_a_tray_it_is_said_once_and_closing_quits(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def close() -> None:
        async with desk(tmp_path) as bench:
            window, asked = bench.window, []
            assert not made(bench).show()
            assert len(window.findChildren(Toast)) == 1
            window.wants_to_close.connect(lambda: asked.append("close"))
            window.close()
            assert (asked, window.isVisible()) == (["close"], True)

    in_qt(qapp, close)


def test_with_a_tray_closing_hides_the_window(qapp: QApplication, tmp_path: Path) -> None:
    async def close() -> None:
        async with desk(tmp_path) as bench:
            window, asked = bench.window, []
            window.wants_to_close.connect(lambda: asked.append("close"))
            window.hides = True
            window.close()
            assert (asked, window.isVisible()) == ([], False)
            window.quit()
            assert (asked, window.isVisible()) == (["close"], True)

    in_qt(qapp, close)
