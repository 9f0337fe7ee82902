"""One turn of a language model: its sentences are held against the sources, one by one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakSet

from engines.wire import WireError
from engines.wire.llm import ChatDelta, ChatDone, ChatRequest, ToolCall, ToolSpec
from secretary_app.features.dialogue.grounding.check import Grounding
from secretary_app.features.dialogue.history import Said
from secretary_app.features.dialogue.models import HeardTurn, Sentence, SentenceKind, Step
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.thinking.cutting import SentenceCutter, plain
from secretary_app.features.dialogue.thinking.manners import Manners
from secretary_app.features.dialogue.thinking.prompt import Prompts
from secretary_app.features.dialogue.thinking.sources import Source, evidence_for
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.features.dialogue.thinking.tools import (
    BadArguments,
    Tool,
    ToolUse,
    checked_arguments,
)
from secretary_app.features.dialogue.words import plain_words
from secretary_app.features.voices.spoken import speakable

_LOG = logging.getLogger(__name__)

NEXT_SENTENCE_S = 8.0
"""Between two sentences: the first is about as long, and then the caller hears silence."""

CHARACTERS_PER_TOKEN = 2
"""Of Russian, in the worst of the usual vocabularies; the limit in characters is the one that
counts."""

MODEL = "model"

TOOLS_REFUSED, TOO_LONG = "unsupported", "too_long"
"""Codes of models that were not taught to use tools, and of those that remember less than the talk
is long."""

Watch = Callable[[str], None]
"""Told of each stage of an answer when it is reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long an answer may be and may take."""

    characters: int = 400
    first_sentence_s: float = 6.0


class NothingSaid(Exception):
    """The model gave nothing that may be said; somebody else answers."""


class NotFounded(Exception):
    """The model does not know, or said what no source says: a promise ends the answer."""


class Thinking:
    """Has turns answered by a model."""

    def __init__(
        self,
        *,
        prompts: Mapping[str, Prompts],
        tools: Sequence[Tool],
        limits: Callable[[], Limits],
    ) -> None:
        """``limits`` are asked for at the beginning of each answer."""
        self._prompts = prompts
        self._tools = {tool.name: tool for tool in tools}
        self._limits = limits
        self._no_errands: WeakSet[Thinker] = WeakSet()
        """Models that have not been taught to use tools."""

    async def answer(
        self,
        model: Thinker,
        turn: HeardTurn,
        state: DialogueState,
        sources: Sequence[Source],
        watch: Watch,
    ) -> AsyncGenerator[Step, None]:
        """Sentences as they become whole, then an errand where the model asks for one.

        Raises NothingSaid, NotFounded.
        """
        with_history = True
        while True:
            answering = _Answering(
                turn=turn,
                state=state,
                history=state.history.before_question() if with_history else (),
                sources=sources,
                prompts=self._prompts[state.speaks],
                tools={} if model in self._no_errands else self._tools,
                limits=self._limits(),
                watch=watch,
            )
            try:
                async with aclosing(answering.steps(model)) as steps:
                    async for step in steps:
                        yield step
            except NothingSaid:
                if answering.refused == TOOLS_REFUSED and model not in self._no_errands:
                    self._no_errands.add(model)
                elif answering.refused == TOO_LONG and with_history:
                    with_history = False
                else:
                    raise
            else:
                return


class _Answering:
    def __init__(
        self,
        *,
        turn: HeardTurn,
        state: DialogueState,
        history: Sequence[Said],
        sources: Sequence[Source],
        prompts: Prompts,
        tools: Mapping[str, Tool],
        limits: Limits,
        watch: Watch,
    ) -> None:
        self._turn = turn
        self._state = state
        self._history = history
        self._sources = sources
        self._prompts = prompts
        self._tools = tools
        self._limits = limits
        self._watch = watch
        assistant, language = state.assistant, state.speaks
        self._instructions = prompts.instructions(assistant, language, characters=limits.characters)
        self._cutter = SentenceCutter()
        self._said = 0
        """Characters of the answer so far."""
        self._full = False
        self.refused = ""
        """The code with which the model refused; it may answer to less."""

    async def steps(self, model: Thinker) -> AsyncGenerator[Step, None]:
        deadline = asyncio.get_running_loop().time() + self._limits.first_sentence_s
        done: ChatDone | None = None
        self._watch("model-asked")
        async with aclosing(model.chat(self._request())) as events:
            while not self._full and done is None:
                event = await self._next(events, deadline)
                if event is None:
                    break
                if isinstance(event, ChatDone):
                    done = event
                    texts = self._cutter.finish()
                else:
                    self._watch("first-token")
                    texts = self._cutter.feed(event.text)
                for sentence in self._sayable(texts):
                    yield sentence
                    deadline = asyncio.get_running_loop().time() + NEXT_SENTENCE_S
        if done is not None and done.tool_calls:
            for step in self._errand(done.tool_calls):
                self._said += 1
                yield step
        if not self._said:
            raise NothingSaid

    @cached_property
    def _texts(self) -> list[str]:
        return [f"{each.evidence.title}. {each.text}" for each in self._sources]

    @cached_property
    def _grounding(self) -> Grounding:
        """Made when the first sentence is there: until then the model shall not wait for it."""
        assistant, language = self._state.assistant, self._state.speaks
        return Grounding(
            sources=self._texts,
            asked=self._turn.text,
            ours=f"{assistant.names[language]} {assistant.company.get(language, '')}",
        )

    @cached_property
    def _manners(self) -> Manners:
        return Manners(instructions=self._instructions, sources="\n".join(self._texts))

    def _request(self) -> ChatRequest:
        return ChatRequest(
            messages=self._prompts.messages(
                instructions=self._instructions,
                history=self._history,
                sources=self._sources,
                question=self._turn.text,
            ),
            max_tokens=max(64, self._limits.characters // CHARACTERS_PER_TOKEN),
            tools=tuple(
                ToolSpec(name=tool.name, description=tool.description, parameters=tool.parameters)
                for tool in self._tools.values()
            ),
            talk=self._state.talk,
        )

    async def _next(
        self, events: AsyncGenerator[ChatDelta | ChatDone, None], deadline: float
    ) -> ChatDelta | ChatDone | None:
        """The next piece; None where the model stops without an end or is too slow."""
        try:
            async with asyncio.timeout_at(deadline):
                return await anext(events, None)
        except WireError as error:
            self.refused = error.code
            _LOG.warning("the language model failed: %s (%s)", error.text, error.code)
        except TimeoutError:
            _LOG.warning("the language model was too slow")
        return None

    def _sayable(self, texts: Sequence[str]) -> Iterator[Sentence]:
        """Those sentences that may be said. Raises NotFounded."""
        for raw in texts:
            if not self._manners.allow(raw):
                _LOG.warning("a sentence was not said: it is no talk")
                raise NotFounded
            text = plain(raw)
            if plain_words(text)[:1] == plain_words(self._prompts.unknown):
                _LOG.info("the language model does not know")
                raise NotFounded
            if self._grounding.unfounded(text) is not None:
                _LOG.warning("a sentence was not said: no source has its figure or name")
                raise NotFounded
            if not self._grounding.rests_on_something(text):
                _LOG.info("a sentence was left out: it rests on nothing")
                continue
            if self._said + len(text) > self._limits.characters:
                self._full = True
                return
            self._said += len(text)
            yield self._sentence(text)

    def _sentence(self, text: str) -> Sentence:
        language = self._state.speaks
        return Sentence(
            text=text,
            spoken=speakable(text, language=language),
            language=language,
            kind=SentenceKind.ANSWER,
            evidence=evidence_for(
                text, sources=self._sources, grounding=self._grounding, model=MODEL
            ),
        )

    def _errand(self, calls: Sequence[ToolCall]) -> Iterator[Step]:
        """One errand a turn, the first that there is; asked wrongly, the caller is asked."""
        use = ToolUse(turn=self._turn, state=self._state, grounding=self._grounding)
        for call in calls:
            tool = self._tools.get(call.name)
            if tool is None:
                _LOG.warning("the language model asked for %r, which is no tool", call.name)
                continue
            try:
                steps = list(tool.run(checked_arguments(tool, call.arguments), use))
            except BadArguments as error:
                _LOG.warning("the language model asked wrongly for %s: %s", call.name, error)
                steps = list(tool.ask(use))
            yield from steps
            return
