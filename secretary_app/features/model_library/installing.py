"""Puts a model together aside and moves it to its place in one step.

Everything of a pull that is under way lies in ``<folder>/.pulls/<name>``, on the same disk, so that
the last step is a rename: discovery sees the whole model or none.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.errors import (
    ArchiveRefused,
    FetchFailed,
    NotTheModel,
    PullUnderWay,
)
from secretary_app.features.model_library.models import (
    CatalogueModel,
    InstalledModel,
    ModelFile,
)
from secretary_app.features.model_library.receipt import (
    RECEIPT,
    KeptFile,
    Receipt,
    read_receipt,
    write_receipt,
)
from secretary_app.features.model_library.space import check_space, disk_told
from secretary_app.features.model_library.sums import sums_of
from secretary_app.features.model_library.unpacking import unpack

PULLS = ".pulls"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A whole file that waits to be installed."""

    file: ModelFile
    path: Path
    ours: bool
    """May be moved; the files of somebody's folder are copied and checked first."""


class Workshop:
    """The place of one pull, held for an ``async with`` block by one process alone."""

    def __init__(self, *, folder: Path, name: str, kept_free_bytes: int) -> None:
        """``folder`` is the models folder."""
        self._folder = folder
        self._name = name
        self._kept_free_bytes = kept_free_bytes
        self.parts = folder / PULLS / name
        """What has been fetched; stays for the next pull unless this one comes to its end."""
        self._staged = self.parts / "staged"
        self._lock = FileLock(folder / PULLS / f"{name}.lock", timeout=0)

    async def __aenter__(self) -> Self:
        """Raises PullUnderWay or FolderRefused."""
        with disk_told(self._folder):
            self.parts.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise PullUnderWay(name=self._name) from error
        await self._clear_stage()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._clear_stage()
        with suppress(OSError):
            # Not empty where parts wait for the next pull.
            self.parts.rmdir()
        self._lock.release()

    def check_space(self, needed_bytes: int) -> None:
        """What lies here already counts. Raises NotEnoughSpace or FolderRefused."""
        with disk_told(self._folder):
            have = sum(each.stat().st_size for each in self.parts.iterdir() if each.is_file())
            needed = max(needed_bytes - have, 0)
            check_space(self._folder, needed, kept_free_bytes=self._kept_free_bytes)

    async def install(
        self, model: CatalogueModel, deliveries: Sequence[Delivery], *, vouched: bool
    ) -> InstalledModel:
        """Raises the errors of this slice; then nothing is installed."""
        stage = self._staged / model.kind / model.name
        try:
            with disk_told(self._folder):
                stage.mkdir(parents=True)
                for delivery in deliveries:
                    await self._bring(delivery, stage)
                installed = await self._finish(stage, model, vouched=vouched)
        except (ArchiveRefused, NotTheModel):
            # They are whole, and still no model: the next pull shall not begin with them.
            _forget(deliveries)
            raise
        except BaseException:
            _take_back(deliveries, stage)
            raise
        _forget(deliveries)
        return installed

    async def copy(self, ready: InstalledModel) -> InstalledModel:
        """Installs a model that lies ready in somebody's folder. Raises as ``install``."""
        with disk_told(self._folder):
            stage = self._staged / ready.kind / ready.name
            stage.parent.mkdir(parents=True)
            await asyncio.to_thread(_copy_model, ready, stage)
            found = await asyncio.to_thread(find_models, self._staged)
            if len(found) != 1:
                raise NotTheModel(name=ready.name, backend=ready.backend)
            told = read_receipt(stage)
            receipt = Receipt(
                name=ready.name,
                kind=ready.kind,
                backend=ready.backend,
                languages=ready.languages,
                licence=told.licence if told else "",
                vouched=False,
                files=await _kept_files(stage),
            )
            return await self._settle(stage, receipt, found[0])

    async def discard(self, paths: Sequence[Path]) -> None:
        """Out of sight in one step, then off the disk. Raises FolderRefused."""
        with disk_told(self._folder):
            self._staged.mkdir()
            for path in paths:
                path.rename(self._staged / path.name)
            await asyncio.to_thread(shutil.rmtree, self._staged)

    async def _finish(self, stage: Path, model: CatalogueModel, *, vouched: bool) -> InstalledModel:
        """Everything is there: is it the model?"""
        (stage / RECEIPT).unlink(missing_ok=True)
        found = [
            each
            for each in await asyncio.to_thread(find_models, self._staged)
            if each.backend == model.backend and each.kind == model.kind
        ]
        if len(found) != 1:
            raise NotTheModel(name=model.name, backend=model.backend)
        receipt = Receipt(
            name=model.name,
            kind=model.kind,
            backend=model.backend,
            languages=model.languages,
            licence=model.licence.name,
            vouched=vouched,
            files=await _kept_files(stage),
        )
        return await self._settle(stage, receipt, found[0])

    async def _bring(self, delivery: Delivery, stage: Path) -> None:
        path = delivery.path
        if not delivery.ours:
            await self._check(delivery)
        if delivery.file.archive:
            inner = self._staged / "unpacked"
            await unpack(path, inner, kept_free_bytes=self._kept_free_bytes)
            for each in list(inner.iterdir()):
                each.rename(stage / each.name)
            inner.rmdir()
        elif delivery.ours:
            path.rename(stage / delivery.file.name)
        else:
            await asyncio.to_thread(shutil.copyfile, path, stage / delivery.file.name)

    async def _check(self, delivery: Delivery) -> None:
        """A file that was carried is held to the same sum as one that was fetched."""
        file = delivery.file
        sums = await sums_of(delivery.path)
        if not sums.are_of(file):
            host = str(delivery.path.parent)
            raise FetchFailed(file=file.name, host=host, reason="sum", detail=sums.sha256)

    async def _settle(
        self, stage: Path, receipt: Receipt, staged: InstalledModel
    ) -> InstalledModel:
        write_receipt(stage, receipt)
        await asyncio.to_thread(_sync, stage)
        home = self._folder / receipt.kind / receipt.name
        home.parent.mkdir(exist_ok=True)
        _swap(stage, home, aside=self._staged / "replaced")
        return replace(
            staged,
            name=receipt.name,
            languages=receipt.languages or staged.languages,
            path=home / staged.path.relative_to(stage),
            size_bytes=sum(each.size_bytes for each in receipt.files),
        )

    async def _clear_stage(self) -> None:
        """A crash or a cancelled pull leaves half a model here."""
        await asyncio.to_thread(shutil.rmtree, self._staged, ignore_errors=True)


