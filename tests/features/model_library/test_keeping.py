"""Models that are there: carried without a network, verified, removed; and the catalogue."""

from pathlib import Path

import pytest

from secretary_app.features.model_library.catalogue import OWN_CATALOGUE, read_catalogue
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.errors import (
    CatalogueBroken,
    FetchFailed,
    LicenceUnread,
    ModelNotInstalled,
    ModelUnknown,
    NotInFolder,
)
from secretary_app.features.model_library.models import InstalledModel
from secretary_app.features.model_library.service import ModelLibrary
from secretary_app.features.model_library.settings import CATALOGUE_FILE
from secretary_app.foundation.net import settings as net
from secretary_app.foundation.settings import Settings
from tests.features.model_library.conftest import CONFIG, SOUND, sha256, vosk_zip

pytestmark = pytest.mark.wire

CATALOGUE = """
[[model]]
name = "vosk-model-toy-ru"
kind = "stt"
backend = "vosk"
languages = ["ru"]
licence = {{ name = "NC", forbids_commerce = true }}
about.ru = "Проба"
about.en = "A toy"

[[model.file]]
name = "vosk-model-toy-ru.zip"
addresses = ["https://models.invalid/vosk-model-toy-ru.zip"]
sha256 = "{sum}"
archive = true
"""


@pytest.fixture
async def offline(library: ModelLibrary, settings: Settings, tmp_path: Path) -> ModelLibrary:
    """A library with a catalogue of one model, on a machine without a network."""
    file = tmp_path / "catalogue.toml"
    file.write_text(CATALOGUE.format(sum=sha256(vosk_zip())))
    await settings.set(CATALOGUE_FILE, str(file))
    await settings.set(net.ALLOWED, "no")
    return library


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


async def carried(library: ModelLibrary, brought: Path) -> InstalledModel:
    (brought / "vosk-model-toy-ru.zip").write_bytes(vosk_zip())
    return (await library.carry("vosk-model-toy-ru", brought, agreed=True)).model


async def test_the_files_of_the_catalogue_are_installed_from_a_folder(
    offline: ModelLibrary, brought: Path
) -> None:
    model = await carried(offline, brought)

    assert find_models(offline.folder) == (model,)
    assert (model.path / "am" / "final.mdl").read_bytes() == b"model"
    assert (brought / "vosk-model-toy-ru.zip").exists()


async def test_a_carried_file_is_held_to_the_known_sum(
    offline: ModelLibrary, brought: Path
) -> None:
    (brought / "vosk-model-toy-ru.zip").write_bytes(vosk_zip(""))

    with pytest.raises(FetchFailed, match="sum"):
        await offline.carry("vosk-model-toy-ru", brought, agreed=True)

    assert find_models(offline.folder) == ()


async def test_a_carried_model_asks_for_its_licence_too(
    offline: ModelLibrary, brought: Path
) -> None:
    with pytest.raises(LicenceUnread):
        await offline.carry("vosk-model-toy-ru", brought, agreed=False)


async def test_a_ready_model_that_no_catalogue_knows_is_copied(
    offline: ModelLibrary, brought: Path
) -> None:
    (brought / "own.onnx").write_bytes(SOUND)
    (brought / "own.onnx.json").write_bytes(CONFIG)
    (brought / "unrelated.txt").write_text("holiday")

    pulled = await offline.carry("own", brought, agreed=False)

    assert not pulled.vouched
    assert pulled.model.path == offline.folder / "tts" / "own" / "own.onnx"
    assert sorted(each.name for each in pulled.model.path.parent.iterdir()) == [
        "own.onnx",
        "own.onnx.json",
        "receipt.json",
    ]
    assert await offline.verify(pulled.model) == ()


async def test_a_folder_without_the_model(offline: ModelLibrary, brought: Path) -> None:
    with pytest.raises(NotInFolder) as caught:
        await offline.carry("vosk-model-toy-ru", brought, agreed=True)

    assert caught.value.params["files"] == "vosk-model-toy-ru.zip"


async def test_every_kind_of_damage_is_found(offline: ModelLibrary, brought: Path) -> None:
    model = await carried(offline, brought)
    assert await offline.verify(model) == ()

    (model.path / "am" / "final.mdl").write_bytes(b"nodel")
    (found,) = await offline.verify(model)
    assert (found.path, found.damage) == ("am/final.mdl", "sum")

    (model.path / "am" / "final.mdl").write_bytes(b"mod")
    (found,) = await offline.verify(model)
    assert found.damage == "length"

    (model.path / "conf" / "model.conf").unlink()
    assert {each.damage for each in await offline.verify(model)} == {"length", "missing"}


async def test_removing_takes_the_model_and_nothing_else(
    offline: ModelLibrary, brought: Path
) -> None:
    model = await carried(offline, brought)
    loose = offline.folder / "loose.onnx"
    loose.write_bytes(SOUND)
    loose.with_name("loose.onnx.json").write_bytes(CONFIG)
    other = offline.folder / "other.txt"
    other.write_text("mine")

    await offline.remove(model)
    assert [each.name for each in find_models(offline.folder)] == ["loose"]
    await offline.remove(await offline.find("loose"))

    assert find_models(offline.folder) == ()
    assert other.exists()
    assert not loose.with_name("loose.onnx.json").exists()
    with pytest.raises(ModelNotInstalled):
        await offline.find("loose")


def test_our_catalogue_is_sound() -> None:
    models = read_catalogue(OWN_CATALOGUE).models

    assert {each.kind.value for each in models} == {"stt", "tts", "llm", "embed"}
    for model in models:
        assert set(model.about) == {"ru", "en"}, model.name
        assert set(model.languages) <= {"ru", "en"}, model.name
        assert model.licence.address.startswith("https://"), model.name
        for file in model.files:
            assert all(each.startswith("https://") for each in file.addresses), model.name
            # Whoever states the sum of one version knows its length, too.
            assert file.size_bytes or (not file.sha256 and len(file.md5) != 1), model.name


def test_a_mistyped_name_is_met_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ModelUnknown) as caught:
        read_catalogue(OWN_CATALOGUE).find("vosk-small-ru")

    assert caught.value.params["nearest"] == "vosk-model-small-ru-0.22"


@pytest.mark.parametrize(
    ("broken", "by"),
    [
        ("[[model]", "syntax"),
        ("name = 1", "no models"),
        (CATALOGUE.format(sum="12345"), "a sum that is none"),
        (CATALOGUE.format(sum="").replace("https", "file"), "a file address"),
        (CATALOGUE.format(sum="").replace('name = "vosk', 'name = "../vosk'), "a path for a name"),
        (CATALOGUE.format(sum="").replace('"stt"', '"soup"'), "an unknown kind"),
    ],
)
def test_a_catalogue_that_makes_no_sense_is_refused(tmp_path: Path, broken: str, by: str) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text(broken)

    with pytest.raises(CatalogueBroken):
        read_catalogue(file)
