"""The same engines without our processes: PocketSphinx and eSpeak NG called as their manuals say.

`python -m tests.bench.direct FILE` is a process of its own, like a worker: it reads what to do from
FILE and prints what it heard and how long that took, as JSON.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pocketsphinx
import soxr

from engines.workers.tts.espeak_library import EspeakLibrary, Prosody
from tests.bench.words import plain

LAST_BYTES = 100 * 16
"""The last 100 ms: what is still to be decoded when a speaker stops."""
MODEL_RATE = 16000


@dataclass(frozen=True, slots=True, kw_only=True)
class Direct:
    """What one engine did with one thing. Seconds."""

    text: str
    finish_s: float
    """From the last 100 ms of sound to the words, or from the text to its whole sound."""


def recognise(phrases: list[str], sounds: list[str]) -> list[Direct]:
    """Files of 8 kHz PCM, recognised with a grammar of these phrases."""
    decoder = pocketsphinx.Decoder(lm=None, samprate=MODEL_RATE, loglevel="FATAL")
    known = [
        phrase for phrase in map(plain, phrases) if all(map(decoder.lookup_word, phrase.split()))
    ]
    decoder.add_jsgf_string("list", f"#JSGF V1.0; grammar l; public <p> = {' | '.join(known)};")
    decoder.activate_search("list")
    return [_recognised(decoder, Path(sound).read_bytes()) for sound in sounds]


def _recognised(decoder: pocketsphinx.Decoder, pcm: bytes) -> Direct:
    decoder.start_utt()
    decoder.process_raw(_doubled(pcm[:-LAST_BYTES]), no_search=False, full_utt=False)
    started = time.perf_counter()
    decoder.process_raw(_doubled(pcm[-LAST_BYTES:]), no_search=False, full_utt=False)
    decoder.end_utt()
    found = decoder.hyp()
    finish_s = time.perf_counter() - started
    return Direct(text=found.hypstr.strip() if found else "", finish_s=finish_s)


def _doubled(pcm: bytes) -> bytes:
    """8 kHz to the model's 16 kHz."""
    sound = np.frombuffer(pcm, dtype="<i2")
    return bytes(soxr.resample(sound, MODEL_RATE // 2, MODEL_RATE).astype("<i2").tobytes())


def speak(texts: list[str], voice: str) -> list[Direct]:
    """Each text said by the library itself."""
    library = EspeakLibrary()
    library.say("Warm.", voice=voice, prosody=Prosody(), end_pause=False)
    said = []
    for text in texts:
        started = time.perf_counter()
        library.say(text, voice=voice, prosody=Prosody(), end_pause=False)
        said.append(Direct(text=text, finish_s=time.perf_counter() - started))
    return said


def main(argv: list[str]) -> int:
    """Does what the file says."""
    work = json.loads(Path(argv[0]).read_text("utf-8"))
    found = {
        "heard": recognise(work["phrases"], work["sounds"]),
        "said": speak(work["texts"], work["voice"]),
    }
    print(json.dumps({key: [asdict(each) for each in value] for key, value in found.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
