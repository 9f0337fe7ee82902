"""What is made ready ahead of calls, and again when something changes.

Greetings are rendered and given to the line; lists of phrases are compiled by the recognisers.
Whatever cannot be made ready is done during the call, later than one would like.
"""

from __future__ import annotations

import asyncio
import logging

from engines.wire import WireError
from hardware.line.client import LineClient
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.calls.phrase_lists import usual_lists
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.lines.events import LineChanged
from secretary_app.foundation.settings import SettingChanged
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

CHANGES = (SettingChanged, KnowledgeChanged, AssistantChanged, LineChanged)
"""Whatever she says first may be another after one of these."""

PREPARE_ATTEMPTS = 3
"""A machine that has just been switched on has other things to do as well."""


class Readiness:
    """The assistant of a line, ready to answer."""

    def __init__(self, *, setup: CallSetup) -> None:
        """Raises UserFacing errors when the owner chose an assistant that does not exist."""
        self._setup = setup
        self._line: LineClient | None = None
        self.assistant: Assistant = setup.assistant()
        """Who answers now: the owner's choice, or the last choice that could be used."""
        self.speech = PreparedSpeech(voices=setup.engines.voices())
        self._prepared = asyncio.Event()
        self._changed = asyncio.Event()
        self._to_compile: set[str] = set()

    async def prepare(self) -> None:
        """Render what is said before any engine could answer. Raises WireError."""
        for patience in reversed(range(PREPARE_ATTEMPTS)):
            try:
                await self._render(self.assistant)
                break
            except WireError as error:
                if error.code != "timeout" or not patience:
                    raise
                _LOG.warning("the voice is slow to begin with; it is asked again")
        self._prepared.set()

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again: it gets what is prepared, as soon as it is.

        Raises WireError when it is gone already.
        """
        await self._prepared.wait()
        self._line = line
        await self.speech.load(line)

    def lost(self) -> None:
        """The line process is gone."""
        self._line = None

    async def keep(self) -> None:
        """Keep everything ready until cancelled."""
        setup = self._setup
        unsubscribe = [
            *(setup.bus.subscribe(kind, self._anything_changed) for kind in CHANGES),
            setup.engines.on_recogniser_ready(self._recogniser_is_ready),
        ]
        try:
            while True:
                await self._changed.wait()
                self._changed.clear()
                await self._refresh()
        finally:
            for stop in unsubscribe:
                stop()

    def _anything_changed(self, _event: object) -> None:
        try:
            # At once: a call that rings now is answered by her, though her greeting is not ready.
            self.assistant = self._setup.assistant()
        except SecretaryError as error:
            _LOG.warning("the assistant stays as she was: %s", error)
        self._to_compile |= set(self._setup.engines.ready_languages())
        self._changed.set()

    def _recogniser_is_ready(self, language: str) -> None:
        self._to_compile.add(language)
        self._changed.set()

    async def _refresh(self) -> None:
        try:
            await self._render(self.assistant)
        except WireError as error:
            _LOG.warning("her greeting is not prepared: %s", error)
        languages, self._to_compile = self._to_compile, set()
        for language in self.assistant.languages:
            if language in languages:
                await self._compile(language)

    async def _compile(self, language: str) -> None:
        recogniser = self._setup.engines.recognisers()[language]
        for phrases in usual_lists(self._setup.dialogue.listening, self.assistant, language):
            try:
                await recogniser.prepare(phrases)
            except WireError as error:
                # It is told again that it is ready when it is, and gets the rest then.
                _LOG.info("phrases in %s were not compiled ahead: %s", language, error)
                return

    async def _render(self, assistant: Assistant) -> None:
        dialogue = self._setup.dialogue
        for language in assistant.languages:
            voice = self._setup.voice_of(assistant, language)
            for kind in PreparedKind:
                sentence = (
                    dialogue.rules.greeting(assistant, language)
                    if kind is PreparedKind.GREETING
                    else dialogue.rules.interlude(kind, assistant, language)
                )
                await self.speech.prepare(kind, sentence, voice, line=self._line)
