"""``/admin/engines``: the engines that run now."""

from __future__ import annotations

from secretary_app.features.model_library.rights import VIEW_MODELS
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.providers.trouble import Trouble
from secretary_app.foundation.auth.acting import must_have
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Outgoing, Page


class EngineShown(Outgoing):
    """A worker."""

    name: str
    kind: str
    backend: str
    state: str
    trouble: str
    """What is wrong and what to do; empty where there is nothing to say."""


def routes(*, engines: RunningEngines) -> tuple[Route, ...]:
    """One. They start, and start again, by themselves; which run, settings say."""
    translators = {each: Translator(each) for each in Language}

    async def every(asked: Asked) -> Page[EngineShown]:
        must_have(VIEW_MODELS)
        items = []
        for worker in engines.workers():
            trouble = Trouble.of(worker)
            items.append(
                EngineShown(
                    name=worker.name,
                    kind=worker.spec.kind,
                    backend=worker.spec.backend,
                    state=worker.state.value,
                    trouble=trouble.told(translators[asked.language]) if trouble.reason else "",
                )
            )
        return Page[EngineShown](items=items, total=len(items))

    resource = Resource(at="/admin/engines", tag="engines")
    return (resource.route("GET", every, "Engines and their state", answer=Page[EngineShown]),)
