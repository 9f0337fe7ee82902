"""The sections of the bench, in the order in which they run."""

from collections.abc import Awaitable, Callable

from tests.bench import (
    answers,
    barge_in,
    beside_fastapi,
    beside_llama_server,
    beside_pipecat,
    clock,
    desk,
    engines,
    footprint,
    greeting,
    lines,
    llm,
    peers,
    recognition,
    search,
    visitors,
)
from tests.bench.figures import Figure
from tests.bench.kit import Kit

Measure = Callable[[Kit], Awaitable[list[Figure]]]

SECTIONS: dict[str, tuple[Measure, tuple[str, ...]]] = {
    "footprint": (footprint.measure, ("start", "idle_memory")),
    "answers": (
        answers.measure,
        ("answer_p50", "answer_p95", "answer_own", "early_plain", "early_paused"),
    ),
    "barge_in": (barge_in.measure, ("duck_p95", "silence_p95")),
    "greeting": (greeting.measure, ("ata_to_greeting", "sound_to_greeting")),
    "recognition": (recognition.measure, ("russian_exact", "outside_list")),
    "search": (
        search.measure,
        (
            "search_p95",
            *(
                f"search_{what}_{lang}"
                for lang in ("en", "ru")
                for what in ("hit1", "hit3", "false")
            ),
        ),
    ),
    "clock": (clock.measure, ("tick_p99", "underruns")),
    "llm": (llm.measure, ("llm_speed", "llm_second_turn", "llm_cancel_p95")),
    "peers": (peers.measure, ()),
    "engines": (engines.measure, ()),
    "lines": (lines.measure, ()),
    "desk": (desk.measure, desk.LIMITS),
    "web": (beside_fastapi.measure, beside_fastapi.LIMITS),
    "openai": (beside_llama_server.measure, beside_llama_server.LIMITS),
    "visitors": (visitors.measure, visitors.LIMITS),
    "pipecat": (beside_pipecat.measure, beside_pipecat.LIMITS),
}
"""By name: what measures, and the limits that it judges."""
