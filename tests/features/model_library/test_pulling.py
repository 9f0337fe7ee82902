"""Pulls from a real server that behaves and misbehaves."""

import asyncio
import hashlib
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.errors import (
    FetchFailed,
    LicenceUnread,
    NotEnoughSpace,
    NotTheModel,
    PullUnderWay,
)
from secretary_app.features.model_library.receipt import read_receipt
from secretary_app.features.model_library.service import ModelLibrary
from secretary_app.foundation.net import settings as net
from secretary_app.foundation.net.outgoing import NetworkForbidden, Outgoing
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.features.model_library.conftest import (
    CONFIG,
    SOUND,
    Told,
    recogniser,
    sha256,
    voice,
    vosk_zip,
    zipped,
)
from tests.support.disks import small_disk
from tests.support.file_news import grown
from tests.support.file_server import FileServer, Served

pytestmark = pytest.mark.wire


def part(library: ModelLibrary) -> Path:
    return library.folder / ".pulls" / "toy-voice" / "toy.onnx"


async def refused(library: ModelLibrary, model: object, told: Told) -> str:
    """Why a pull failed; nothing may be installed then."""
    with pytest.raises(FetchFailed) as caught:
        await library.pull(model, agreed=False, tell=told)  # type: ignore[arg-type]
    assert find_models(library.folder) == ()
    return str(caught.value.params["reason"])


