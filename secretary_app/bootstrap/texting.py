"""What receives and sends text messages on a line that is served."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from hardware.line.config import LineKind
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.carrying import Carrier
from secretary_app.channels.sms.door import SmsDoor
from secretary_app.channels.sms.queue import SmsQueue
from secretary_app.cli.loading import load
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.service import LineUser
from secretary_app.features.lines.settings import KIND
from secretary_app.kernel.tasks import TaskOwner

TWILIO = "secretary_app.bootstrap.twilio_texts:TwilioCarrier"
"""It brings an HTTP client, which nobody waits for who has no number at Twilio."""


async def start_texting(
    line: PhoneLine,
    *,
    workspace: Workspace,
    as_it_is_now: Callable[[], PhoneLine],
    tasks: TaskOwner,
) -> tuple[LineUser, ...]:
    """Works in ``tasks``; gives who wants to hear what the line's process says."""
    if line.has_card:
        door = SmsDoor(
            line_id=line.id,
            service=workspace.sms,
            settings=workspace.settings,
            events=workspace.events,
            clock=workspace.clock,
        )
        await door.start(tasks)
        return (door,)
    if line.get(KIND) is LineKind.TWILIO:
        make = cast("Callable[[Workspace, Callable[[], PhoneLine]], Carrier]", load(TWILIO))
        queue = SmsQueue(
            line_id=line.id,
            outbox=workspace.sms.outbox,
            carrier=make(workspace, as_it_is_now),
            settings=workspace.settings,
            events=workspace.events,
            clock=workspace.clock,
        )
        await queue.start(tasks)
    return ()
