"""What Telegram posts. Nobody signs in here: a word in a header says that it is Telegram."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.webhook import PATH
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import Access, Rate, Route
from secretary_app.foundation.web.schemas import LARGEST_NUMBER

TAG = "telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Posted(BaseModel):
    """An update of the Bot API; what else is in it depends on what somebody did."""

    model_config = ConfigDict(extra="allow", frozen=True)

    update_id: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]


def routes(*, manager: BotManager) -> tuple[Route, ...]:
    """One address for each bot."""

    async def take(asked: Asked) -> None:
        with acting_as(SYSTEM, origin=f"telegram {asked.address}"):
            webhook = manager.webhook(asked.path["id"], asked.request.headers.get(HEADER, ""))
            await webhook.take(asked.body(Posted).model_dump())

    return (
        Route(
            method="POST",
            path=f"{PATH}{{id}}",
            handler=take,
            summary="Telegram posts what somebody did; it is stored before the answer.",
            tag=TAG,
            body=Posted,
            status=204,
            access=Access.PUBLIC,
            rate=Rate.SIGNED,
            statuses={"bot-post-not-genuine": 403},
        ),
    )
