"""What a visitor is shown as it happens, and who is looking."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from secretary_app.channels.widget.errors import TooMuchAtOnce
from secretary_app.channels.widget.events import VisitorAnswered
from secretary_app.features.conversations.events import ThreadGivenBack, ThreadTaken, Typing
from secretary_app.features.conversations.models import Message, Role
from secretary_app.features.dialogue.models import Sentence
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus

TABS = 6
"""Of one visitor: a browser opens no more connections to one place."""

UNREAD = 200
"""Happenings; who is so far behind reads the history when they come back."""

BUSY_S = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the visitor wrote or said is stored."""

    message: Message
    answered: bool = False
    """Whether the assistant answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message for the visitor is stored."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAnswers:
    """One of us has the talk, or the assistant again."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTypes:
    """One of us writes just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """There will be no answer, or no more of it."""

    error: SecretaryError


Happening = Heard | Sentence | Told | PersonAnswers | PersonTypes | Failed
News = asyncio.Queue[Happening | None]
"""None: no more comes."""


class Followers:
    """The open pages of visitors."""

    def __init__(self, *, events: EventBus) -> None:
        self._pages: dict[str, set[News]] = {}
        self._threads: dict[str, str] = {}
        """Of visitors who look: thread to visit."""
        self._stops = (
            events.subscribe(VisitorAnswered, self._answered),
            events.subscribe(Typing, self._types),
            events.subscribe(ThreadTaken, lambda event: self._person(event.thread_id, on=True)),
            events.subscribe(
                ThreadGivenBack, lambda event: self._person(event.thread_id, on=False)
            ),
        )

    def close(self) -> None:
        """Nothing is told any more."""
        for stop in self._stops:
            stop()

    @contextmanager
    def follow(self, visit_id: str) -> Iterator[News]:
        """One open page. Raises TooMuchAtOnce."""
        pages = self._pages.setdefault(visit_id, set())
        if len(pages) >= TABS:
            raise TooMuchAtOnce(seconds=BUSY_S)
        news = News(maxsize=UNREAD)
        pages.add(news)
        try:
            yield news
        finally:
            pages.discard(news)
            if not pages:
                self._pages.pop(visit_id, None)
                for thread_id in [each for each, of in self._threads.items() if of == visit_id]:
                    del self._threads[thread_id]

    def writes_in(self, visit_id: str, thread_id: str) -> None:
        """Where what they write goes."""
        if visit_id in self._pages:
            self._threads[thread_id] = visit_id

    def tell(self, visit_id: str, happening: Happening) -> None:
        """To every open page of one visitor."""
        for news in list(self._pages.get(visit_id, ())):
            if news.full():
                # What is lost stands in the history, which is read when the page comes back.
                while not news.empty():
                    news.get_nowait()
                news.put_nowait(None)
            else:
                news.put_nowait(happening)

    def _answered(self, event: VisitorAnswered) -> None:
        self.tell(event.visit_id, Told(message=event.message))

    def _types(self, event: Typing) -> None:
        visit_id = self._threads.get(event.thread_id)
        if visit_id is not None and event.role is Role.OPERATOR:
            self.tell(visit_id, PersonTypes())

    def _person(self, thread_id: str, *, on: bool) -> None:
        visit_id = self._threads.get(thread_id)
        if visit_id is not None:
            self.tell(visit_id, PersonAnswers(on=on))
