"""What PocketSphinx hears and refuses, over the recordings beside the checkout.

`python -m tests.evals.recognition` prints the figures of docs/recognition.md. Each clip is heard
with its phrase in the list and without it, clips of nothing that is listed (digits, noise, the
other language) with the whole list.
"""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from engines.sound.resampling import resample
from engines.wire.stt import PhraseList, Transcript
from engines.workers.stt.pocketsphinx import create
from engines.workers.stt.pocketsphinx.backend import PocketSphinxWorker
from engines.workers.stt.words import plain_words

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
BEFORE_MS = 400
AFTER_MS = 300
NOISE_MS = 3000

Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A recording as the app would send it."""

    kind: str
    """Folder and source: en s2p, ru, ru_tts, digits, noise."""
    language: str
    text: str
    pcm: bytes


@dataclass(slots=True)
class Count:
    """How many of how many."""

    good: int = 0
    all: int = 0

    def add(self, *, good: bool) -> None:
        """One more."""
        self.all += 1
        self.good += good


def worker(language: str, shared: Path = SHARED) -> PocketSphinxWorker:
    """The backend as the app starts it."""
    model = str(shared / "models" / "stt_pocketsphinx_ru_8k")
    return create(["--language", language, *(["--model", model] if language == "ru" else [])])


def clips(shared: Path = SHARED) -> Iterator[Clip]:
    """All of the manifest."""
    folder = shared / "data" / "speech"
    with (folder / "manifest.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            sound, rate = soundfile.read(folder / row["file"], dtype="float32", always_2d=True)
            samples = resample(sound[:, 0], from_rate=rate, to_rate=8000)
            kind = row["file"].partition("/")[0] + (" s2p" if "s2p" in row["file"] else "")
            text = " ".join(plain_words(row["text"].replace("30", "thirty")))
            pieces = [samples]
            if kind == "noise":
                step = NOISE_MS * 8
                pieces = [samples[at : at + step] for at in range(0, len(samples) - step, step)]
            for piece in pieces:
                yield Clip(kind=kind, language=row["lang"], text=text, pcm=padded(piece))


def padded(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bytes:
    """With the quiet before and after that the app sends."""
    noise = np.random.default_rng(1).normal(0, 4, (BEFORE_MS + AFTER_MS) * 8)
    sound = np.clip(samples, -1, 1) * 32767
    whole = np.concatenate((noise[: BEFORE_MS * 8], sound, noise[BEFORE_MS * 8 :]))
    return whole.astype("<i2").tobytes()


def demo_phrases(language: str) -> list[str]:
    """What the sample company's callers ask."""
    demo = REPOSITORY / "resources" / "demo"
    faq = json.loads((demo / "faq.json").read_text(encoding="utf-8"))
    phrases = [entry["question"] for entry in faq if entry["language"] == language]
    for fact in json.loads((demo / "facts.json").read_text(encoding="utf-8")):
        asked = fact["questions"].get(language, [])
        groups = asked.values() if isinstance(asked, dict) else [asked]
        phrases += [phrase for group in groups for phrase in group]
    return phrases


def hear(heard_by: PocketSphinxWorker, pcm: bytes, phrases: Iterable[str]) -> Transcript:
    """One utterance."""
    language = heard_by.describe().languages[0]
    phrase_list = PhraseList.of(language, tuple(phrases))
    heard_by.prepare(phrase_list)
    recogniser = heard_by.open(language, phrase_list.id)
    try:
        for at in range(0, len(pcm), 1600):
            recogniser.accept(pcm[at : at + 1600])
        return recogniser.finish()
    finally:
        recogniser.close()


def listed_for(language: str, sounds: Iterable[Clip]) -> list[str]:
    """The clips' own phrases and the sample company's."""
    own = {clip.text for clip in sounds if clip.language == language and "digits" not in clip.kind}
    demo = {" ".join(plain_words(phrase)) for phrase in demo_phrases(language)}
    return sorted((own | demo) - {""})


def exact(
    heard_by: PocketSphinxWorker, sounds: Iterable[Clip], listed: Sequence[str], tell: Tell = str
) -> dict[str, Count]:
    """Per kind of clip how many are heard word by word, and accepted."""
    counts: dict[str, Count] = {}
    for clip in sounds:
        result = hear(heard_by, clip.pcm, listed)
        good = result.in_list and result.text == clip.text
        counts.setdefault(clip.kind, Count()).add(good=good)
        if not good:
            tell(f"  {clip.text} -> {result.text} {result.confidence}")
    return counts


def refused(
    heard_by: PocketSphinxWorker, sounds: Iterable[Clip], listed: Sequence[str], tell: Tell = str
) -> dict[str, Count]:
    """Per kind of clip how many are refused with all phrases listed but their own."""
    counts: dict[str, Count] = {}
    for clip in sounds:
        result = hear(heard_by, clip.pcm, [phrase for phrase in listed if phrase != clip.text])
        counts.setdefault(clip.kind, Count()).add(good=not result.in_list)
        if result.in_list:
            tell(f"  not listed: {clip.text or clip.kind} -> {result.text} {result.confidence}")
    return counts


def share(counts: Mapping[str, Count]) -> float:
    """Of all kinds together."""
    return sum(count.good for count in counts.values()) / sum(
        count.all for count in counts.values()
    )


def main() -> None:
    """Prints both languages' figures."""
    sounds = list(clips())
    for language in ("en", "ru"):
        heard_by = worker(language)
        listed = listed_for(language, sounds)
        own = [clip for clip in sounds if clip.text in listed and clip.language == language]
        _print(f"{language}, {len(listed)} phrases")
        for name, counts in (
            ("exact", exact(heard_by, own, listed, _print)),
            ("refused", refused(heard_by, sounds, listed, _print)),
        ):
            for kind, count in counts.items():
                _print(f"  {name} {kind}: {count.good} of {count.all}")
            _print(f"  {name}: {share(counts):.0%}")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
