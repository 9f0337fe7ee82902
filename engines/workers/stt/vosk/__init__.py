"""Vosk: hears free speech and the phrases of a list, with a model of one language.

`_worker stt vosk --language ru --model FOLDER`. Its library is loaded only once the folder has been
found whole: of a broken one it says no more than that it failed.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from engines.workers.stt.vosk.backend import VoskWorker


def create(args: Sequence[str]) -> VoskWorker:
    """The backend for `_worker stt vosk`."""
    parser = argparse.ArgumentParser(prog="_worker stt vosk", description=__doc__)
    parser.add_argument("--language", required=True, help="what is spoken: en, ru …")
    parser.add_argument("--model", type=Path, required=True, help="folder with am/, conf/, graph/")
    options = parser.parse_args(list(args))
    return VoskWorker(language=options.language, folder=options.model)
