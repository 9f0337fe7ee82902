"""One user of a line that fails does not keep the news from the next."""

import pytest

from hardware.line.client import LineClient
from hardware.line.reports import LineState, Report
from secretary_app.features.lines.sharing import SharedLine

pytestmark = [pytest.mark.unit, pytest.mark.expects_log("did not deal with the line's news")]


class Clumsy:
    """Fails at everything."""

    async def connected(self, line: LineClient) -> None:
        raise ZeroDivisionError

    async def receive(self, message: Report) -> None:
        raise ZeroDivisionError

    async def lost(self, reason: str) -> None:
        raise ZeroDivisionError


class Attentive(Clumsy):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    async def receive(self, message: Report) -> None:
        self.told.append(message)

    async def lost(self, reason: str) -> None:
        self.told.append(reason)


async def test_each_user_is_told() -> None:
    second, news = Attentive(), LineState(state="ready")
    shared = SharedLine(Clumsy(), second)
    await shared.receive(news)
    await shared.lost("unplugged")
    assert second.told == [news, "unplugged"]
