"""Parameter files of a Sphinx model: text header, byte order mark, counts, 32-bit floats."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engines.wire import WireError

_END = b"endhdr\n"
_MARK = 0x11223344
_HEADER = b"s3\nversion 1.0\nendhdr\n"


class Parameters(NamedTuple):
    """One file's numbers."""

    header: tuple[int, ...]
    values: npt.NDArray[np.float64]


def read(path: Path, *, counts: int) -> Parameters:
    """The file's `counts` numbers and its values. Raises WireError(model_broken) for another."""
    data = path.read_bytes()
    begin = data.find(_END) + len(_END)
    if begin < len(_END) or int.from_bytes(data[begin : begin + 4], "little") != _MARK:
        raise damaged(path)
    header = np.frombuffer(data, "<i4", counts, begin + 4)
    total = int(header[-1])
    if len(data) < begin + 4 + 4 * (counts + total):
        raise damaged(path)
    values = np.frombuffer(data, "<f4", total, begin + 4 + 4 * counts).astype(np.float64)
    return Parameters(tuple(int(number) for number in header), values)


def write(path: Path, header: tuple[int, ...], values: npt.NDArray[np.float64]) -> None:
    """Writes such a file, without a checksum."""
    path.write_bytes(
        _HEADER
        + _MARK.to_bytes(4, "little")
        + np.array(header, "<i4").tobytes()
        + values.astype("<f4").tobytes()
    )


def check(hmm: Path) -> None:
    """Reads a model's files before the library does, which ends the process where one is short.

    Raises WireError(model_broken) for one that is missing or damaged.
    """
    for name in ("means", "variances"):
        streams = read(hmm / name, counts=2).header[1]
        read(hmm / name, counts=3 + streams + 1)
    read(hmm / "transition_matrices", counts=4)
    if not (hmm / "sendump").exists():
        read(hmm / "mixture_weights", counts=4)
    definition = (hmm / "mdef").read_bytes()
    if definition[:4] in {b"BMDF", b"FDMB"}:
        return
    lines = [line for line in definition.decode("latin-1").splitlines() if line[:1] != "#"]
    counts = [int(line.split()[0]) for line in lines[1:3] if line.split()]
    rows = [line for line in lines[7:] if line.strip()]
    if (
        len(counts) != 2
        or len(rows) != sum(counts)
        or len(rows[-1].split()) != len(rows[0].split())
    ):
        raise damaged(hmm / "mdef")


def damaged(path: Path) -> WireError:
    """What to raise for a file that is none of the kind."""
    return WireError(code="model_broken", text=f"{path}: damaged")
