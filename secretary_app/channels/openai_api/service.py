"""What clients of OpenAI's API may ask for: which models there are, and an answer of one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

from engines.clients import LlmClient
from engines.wire import WireError
from secretary_app.channels.openai_api.assistants_asked import ask_assistant
from secretary_app.channels.openai_api.errors import EngineRefused, ModelNotFound
from secretary_app.channels.openai_api.models_asked import ask_model
from secretary_app.channels.openai_api.rights import ASK
from secretary_app.channels.openai_api.talk import Question, Told
from secretary_app.features.assistants.errors import UnknownPersona
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.model_library.models import ModelKind
from secretary_app.features.providers.errors import NothingServed
from secretary_app.features.providers.running import RunningEngines
from secretary_app.foundation.auth.acting import needs

OURS = "secretary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Something that answers."""

    id: str
    owner: str


class OpenAiService:
    """Of two with one name the assistant answers."""

    def __init__(
        self, *, assistants: AssistantService, dialogue: Dialogue, engines: RunningEngines
    ) -> None:
        self._assistants = assistants
        self._dialogue = dialogue
        self._engines = engines

    @needs(ASK)
    def models(self) -> tuple[Model, ...]:
        """Assistants first."""
        ours = {each.id: Model(id=each.id, owner=OURS) for each in self._assistants.all()}
        engines = {**self._engines.single_thinkers(), **self._engines.embedders()}
        running = {name: Model(id=name, owner=spec.backend) for name, (spec, _) in engines.items()}
        return tuple((running | ours)[name] for name in dict.fromkeys((*ours, *running)))

    @needs(ASK)
    async def ask(self, question: Question) -> Told:
        """Raises ModelNotFound, ParameterUnsupported or EngineRefused."""
        who = self._who(question.model)
        told = (
            ask_model(who, question)
            if isinstance(who, LlmClient)
            else ask_assistant(self._dialogue, who, question)
        )
        async with aclosing(told):
            async for each in told:
                yield each

    @needs(ASK)
    async def embed(self, model: str, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text. Raises NothingServed, ModelNotFound or EngineRefused."""
        running = self._engines.embedders()
        if not running:
            raise NothingServed(kind=ModelKind.EMBED.value if self._engines.serving else "any")
        if model not in running:
            raise ModelNotFound(model=model)
        _, client = running[model]
        try:
            return await client.vectors(texts)
        except WireError as error:
            raise EngineRefused(error) from error

    def _who(self, name: str) -> Assistant | LlmClient:
        running = self._engines.single_thinkers()
        if name in running and all(name != each.id for each in self._assistants.all()):
            _, client = running[name]
            return client
        try:
            return self._assistants.get(name, announces_recording=False)
        except UnknownPersona:
            raise ModelNotFound(model=name) from None