async def test_a_model_is_fetched_checked_and_found(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    config = server.put("toy.json", Served(CONFIG))
    model = voice(server.put("toy.onnx", Served(SOUND)), config=config)

    pulled = await library.pull(model, agreed=False, tell=told)

    (found,) = find_models(library.folder)
    assert pulled.new
    assert pulled.vouched
    assert (found.name, found.languages) == ("toy-voice", ("ru",))
    assert found.path == pulled.model.path == library.folder / "tts" / "toy-voice" / "toy.onnx"
    assert found.path.read_bytes() == SOUND
    assert told.all[-2].done_bytes == told.all[-2].total_bytes == len(SOUND)
    assert not (library.folder / ".pulls" / "toy-voice").exists()
    again = await library.pull(model, agreed=False, tell=told)
    assert not again.new
    assert len(server.asked) == 2


async def test_any_of_the_published_versions_is_good(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    model = recogniser(server.put("toy.zip", Served(vosk_zip())))
    other = hashlib.md5(b"an older version").hexdigest()
    this = hashlib.md5(vosk_zip()).hexdigest()
    older = replace(model, files=(replace(model.files[0], md5=(other,)),))
    both = replace(model, files=(replace(model.files[0], md5=(other, this)),))

    with pytest.raises(FetchFailed, match="sum"):
        await library.pull(older, agreed=False, tell=told)

    assert (await library.pull(both, agreed=False, tell=told)).vouched


async def test_a_broken_transfer_goes_on_where_it_ended(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    config = server.put("toy.json", Served(CONFIG))
    model = voice(
        server.put("toy.onnx", Served(SOUND, breaks_at=[300_000, 700_000])), config=config
    )

    await library.pull(model, agreed=False, tell=told)

    ranges = [each.range for each in server.asked if each.path == "toy.onnx"]
    assert ranges[0] == ""
    assert len(ranges) == 3
    assert all(each.startswith("bytes=") for each in ranges[1:])
    assert {each.if_range for each in server.asked if each.range} == {'"one"'}
    assert find_models(library.folder)[0].path.read_bytes() == SOUND


async def test_the_next_command_goes_on_after_a_cancelled_one(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    config = server.put("toy.json", Served(CONFIG))
    file = Served(SOUND, silent_at=600_000)
    model = voice(server.put("toy.onnx", file), config=config)
    pull = asyncio.create_task(library.pull(model, agreed=False, tell=told))
    await asyncio.wait_for(server.silent.wait(), 20)
    await grown(part(library), 500_000)
    pull.cancel()
    with pytest.raises(asyncio.CancelledError):
        await pull
    kept = part(library).stat().st_size
    file.silent_at = None

    await library.pull(model, agreed=False, tell=told)

    assert [each.range for each in server.asked if each.range] == [f"bytes={kept}-"]
    assert find_models(library.folder)[0].path.read_bytes() == SOUND


async def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    old = b"old" * 200_000
    file = Served(old, breaks_at=[300_000])
    model = voice(
        server.put("toy.onnx", file),
        config=server.put("toy.json", Served(CONFIG)),
        known_sum="",
        size=None,
    )
    part(library).parent.mkdir(parents=True)
    part(library).write_bytes(old[:300_000])
    note = f'{{"address": "{server.base}/toy.onnx", "mark": "\\"one\\""}}'
    part(library).with_name("toy.onnx.from").write_text(note)
    server.put("toy.onnx", Served(SOUND, etag='"two"'))

    pulled = await library.pull(model, agreed=False, tell=told)

    assert server.asked[0].range == "bytes=300000-"
    assert pulled.model.path.read_bytes() == SOUND
    assert not pulled.vouched


async def test_halves_of_different_files_are_noticed_by_the_sum(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    config = server.put("toy.json", Served(CONFIG))
    model = voice(server.put("toy.onnx", Served(SOUND, etag="")), config=config)
    part(library).parent.mkdir(parents=True)
    part(library).write_bytes(b"x" * 500_000)

    await library.pull(model, agreed=False, tell=told)

    assert [each.range for each in server.asked][:2] == ["bytes=500000-", ""]
    assert find_models(library.folder)[0].path.read_bytes() == SOUND


async def test_a_server_without_ranges_sends_all_of_it_again(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    config = server.put("toy.json", Served(CONFIG))
    file = Served(SOUND, breaks_at=[400_000], no_ranges=True)
    model = voice(server.put("toy.onnx", file), config=config)

    await library.pull(model, agreed=False, tell=told)

    assert find_models(library.folder)[0].path.read_bytes() == SOUND


async def test_a_part_that_is_whole_already_is_not_asked_for_beyond_its_end(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    config = server.put("toy.json", Served(CONFIG))
    model = voice(server.put("toy.onnx", Served(SOUND)), config=config, size=None)
    part(library).parent.mkdir(parents=True)
    part(library).write_bytes(SOUND)

    await library.pull(model, agreed=False, tell=told)

    # The server answered 416 with the length that we have.
    assert [each.path for each in server.asked] == ["toy.onnx", "toy.json"]
    assert find_models(library.folder)[0].path.read_bytes() == SOUND


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (Served(SOUND[:-1] + b"!"), "sum"),
        (Served(SOUND, said_length=len(SOUND) + 1000), "length"),
        (Served(SOUND + b"more", chunked=True), "length"),
        (Served(b"", status=404), "missing"),
        (Served(b"", status=403), "refused"),
        (Served(b"", status=503), "refused"),
        (Served(SOUND, breaks_at=[1000] * 40), "broken"),
        (Served(SOUND, silent_at=1000), "stalled"),
        (Served(SOUND, leads_to="/toy.onnx"), "refused"),
    ],
    ids=[
        "wrong sum",
        "lies about its length",
        "longer than it should be",
        "gone",
        "forbidden",
        "overloaded",
        "always breaks off",
        "falls silent",
        "leads in circles",
    ],
)
async def test_a_server_that_misbehaves_installs_nothing(
    library: ModelLibrary, server: FileServer, told: Told, served: Served, reason: str
) -> None:
    model = voice(server.put("toy.onnx", served), config=f"{server.base}/none")

    assert await refused(library, model, told) == reason


async def test_nobody_there(library: ModelLibrary, told: Told) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/toy.onnx"
        model = voice(address, config=address)

        assert await refused(library, model, told) == "unreachable"


async def test_the_next_mirror_takes_over_with_what_has_arrived(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    first = server.put("first/toy.onnx", Served(SOUND, breaks_at=[500_000] * 40))
    second = server.put("second/toy.onnx", Served(SOUND, etag='"other"'))
    model = voice(first, second, config=server.put("toy.json", Served(CONFIG)))

    await library.pull(model, agreed=False, tell=told)

    last = next(each for each in server.asked if each.path == "second/toy.onnx")
    assert last.range == "bytes=500000-"
    assert last.if_range == ""
    assert find_models(library.folder)[0].path.read_bytes() == SOUND


async def test_redirects_are_followed(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    server.put("store/toy.onnx", Served(SOUND))
    address = server.put("toy.onnx", Served(b"", leads_to="/store/toy.onnx"))
    model = voice(address, config=server.put("toy.json", Served(CONFIG)))

    await library.pull(model, agreed=False, tell=told)

    assert find_models(library.folder)[0].path.read_bytes() == SOUND


async def test_what_is_no_model_of_its_kind_is_not_installed(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    page = b"<html>Please sign in</html>"
    model = voice(
        server.put("toy.onnx", Served(page)),
        config=server.put("toy.json", Served(CONFIG)),
        known_sum="",
        size=None,
    )
    wrong = recogniser(server.put("toy.zip", Served(vosk_zip()[:50] + b"...")))

    await library.pull(model, agreed=False, tell=told)  # only its engine could tell
    with pytest.raises(Exception, match="models-archive-refused"):
        await library.pull(wrong, agreed=False, tell=told)
    empty = recogniser(server.put("toy.zip", Served(zipped({"readme.txt": b"it moved"}))))
    with pytest.raises(NotTheModel):
        await library.pull(empty, agreed=False, tell=told)

    assert [each.name for each in find_models(library.folder)] == ["toy-voice"]
    assert not (library.folder / "stt").exists()


async def test_an_archive_is_unpacked_without_its_outer_folder(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    archive = vosk_zip("vosk-model-toy-ru")
    model = recogniser(server.put("toy.zip", Served(archive)), known_sum=sha256(archive))

    pulled = await library.pull(model, agreed=False, tell=told)

    assert pulled.model.path == library.folder / "stt" / "vosk-model-toy-ru"
    assert (pulled.model.path / "am" / "final.mdl").read_bytes() == b"model"
    receipt = read_receipt(pulled.model.path)
    assert receipt is not None
    assert [each.path for each in receipt.files] == ["am/final.mdl", "conf/model.conf"]
    assert await library.verify(pulled.model) == ()


async def test_a_licence_against_commerce_must_be_agreed_to(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    model = recogniser(server.put("toy.zip", Served(vosk_zip())), forbids=True)

    with pytest.raises(LicenceUnread):
        await library.pull(model, agreed=False, tell=told)
    assert server.asked == []
    assert (await library.pull(model, agreed=True, tell=told)).new


async def test_no_connection_leaves_where_the_owner_forbids_it(
    library: ModelLibrary, server: FileServer, settings: Settings, told: Told
) -> None:
    model = recogniser(server.put("toy.zip", Served(vosk_zip())))
    await settings.set(net.ALLOWED, "no")

    with pytest.raises(NetworkForbidden):
        await library.pull(model, agreed=False, tell=told)

    assert server.asked == []


async def test_the_proxy_of_the_settings_is_asked(
    library: ModelLibrary, server: FileServer, settings: Settings, told: Told
) -> None:
    server.put("toy.zip", Served(vosk_zip()))
    await settings.set(net.PROXY, server.base)
    model = recogniser("http://models.invalid/toy.zip")

    pulled = await library.pull(model, agreed=False, tell=told)

    # A proxy is given the whole address; ours serves by its path alone.
    assert pulled.new
    assert [each.path for each in server.asked] == ["toy.zip"]


async def test_two_commands_do_not_get_one_model_at_once(
    library: ModelLibrary, server: FileServer, told: Told
) -> None:
    file = Served(SOUND, silent_at=600_000)
    model = voice(server.put("toy.onnx", file), config=f"{server.base}/none")
    first = asyncio.create_task(library.pull(model, agreed=False, tell=told))
    await asyncio.wait_for(server.silent.wait(), 20)

    with pytest.raises(PullUnderWay):
        await library.pull(model, agreed=False, tell=told)

    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_the_disk_is_looked_at_before_anything_is_fetched(
    tmp_path: Path, settings: Settings, server: FileServer, told: Told
) -> None:
    library = ModelLibrary(
        settings=settings,
        data=DataFolder(tmp_path),
        outgoing=Outgoing(settings=settings),
        clock=Clock(),
        kept_free_bytes=1 << 60,
    )
    model = voice(server.put("toy.onnx", Served(SOUND)), config=f"{server.base}/none")

    with pytest.raises(NotEnoughSpace):
        await library.pull(model, agreed=False, tell=told)

    assert server.asked == []


async def test_a_disk_that_fills_up_half_way_keeps_what_arrived(
    tmp_path: Path, settings: Settings, server: FileServer, told: Told
) -> None:
    with small_disk(tmp_path / "disk", size="800k") as disk:
        library = ModelLibrary(
            settings=settings,
            data=DataFolder(disk),
            outgoing=Outgoing(settings=settings),
            clock=Clock(),
            kept_free_bytes=0,
        )
        model = voice(
            server.put("toy.onnx", Served(SOUND, chunked=True)),
            config=f"{server.base}/none",
            size=None,
        )

        with pytest.raises(NotEnoughSpace):
            await library.pull(model, agreed=False, tell=told)

        assert find_models(library.folder) == ()
        assert 0 < part(library).stat().st_size < len(SOUND)
