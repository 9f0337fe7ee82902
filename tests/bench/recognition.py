"""What the whole program understands: phrases of its list, and sentences that are not in it."""

import json
from collections.abc import Sequence

from hardware.simulator.client import SimulatorClient
from secretary_app.features.dialogue.control import ControlWords
from secretary_app.features.knowledge.normalise import normalise
from secretary_app.kernel.paths import RESOURCES
from tests.bench import clips, corpus
from tests.bench.caller import ask_all, simulator_config
from tests.bench.clips import Clip, Speaker
from tests.bench.figures import Engines, Figure, judged, missing, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.names import recogniser, voice
from tests.bench.transcripts import calls_of
from tests.bench.turns import Outcome, outcomes

SAMPLE = RESOURCES / "demo"
PER_CALL = 3
"""The secretary gives up after four turns that it did not understand."""
TELEPHONE_CLIPS = 10
OUTSIDE_TEXTS = (
    "my neighbour has bought a red bicycle",
    "the train to the mountains leaves at noon",
    "please water the flowers in the kitchen",
    "i would like to hear some quiet music",
    "nobody has seen the cat since monday",
    "tell me a story about a brave sailor",
)
"""Said by eSpeak in English; the Russian model does not understand its voice anyway."""


async def measure(kit: Kit) -> list[Figure]:
    """Russian telephone clips with their list, then what neither list holds, in both languages."""
    russian = [clip for clip in corpus.plain_clips() if clip.language == "ru"]
    inside = await _heard(kit, "inside-ru", "ru", _telephone(russian), [c.text for c in russian])
    outside = []
    for language, said in (("en", await _outside_english(kit)), ("ru", _outside_russian())):
        outside += await _heard(kit, f"outside-{language}", language, said, None)
    kit.keep("recognition", [Outcome.HEADINGS, *(each.row() for each in (*inside, *outside))])
    return [_exact(inside), *_not_understood(outside)]


def _telephone(russian: Sequence[Clip]) -> list[Clip]:
    found = [clip for clip in russian if clip.name.startswith(corpus.VOXFORGE)]
    assert len(found) == TELEPHONE_CLIPS
    return found


async def _outside_english(kit: Kit) -> list[Clip]:
    human = [clip for clip in corpus.plain_clips() if clip.language == "en"]
    digits = clips.recordings(("en_digits_8k",))[::3]
    lines = [
        (corpus.ESPEAK_VOICES[index % len(corpus.ESPEAK_VOICES)], text)
        for index, text in enumerate(OUTSIDE_TEXTS)
    ]
    async with kit.voices() as voices:
        spoken = await clips.spoken(voices, lines, language="en")
    return _not_listed([*human, *digits, *spoken], "en")


def _outside_russian() -> list[Clip]:
    said = clips.recordings(("ru", "ru_tts"))
    return _not_listed([clip for clip in said if clip.language == "ru"], "ru")


def _not_listed(said: Sequence[Clip], language: str) -> list[Clip]:
    """Without what the sample company or the steering words know, or is the start of it."""
    listed = {
        normalise(each, language) for each in ControlWords.load(language).phrases(answers=True)
    }
    for entry in json.loads((SAMPLE / "faq.json").read_text("utf-8")):
        listed.update(normalise(each, language) for each in (entry["question"], *entry["patterns"]))
    return [
        clip
        for clip in said
        if not any(each.startswith(normalise(clip.text, language)) for each in listed)
    ]


async def _heard(
    kit: Kit, name: str, language: str, said: Sequence[Clip], texts: Sequence[str] | None
) -> list[Outcome]:
    """What became of these clips; the list holds `texts`, or the sample company."""
    scratch = kit.scratch(name)
    async with SimulatorClient.started(simulator_config()) as simulator:
        await scratch.on_line(simulator)
        await scratch.set(assistants__languages=language)
        if language == "ru":
            await scratch.set(
                providers__stt_model_ru=str(clips.russian_model()), providers__stt_english="no"
            )
        if texts is None:
            await scratch.command("faq", "import", str(SAMPLE / "faq.json"))
            await scratch.command("facts", "import", str(SAMPLE / "facts.json"))
        else:
            await scratch.knows(corpus.faq(texts, language=language))
        async with scratch.serving() as program:
            await program.understands(language)
            await program.ready()
            calls = await ask_all(simulator, said, per_call=PER_CALL, over=program.calls_over)
    return [
        outcome
        for call, turns in zip(calls, calls_of(scratch.folder), strict=True)
        for outcome in outcomes(call, turns)
    ]


def _exact(found: Sequence[Outcome]) -> Figure:
    wrong = [
        f"{each.clip.name[-8:-4]} heard as “{'… '.join(turn.text for turn in each.turns)}”"
        for each in found
        if not _is_exact(each)
    ]
    return judged(
        "russian_exact",
        len(found) - len(wrong),
        n=len(found),
        engines=Engines(recogniser=recogniser("ru"), voice=voice("ru")),
        note="; ".join([*wrong, others()]),
    )


def _is_exact(outcome: Outcome) -> bool:
    """One turn, with all of its words."""
    if len(outcome.turns) != 1:
        return False
    turn = outcome.turns[0]
    return turn.understood and normalise(turn.text, "ru") == normalise(outcome.clip.text, "ru")


def _not_understood(found: Sequence[Outcome]) -> list[Figure]:
    heard = [each for each in found if each.turns]
    if not heard:
        return [missing("outside_list", "no sentence was heard")]
    wrong = [each for each in heard if any(turn.understood for turn in each.turns)]
    names = [f"“{each.clip.text}” as “{each.turns[0].text}”" for each in wrong]
    human = [each for each in heard if each.clip.speaker is Speaker.HUMAN]
    good_human = len(human) - sum(each in wrong for each in human)
    engines = Engines(
        recogniser=f"{recogniser('en')}, {recogniser('ru')}", voice=f"{voice('en')}, {voice('ru')}"
    )
    note = f"{len(found) - len(heard)} opened no turn at all"
    return [
        judged(
            "outside_list",
            100 * (len(heard) - len(wrong)) / len(heard),
            n=len(heard),
            engines=engines,
            note="; ".join([note, *names]),
        ),
        told(
            "outside_list_human",
            "of them human voices",
            100 * good_human / max(1, len(human)),
            "%",
            n=len(human),
            engines=engines,
        ),
    ]
