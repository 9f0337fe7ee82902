"""Who acts at the desk, from the program's start to a locked screen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.foundation.auth.acting import acting_as, current_actor
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.desk_window import in_qt
from tests.support.opened import newest_database
from ui.runtime.person import Person

pytestmark = pytest.mark.wire

PASSWORD = "three green kettles sing"


def test_after_the_first_start_only_who_has_signed_in_acts(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    person, seen = Person(), []

    async def first_day() -> None:
        seen.append(current_actor().id)
        async with open_workspace(folder, clock=Clock()) as workspace:
            await person.sit_down(workspace)
            seen.append(current_actor().id)
            assert person.is_first_start
            await workspace.users.make_owner("olga", PASSWORD)
            person.owner_was_made()
            seen.append(current_actor().id)
            assert not person.may("users.change")
            await workspace.seat.sign_in("olga", PASSWORD)
            assert current_actor().name == "olga"
            assert person.may("users.change")
            workspace.seat.lock()
            seen.append(current_actor().id)
            assert not person.may("users.change")

    with acting_as(SYSTEM):
        person.work_from_now_on()
        in_qt(qapp, first_day)
    assert seen == ["system", "cli", "nobody", "locked"]
