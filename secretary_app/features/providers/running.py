"""The engines of the program that runs, for commands that ask how they are."""

from __future__ import annotations

from collections.abc import Mapping

from engines.clients import LlmClient, SttChain, TtsChain
from engines.supervisor import Supervisor, WorkerSpec
from secretary_app.features.providers.engine_room import EngineRoom


class RunningEngines:
    """Empty where nothing is served, as in a command on a closed data folder."""

    def __init__(self) -> None:
        self._room: EngineRoom | None = None

    def use(self, room: EngineRoom | None) -> None:
        """Whoever keeps engines running puts them here, and None afterwards."""
        self._room = room

    @property
    def serving(self) -> bool:
        """Whether there are any."""
        return self._room is not None

    @property
    def languages_heard(self) -> int | None:
        """How many have a recogniser that is ready; None where nothing is served."""
        return None if self._room is None else len(self._room.ready_languages())

    def recognisers(self) -> Mapping[str, SttChain]:
        """A chain per language; none where nothing is served."""
        return {} if self._room is None else self._room.recognisers()

    def voices(self) -> TtsChain:
        """The voices in their order. Only while something is served."""
        assert self._room is not None, "nothing is served"
        return self._room.voices()

    def single_thinkers(self) -> Mapping[str, tuple[WorkerSpec, LlmClient]]:
        """Each language model by its name, to be asked alone; none where nothing is served."""
        return {} if self._room is None else self._room.single_thinkers()

    def embedders(self) -> Mapping[str, tuple[WorkerSpec, LlmClient]]:
        """Who makes vectors of texts, by name: nobody, or one."""
        return {} if self._room is None else self._room.embedders()

    def workers(self) -> tuple[Supervisor, ...]:
        """All of them."""
        return () if self._room is None else self._room.workers

    def worker(self, spec: WorkerSpec) -> Supervisor | None:
        """The one that runs this; None where it does not run."""
        if self._room is None:
            return None
        return next((each for each in self._room.workers if each.spec == spec), None)
