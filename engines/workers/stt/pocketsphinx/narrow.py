"""The bundled English model, made for 16 kHz, turned into one for telephone sound.

Cepstra are a linear function of the bands' log energies, so means and variances can be carried over
to those of the bands below 4 kHz: the transform back to 25 bands, the lowest 19 of them, and the
cosine transform of these. Variance that the truncated cepstra cannot tell is added back.
"""

import dataclasses
from pathlib import Path

import numpy as np

from engines.workers.stt.pocketsphinx import parameters
from engines.workers.stt.pocketsphinx.front_end import CEPSTRA, Recipe, dct, hertz, lift, mel

BANDS = 19
KEPT = 9
UNTOLD = (
    (0.039, 0.381, 0.693, 0.772, 0.757, 0.713, 0.822, 1.075, 1.638),
    (0.058, 0.517, 0.945, 1.051, 1.121, 1.111, 1.331, 1.720, 2.649),
    (0.097, 0.860, 1.523, 1.746, 1.883, 1.974, 2.353, 3.033, 4.696),
)
"""Variance of the cepstra, their first and second differences; from 16 kHz speech of 9 people."""


def narrow_recipe(wide: Recipe) -> Recipe:
    """The same bands, the lowest of them."""
    edges = hertz(np.linspace(mel(wide.lower_hz), mel(wide.upper_hz), wide.bands + 2))
    return dataclasses.replace(wide, upper_hz=float(edges[BANDS + 1]), bands=BANDS, cepstra=KEPT)


def convert(hmm: Path, folder: Path) -> dict[str, str]:
    """Writes the changed files to `folder`; the options that name them."""
    wide = Recipe.read(hmm / "feat.params")
    narrow = dataclasses.replace(wide, bands=BANDS)
    weights = lift(wide)
    bands = dct(CEPSTRA, wide.bands).T / weights
    change = (lift(narrow)[:, None] * dct(CEPSTRA, BANDS) @ bands[:BANDS])[:KEPT]
    for name in ("means", "variances"):
        file = parameters.read(hmm / name, counts=7)
        books, streams, densities = file.header[:3]
        values = file.values.reshape(books, streams, densities, CEPSTRA)
        if name == "means":
            values = values @ change.T
        else:
            values = np.maximum(values, 1e-4) @ (change**2).T + np.array(UNTOLD)[None, :, None]
        header = (*file.header[:3], *[KEPT] * streams, values.size)
        parameters.write(folder / name, header, values)
    last = [f"{k * KEPT}-{(k + 1) * KEPT - 1}" for k in range(3)]
    (folder / "feat.params").write_text(
        f"-ncep {KEPT}\n-ceplen {KEPT}\n-feat 1s_c_d_dd\n-svspec {'/'.join(last)}\n"
        "-agc none\n-cmn none\n-varnorm no\n-model ptm\n",
        encoding="utf-8",
    )
    return {
        "mean": str(folder / "means"),
        "var": str(folder / "variances"),
        "featparams": str(folder / "feat.params"),
    }
