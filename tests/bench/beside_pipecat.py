"""The secretary beside pipecat with both of its strategies: turns cut off, waits, giving way.

The same recordings go through the same simulated modem to one after the other, in each language;
both hear and speak by workers of the same kinds, and have the same answers.
"""

from dataclasses import dataclass

from hardware.simulator.client import SimulatorClient
from tests.bench import answers, barge_in, corpus
from tests.bench.caller import PhoneCall, Utterance, ask_all, simulator_config
from tests.bench.clips import Clip
from tests.bench.ducking import Yielded
from tests.bench.figures import Engines, Figure, judged, median, missing, p95, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.names import recogniser, voice
from tests.bench.pipecat.environment import NoPipecat, python
from tests.bench.pipecat.peer import Peer, pipecat
from tests.bench.pipecat.task import Strategy
from tests.bench.secretary import secretary
from tests.bench.turns import SAME_MS, Outcome

LIMITS = ("beside_early_plain", "beside_early_paused", "beside_wait")
OURS = "secretary"
NAMES = {
    OURS: "the secretary",
    Strategy.VOICE_ACTIVITY: "pipecat, voice activity",
    Strategy.SMART_TURN: "pipecat, smart-turn",
}
GAVE_WAY = Strategy.SMART_TURN
"""Both of its strategies begin a turn the same way; this is the one that it uses unasked."""
ENGINES = Engines(
    recogniser=f"{recogniser('en')}, {recogniser('ru')}", voice=f"{voice('en')}, {voice('ru')}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of a clip, whoever answered it."""

    clip: Clip
    wait_ms: float | None
    """From its last voiced sample to the first of what followed, understood or not; None: nothing
    did."""
    early: bool
    """Whether the turn was closed, or answered, before that sample."""
    heard: str

    def row(self, party: str) -> tuple[object, ...]:
        """As told in a file of single measurements."""
        wait = None if self.wait_ms is None else round(self.wait_ms)
        return (party, self.clip.name, wait, self.early, self.heard)


Replies = dict[str, list[Reply]]


async def measure(kit: Kit) -> list[Figure]:
    """Sentences first, then sentences into long answers."""
    human = corpus.plain_clips()
    try:
        await python()
    except NoPipecat as reason:
        return [missing(limit, str(reason)) for limit in LIMITS]
    replies: Replies = {party: [] for party in NAMES}
    yields: dict[str, list[Yielded]] = {OURS: [], GAVE_WAY: []}
    for language in ("en", "ru"):
        plain = [clip for clip in human if clip.language == language]
        for party, found in (await _asked(kit, language, plain)).items():
            replies[party] += found
        yields[OURS] += await _into_ours(kit, language, plain)
        yields[GAVE_WAY] += await _into_pipecat(kit, language, plain)
    kit.keep(
        "pipecat",
        [
            ("who", "clip", "wait_ms", "early", "heard"),
            *(reply.row(party) for party, found in replies.items() for reply in found),
        ],
    )
    return [*early(replies), *waits(replies), *_giving_way(yields)]


def early(replies: Replies) -> list[Figure]:
    """Turns ended too early, ours against a limit."""
    rows = []
    for name, paused in (("beside_early_plain", False), ("beside_early_paused", True)):
        for party, found in replies.items():
            mine = [each for each in found if (" + " in each.clip.name) is paused]
            cut = [each for each in mine if each.early]
            note = "; ".join(each.clip.name.rpartition("/")[2] for each in cut)
            if party == OURS:
                rows.append(judged(name, len(cut), n=len(mine), engines=ENGINES, note=note))
            else:
                rows.append(
                    told(
                        f"{name}_{party}",
                        f"{NAMES[party]}: the same",
                        len(cut),
                        f"of {len(mine)}",
                        n=len(mine),
                        engines=ENGINES,
                        note=note,
                    )
                )
    return rows


def waits(replies: Replies) -> list[Figure]:
    """End of speech to the first sample, of what was not cut off; the ratio against a limit."""
    times = {
        party: [each.wait_ms for each in found if not each.early and each.wait_ms is not None]
        for party, found in replies.items()
    }
    if not all(times.values()):
        nobody = ", ".join(NAMES[party] for party, found in times.items() if not found)
        return [missing("beside_wait", f"nothing was answered by {nobody}")]
    middle = {party: median(found) for party, found in times.items()}
    rows = [
        told(
            f"beside_wait_{party}",
            f"{NAMES[party]}: end of speech to its first sample, median",
            middle[party],
            "ms",
            n=len(found),
            engines=ENGINES,
            note=f"p95 {p95(found):.0f} ms; of {len(replies[party])}, the rest cut off or "
            f"unanswered; {others()}",
        )
        for party, found in times.items()
    ]
    count = len(times[OURS])
    return [
        *rows,
        judged(
            "beside_wait",
            middle[OURS] / middle[Strategy.VOICE_ACTIVITY],
            n=count,
            engines=ENGINES,
        ),
        told(
            "beside_wait_to_smart_turn",
            "the same, of pipecat with smart-turn",
            middle[OURS] / middle[Strategy.SMART_TURN],
            "of it",
            n=count,
            engines=ENGINES,
            note="of what it did not cut off",
        ),
    ]


def _giving_way(yields: dict[str, list[Yielded]]) -> list[Figure]:
    rows = []
    for party, found in yields.items():
        for name, text, measured in (
            ("lower", "caller's onset to its voice 20 dB lower", [y.lower_ms for y in found]),
            ("silent", "caller's onset to its silence", [y.silent_ms for y in found]),
        ):
            known = [each for each in measured if each is not None]
            if not known:
                continue
            never = len(measured) - len(known)
            rows.append(
                told(
                    f"beside_{name}_{party}",
                    f"{NAMES[party]}: {text}, median",
                    median(known),
                    "ms",
                    n=len(measured),
                    engines=ENGINES,
                    note=f"p95 {p95(known):.0f} ms"
                    + (f"; {never} never did" if never else "")
                    + f"; {others()}",
                )
            )
    return rows


async def _asked(kit: Kit, language: str, plain: list[Clip]) -> Replies:
    paused = corpus.paused(plain)
    ours = await answers.asked(
        kit.scratch(f"beside-{language}"), language=language, plain=plain, paused=paused
    )
    found: Replies = {OURS: [of_ours(outcome) for outcome in ours.all]}
    entries = corpus.faq([clip.text for clip in plain], language=language)
    known = {entry["question"].lower(): entry["answer"] for entry in entries}
    for strategy in Strategy:
        async with (
            SimulatorClient.started(simulator_config()) as simulator,
            pipecat(kit, simulator, strategy=strategy, language=language, answers=known) as peer,
        ):
            calls = await ask_all(
                simulator,
                [*plain, *paused],
                per_call=answers.CLIPS_PER_CALL,
                over=peer.calls_over,
            )
            found[strategy] = [reply for call in calls for reply in of_peer(call, peer)]
    return found


def of_ours(outcome: Outcome) -> Reply:
    """What our transcript and the far end say."""
    return Reply(
        clip=outcome.clip,
        wait_ms=outcome.answer_ms,
        early=outcome.early,
        heard=" | ".join(turn.text for turn in outcome.turns),
    )


def of_peer(call: PhoneCall, peer: Peer) -> list[Reply]:
    """What it told of its turns, and the far end."""
    figures = call.figures
    assert figures is not None, "the call is over"
    starts = [utterance.said.started_at for utterance in call.utterances]

    def reply(utterance: Utterance, until: float) -> Reply:
        start, last = utterance.said.started_at, utterance.last_sample(figures)
        closed = peer.turns_ended(start, until)
        spoke = figures.first_voice(start)
        answered = spoke is not None and spoke < until
        cut = any(at < last - SAME_MS / 1000 for at, _ in closed)
        return Reply(
            clip=utterance.clip,
            wait_ms=(spoke - last) * 1000 if spoke is not None and answered else None,
            early=cut or (spoke is not None and spoke < last),
            heard=" | ".join(text for _, text in closed),
        )

    ends = [*starts[1:], float("inf")]
    return [reply(*each) for each in zip(call.utterances, ends, strict=True)]


async def _into_ours(kit: Kit, language: str, plain: list[Clip]) -> list[Yielded]:
    entries = barge_in.spoken_into(plain, language=language)
    async with (
        SimulatorClient.started(simulator_config()) as simulator,
        secretary(
            kit.scratch(f"beside-into-{language}"), simulator, language=language, entries=entries
        ) as program,
    ):
        found = await barge_in.trials(simulator, plain, language=language, over=program.calls_over)
    return [each for _, each in found]


async def _into_pipecat(kit: Kit, language: str, plain: list[Clip]) -> list[Yielded]:
    long = barge_in.ANSWERS[language]
    known = {clip.text: long for clip in plain}
    async with (
        SimulatorClient.started(simulator_config()) as simulator,
        pipecat(kit, simulator, strategy=GAVE_WAY, language=language, answers=known) as peer,
    ):
        found = await barge_in.trials(simulator, plain, language=language, over=peer.calls_over)
    return [each for _, each in found]
