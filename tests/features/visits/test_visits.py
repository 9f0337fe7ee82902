"""What a visitor writes at the counter, and what is kept of it."""

from contextlib import aclosing
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.features.promises.models import PromiseKind
from secretary_app.features.visits.errors import BadQuestion
from secretary_app.features.visits.talk import WrittenTalk
from secretary_app.features.visits.visitor import VISITOR
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.wire


async def test_a_message_is_on_the_disk_and_a_wait_in_vain_is_owed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        visits = workspace.visits

        async def said(talk: WrittenTalk, text: str) -> str:
            async with aclosing(visits.ask(talk, text)) as sentences:
                return " ".join([each.text async for each in sentences])

        with acting_as(VISITOR):
            talk = visits.begin("ru")
            with pytest.raises(BadQuestion):
                await said(talk, "  ")
            await said(talk, "хочу оставить сообщение")
            await said(talk, "это Петров, передайте, что ключ готов")
            await said(talk, "8 916 123-45-67")
            assert "Записала" in await said(talk, "да")
            visits.ring()
            await visits.waited_in_vain("Никто не подошёл.", language="ru")
            assert visits.rang_at is None
            # The next visitor is somebody else: nothing is waited for in their talk.
            assert "Записала" not in await said(visits.begin("ru"), "да")
        promises = await workspace.promises.list_open()
        texts = {each.text: each for each in promises}
        assert "Петров" in next(each for each in texts if "ключ" in each)
        assert texts["Никто не подошёл."].urgent
        assert {each.kind for each in promises} >= {PromiseKind.DELIVER}
