"""From the caller's last sound to the first sample of the answer, and turns ended too early."""

from collections.abc import Sequence
from dataclasses import dataclass

from hardware.simulator.client import SimulatorClient
from tests.bench import clips, corpus
from tests.bench.caller import ask_all, simulator_config
from tests.bench.clips import Clip, Speaker
from tests.bench.figures import Engines, Figure, judged, median, missing, p95, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.names import recogniser, voice
from tests.bench.program import Scratch
from tests.bench.secretary import secretary
from tests.bench.transcripts import STAGES, calls_of
from tests.bench.turns import Outcome, outcomes

CLIPS_PER_CALL = 8
FEWEST_TURNS = 50
"""With fewer answers the figure is not the one that the issue asks for."""


STAGE_TEXTS = {
    "decided": "of it end of speech to the end of the turn, at the far end, median",
    "endpoint": "the app's stages: silence awaited, median",
    "recognise": "the app's stages: recogniser, after the decision, median",
    "answer": "the app's stages: finding the answer, median",
    "voice": "the app's stages: first sound of the voice, median",
    "line": "the app's stages: to the frame that left, median",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Everything that was said in one language, and what became of it."""

    language: str
    plain: list[Outcome]
    paused: list[Outcome]
    more: list[Outcome]
    """For the latency only: eSpeak NG's voices, and the Russian telephone clips once more."""

    @property
    def all(self) -> list[Outcome]:
        """In the order of the calls."""
        return [*self.plain, *self.paused, *self.more]


async def measure(kit: Kit) -> list[Figure]:
    """English first, then Russian; each with the FAQ that holds all its sentences."""
    human = corpus.plain_clips()
    lines = [(variant, text) for text in corpus.ESPEAK_TEXTS for variant in corpus.ESPEAK_VOICES]
    async with kit.voices() as voices:
        espeak = await clips.spoken(voices, lines, language="en")
    again = [clip for clip in human if clip.name.startswith(corpus.VOXFORGE)]
    said = []
    for language, more in (("en", espeak), ("ru", again)):
        plain = [clip for clip in human if clip.language == language]
        said.append(
            await asked(
                kit.scratch(f"answers-{language}"),
                language=language,
                plain=plain,
                paused=corpus.paused(plain),
                more=more,
            )
        )
    kit.keep("answers", [Outcome.HEADINGS, *(each.row() for one in said for each in one.all)])
    return [*_latency(said), *_early(said), *_by_stage(said), *_patient(said), *_by_speaker(said)]


async def asked(
    scratch: Scratch,
    *,
    language: str,
    plain: list[Clip],
    paused: list[Clip],
    more: Sequence[Clip] = (),
) -> Said:
    """All of it said to the secretary, in calls of so many sentences."""
    texts = [clip.text for clip in (*plain, *more)]
    entries = corpus.faq(texts, language=language)
    async with (
        SimulatorClient.started(simulator_config()) as simulator,
        secretary(scratch, simulator, language=language, entries=entries) as program,
    ):
        calls = await ask_all(
            simulator,
            [*plain, *paused, *more],
            per_call=CLIPS_PER_CALL,
            over=program.calls_over,
        )
    found = [
        outcome
        for call, turns in zip(calls, calls_of(scratch.folder), strict=True)
        for outcome in outcomes(call, turns)
    ]
    return Said(
        language=language,
        plain=found[: len(plain)],
        paused=found[len(plain) : len(plain) + len(paused)],
        more=found[len(plain) + len(paused) :],
    )


def _latency(said: Sequence[Said]) -> list[Figure]:
    answered = _waited_for(said, patiently=False)
    times = [each.answer_ms for each in answered if each.answer_ms is not None]
    own = [each.own_ms for each in answered if each.own_ms is not None]
    if not own:
        reason = "no sentence was answered from the FAQ"
        return [missing(name, reason) for name in ("answer_p50", "answer_p95", "answer_own")]
    human = sum(each.clip.speaker is Speaker.HUMAN for each in answered)
    tried = sum(len(one.all) for one in said)
    note = f"{len(answered)} of {tried} answered from the FAQ, {human} of them human; {others()}"
    if len(times) < FEWEST_TURNS or human * 2 < len(times):
        note += f"; FEWER than {FEWEST_TURNS} turns, half of them human"
    engines = _engines(said)
    return [
        judged("answer_p50", median(times), n=len(times), engines=engines, note=note),
        judged("answer_p95", p95(times), n=len(times), engines=engines),
        judged(
            "answer_own",
            p95(own),
            n=len(own),
            engines=engines,
            note=f"median {median(own):.0f} ms: the way in, the stages answer and line, the way "
            "out; from the frame that ended the turn to our first sample, less recogniser and "
            "voice",
        ),
    ]


def _early(said: Sequence[Said]) -> list[Figure]:
    engines, rows = _engines(said), []
    for name, every in (
        ("early_plain", [each for one in said for each in one.plain]),
        ("early_paused", [each for one in said for each in one.paused]),
    ):
        early = [each for each in every if each.early]
        note = "; ".join(each.clip.name.rpartition("/")[2] for each in early)
        rows.append(judged(name, len(early), n=len(every), engines=engines, note=note))
    return rows


def _by_stage(said: Sequence[Said]) -> list[Figure]:
    answered = _waited_for(said, patiently=False)
    stages = [each.turns[0].stages for each in answered]
    times = {"decided": [each.decided_ms for each in answered if each.decided_ms is not None]}
    for name in STAGES:
        times[name] = [float(stage[name]) for stage in stages if stage is not None]
    return [
        told(
            f"stage_{name}",
            STAGE_TEXTS[name],
            median(measured),
            "ms",
            n=len(measured),
            engines=_engines(said),
            note=f"p95 {p95(measured):.0f} ms",
        )
        for name, measured in times.items()
        if measured
    ]


def _waited_for(said: Sequence[Said], *, patiently: bool) -> list[Outcome]:
    """Answered turns: those in which something was dictated, or the others."""
    return [
        each
        for one in said
        for each in one.all
        if each.answered and each.turns[0].patient is patiently
    ]


def _patient(said: Sequence[Said]) -> list[Figure]:
    waited = [float(ms) for each in _waited_for(said, patiently=True) if (ms := each.answer_ms)]
    if not waited:
        return []
    return [
        told(
            "answer_patient",
            "end of speech to the answer where a number, name or address was dictated, median",
            median(waited),
            "ms",
            n=len(waited),
            engines=_engines(said),
            note="these turns are in no other figure",
        )
    ]


def _by_speaker(said: Sequence[Said]) -> list[Figure]:
    rows = []
    for one in said:
        for speaker in (Speaker.HUMAN, Speaker.ESPEAK):
            mine = [each for each in one.all if each.clip.speaker is speaker]
            times = [each.answer_ms for each in mine if each.answered and each.answer_ms]
            if times:
                rows.append(
                    told(
                        f"answer_{one.language}_{speaker.name.lower()}",
                        f"end of speech to the answer, {one.language}, {speaker.value}, median",
                        median(times),
                        "ms",
                        n=len(times),
                        engines=Engines(
                            recogniser=recogniser(one.language), voice=voice(one.language)
                        ),
                        note=f"p95 {p95(times):.0f} ms; answered {len(times)} of {len(mine)}",
                    )
                )
    return rows


def _engines(said: Sequence[Said]) -> Engines:
    return Engines(
        recogniser=" and ".join(recogniser(one.language) for one in said),
        voice=" and ".join(voice(one.language) for one in said),
    )
