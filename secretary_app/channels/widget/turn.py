"""One turn of a visitor's: what they said is stored, then answered by whoever has the talk.

An answer is worked out to its end whether or not the page is still there: who goes on to the next
page finds it in the history.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from functools import partial

from secretary_app.channels.widget.errors import AnswerLost
from secretary_app.channels.widget.happenings import (
    Failed,
    Followers,
    Happening,
    Heard,
    News,
    PersonAnswers,
    Told,
)
from secretary_app.channels.widget.keeping import Keeping
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.settings import ASSISTANT
from secretary_app.channels.widget.standing import Standing, Standings
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Channel, Message, Role
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.models import ForgetCaller, Sentence
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

Hear = Callable[[Standing], Awaitable[Message]]
"""Stores what the visitor said."""

Forget = Callable[[str], Awaitable[object]]


class Turns:
    """Each is a task of its own; whoever asked only follows what it tells."""

    def __init__(
        self,
        *,
        standings: Standings,
        keeping: Keeping,
        followers: Followers,
        handover: Handover,
        correspondence: Correspondence,
        forget: Forget,
        tasks: TaskOwner,
    ) -> None:
        """``forget`` deletes everything about a person who has asked for it."""
        self._standings = standings
        self._keeping = keeping
        self._followers = followers
        self._handover = handover
        self._correspondence = correspondence
        self._forget = forget
        self._tasks = tasks

    async def turn(
        self, visit: Visit, widget: Widget, hear: Hear
    ) -> AsyncGenerator[Happening, None]:
        """What they said as it is stored, then what comes of it."""
        news = News()
        self._tasks.start(self._see_through(visit, widget, hear, news), name=f"widget-{visit.id}")
        while (happening := await news.get()) is not None:
            yield happening

    async def _see_through(self, visit: Visit, widget: Widget, hear: Hear, news: News) -> None:
        try:
            await self._hear_and_answer(visit, widget, hear, news)
        except SecretaryError as error:
            _LOG.warning("a visitor got no answer: %s", error)
            news.put_nowait(Failed(error=error))
        except Exception:  # noqa: BLE001 - rejected: the page would wait for ever
            _LOG.exception("a visitor got no answer")
            news.put_nowait(Failed(error=AnswerLost()))
        finally:
            news.put_nowait(None)

    async def _hear_and_answer(self, visit: Visit, widget: Widget, hear: Hear, news: News) -> None:
        standing = await self._standings.made(visit)
        self._followers.writes_in(visit.id, standing.thread_id)
        # On the disk before a word of the answer: whatever happens then, nobody asks in vain.
        question = await hear(standing)
        with_person = await self._handover.of(standing.thread_id) is not None
        news.put_nowait(Heard(message=question, answered=not with_person))
        self._followers.tell(visit.id, Told(message=question))
        if with_person:
            news.put_nowait(PersonAnswers(on=True))
            return
        writer = Writer(
            key=f"widget:{visit.id}",
            channel=Channel.WIDGET,
            thread_id=standing.thread_id,
            person_id=standing.person_id,
            assistant_id=widget.get(ASSISTANT),
            since=visit.begun_at,
        )
        if await self._answer(visit, standing, writer, question, news):
            await self._correspondence.begin_anew(writer.key)
            await self._forget(standing.person_id)

    async def _answer(
        self, visit: Visit, standing: Standing, writer: Writer, question: Message, news: News
    ) -> bool:
        """Whether they wish to be forgotten."""
        wishes = False
        steps = self._correspondence.answer(
            writer,
            question,
            keep=partial(self._keeping.keep, visit, standing, actor=Role.ASSISTANT.value),
            earlier=partial(self._keeping.history, visit, standing, but=question.id),
        )
        async with aclosing(steps):
            async for step in steps:
                if isinstance(step, Sentence):
                    news.put_nowait(step)
                elif isinstance(step, ForgetCaller):
                    wishes = True
                else:
                    news.put_nowait(Told(message=step))
                    self._followers.tell(visit.id, Told(message=step))
        return wishes
