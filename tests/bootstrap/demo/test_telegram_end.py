"""The far end of the sample's bot, with a bot of ours at the near one."""

from pathlib import Path

import pytest

from secretary_app.bootstrap.bots import bot_parts
from secretary_app.bootstrap.demo.telegram_end import USERNAME, telegram_end
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.foundation.secrets.service import MASTER_KEY
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from tests.support.opened import SetClock, newest_database

pytestmark = pytest.mark.wire

TOKEN = "100200300:sample-company-token-opens-nothing"
PARKING = FaqEntry(
    id=new_id(), language="ru", question="Есть ли у вас парковка?", answer="За домом."
)


async def test_whoever_writes_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MASTER_KEY, "a master key for tests")
    clock, folder = SetClock(), DataFolder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with (
        telegram_end(clock=clock) as telegram,
        open_workspace(folder, clock=clock) as workspace,
        TaskOwner(name="bots") as tasks,
    ):
        await workspace.knowledge.add_entry(PARKING)
        await workspace.settings.set(API_SERVER, telegram.url, actor="test")
        await workspace.bot_manager.use(bot_parts(workspace), tasks)
        bot = await workspace.bots.add(name="Бот", token=TOKEN)
        for name, user_id in (("Игорь", 5001), ("Мария", 5002), ("Игорь", 5001)):
            await telegram.says(user_id, name, PARKING.question)
        standing = await workspace.bot_manager.standing(bot.id)
        assert (standing.username, standing.counts.received) == (USERNAME, 3)
        assert standing.counts.people == 2
        await workspace.bot_manager.leave()
