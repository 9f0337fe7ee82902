"""From the caller's onset to our voice 20 dB lower, and to our silence, during long answers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from hardware.audio.pcm import Samples, samples
from hardware.simulator.client import SimulatorClient
from tests.bench import corpus
from tests.bench.caller import PhoneCall, simulator_config
from tests.bench.clips import Clip
from tests.bench.ducking import Yielded, yielded
from tests.bench.figures import Engines, Figure, judged, median, missing, p95
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.names import recogniser, voice
from tests.bench.secretary import secretary

PER_CALL = 7
FEWEST = 20
SHORTEST_S, LONGEST_S = 2.5, 5.0
"""From the end of one sentence of the caller to the next: by then the answer to it sounds."""
OPENING = {"en": "en/s2p_what_time_is_it.wav", "ru": "ru/voxforge_YouRock-20110505-mep_ru_0062.wav"}
"""What is asked for the reference: both are always understood."""

ANSWERS = {
    "en": "We are on the second floor of the old brick house behind the market where the tram "
    "turns left and you can reach us through the green gate beside the bakery after which you "
    "walk past the small garden towards the stairs and then ring the lower bell because the "
    "upper one belongs to a dentist who does not like to be disturbed while he is drilling",
    "ru": "Мы находимся на втором этаже старого кирпичного дома за рынком где трамвай "
    "поворачивает налево и к нам можно пройти через зелёные ворота рядом с пекарней после "
    "чего нужно обойти небольшой сад подняться по лестнице и позвонить в нижний звонок потому "
    "что верхний принадлежит зубному врачу который очень не любит когда его отвлекают",
}
"""One long sentence that repeats nothing and has no pauses: giving way can be told from them."""


async def measure(kit: Kit) -> list[Figure]:
    """Human sentences, one into the answer to the other."""
    human = corpus.plain_clips()
    found: list[tuple[Clip, Yielded]] = []
    said = 0
    for language in ("en", "ru"):
        mine = [clip for clip in human if clip.language == language]
        said += len(mine)
        found += await _language(kit, language, mine)
    kit.keep(
        "barge_in",
        [(clip.name, each.lower_ms, each.silent_ms) for clip, each in found],
    )
    return _rows(found, said)


def _rows(found: Sequence[tuple[Clip, Yielded]], said: int) -> list[Figure]:
    if len(found) < FEWEST:
        reason = f"only {len(found)} of {said} sentences fell into a long answer"
        return [missing("duck_p95", reason), missing("silence_p95", reason)]
    engines = Engines(
        recogniser="Silero VAD; " + recogniser("en") + ", " + recogniser("ru"),
        voice=voice("en") + ", " + voice("ru"),
    )
    rows = []
    for name, times in (
        ("duck_p95", [each.lower_ms for _, each in found]),
        ("silence_p95", [each.silent_ms for _, each in found]),
    ):
        known = [each for each in times if each is not None]
        never = len(times) - len(known)
        # What never happened is as late as can be: it must not make the figure better.
        late = [*known, *([float("inf")] * never)]
        note = f"median {median(late):.0f} ms, worst {max(late):.0f} ms; {others()}"
        if never:
            note += f"; {never} never did"
        rows.append(judged(name, min(p95(late), 9999.0), n=len(times), engines=engines, note=note))
    return rows


async def _language(kit: Kit, language: str, mine: list[Clip]) -> list[tuple[Clip, Yielded]]:
    scratch = kit.scratch(f"barge-in-{language}")
    entries = spoken_into(mine, language=language)
    async with (
        SimulatorClient.started(simulator_config()) as simulator,
        secretary(scratch, simulator, language=language, entries=entries) as program,
    ):
        return await trials(simulator, mine, language=language, over=program.calls_over)


def spoken_into(mine: Sequence[Clip], *, language: str) -> list[Mapping[str, str]]:
    """An FAQ whose every answer is the long one."""
    entries = corpus.faq([clip.text for clip in mine], language=language)
    return [{**entry, "answer": ANSWERS[language]} for entry in entries]


async def trials(
    simulator: SimulatorClient,
    mine: Sequence[Clip],
    *,
    language: str,
    over: Callable[[int], Awaitable[None]],
) -> list[tuple[Clip, Yielded]]:
    """Every sentence into the answer to the one before it; whoever answers there.

    `over` is awaited with the number of calls so far before the next one rings.
    """
    opening = next(clip for clip in mine if clip.name == OPENING[language])
    reference = await _reference(simulator, opening)
    await over(1)
    found: list[tuple[Clip, Yielded]] = []
    for index, start in enumerate(range(0, len(mine), PER_CALL - 1), start=2):
        group = [opening, *mine[start : start + PER_CALL - 1]]
        call = await _call(simulator, group, number=f"+7916333{index:04d}")
        found += _trials(call, reference)
        await over(index)
    return found


async def _reference(simulator: SimulatorClient, opening: Clip) -> Samples:
    async with PhoneCall(simulator=simulator, number="+79163330001") as call:
        await call.asks(opening)
    assert call.figures is not None
    after = call.figures.downlink_index(call.utterances[0].last_sample(call.figures))
    return samples(bytes(call.figures.track.downlink))[after:]


async def _call(simulator: SimulatorClient, group: Sequence[Clip], *, number: str) -> PhoneCall:
    async with PhoneCall(simulator=simulator, number=number) as call:
        for clip in group:
            if call.over:
                break
            utterance = await call.says(clip)
            await simulator.speech_ended(utterance.said)
            share = corpus.fixed_share(clip.name)
            patience_s = SHORTEST_S + share * (LONGEST_S - SHORTEST_S)
            # A caller's own; the place in the answer differs from trial to trial.
            await asyncio.sleep(patience_s)
    return call


def _trials(call: PhoneCall, reference: Samples) -> list[tuple[Clip, Yielded]]:
    figures = call.figures
    assert figures is not None
    heard = samples(bytes(figures.track.downlink))
    found = []
    for utterance in call.utterances[1:]:
        onset = figures.downlink_index(utterance.first_sample(figures))
        trial = yielded(heard, onset=onset, reference=reference)
        if trial is not None:
            found.append((replace(utterance.clip, pcm=b""), trial))
    return found
