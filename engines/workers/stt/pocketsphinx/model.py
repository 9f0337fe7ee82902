"""Which model hears a language, and what of it is changed before a decoder loads it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pocketsphinx

from engines.wire import WireError
from engines.workers.stt.pocketsphinx import narrow, parameters, silence
from engines.workers.stt.pocketsphinx.front_end import Recipe, Tables

Array = npt.NDArray[np.float64]

BUNDLED = "en"

_WIDER_BEAMS = {"beam": 1e-250, "wbeam": 1e-200, "pbeam": 1e-250}
"""Of small models: long sentences get lost in those that suit the bundled one."""

USUAL_WIDE = np.array([52.0, 1.0, 4.0, -1.5, -6.0, -6.0, -7.0, 0.0, -2.5])
USUAL = np.array([46.0, 2.0, 6.0, 2.0, 1.5, 2.5, -3.0, -0.5, -5.5, -5.0, 0.0, 0.5, 0.2])
"""Mean cepstra of loud frames: of our English and Russian clips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that a decoder of one language is made of."""

    language: str
    options: dict[str, Any]
    tables: Tables
    usual: Array
    dictionary: Path
    language_model: Path | None
    phone_model: Path | None

    @classmethod
    def bundled(cls, folder: Path) -> Self:
        """US English, in pocketsphinx's own package; changed files go to `folder`."""
        home = Path(pocketsphinx.get_model_path("en-us"))
        hmm = home / "en-us"
        _demand(hmm / "mdef", home / "cmudict-en-us.dict", home / "en-us-phone.lm.bin")
        recipe = narrow.narrow_recipe(Recipe.read(hmm / "feat.params"))
        options = narrow.convert(hmm, folder) | {
            "hmm": str(hmm),
            "tmat": str(silence.shorten(hmm, folder)),
        }
        return cls(
            language=BUNDLED,
            options=options,
            tables=Tables(recipe),
            usual=USUAL_WIDE,
            dictionary=home / "cmudict-en-us.dict",
            language_model=home / "en-us.lm.bin",
            phone_model=home / "en-us-phone.lm.bin",
        )

    @classmethod
    def in_folder(cls, home: Path, language: str, folder: Path) -> Self:
        """A model of the owner's: hmm/, one *.dic, perhaps a *.lm; for 8000 Hz.

        Raises WireError(model_broken) for a folder that holds none.
        """
        hmm = home / "hmm"
        _demand(home, hmm, hmm / "mdef", hmm / "feat.params")
        parameters.check(hmm)
        dictionaries = sorted([*home.glob("*.dic"), *home.glob("*.dict")])
        if not dictionaries:
            raise WireError(code="model_broken", text=f"{home}: no dictionary (*.dic)")
        recipe = Recipe.read(hmm / "feat.params")
        params = re.sub(r"-cmn\s+\S+", "", (hmm / "feat.params").read_text(encoding="utf-8"))
        (folder / "feat.params").write_text(f"{params}\n-cmn none\n", encoding="utf-8")
        models = sorted(home.glob("*.lm"))
        return cls(
            language=language,
            options={
                "hmm": str(hmm),
                "featparams": str(folder / "feat.params"),
                "tmat": str(silence.shorten(hmm, folder)),
                "samprate": 8000,
                **_WIDER_BEAMS,
            },
            tables=Tables(recipe),
            usual=USUAL[: recipe.cepstra],
            dictionary=dictionaries[0],
            language_model=models[0] if models else None,
            phone_model=None,
        )


def _demand(*paths: Path) -> None:
    for path in paths:
        if not path.exists():
            raise WireError(code="model_broken", text=f"{path}: missing")
