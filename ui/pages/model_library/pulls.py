"""The pulls that go on, and those that were stopped; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from secretary_app.features.model_library.models import CatalogueModel
from secretary_app.features.model_library.progress import Progress
from secretary_app.features.model_library.service import ModelLibrary, Pulled


@dataclass(slots=True)
class Pull:
    """One model on its way."""

    model: CatalogueModel
    now: Progress | None = None
    goes_on: bool = True
    """False: it was stopped or broke; what it brought is kept for the next try."""

    @property
    def done_bytes(self) -> int:
        """Of all its files: they come one after another, in order."""
        if self.now is None:
            return 0
        before = 0
        for file in self.model.files:
            if file.name == self.now.file:
                break
            before += file.size_bytes or 0
        return before + self.now.done_bytes

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nobody knows."""
        whole = self.model.size_bytes
        if self.now is None or not whole:
            return None
        return min(1.0, self.done_bytes / whole)

    @property
    def left_s(self) -> float | None:
        """Of all its files, at the speed so far."""
        whole = self.model.size_bytes
        if self.now is None or not whole or self.now.bytes_per_s <= 0:
            return None
        return max(0.0, (whole - self.done_bytes) / self.now.bytes_per_s)


@dataclass(slots=True)
class Pulls:
    """By the name of the model."""

    library: ModelLibrary
    changed: Callable[[str], object]
    """Told the name of a model whose pull has moved."""
    by_name: dict[str, Pull] = field(default_factory=dict)

    async def pull(self, model: CatalogueModel, *, agreed: bool) -> Pulled:
        """Fetches it, or goes on where an earlier try stopped. Raises as ``ModelLibrary.pull``."""
        pull = self.by_name[model.name] = Pull(model)

        def tell(now: Progress) -> None:
            pull.now = now
            self.changed(model.name)

        self.changed(model.name)
        try:
            pulled = await self.library.pull(model, agreed=agreed, tell=tell)
            del self.by_name[model.name]
            return pulled
        finally:
            pull.goes_on = False
            self.changed(model.name)
