"""What may be done with models: list, pull, verify, remove."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from secretary_app.features.model_library.carrying import find_files, find_model
from secretary_app.features.model_library.catalogue import (
    Catalogue,
    read_catalogue,
)
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.errors import (
    LicenceUnread,
    ModelNotInstalled,
    NotInFolder,
)
from secretary_app.features.model_library.fetching import Fetcher
from secretary_app.features.model_library.installing import Delivery, Workshop
from secretary_app.features.model_library.models import CatalogueModel, InstalledModel
from secretary_app.features.model_library.places import catalogue_file, models_folder
from secretary_app.features.model_library.progress import Tell
from secretary_app.features.model_library.receipt import read_receipt
from secretary_app.features.model_library.rights import CHANGE_MODELS, VIEW_MODELS
from secretary_app.features.model_library.space import KEPT_FREE_BYTES
from secretary_app.features.model_library.verifying import Finding, damage_of
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.net.outgoing import Outgoing, Purpose
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder, make_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull has done."""

    model: InstalledModel
    new: bool
    """False: it was there already."""
    vouched: bool
    """Whether a known sum stood for every file."""


class ModelLibrary:
    """The models folder and the catalogue."""

    def __init__(
        self,
        *,
        settings: Settings,
        data: DataFolder,
        outgoing: Outgoing,
        clock: Clock,
        kept_free_bytes: int = KEPT_FREE_BYTES,
        first_pause_s: float = 1.0,
    ) -> None:
        """``first_pause_s``: before a broken transfer is taken up for the first time."""
        self._settings = settings
        self._data = data
        self._outgoing = outgoing
        self._clock = clock
        self._kept_free_bytes = kept_free_bytes
        self._first_pause_s = first_pause_s

    @property
    def folder(self) -> Path:
        """Where the models lie."""
        return models_folder(self._settings, self._data)

    def catalogue(self) -> Catalogue:
        """What can be got. Raises CatalogueBroken."""
        return read_catalogue(catalogue_file(self._settings))

    @needs(VIEW_MODELS)
    async def installed(self) -> tuple[InstalledModel, ...]:
        """What is there."""
        return await asyncio.to_thread(find_models, self.folder)

    @needs(VIEW_MODELS)
    async def find(self, name: str) -> InstalledModel:
        """Raises ModelNotInstalled."""
        for model in await self.installed():
            if model.name == name:
                return model
        raise ModelNotInstalled(name=name)

    @needs(CHANGE_MODELS, about="model.name")
    async def pull(self, model: CatalogueModel, *, agreed: bool, tell: Tell) -> Pulled:
        """Fetches and installs a model; whole, or not at all.

        ``agreed``: a person has accepted a licence that forbids commerce. What a broken transfer
        has brought stays for the next pull. Raises the errors of this slice and NetworkForbidden.
        """
        there = await self._present(model.name)
        if there is not None:
            return there
        if model.licence.forbids_commerce and not agreed:
            raise LicenceUnread(
                name=model.name, licence=model.licence.name, address=model.licence.address
            )
        async with (
            self._outgoing.session(Purpose.MODELS) as session,
            self._workshop(model.name) as workshop,
        ):
            workshop.check_space(model.size_bytes or 0)
            fetcher = Fetcher(
                session=session,
                clock=self._clock,
                tell=tell,
                kept_free_bytes=self._kept_free_bytes,
                first_pause_s=self._first_pause_s,
            )
            deliveries = []
            for file in model.files:
                part = workshop.parts / file.name
                await fetcher.fetch(file, part)
                deliveries.append(Delivery(file=file, path=part, ours=True))
            return await self._install(workshop, model, deliveries)

    @needs(CHANGE_MODELS, about="name")
    async def carry(self, name: str, source: Path, *, agreed: bool) -> Pulled:
        """Installs from a folder that somebody brought: no network.

        Takes the files of the catalogue under their names, checked as if they were fetched, or a
        model that lies there ready. Raises the errors of this slice.
        """
        there = await self._present(name)
        if there is not None:
            return there
        model = self.catalogue().get(name)
        if model is not None and model.licence.forbids_commerce and not agreed:
            raise LicenceUnread(
                name=model.name, licence=model.licence.name, address=model.licence.address
            )
        async with self._workshop(name) as workshop:
            if model is not None:
                files = await asyncio.to_thread(find_files, source, model)
                if files is not None:
                    workshop.check_space(sum(each.stat().st_size for each in files))
                    deliveries = [
                        Delivery(file=file, path=path, ours=False)
                        for file, path in zip(model.files, files, strict=True)
                    ]
                    return await self._install(workshop, model, deliveries)
            ready = await asyncio.to_thread(find_model, source, name)
            if ready is None:
                wanted = ", ".join(each.name for each in model.files) if model else "none"
                raise NotInFolder(name=name, folder=source, files=wanted)
            workshop.check_space(ready.size_bytes)
            return Pulled(model=await workshop.copy(ready), new=True, vouched=False)

    @needs(VIEW_MODELS)
    async def verify(self, model: InstalledModel) -> tuple[Finding, ...]:
        """What is wrong with its files; nothing where they are as they were installed.

        Raises FolderRefused.
        """
        return await damage_of(self._home_of(model))

    def was_pulled(self, model: InstalledModel) -> bool:
        """Whether there is a receipt to compare with; else it was put there by hand."""
        return read_receipt(self._home_of(model)) is not None

    @needs(CHANGE_MODELS, about="model.name")
    async def remove(self, model: InstalledModel) -> None:
        """Removes its files. Raises FolderRefused."""
        home = self._home_of(model)
        pulled = read_receipt(home) is not None or home == model.path
        async with self._workshop(model.name) as workshop:
            await workshop.discard([home] if pulled else _files_of(model))

    def _home_of(self, model: InstalledModel) -> Path:
        return model.path if model.path.is_dir() else model.path.parent

    def _workshop(self, name: str) -> Workshop:
        make_folder(self.folder)
        return Workshop(folder=self.folder, name=name, kept_free_bytes=self._kept_free_bytes)

    async def _present(self, name: str) -> Pulled | None:
        with suppress(ModelNotInstalled):
            return Pulled(model=await self.find(name), new=False, vouched=True)
        return None

    async def _install(
        self, workshop: Workshop, model: CatalogueModel, deliveries: Sequence[Delivery]
    ) -> Pulled:
        vouched = all(each.sha256 or each.md5 for each in model.files)
        installed = await workshop.install(model, deliveries, vouched=vouched)
        return Pulled(model=installed, new=True, vouched=vouched)


def _files_of(model: InstalledModel) -> list[Path]:
    """Of a model that lies among others: its file, and what belongs to it by name."""
    beside = model.path.with_name(f"{model.path.name}.json")
    first, mark, count = model.path.stem.partition("-00001-of-")
    parts = model.path.parent.glob(f"{first}-*-of-{count}{model.path.suffix}") if mark else ()
    return list(dict.fromkeys([model.path, *parts, *([beside] if beside.exists() else [])]))
