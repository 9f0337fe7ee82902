"""Silence that lasts costs: else it swallows whatever a listed phrase does not explain."""

from pathlib import Path

import numpy as np

from engines.workers.stt.pocketsphinx import parameters

STAY = 0.13
"""Probability of one more frame in a state of the silence model; trained ones are near 0.9."""


def shorten(hmm: Path, folder: Path) -> Path:
    """Writes the transition matrices with a short silence to `folder`."""
    matrices = parameters.read(hmm / "transition_matrices", counts=4)
    count, rows, columns, _ = matrices.header
    table = matrices.values.reshape(count, rows, columns).copy()
    silent = table[silence_place(hmm / "mdef")]
    for row in range(rows):
        others = silent[row].copy()
        others[row] = 0.0
        if others.sum() > 0:
            silent[row] = others / others.sum() * (1 - STAY)
            silent[row, row] = STAY
    path = folder / "transition_matrices"
    parameters.write(path, matrices.header, table)
    return path


def silence_place(definition: Path) -> int:
    """The number of silence's matrix."""
    data = definition.read_bytes()
    if data[:4] in {b"BMDF", b"FDMB"}:
        order = "<" if data[:4] == b"BMDF" else ">"
        length = int(np.frombuffer(data, f"{order}i4", 1, 8)[0])
        return int(np.frombuffer(data, f"{order}i4", 10, 12 + length)[9])
    for line in data.decode("latin-1").splitlines():
        fields = line.split()
        if fields[:2] == ["SIL", "-"]:
            return int(fields[5])
    raise parameters.damaged(definition)
