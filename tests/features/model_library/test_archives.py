"""Archives of strangers: whatever they hold, nothing lands outside and nothing is left."""

import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from secretary_app.features.model_library.errors import ArchiveRefused, NotEnoughSpace
from secretary_app.features.model_library.unpacking import MOST_FILES, unpack
from tests.features.model_library.conftest import vosk_zip, zipped

pytestmark = pytest.mark.wire


def tarred(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    paper = io.BytesIO()
    with tarfile.open(fileobj=paper, mode=mode) as archive:  # type: ignore[call-overload]
        for member, content in members:
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return paper.getvalue()


def special(name: str, kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type = kind
    member.linkname = "/etc/passwd"
    return member


def zip_with_link() -> bytes:
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w") as archive:
        link = zipfile.ZipInfo("am")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc")
        archive.writestr("am/final.mdl", b"over there")
    return paper.getvalue()


def bomb() -> bytes:
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model/zeros", bytes(60_000_000))
    return paper.getvalue()


def lying_bomb() -> bytes:
    """Its list says 10 bytes; 60 MB come out."""
    honest = bomb()
    return honest.replace((60_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def with_wrong_content() -> bytes:
    plain = zipped({"model/a": b"what was packed"})
    crc = zlib.crc32(b"what was packed").to_bytes(4, "little")
    return plain.replace(b"what was packed", b"what is in here") if crc in plain else b""


async def unpacked(folder: Path, content: bytes) -> Path:
    archive = folder / "archive"
    archive.write_bytes(content)
    target = folder / "target"
    await unpack(archive, target, kept_free_bytes=0)
    return target


@pytest.mark.parametrize("top", ["vosk-model-toy-ru", ""], ids=["one folder", "loose files"])
async def test_an_outer_folder_makes_no_difference(tmp_path: Path, top: str) -> None:
    target = await unpacked(tmp_path, vosk_zip(top))

    assert (target / "am" / "final.mdl").read_bytes() == b"model"
    assert sorted(each.name for each in target.iterdir()) == ["am", "conf"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
async def test_tars_of_every_kind(tmp_path: Path, mode: str) -> None:
    content = tarred((tarfile.TarInfo("model/am/final.mdl"), b"model"), mode=mode)

    assert (await unpacked(tmp_path, content) / "final.mdl").parent.name == "target"
    assert (tmp_path / "target" / "am" / "final.mdl").read_bytes() == b"model"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: zipped({"../outside": b"x"}), "path"),
        (lambda: zipped({"model/../../outside": b"x"}), "path"),
        (lambda: zipped({"/outside": b"x"}), "path"),
        (lambda: zipped({"..\\outside": b"x"}), "path"),
        (lambda: zipped({"C:outside": b"x"}), "path"),
        (lambda: tarred((tarfile.TarInfo("../outside"), b"x")), "path"),
        (zip_with_link, "kind"),
        (lambda: tarred((special("outside", tarfile.SYMTYPE), b"")), "kind"),
        (lambda: tarred((special("outside", tarfile.LNKTYPE), b"")), "kind"),
        (lambda: tarred((special("outside", tarfile.FIFOTYPE), b"")), "kind"),
        (lambda: tarred((special("outside", tarfile.CHRTYPE), b"")), "kind"),
        (bomb, "bomb"),
        (lying_bomb, "damaged"),
        (lambda: tarred((tarfile.TarInfo("zeros"), bytes(60_000_000))), "bomb"),
        (lambda: zipped({f"model/{n}": b"" for n in range(MOST_FILES + 1)}), "bomb"),
        (lambda: zipped({"model/a": b"1", "model/a/b": b"2"}), "damaged"),
        (with_wrong_content, "damaged"),
        (lambda: vosk_zip()[:-30], "damaged"),
        (
            lambda: tarred((tarfile.TarInfo("a"), bytes(range(256)) * 99), mode="w")[:5000],
            "damaged",
        ),
        (lambda: b"<html>not found</html>", "damaged"),
        (lambda: b"", "damaged"),
    ],
)
async def test_what_no_model_holds_is_refused(
    tmp_path: Path, make: Callable[[], bytes], reason: str
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()

    with pytest.raises(ArchiveRefused) as caught:
        await unpacked(inner, make())

    assert caught.value.params["reason"] == reason
    assert [each.name for each in tmp_path.iterdir()] == ["inner"]
    assert {each.name for each in inner.iterdir()} <= {"archive", "target"}


async def test_the_room_for_it_is_looked_at_first(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.write_bytes(vosk_zip())

    with pytest.raises(NotEnoughSpace):
        await unpack(archive, tmp_path / "target", kept_free_bytes=1 << 60)
