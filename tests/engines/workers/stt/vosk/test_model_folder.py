"""A model's folder is looked through before the library is: each gap has a sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines.wire import WireError
from engines.workers.stt.vosk import create
from engines.workers.stt.vosk.model_folder import USUAL_RATE, ModelFolder

pytestmark = pytest.mark.engine

SMALL = {
    "am/final.mdl": b"\0B<TransitionModel> ",
    "conf/model.conf": b"--beam=10.0\n",
    "conf/mfcc.conf": b"--use-energy=false\n--sample-frequency=8000\n",
    "graph/HCLr.fst": b"fst",
    "graph/Gr.fst": b"fst",
    "graph/disambig_tid.int": b"1\n",
    "ivector/final.ie": b"\0B",
    "ivector/final.dubm": b"\0B",
    "ivector/final.mat": b"\0B",
    "ivector/global_cmvn.stats": b"\0B",
    "ivector/online_cmvn.conf": b"\n",
    "ivector/splice.conf": b"--left-context=3\n",
}
FLAT = {
    "final.mdl": b"\0B<TransitionModel> ",
    "mfcc.conf": b"--num-ceps=40\n",
    "HCLG.fst": b"fst",
}


def model(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(WireError) as refused:
        ModelFolder.check(folder)
    assert refused.value.code == ("model_broken" if folder.exists() else "model_missing")
    assert str(folder) in refused.value.text, "where"
    assert "models pull" in refused.value.text, "what to do"
    return refused.value.text


def test_a_whole_folder_tells_rate_and_kind(tmp_path: Path) -> None:
    small = ModelFolder.check(model(tmp_path / "small", SMALL))
    assert (small.rate, small.makes_graphs) == (8000, True)
    flat = ModelFolder.check(model(tmp_path / "flat", FLAT))
    assert (flat.rate, flat.makes_graphs) == (USUAL_RATE, False)
    fbank = {name: content for name, content in SMALL.items() if name != "conf/mfcc.conf"}
    fbank["conf/fbank.conf"] = b"--sample-frequency=16000\n"
    assert ModelFolder.check(model(tmp_path / "fbank", fbank)).rate == 16_000


def gaps() -> Iterator[tuple[str, dict[str, bytes]]]:
    for name in SMALL:
        if name != "ivector/final.ie":
            yield name, {other: SMALL[other] for other in SMALL if other != name}
            yield name, SMALL | {name: b""}


@pytest.mark.parametrize(("name", "files"), list(gaps()))
def test_a_missing_or_empty_file_is_named(
    tmp_path: Path, name: str, files: dict[str, bytes]
) -> None:
    assert name in complaint(model(tmp_path, files))


def test_what_is_no_model_at_all(tmp_path: Path) -> None:
    assert "no such folder" in complaint(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert "empty" in complaint(tmp_path / "empty")
    no_graph = {name: content for name, content in SMALL.items() if "graph" not in name}
    assert "HCLG.fst" in complaint(model(tmp_path / "half", no_graph))
    page = SMALL | {"am/final.mdl": b"<html>not found</html>"}
    assert "no acoustic model" in complaint(model(tmp_path / "page", page))


def test_a_model_larger_than_the_memory(tmp_path: Path) -> None:
    folder = model(tmp_path / "huge", SMALL)
    with (folder / "graph" / "Gr.fst").open("r+b") as file:
        file.truncate(10**13)  # a file with a hole takes no room on the disk
    with pytest.raises(WireError, match="choose a smaller model") as refused:
        ModelFolder.check(folder)
    assert refused.value.code == "model_too_large"


def test_the_library_refuses_what_only_looks_whole(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its own reason goes to standard error, which becomes the log of the worker."""
    folder = model(tmp_path / "damaged", SMALL)
    with pytest.raises(WireError) as refused:
        create(["--language", "ru", "--model", str(folder)])
    assert refused.value.code == "model_broken"
    assert str(folder) in refused.value.text
    assert re.search(r"ERROR .*<TransitionModel>|ERROR .*Topology", capfd.readouterr().err)
