"""Tries the answer path: what would be said to this question, resting on what, after how long."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.dialogue.models import HeardTurn, Step
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.kernel.clock import Clock

_MS_PER_S = 1000

_CHOSEN = ContextVar("chosen_model", default="")


class PresentModel:
    """The language model that thinks now: none while nobody keeps one running."""

    def __init__(self) -> None:
        self._thinker: Thinker | None = None
        self._by_name: Mapping[str, Thinker] = {}

    def __call__(self) -> Thinker | None:
        """The model: the one chosen for the talk that goes on, where it is there."""
        return self._by_name.get(_CHOSEN.get(), self._thinker)

    def use(self, thinker: Thinker | None, by_name: Mapping[str, Thinker] | None = None) -> None:
        """From now on this one; ``by_name`` are those that a talk may choose instead."""
        self._thinker, self._by_name = thinker, by_name or {}

    def names(self) -> tuple[str, ...]:
        """Those that may be chosen, in their order."""
        return tuple(self._by_name)

    def named(self, name: str) -> Thinker | None:
        """One of those, for a talk that keeps it by itself; None where it is not there."""
        return self._by_name.get(name)

    @contextmanager
    def chosen(self, name: str | None) -> Iterator[None]:
        """Inside, this one thinks; None, or one that is no more: whichever comes first."""
        token = _CHOSEN.set(name or "")
        try:
            yield
        finally:
            _CHOSEN.reset(token)


StartModel = Callable[[], AbstractAsyncContextManager[Thinker | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the answer was reached."""

    name: str
    at_ms: float
    """After the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedStep:
    """A step of the answer; an action among them is not carried out."""

    step: Step
    at_ms: float


class Asking:
    """Asks the dialogue as a stranger would who calls for the first time."""

    def __init__(
        self,
        *,
        dialogue: Dialogue,
        assistants: AssistantService,
        lines: LineBook,
        clock: Clock,
        model: PresentModel,
        start_model: StartModel,
    ) -> None:
        """``start_model`` runs a model where none is running, for one question."""
        self._dialogue = dialogue
        self._assistants = assistants
        self._lines = lines
        self._clock = clock
        self._model = model
        self._start_model = start_model

    async def ask(
        self, text: str, language: str, *, of: Assistant | None = None
    ) -> AsyncGenerator[Stage | TimedStep, None]:
        """The answer and its stages as they come; ``of`` an assistant who need not be kept yet.

        Raises UserFacing errors of the assistant's settings and of engines that do not start.
        """
        who = of or self._assistants.get(
            self._lines.first().get(ASSISTANT), announces_recording=False
        )
        async with AsyncExitStack() as stack:
            if self._model() is None:
                self._model.use(await stack.enter_async_context(self._start_model()))
                stack.callback(self._model.use, None)
            state = DialogueState(assistant=who, language=language)
            turn = HeardTurn(text=text, language=language, understood=True)
            begun = self._clock.monotonic()
            reached: dict[str, float] = {}

            def now() -> float:
                return round((self._clock.monotonic() - begun) * _MS_PER_S, 1)

            def watch(stage: str) -> None:
                reached.setdefault(stage, now())

            told = 0
            async with aclosing(self._dialogue.answer(turn, state, rehearsal=watch)) as steps:
                async for step in steps:
                    at_ms = now()
                    for name in list(reached)[told:]:
                        yield Stage(name=name, at_ms=reached[name])
                    told = len(reached)
                    yield TimedStep(step=step, at_ms=at_ms)
            yield Stage(name="done", at_ms=now())
