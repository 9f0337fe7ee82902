"""What clients of OpenAI and programs that telephone are served."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.openai_api import (
    chat_routes,
    embeddings_routes,
    speech_routes,
    telephone_routes,
    transcription_routes,
)
from secretary_app.channels.openai_api.heard import Hearing
from secretary_app.channels.openai_api.service import OpenAiService
from secretary_app.channels.openai_api.voices_asked import VoicesAsked
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.foundation.web.route import Route


def openai_routes(workspace: Workspace) -> tuple[Route, ...]:
    """All of them. Where nobody chose a voice it is that of the first line."""
    service = OpenAiService(
        assistants=workspace.assistants, dialogue=workspace.dialogue, engines=workspace.engines
    )
    voices = VoicesAsked(
        assistants=workspace.assistants,
        engines=workspace.engines,
        usual=lambda: workspace.lines.first().get(ASSISTANT),
    )
    hearing = Hearing(engines=workspace.engines)
    return (
        *chat_routes.routes(service=service, clock=workspace.clock),
        *embeddings_routes.routes(service=service),
        *speech_routes.routes(voices=voices),
        *transcription_routes.routes(hearing=hearing),
        *telephone_routes.routes(voices=voices, hearing=hearing),
    )
