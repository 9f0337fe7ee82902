"""Our OpenAI-compatible API beside the worker that is behind it, and beside llama.cpp's own server.

All three have the same random model, question, threads and priority, and answer by turns, so that
the machine's other work meets them alike. The question is the same each time, so its beginning is
known to all of them: what is left before the first text is what stands between.
"""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from engines.workers.priority import thread_limit
from secretary_app.features.model_library.layouts import language_model_at
from secretary_app.features.model_library.models import ModelKind
from secretary_app.features.providers.thinkers import thinker, usual_backend
from tests.bench.environment import NoPeer
from tests.bench.figures import Engines, Figure, absent, judged, median, p95, percentile, told
from tests.bench.kit import Kit
from tests.bench.llm import SMALL
from tests.bench.load import others
from tests.bench.openai import environment
from tests.bench.openai.sides import Heard, Side, llama_server, our_api, the_worker
from tests.support import random_gguf

LIMITS = ("openai_first", "openai_speed")

WORKER, OURS, PEER = "worker", "ours", "llama_server"
NAMES = {WORKER: "the worker alone", OURS: "our API", PEER: "llama_cpp.server"}
ROUNDS = 60
WARM_UP = 3
MODEL = "random"
ENGINES = Engines()

Answers = Mapping[str, Sequence[Heard]]


async def measure(kit: Kit) -> list[Figure]:
    """The model lies where the program looks for models; the others open the same file."""
    scratch = kit.scratch("openai")
    place = scratch.folder / "models" / ModelKind.LLM / MODEL
    place.mkdir(parents=True)
    file = random_gguf.write(place / f"{MODEL}.gguf", shape=SMALL)
    model, reason = language_model_at(file), ""
    assert model is not None, "a model that the program does not find"
    async with AsyncExitStack() as stack:
        worker = the_worker(kit, thinker(model, usual_backend()))
        sides = {
            WORKER: await stack.enter_async_context(worker),
            OURS: await stack.enter_async_context(our_api(scratch, model=MODEL)),
        }
        try:
            peer = llama_server(await environment.python(), file)
        except NoPeer as error:
            reason = str(error)
        else:
            sides[PEER] = await stack.enter_async_context(peer)
        answers = await _by_turns(sides)
    kit.keep(
        "openai",
        [
            ("who", "first_ms", "tokens_per_second"),
            *(
                (name, round(each.first_ms, 2), round(each.rate, 1))
                for name, heard in answers.items()
                for each in heard
            ),
        ],
    )
    return figures(answers, without_peer=reason)


def figures(answers: Answers, *, without_peer: str = "") -> list[Figure]:
    """Ours against the limits, and what llama.cpp's server makes of the same."""
    alone = [_alone(answers, name) for name in answers]
    return [*_ours(answers), *_peers(answers, without_peer), *alone]


def _ours(answers: Answers) -> list[Figure]:
    later, share, count = _later(answers, OURS), _share(answers, OURS), len(answers[OURS])
    note = f"p95 {p95(later):.1f} ms; {others()}"
    return [
        judged("openai_first", median(later), n=count, engines=ENGINES, note=note),
        judged("openai_speed", share, n=count, engines=ENGINES, note=others()),
    ]


def _peers(answers: Answers, without: str) -> list[Figure]:
    first, speed = (f"{NAMES[PEER]}: {what}" for what in ("the same wait", "the same speed"))
    if PEER not in answers:
        return [
            absent("openai_first_peer", first, "ms", without),
            absent("openai_speed_peer", speed, "of it", without),
        ]
    later, share, count = _later(answers, PEER), _share(answers, PEER), len(answers[PEER])
    note = f"p95 {p95(later):.1f} ms"
    return [
        told("openai_first_peer", first, median(later), "ms", n=count, engines=ENGINES, note=note),
        told("openai_speed_peer", speed, share, "of it", n=count, engines=ENGINES),
    ]


def _later(answers: Answers, name: str) -> list[float]:
    """Milliseconds beyond the worker's answer of the same round."""
    pairs = zip(answers[WORKER], answers[name], strict=True)
    return [heard.first_ms - own.first_ms for own, heard in pairs]


def _share(answers: Answers, name: str) -> float:
    """Of the worker's speed in the same round, median."""
    pairs = zip(answers[WORKER], answers[name], strict=True)
    return median([heard.rate / own.rate for own, heard in pairs])


def _alone(answers: Answers, name: str) -> Figure:
    heard = answers[name]
    first, rates = [each.first_ms for each in heard], [each.rate for each in heard]
    note = (
        f"100 M Q8_0, {thread_limit()} threads; slowest twentieth {percentile(rates, 0.05):.0f}; "
        f"first text median {median(first):.1f} ms, p95 {p95(first):.1f} ms"
    )
    text = f"{NAMES[name]}, median"
    return told(
        f"openai_rate_{name}",
        text,
        median(rates),
        "tokens/s",
        n=len(heard),
        engines=ENGINES,
        note=note,
    )


async def _by_turns(sides: Mapping[str, Side]) -> dict[str, list[Heard]]:
    """Each round begins with another one; the first rounds warm up."""
    names = list(sides)
    answers: dict[str, list[Heard]] = {name: [] for name in names}
    for turn in range(WARM_UP + ROUNDS):
        at = turn % len(names)
        for name in (*names[at:], *names[:at]):
            heard = await sides[name]()
            if turn >= WARM_UP:
                answers[name].append(heard)
    return answers
