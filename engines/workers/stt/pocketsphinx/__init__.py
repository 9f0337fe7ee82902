"""PocketSphinx: hears the phrases of a list over the telephone, without a network or a GPU."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from engines.wire import WireError
from engines.workers.stt.pocketsphinx.backend import PocketSphinxWorker

BUNDLED = "en"


def create(args: Sequence[str]) -> PocketSphinxWorker:
    """The backend for `_worker stt pocketsphinx`."""
    parser = argparse.ArgumentParser(prog="_worker stt pocketsphinx", description=__doc__)
    parser.add_argument("--language", default=BUNDLED, help="what is spoken: en, ru …")
    parser.add_argument("--model", type=Path, help="folder with hmm/, *.dic and perhaps *.lm")
    options = parser.parse_args(list(args))
    if options.model is None and options.language != BUNDLED:
        text = f"{options.language}: there is no bundled model; name one with --model DIR"
        raise WireError(code="unknown_language", text=text)
    return PocketSphinxWorker(language=options.language, model=options.model)
