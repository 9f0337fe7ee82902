"""The table of a soak, from the calls that were made and what was found of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.figures import Engines, Figure, judged, median, missing, percentile, told
from tests.bench.limits import LIMITS
from tests.bench.load import others
from tests.bench.names import recogniser, voice
from tests.soak.calling import MadeCall
from tests.soak.decay import DecayFigures
from tests.soak.judge import Verdict
from tests.soak.plan import PROGRAM, Target
from tests.soak.weight import Weight

SHARE = 0.1
FEWEST = 10
"""Fewer weighings than this have no first and last tenth."""
SHOWN = 4
ENGINES = Engines(recogniser=recogniser("en"), voice=voice("en"))


@dataclass(slots=True, kw_only=True)
class Findings:
    """Everything that a run has found."""

    seed: int
    lines: int
    minutes: float = 0.0
    calls: list[MadeCall] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    phantoms: int = 0
    weights: Sequence[Weight] = ()
    """Of the line whose app and line process were spared."""
    deaths: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    decay: DecayFigures = field(default_factory=DecayFigures)
    planned_decay: int = 0


def rows(found: Findings) -> list[Figure]:
    """The table's rows."""
    return [*_calls(found), *_silence(found), *_held(found), *_decay(found)]


def _calls(found: Findings) -> list[Figure]:
    calls, verdicts = found.calls, found.verdicts
    faulty = sum(bool(call.plan.fault) for call in calls)
    kills = {target: sum(t is target for c in calls for t, _ in c.kills) for target in Target}
    killed = ", ".join(f"{target} {count}" for target, count in kills.items())
    answered = [c for c in calls if c.answered_at is not None and c.ended_at is not None]
    lengths = [c.ended_at - c.answered_at for c in answered]  # type: ignore[operator]
    note = (
        f"seed {found.seed}, {found.lines} lines at once; {faulty} with a fault; killed: {killed}; "
        f"{sum(c.refused for c in calls)} not put through; "
        f"length median {median(lengths) if lengths else 0:.0f} s; {others()}"
    )
    stuck = [v.stuck for v in verdicts if v.stuck] + found.deaths
    untruthful = [v.untruthful for v in verdicts if v.untruthful]
    untruthful += ["a record of a call that nobody made"] * found.phantoms
    confirmed = sum(sum(call.confirmed.values()) for call in calls)
    texts = sum(call.sms_at is not None for call in calls)
    return [
        told(
            "soak_minutes",
            "soak: time",
            found.minutes,
            "min",
            n=len(calls),
            engines=ENGINES,
            note=note,
        ),
        _count("soak_stuck", stuck, n=len(calls)),
        _count("soak_untruthful", untruthful, n=len(calls)),
        _count(
            "soak_lost",
            [v.lost for v in verdicts if v.lost],
            n=confirmed + texts,
            note=f"{confirmed} confirmed to the caller, {texts} SMS",
        ),
        _count("soak_sound", [v.sound for v in verdicts if v.sound], n=len(answered)),
    ]


def _count(name: str, faults: Sequence[str], *, n: int, note: str = "") -> Figure:
    shown = "; ".join(sorted(faults)[:SHOWN])
    return judged(
        name,
        len(faults),
        n=n,
        engines=ENGINES,
        note="; ".join(each for each in (note, shown) if each),
    )


def _silence(found: Findings) -> list[Figure]:
    heard = [
        (call, turn, place in verdict.dictated)
        for call, verdict in zip(found.calls, found.verdicts, strict=True)
        if not call.fault.silences
        for place, turn in enumerate(call.turns)
    ]
    whole = [(call, turn) for call, turn, dictated in heard if not (call.cut or dictated)]
    if not whole:
        return [missing("soak_silence", "no turn was finished")]
    silences = [turn.silence_s for _, turn in whole]
    workers = [
        turn.silence_s
        for call, turn in whole
        if any(t not in PROGRAM and abs(at - turn.ended_at) < NEAR_S for t, at in call.kills)
    ]
    note = (
        f"p99 {percentile(silences, 0.99):.2f}, median {median(silences):.2f} s; "
        f"{sum(s > LIMITS['soak_silence'].value for s in silences)} above; "
        f"a worker killed within {NEAR_S:.0f} s: {len(workers)} turns, "
        f"max {max(workers, default=0.0):.2f} s"
    )
    patient = [turn.silence_s for call, turn, dictated in heard if dictated and not call.cut]
    cut = [turn.silence_s for call, turn, _ in heard if call.cut]
    return [
        judged("soak_silence", max(silences), n=len(silences), engines=ENGINES, note=note),
        *_besides(
            "soak_silence_dictated",
            "the same where a number, name or address seemed to be dictated, max",
            patient,
            note="the turn waits 1.5 s for more of it",
        ),
        *_besides(
            "soak_silence_cut",
            "the same where app or line process was killed in the call, max",
            cut,
            note="to our next sound, or to the end of the call",
        ),
    ]


def _besides(name: str, text: str, silences: Sequence[float], *, note: str) -> list[Figure]:
    """A row without a limit; none where there was no such turn."""
    if not silences:
        return []
    return [
        told(name, text, max(silences), "s", n=len(silences), engines=ENGINES, note=note),
    ]


NEAR_S = 5.0


def _held(found: Findings) -> list[Figure]:
    weights = found.weights
    left = _count("soak_left", found.left, n=1)
    if len(weights) < FEWEST:
        reason = f"{len(weights)} weighings"
        return [missing("soak_memory", reason), missing("soak_files", reason), left]
    size = max(1, round(len(weights) * SHARE))
    first, last = weights[:size], weights[-size:]
    pss = [median([w.pss_mb for w in part]) for part in (first, last)]
    own = [median([w.own_mb for w in part]) for part in (first, last)]
    files = [median([w.files for w in part]) for part in (first, last)]
    threads = [median([w.threads for w in part]) for part in (first, last)]
    lives = len({w.pids for w in weights})
    return [
        judged(
            "soak_memory",
            100 * (pss[1] - pss[0]) / pss[0],
            n=len(weights),
            engines=ENGINES,
            note=f"PSS of app and line {pss[0]:.0f} to {pss[1]:.0f} MB, private pages "
            f"{own[0]:.0f} to {own[1]:.0f}; medians of the first and last "
            f"{size} calls; processes weighed: {lives}",
        ),
        judged(
            "soak_files",
            files[1] - files[0],
            n=len(weights),
            engines=ENGINES,
            note=f"open files of app and line {files[0]:.0f} to {files[1]:.0f}, "
            f"threads {threads[0]:.0f} to {threads[1]:.0f}",
        ),
        left,
    ]


def _decay(found: Findings) -> list[Figure]:
    decay = found.decay
    made, asked = len(decay.unreachable_s), min(len(decay.ours), len(decay.callers))
    if not made or not asked:
        return [missing("soak_decay", "no call was made on the decaying modem")]
    resets = [s for s in decay.unreachable_s if s]
    note = (
        f"likeness of the worst greeting {min(decay.ours):.2f}, of the worst recording "
        f"{min(decay.callers, default=0.0):.2f}; planned {found.planned_decay}"
    )
    return [
        judged("soak_decay", 100 * decay.full / asked, n=asked, engines=ENGINES, note=note),
        told(
            "soak_unreachable",
            "the same modem: nobody could call, per call",
            sum(decay.unreachable_s) / made,
            "s",
            n=made,
            engines=ENGINES,
            note=f"{len(resets)} resets of 25 s; longest {max(decay.unreachable_s):.1f} s",
        ),
    ]
