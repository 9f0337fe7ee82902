"""What lies in the folder of a Vosk model, and what is missing there.

File names are those that the library's `model.cc` opens: the present layout with `am/`, `conf/`,
`graph/`, and the flat one of models from before 2020.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from engines.wire import WireError
from engines.workers.memory import demand_memory

USUAL_RATE = 16_000
"""Kaldi's default, where the model does not say."""

_RATE = re.compile(r"^\s*--sample-frequency\s*=\s*(\d+)", re.MULTILINE)

_BINARY = b"\0B"
"""How Kaldi's binary files begin; a page of HTML in the place of a model does not."""

_IVECTOR_FILES = ("final.dubm", "final.mat", "global_cmvn.stats", "online_cmvn.conf", "splice.conf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFolder:
    """A folder that has everything the library will open."""

    path: Path
    rate: int
    """The sampling rate that the acoustic model was trained for, in Hz."""
    makes_graphs: bool
    """Whether a phrase list can become a grammar. Large models bring one fixed graph instead, and
    hear everything whatever the list says."""

    @classmethod
    def check(cls, path: Path) -> "ModelFolder":
        """Raises WireError(model_broken), (model_missing) or (model_too_large)."""
        if not path.is_dir():
            raise broken_model(path, "there is no such folder", code="model_missing")
        if not any(path.iterdir()):
            raise broken_model(path, "the folder is empty")
        demand_memory(path, sum(each.stat().st_size for each in path.rglob("*") if each.is_file()))
        flat = not (path / "am").is_dir() and (path / "final.mdl").is_file()
        layout = _flat(path) if flat else _present(path)
        _demand(path, layout.acoustic, layout.features)
        if not flat:
            _demand(path, path / "conf" / "model.conf")
        _check_start(path, layout.acoustic)
        _check_ivectors(path)
        graph = path if flat else path / "graph"
        return cls(path=path, rate=_rate(layout.features), makes_graphs=_check_graph(path, graph))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    acoustic: Path
    features: Path


def _flat(path: Path) -> _Layout:
    return _Layout(acoustic=path / "final.mdl", features=path / "mfcc.conf")


def _present(path: Path) -> _Layout:
    conf = path / "conf"
    fbank = conf / "fbank.conf"
    return _Layout(
        acoustic=path / "am" / "final.mdl",
        features=fbank if fbank.is_file() else conf / "mfcc.conf",
    )


def _check_graph(path: Path, graph: Path) -> bool:
    if (graph / "HCLG.fst").is_file():
        _demand(path, graph / "HCLG.fst")
        return False
    parts = [graph / name for name in ("HCLr.fst", "Gr.fst", "disambig_tid.int")]
    if not any(part.is_file() for part in parts):
        names = "HCLG.fst, nor HCLr.fst with Gr.fst"
        raise broken_model(path, f"{graph.relative_to(path) / names}: missing")
    _demand(path, *parts)
    return True


def _check_ivectors(path: Path) -> None:
    if (path / "ivector" / "final.ie").is_file():
        _demand(path, *(path / "ivector" / name for name in _IVECTOR_FILES))


def _check_start(path: Path, file: Path) -> None:
    with file.open("rb") as stream:
        if stream.read(len(_BINARY)) != _BINARY:
            raise broken_model(path, f"{file.relative_to(path)} is no acoustic model of Kaldi's")


def _rate(features: Path) -> int:
    found = _RATE.search(features.read_text(encoding="utf-8", errors="replace"))
    return int(found.group(1)) if found else USUAL_RATE


def _demand(path: Path, *files: Path) -> None:
    for file in files:
        if not file.is_file():
            raise broken_model(path, f"{file.relative_to(path)}: missing")
        if not file.stat().st_size:
            raise broken_model(path, f"{file.relative_to(path)}: empty")


def broken_model(path: Path, reason: str, *, code: str = "model_broken") -> WireError:
    """What, where, and what to do about it."""
    text = (
        f"the Vosk model {path} cannot be used: {reason}; get it again (models pull) "
        "or take it out of the models folder"
    )
    return WireError(code=code, text=text)
