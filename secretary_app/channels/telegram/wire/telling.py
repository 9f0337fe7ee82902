"""What goes wrong with a request, in our own words.

aiogram's errors hold addresses, and with them tokens: none of their texts goes on from here but
what Telegram itself has written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble

TELLING_LENGTH = 200
"""Of what Telegram says that is kept."""


@contextmanager
def telling(*, but: type[Exception] = TelegramTrouble) -> Iterator[None]:
    """Whatever goes wrong inside is a TelegramTrouble outside, and its cause is not shown."""
    try:
        yield
    except (TelegramTrouble, but):
        raise
    except (TelegramAPIError, ClientDecodeError, aiohttp.ClientError, TimeoutError) as error:
        raise trouble_of(error) from None


def trouble_of(error: Exception) -> TelegramTrouble:
    """What a person or the code that tries again should know of it."""
    # A network error's text holds the address; a name of its class is enough to mend it.
    if isinstance(error, TelegramNetworkError) and not isinstance(error, TelegramEntityTooLarge):
        cause = error.__cause__ or error
        return TelegramTrouble(_without_answer(cause), detail=type(cause).__name__)
    if not isinstance(error, TelegramAPIError):
        status = getattr(error, "status", None)
        if status is not None and 400 <= status < 500:
            return TelegramTrouble(Trouble.REFUSED, detail=f"HTTP {status}")
        cause = error.__cause__ or error
        return TelegramTrouble(_without_answer(error), detail=type(cause).__name__)
    detail = str(error.message or "").splitlines()[-1:][0][:TELLING_LENGTH] if error.message else ""
    match error:
        case TelegramRetryAfter():
            return TelegramTrouble(
                Trouble.FLOOD, detail=detail, retry_after_s=float(error.retry_after)
            )
        case TelegramMigrateToChat():
            return TelegramTrouble(Trouble.MOVED, detail=detail, moved_to=error.migrate_to_chat_id)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return TelegramTrouble(Trouble.WRONG_KEY, detail=detail)
        case TelegramConflictError():
            return TelegramTrouble(Trouble.CONFLICT, detail=detail)
        case TelegramBadRequest() | TelegramForbiddenError() | TelegramEntityTooLarge():
            return TelegramTrouble(Trouble.REFUSED, detail=detail)
        case _:
            return TelegramTrouble(Trouble.UNREACHABLE, detail=detail)


def _without_answer(error: BaseException) -> Trouble:
    """Who was never connected has asked for nothing; else it may have been done."""
    never_asked = (
        aiohttp.ClientConnectorError,
        aiohttp.ClientHttpProxyError,
        aiohttp.ConnectionTimeoutError,
    )
    return Trouble.UNREACHABLE if isinstance(error, never_asked) else Trouble.UNANSWERED
