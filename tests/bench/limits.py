"""The limits of all figures, in one table: those of the issue that asked for this bench."""

from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """Which side of a limit is good."""

    AT_MOST = "≤"
    AT_LEAST = "≥"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a figure must keep."""

    text: str
    value: float
    unit: str
    sense: Sense = Sense.AT_MOST

    def holds(self, value: float) -> bool:
        """Whether a measured value keeps it."""
        return value <= self.value if self.sense is Sense.AT_MOST else value >= self.value


LIMITS: dict[str, Limit] = {
    "answer_p50": Limit(text="end of speech to the answer, median", value=600, unit="ms"),
    "answer_p95": Limit(text="end of speech to the answer, p95", value=1000, unit="ms"),
    "answer_own": Limit(
        text="of it ours, beyond endpointing and engines, p95", value=150, unit="ms"
    ),
    "early_plain": Limit(text="turns ended too early, 32 plain clips", value=1, unit="of 32"),
    "early_paused": Limit(
        text="turns ended too early, 6 clips with a 0.6 s pause", value=1, unit="of 6"
    ),
    "duck_p95": Limit(text="caller's onset to our voice 20 dB lower, p95", value=200, unit="ms"),
    "silence_p95": Limit(text="caller's onset to our silence, p95", value=700, unit="ms"),
    "ata_to_greeting": Limit(text="ATA to the greeting's first sample, max", value=250, unit="ms"),
    "sound_to_greeting": Limit(
        text="OK of CPCMREG to the greeting's first sample, max", value=60, unit="ms"
    ),
    "tick_p99": Limit(
        text="20 ms clock, both cores busy, SCHED_FIFO: tick p99", value=5, unit="ms"
    ),
    "underruns": Limit(
        text="underruns at the far end in 10 minutes, both cores busy", value=0, unit=""
    ),
    "russian_exact": Limit(
        text="Russian 8 kHz clips exact with the phrase list",
        value=8,
        unit="of 10",
        sense=Sense.AT_LEAST,
    ),
    "outside_list": Limit(
        text='outside the list, told as "not understood"',
        value=90,
        unit="%",
        sense=Sense.AT_LEAST,
    ),
    "search_p95": Limit(text="search among 10,000 sections, p95", value=30, unit="ms"),
    "search_hit1_en": Limit(
        text="English questions whose section is found first",
        value=80,
        unit="%",
        sense=Sense.AT_LEAST,
    ),
    "search_hit3_en": Limit(
        text="English questions whose section is among the first 3",
        value=90,
        unit="%",
        sense=Sense.AT_LEAST,
    ),
    "search_false_en": Limit(
        text="English questions without an answer, told a quote all the same", value=5, unit="%"
    ),
    "search_hit1_ru": Limit(
        text="Russian questions whose section is found first",
        value=80,
        unit="%",
        sense=Sense.AT_LEAST,
    ),
    "search_hit3_ru": Limit(
        text="Russian questions whose section is among the first 3",
        value=90,
        unit="%",
        sense=Sense.AT_LEAST,
    ),
    "search_false_ru": Limit(
        text="Russian questions without an answer, told a quote all the same", value=5, unit="%"
    ),
    "idle_memory": Limit(text="idle memory of app and line together", value=200, unit="MB"),
    "llm_speed": Limit(
        text="llama.cpp through our worker beside called directly, tokens/s",
        value=0.95,
        unit="of it",
        sense=Sense.AT_LEAST,
    ),
    "llm_second_turn": Limit(
        text="second turn of 1,500 tokens beside one that is all new, first token",
        value=0.3,
        unit="of it",
    ),
    "llm_cancel_p95": Limit(
        text="a cancelled answer to the worker idle again, p95", value=50, unit="ms"
    ),
    "beside_early_plain": Limit(
        text="beside pipecat: our turns ended too early, 32 plain clips", value=1, unit="of 32"
    ),
    "beside_early_paused": Limit(
        text="beside pipecat: the same, 6 clips with a 0.6 s pause", value=1, unit="of 6"
    ),
    "beside_wait": Limit(
        text="our wait after the caller's last sound, of pipecat's with voice activity, medians",
        value=0.75,
        unit="of it",
    ),
    "web_ratio": Limit(
        text="requests a second, of what FastAPI and uvicorn serve, medians",
        value=1,
        unit="times",
        sense=Sense.AT_LEAST,
    ),
    "openai_first": Limit(
        text="first text by our API later than the worker's own, median", value=5, unit="ms"
    ),
    "openai_speed": Limit(
        text="tokens a second by our API, of the worker's own, median",
        value=0.97,
        unit="of it",
        sense=Sense.AT_LEAST,
    ),
    "visitors_p99": Limit(
        text="500 visitors: question to the first byte of its answer, p99", value=150, unit="ms"
    ),
    "visitors_errors": Limit(text="500 visitors: questions without their answer", value=0, unit=""),
    "visitors_memory": Limit(
        text="500 visitors: memory of the app, last fifth over first fifth", value=5, unit="%"
    ),
    "visitors_tick": Limit(
        text="20 ms clock of calls beside 500 visitors, SCHED_FIFO: tick p99", value=5, unit="ms"
    ),
    "visitors_underruns": Limit(
        text="underruns at the far end of calls beside 500 visitors", value=0, unit=""
    ),
    "soak_stuck": Limit(text="soak: calls stuck", value=0, unit=""),
    "soak_untruthful": Limit(text="soak: calls without a truthful record", value=0, unit=""),
    "soak_lost": Limit(text="soak: acknowledged messages and SMS lost", value=0, unit=""),
    "soak_sound": Limit(text="soak: recordings that do not fit their call", value=0, unit=""),
    "soak_silence": Limit(
        text="soak: caller's last sound to our next, in a turn, max", value=1.2, unit="s"
    ),
    "soak_memory": Limit(
        text="soak: memory of app and line, last tenth over first tenth", value=5, unit="%"
    ),
    "soak_files": Limit(text="soak: open files more in the last tenth", value=0, unit=""),
    "soak_left": Limit(text="soak: processes, sockets, temporary files left", value=0, unit=""),
    "soak_decay": Limit(
        text="a SIM7600 that decays: calls with full sound both ways",
        value=100,
        unit="%",
        sense=Sense.AT_LEAST,
    ),
    "desk_start": Limit(
        text="the desk: start to a window that answers, median", value=1.5, unit="s"
    ),
    "desk_paint_p95": Limit(
        text="a list of 100,000 calls scrolled: one painting, p95", value=12, unit="ms"
    ),
    "desk_page": Limit(text="opening a page that was open before, slowest", value=150, unit="ms"),
    "desk_live_cost": Limit(
        text="the window during a call, of one core, beside a hidden one", value=5, unit="%"
    ),
    "desk_block": Limit(text="longest block of the window's loop in a call", value=50, unit="ms"),
    "desk_memory": Limit(text="memory of the window's process", value=350, unit="MB"),
    "start": Limit(text="start to ready to answer, max", value=3, unit="s"),
}
"""By the name that a row has in `build/bench.json`."""
