"""Piper: neural voices, one file each, faster than speech on a plain processor.

`_worker tts piper --voice FILE.onnx [--voice …] [--level DBFS]`. The first voice of each language
is the usual one for it. Piper brings an eSpeak NG of its own for the sounds of words, so it shares
no process with ours: the symbols of the two libraries are the same.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from engines.sound.measures import SPEECH_DBFS
from engines.workers.tts.piper.backend import PiperWorker


def create(args: Sequence[str]) -> PiperWorker:
    """The backend for `_worker tts piper`."""
    parser = argparse.ArgumentParser(prog="_worker tts piper", description=__doc__)
    parser.add_argument("--voice", type=Path, required=True, action="append")
    parser.add_argument("--level", type=float, default=SPEECH_DBFS)
    options = parser.parse_args(list(args))
    return PiperWorker(files=options.voice, level_dbfs=options.level)
