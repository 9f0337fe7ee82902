"""The queue of text messages goes by Twilio, where a line is there."""

from __future__ import annotations

from collections.abc import Callable

from hardware.line.config import LineKind
from secretary_app.bootstrap.reaching import reaches_people
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.carrying import Outcome, Refused, Taken, Uncertain
from secretary_app.channels.sms.models import DuePart
from secretary_app.channels.twilio.errors import Trouble, TwilioTrouble
from secretary_app.channels.twilio.rest import TwilioRest
from secretary_app.channels.twilio.sending import TextSender
from secretary_app.channels.twilio.settings import PUBLIC_URL
from secretary_app.channels.twilio.verdicts import reason_of
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import KIND, NUMBER
from secretary_app.foundation.net.outgoing import Outgoing
from secretary_app.kernel.errors import SecretaryError

HALF_GONE = "half-gone"
"""Parts of it went by a line that is no more; Twilio would send all of it again."""


def twilio_rest(workspace: Workspace) -> TwilioRest:
    """The account of this secretary."""
    settings = workspace.settings
    return TwilioRest(
        outgoing=Outgoing(settings=settings), settings=settings, secrets=workspace.secrets
    )


def public_url(workspace: Workspace) -> str:
    """Where Twilio reaches us."""
    return workspace.settings.get(PUBLIC_URL).rstrip("/")


def own_numbers(workspace: Workspace) -> list[str]:
    """Of our lines at Twilio, those that have one."""
    at_twilio = (each for each in workspace.lines.all() if each.get(KIND) is LineKind.TWILIO)
    return [each.get(NUMBER) for each in at_twilio if each.get(NUMBER)]


class TwilioCarrier:
    """Of one number at Twilio (``Carrier``)."""

    whole = True
    pause_s = 0.0
    """Twilio has a queue of its own before each number."""

    def __init__(self, workspace: Workspace, line: Callable[[], PhoneLine]) -> None:
        """``line``: as it is set up now."""
        self._settings = workspace.settings
        self._line = line
        self._sender = TextSender(
            rest=twilio_rest(workspace), public_url=lambda: public_url(workspace)
        )

    @property
    def ready(self) -> bool:
        """Whether there is an account, and a number."""
        return reaches_people(self._line(), self._settings)

    async def carry(self, due: DuePart) -> Outcome:
        """All of a message."""
        if len(due.indexes) < due.parts:
            return Refused(code=HALF_GONE, final=True)
        ours = self._line().get(NUMBER)
        try:
            await self._sender.send(due.sms_id, due.text, ours=ours, number=due.number)
        except TwilioTrouble as error:
            return _outcome(error)
        except SecretaryError as error:
            return Refused(code=error.code)
        return Taken()


def _outcome(error: TwilioTrouble) -> Outcome:
    code = f"twilio-{error.trouble.value}"
    match error.trouble:
        case Trouble.UNSURE:
            return Uncertain(code=code)
        case Trouble.REFUSED:
            return Refused(code=reason_of(error.number), final=True)
        case _:
            return Refused(code=code)
