"""What may be wrong with models and with getting them, for a person."""

from __future__ import annotations

from pathlib import Path

from secretary_app.kernel.errors import UserFacing


class CatalogueBroken(UserFacing):
    """The catalogue cannot be read, or says something impossible."""

    def __init__(self, *, file: Path, reason: str) -> None:
        super().__init__("models-catalogue-broken", file=str(file), reason=reason)


class ModelUnknown(UserFacing):
    """No model has this name."""

    def __init__(self, *, name: str, nearest: str | None) -> None:
        super().__init__("models-unknown", name=name, nearest=nearest or "none")


class ModelNotInstalled(UserFacing):
    """It is not in the models folder."""

    def __init__(self, *, name: str) -> None:
        super().__init__("models-not-installed", name=name)


class LicenceUnread(UserFacing):
    """The licence forbids commerce, and nobody said that this is all right."""

    def __init__(self, *, name: str, licence: str, address: str) -> None:
        super().__init__(
            "models-licence-unread", name=name, licence=licence, address=address or "none"
        )


class NotEnoughSpace(UserFacing):
    """The disk has less room than the model and some air need, or became full half-way."""

    def __init__(self, *, folder: Path, needed_mb: int, free_mb: int) -> None:
        super().__init__(
            "models-no-space", folder=str(folder), needed_mb=needed_mb, free_mb=free_mb
        )


class FolderRefused(UserFacing):
    """The models folder cannot be written to for another reason."""

    def __init__(self, *, folder: Path, reason: str) -> None:
        super().__init__("models-folder-refused", folder=str(folder), reason=reason)


class FetchFailed(UserFacing):
    """No address gave the file. ``reason`` names what the last one did."""

    def __init__(self, *, file: str, host: str, reason: str, detail: str = "") -> None:
        """``reason``: unreachable, refused, missing, broken, stalled, length, sum, downgrade."""
        super().__init__(
            "models-fetch-failed", file=file, host=host, reason=reason, detail=detail or "none"
        )


class ArchiveRefused(UserFacing):
    """The archive is damaged, or holds what no model's archive holds."""

    def __init__(self, *, file: str, reason: str) -> None:
        """``reason``: damaged, path, bomb, kind."""
        super().__init__("models-archive-refused", file=file, reason=reason)


class NotTheModel(UserFacing):
    """What was fetched or brought is no model of this kind."""

    def __init__(self, *, name: str, backend: str) -> None:
        super().__init__("models-not-the-model", name=name, backend=backend)


class NotInFolder(UserFacing):
    """The folder that was carried here has neither the files nor the model."""

    def __init__(self, *, name: str, folder: Path, files: str) -> None:
        super().__init__("models-not-in-folder", name=name, folder=str(folder), files=files)


class PullUnderWay(UserFacing):
    """Another command gets the same model at this moment."""

    def __init__(self, *, name: str) -> None:
        super().__init__("models-pull-under-way", name=name)
