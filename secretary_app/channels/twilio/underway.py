"""One answer on its way: it is worked out aside, and whoever waits takes what there is of it.

Twilio gives a request up after 15 s. An answer knows no such limit, and is not lost by it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing, suppress
from typing import Any

from secretary_app.features.conversations.models import Message
from secretary_app.features.dialogue.models import ForgetCaller, Sentence
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

Steps = AsyncGenerator[Sentence | Message | ForgetCaller, None]

Forget = Callable[[PhoneNumber], Coroutine[Any, Any, None]]
"""Deletes everything about whoever has that number."""

LONGEST_S = 60.0
"""Nobody holds a telephone longer for one answer."""


class Underway:
    """Of one question."""

    def __init__(self, steps: Steps, tasks: TaskOwner) -> None:
        self._steps = steps
        self._untold = list[Sentence]()
        self._ended = asyncio.Event()
        self.last: Sentence | None = None
        """None where nothing was said at all."""
        self.failed = False
        self.wants_to_be_forgotten = False
        self._work = tasks.start(self._work_out(), name="answer")

    @property
    def ended(self) -> bool:
        """Whether nothing more comes, for whatever reason."""
        return self._ended.is_set()

    async def take(self, *, within_s: float) -> list[Sentence]:
        """What has come since the last time: the whole rest, unless that takes longer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._ended.wait()
        taken, self._untold = self._untold, []
        return taken

    def give_up(self) -> None:
        """Nobody waits for it any more; what was said of it stays stored."""
        self._work.cancel()

    async def _work_out(self) -> None:
        try:
            async with asyncio.timeout(LONGEST_S), aclosing(self._steps) as steps:
                async for step in steps:
                    if isinstance(step, Sentence):
                        self._untold.append(step)
                        self.last = step
                    elif isinstance(step, ForgetCaller):
                        self.wants_to_be_forgotten = True
        except TimeoutError:
            _LOG.warning("an answer by Twilio is given up: it took too long")
            self.failed = True
        except SecretaryError:
            # The question is kept, and a person sees it; Twilio would only ask again.
            _LOG.exception("by Twilio somebody got no answer")
            self.failed = True
        except Exception:  # noqa: BLE001 - rejected: a caller would wait for ever
            _LOG.exception("by Twilio somebody got no answer")
            self.failed = True
        finally:
            self._ended.set()