async def _kept_files(folder: Path) -> tuple[KeptFile, ...]:
    kept = []
    for file in _files_in(folder):
        sums = await sums_of(file)
        kept.append(
            KeptFile(
                path=file.relative_to(folder).as_posix(),
                size_bytes=file.stat().st_size,
                sha256=sums.sha256,
            )
        )
    return tuple(kept)


def _files_in(folder: Path) -> list[Path]:
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    return [each for each in found if each != folder / RECEIPT]


def _swap(stage: Path, home: Path, *, aside: Path) -> None:
    """What lies there is no model: an old program left it, or somebody did not fill it."""
    with suppress(FileNotFoundError):
        home.rename(aside)
    stage.rename(home)


def _copy_model(model: InstalledModel, stage: Path) -> None:
    """A folder as a whole; of a loose file what belongs to it by name."""
    if model.path.is_dir():
        shutil.copytree(model.path, stage)
        return
    stage.mkdir()
    stem = model.path.stem.partition("-00001-of-")[0]
    for file in model.path.parent.iterdir():
        if file.is_file() and file.name.startswith(stem):
            shutil.copyfile(file, stage / file.name)


def _sync(folder: Path) -> None:
    """Before the rename: a power cut may not leave a model of empty files."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as stream:
                os.fsync(stream.fileno())


def _forget(deliveries: Sequence[Delivery]) -> None:
    for part in (each.path for each in deliveries if each.ours):
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}.from").unlink(missing_ok=True)


def _take_back(deliveries: Sequence[Delivery], stage: Path) -> None:
    """Cancelled, or the disk is full: what was fetched waits for the next pull."""
    for each in deliveries:
        moved = stage / each.file.name
        if each.ours and not each.path.exists() and moved.exists():
            moved.rename(each.path)
