"""A language model for one command, where no running program keeps one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from engines.clients import LlmChain
from engines.wire import WireError
from secretary_app.features.dialogue.errors import ModelNotReady
from secretary_app.features.dialogue.settings import USE_MODEL
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.places import models_folder
from secretary_app.features.providers.engine_room import START_LIMIT_S, EngineRoom
from secretary_app.features.providers.plan import EnginePlan, plan_engines
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.paths import DataFolder


@asynccontextmanager
async def own_model(settings: Settings, folder: DataFolder) -> AsyncIterator[LlmChain | None]:
    """The owner's first choice, ready; None where there is none or it is not to be used.

    Raises ModelNotReady.
    """
    models = await asyncio.to_thread(find_models, models_folder(settings, folder))
    first = plan_engines(settings, models).thinkers[:1]
    if not first or not settings.get(USE_MODEL):
        yield None
        return
    plan = EnginePlan(recognisers={}, voices=(), thinkers=first)
    async with EngineRoom(plan=plan, sockets=folder.sockets) as engines:
        for worker in engines.workers:
            try:
                await worker.ready(timeout_s=START_LIMIT_S)
            except WireError as error:
                raise ModelNotReady(reason=error.text, trouble=worker.useless) from error
        yield engines.thinkers()
