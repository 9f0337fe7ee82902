"""What a visitor at the counter may do: ask in writing, ring for a person; and who answers it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import datetime, timedelta

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.visits.errors import BadQuestion
from secretary_app.features.visits.events import (
    VisitorAnswered,
    VisitorGone,
    VisitorRang,
    VisitorWaitedInVain,
)
from secretary_app.features.visits.rights import ANSWER_VISITORS, VISIT
from secretary_app.features.visits.talk import WrittenTalk
from secretary_app.features.visits.visitor import VISITOR
from secretary_app.foundation.auth.acting import by_own_authority, current_actor, needs
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

LONGEST_QUESTION = 500
"""Characters: nobody writes more with a finger on a screen."""

SAMPLES = 6
"""Questions that fit the screen in large letters."""

VISITOR_DUE = timedelta(minutes=15)
"""Who stood there in vain may still be in the street."""


class VisitService:
    """One counter."""

    def __init__(
        self,
        *,
        dialogue: Dialogue,
        knowledge: KnowledgeService,
        promises: PromiseService,
        assistant: Callable[[], Assistant],
        events: EventBus,
        clock: Clock,
    ) -> None:
        """``assistant`` tells who answers now."""
        self._dialogue = dialogue
        self._knowledge = knowledge
        self._promises = promises
        self._assistant = assistant
        self._events = events
        self._clock = clock
        self._rang_at: datetime | None = None

    @property
    def rang_at(self) -> datetime | None:
        """Since when somebody waits for a person."""
        return self._rang_at

    @needs(VISIT)
    def host(self) -> Assistant:
        """Who answers visitors."""
        return self._assistant()

    @needs(VISIT)
    def samples(self, language: str) -> list[str]:
        """Questions that we can answer, those that are asked most first."""
        now = self._clock.now()
        entries = [
            each
            for each in self._knowledge.known.entries
            if each.enabled and each.language == language
            and (each.valid_until is None or each.valid_until > now)
        ]  # fmt: skip
        entries.sort(key=lambda each: -each.hit_count)
        return [each.question for each in entries[:SAMPLES]]

    @needs(VISIT)
    def begin(self, language: str) -> WrittenTalk:
        """A talk with the next visitor; nothing of the one before is known in it."""
        return WrittenTalk(
            assistant=self._assistant(),
            language=language,
            dialogue=self._dialogue,
            promises=self._promises,
            events=self._events,
            clock=self._clock,
        )

    @needs(VISIT)
    async def ask(self, talk: WrittenTalk, text: str) -> AsyncGenerator[Sentence, None]:
        """The answer, sentence by sentence. Raises BadQuestion."""
        text = " ".join(text.split())
        if not text or len(text) > LONGEST_QUESTION:
            raise BadQuestion(longest=LONGEST_QUESTION)
        async with aclosing(talk.ask(text)) as sentences:
            async for sentence in sentences:
                yield sentence

    @needs(VISIT)
    def ring(self) -> None:
        """A person is wanted; ringing again while one is waited for changes nothing."""
        if self._rang_at is None:
            self._rang_at = self._clock.now()
            self._events.emit(VisitorRang(at=self._rang_at, actor=VISITOR.id))

    @needs(VISIT)
    def leave(self) -> None:
        """Whoever rang has gone."""
        if self._rang_at is not None:
            self._rang_at = None
            self._events.emit(VisitorGone(at=self._clock.now(), actor=VISITOR.id))

    @needs(VISIT)
    async def waited_in_vain(self, text: str, *, language: str) -> None:
        """Nobody came: ``text`` tells it to who looks at the promises."""
        if self._rang_at is None:
            return
        self._rang_at = None
        with by_own_authority():
            await self._promises.make(
                NewPromise(
                    kind=PromiseKind.DELIVER,
                    text=text,
                    due_at=self._clock.now() + VISITOR_DUE,
                    language=language,
                    urgent=True,
                )
            )
        self._events.emit(VisitorWaitedInVain(at=self._clock.now(), actor=VISITOR.id))

    @needs(ANSWER_VISITORS)
    async def answer(self) -> None:
        """Whoever acts is on the way to the counter; nothing where nobody waits any more."""
        if self._rang_at is not None:
            self._rang_at = None
            self._events.emit(VisitorAnswered(at=self._clock.now(), actor=current_actor().id))
