"""Our workers beside the same engines called directly, in the same run on the same things."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from engines.clients import SttClient, TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire.stt import PhraseList
from tests.bench import corpus
from tests.bench.clips import REPOSITORY, Clip
from tests.bench.direct import LAST_BYTES, Direct
from tests.bench.figures import Engines, Figure, median, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.words import plain

START_LIMIT_S = 60.0
DIRECT_LIMIT_S = 120.0
CAUGHT_UP_S = 0.7
"""By then a worker has decoded the sound that it was given all at once."""
VOICE = "en-us+f3"
TEXTS = (
    "We are open from nine to six.",
    "Opening a door costs forty pounds.",
    "Yes, there are six free places in the yard.",
    "A copy of a house key is ready in ten minutes.",
    "Please write down this number and call us tomorrow.",
)


async def measure(kit: Kit) -> list[Figure]:
    """PocketSphinx hears the human English sentences, eSpeak NG says a few."""
    said = [clip for clip in corpus.plain_clips() if clip.language == "en"]
    phrases = tuple(clip.text for clip in said)
    direct = await _direct(kit, said, phrases)
    heard_directly, said_directly = direct["heard"], direct["said"]
    heard = await _recognised(kit, said, phrases)
    spoken = await _spoken(kit)
    return [
        *_finish(heard, heard_directly),
        _right(said, heard, heard_directly),
        *_voice(spoken, said_directly),
    ]


async def _direct(
    kit: Kit, said: Sequence[Clip], phrases: Sequence[str]
) -> dict[str, list[Direct]]:
    folder = kit.folder / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    sounds = []
    for index, clip in enumerate(said):
        sound = folder / f"{index}.pcm"
        sound.write_bytes(clip.pcm)
        sounds.append(str(sound))
    work = folder / "work.json"
    work.write_text(
        json.dumps(
            {"phrases": list(phrases), "sounds": sounds, "texts": list(TEXTS), "voice": VOICE}
        )
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.direct", str(work)),
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(DIRECT_LIMIT_S):
        out, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the engines could not be called directly")
    return {key: [Direct(**each) for each in found] for key, found in json.loads(out).items()}


async def _recognised(kit: Kit, said: Sequence[Clip], phrases: tuple[str, ...]) -> list[Direct]:
    spec = WorkerSpec(kind="stt", backend="pocketsphinx", args=("--language", "en"), name="peer")
    listed = PhraseList.of("en", phrases)
    heard = []
    async with _worker(kit, spec) as worker:
        client = SttClient(service=worker)
        await client.prepare(listed)
        for clip in said:
            async with client.utterance(language="en", phrases=listed) as utterance:
                await utterance.feed(clip.pcm[:-LAST_BYTES])
                await asyncio.sleep(CAUGHT_UP_S)  # a recogniser does not tell that it has caught up
                started = time.perf_counter()
                await utterance.feed(clip.pcm[-LAST_BYTES:])
                transcript = await utterance.finish()
                finish_s = time.perf_counter() - started
            heard.append(Direct(text=transcript.text, finish_s=finish_s))
    return heard


async def _spoken(kit: Kit) -> list[Direct]:
    spec = WorkerSpec(kind="tts", backend="espeak", name="peer")
    said = []
    async with _worker(kit, spec) as worker:
        client = TtsClient(service=worker)
        await client.render("Warm.", voice=VOICE, language="en")
        for text in TEXTS:
            started = time.perf_counter()
            await client.render(text, voice=VOICE, language="en")
            said.append(Direct(text=text, finish_s=time.perf_counter() - started))
    return said


@asynccontextmanager
async def _worker(kit: Kit, spec: WorkerSpec) -> AsyncIterator[Supervisor]:
    sockets = kit.folder / "peers-sockets"
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with Supervisor(spec=spec, sockets=sockets) as worker:
        await worker.ready(timeout_s=START_LIMIT_S)
        yield worker


def _finish(ours: Sequence[Direct], direct: Sequence[Direct]) -> list[Figure]:
    mine = median([each.finish_s for each in ours]) * 1000
    theirs = median([each.finish_s for each in direct]) * 1000
    return [
        told(
            "peer_recogniser",
            "last 100 ms of sound to the words, our worker, median",
            mine,
            "ms",
            n=len(ours),
            engines=Engines(recogniser="PocketSphinx en-us"),
            note=f"PocketSphinx called directly {theirs:.1f} ms: ratio {mine / theirs:.1f}, "
            f"{mine - theirs:+.1f} ms; {others()}",
        )
    ]


def _right(said: Sequence[Clip], ours: Sequence[Direct], direct: Sequence[Direct]) -> Figure:
    mine, theirs = (
        sum(plain(clip.text) == plain(each.text) for clip, each in zip(said, found, strict=True))
        for found in (ours, direct)
    )
    return told(
        "peer_recogniser_exact",
        "human English sentences exact, phrase list, our worker",
        mine,
        f"of {len(said)}",
        n=len(said),
        engines=Engines(recogniser="PocketSphinx en-us"),
        note=f"PocketSphinx called directly with a grammar of the same phrases: {theirs}; "
        "one speaker said 15 of them at 16 kHz",
    )


def _voice(ours: Sequence[Direct], direct: Sequence[Direct]) -> list[Figure]:
    mine = median([each.finish_s for each in ours]) * 1000
    theirs = median([each.finish_s for each in direct]) * 1000
    return [
        told(
            "peer_voice",
            "a sentence said whole, our worker, median",
            mine,
            "ms",
            n=len(ours),
            engines=Engines(voice=f"eSpeak NG {VOICE}"),
            note=f"eSpeak NG called directly {theirs:.1f} ms: ratio {mine / theirs:.1f}, "
            f"{mine - theirs:+.1f} ms (resampling, levelling, word times, the wire)",
        )
    ]
