"""Twilio's REST interface, as far as it is needed: https://www.twilio.com/docs/usage/api.

A form goes there by the account's name and token, JSON comes back. What is refused is told with a
number of Twilio's own; where no answer comes, nobody knows whether what was asked for is done.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp

from secretary_app.channels.twilio.errors import Trouble, TwilioTrouble
from secretary_app.channels.twilio.settings import ACCOUNT, API_SERVER, AUTH_TOKEN
from secretary_app.foundation.net.outgoing import Outgoing, Purpose
from secretary_app.foundation.secrets.errors import SecretMissing
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.settings import Settings

_LOG = logging.getLogger(__name__)

Fields = Sequence[tuple[str, str]]

VERSION = "2010-04-01"

TOLD_LENGTH = 200
"""Of what Twilio says that is kept."""

MOST_NUMBERS = 1000
"""Of one answer of Twilio's."""

DONE = range(200, 300)
STRANGERS = frozenset({401, 403})
LATER = frozenset({429, 503})
"""It has not even looked at it."""
ASKED_WRONGLY = range(400, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNumber:
    """A number of the account."""

    number: str
    """E.164."""
    voice_url: str
    """Where its calls are told; empty: nowhere."""
    sms_url: str


class TwilioRest:
    """One account."""

    def __init__(self, *, outgoing: Outgoing, settings: Settings, secrets: Secrets) -> None:
        self._outgoing = outgoing
        self._settings = settings
        self._secrets = secrets

    async def create(self, what: str, fields: Fields) -> str:
        """A new one of ``Messages`` or ``Calls``; how Twilio calls it.

        Raises TwilioTrouble or NetworkForbidden.
        """
        made = (await self._post(what, fields)).get("sid")
        if not isinstance(made, str) or not made:
            raise TwilioTrouble(Trouble.UNSURE, told="no sid")
        return made

    async def end_call(self, sid: str) -> None:
        """It rings, or talks, no more. Raises TwilioTrouble or NetworkForbidden."""
        await self._post(f"Calls/{quote(sid, safe='')}", [("Status", "completed")])

    async def numbers(self) -> list[OwnNumber]:
        """Those of the account, and where their calls and texts are told.

        Raises TwilioTrouble or NetworkForbidden.
        """
        told = (await self._ask("GET", f"IncomingPhoneNumbers.json?PageSize={MOST_NUMBERS}")).get(
            "incoming_phone_numbers"
        )
        return [
            OwnNumber(
                number=str(each.get("phone_number") or ""),
                voice_url=str(each.get("voice_url") or ""),
                sms_url=str(each.get("sms_url") or ""),
            )
            for each in (told if isinstance(told, list) else ())
            if isinstance(each, dict)
        ]

    async def _post(self, path: str, fields: Fields) -> Mapping[str, Any]:
        """Any: JSON."""
        return await self._ask("POST", f"{path}.json", fields)

    async def _ask(self, method: str, path: str, fields: Fields = ()) -> Mapping[str, Any]:
        """Any: JSON."""
        account = self._settings.get(ACCOUNT)
        try:
            token = await self._secrets.get(AUTH_TOKEN)
        except SecretMissing:
            token = ""
        if not account or not token:
            raise TwilioTrouble(Trouble.NOT_SET_UP)
        if ":" in account:
            # No name of an account, and not to be written into a header.
            raise TwilioTrouble(Trouble.ACCOUNT)
        server = self._settings.get(API_SERVER).rstrip("/")
        address = f"{server}/{VERSION}/Accounts/{quote(account, safe='')}/{path}"
        try:
            async with (
                self._outgoing.session(Purpose.TWILIO) as session,
                session.request(
                    method,
                    address,
                    data=list(fields) or None,
                    headers={"Authorization": aiohttp.encode_basic_auth(account, token)},
                    allow_redirects=False,
                ) as answer,
            ):
                return _read(answer.status, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            # The texts of these errors name the address only, and in it the account.
            raise TwilioTrouble(Trouble.AWAY, told=type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TwilioTrouble(Trouble.UNSURE, told=type(error).__name__) from None


def _read(status: int, body: bytes) -> Mapping[str, Any]:
    """Raises TwilioTrouble."""
    told = _object(body)
    if status in DONE:
        return told
    number, message = told.get("code"), told.get("message")
    trouble = _trouble(status)
    _LOG.warning("Twilio answers %d: %s", status, number)
    raise TwilioTrouble(
        trouble,
        number=number if isinstance(number, int) else 0,
        told=message[:TOLD_LENGTH] if isinstance(message, str) else str(status),
    )


def _trouble(status: int) -> Trouble:
    if status in STRANGERS:
        return Trouble.ACCOUNT
    if status in LATER:
        return Trouble.BUSY
    return Trouble.REFUSED if status in ASKED_WRONGLY else Trouble.UNSURE


def _object(body: bytes) -> dict[str, Any]:
    """Empty where it is none."""
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
