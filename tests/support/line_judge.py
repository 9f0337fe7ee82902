"""What the far end of a line has heard of a call, and how it lies to what was sent."""

import asyncio

import numpy as np

from hardware.line.reports import CallEnded
from hardware.simulator.measurements import Measurements
from tests.support.line_bench import LineBench

TORN_MS = 200
"""A machine that had no time for the line tore its sound: it is judged as a sound card's is."""


async def over(bench: LineBench) -> Measurements:
    """Ends the call and returns what the far end has heard."""
    await asyncio.sleep(bench.late_ms / 1000)  # what the card still holds is heard, too
    await bench.app.hang_up()
    await bench.told_of(CallEnded)
    return await measured(bench)


async def measured(bench: LineBench) -> Measurements:
    """What the far end has heard of the last call."""
    figures = await bench.sim.measurements()
    if figures.track.underruns:
        bench.late_ms = bench.late_ms or TORN_MS
    return figures


def heard(figures: Measurements, start_ms: int, end_ms: int) -> bytes:
    """Our side between two line times, as the caller heard it."""
    return bytes(figures.track.downlink[start_ms * 16 : end_ms * 16])


def lag_ms(ours: np.ndarray, far_end: np.ndarray) -> float:
    """By how much `ours` lies behind `far_end`: the peak of their cross-correlation."""
    size = 2 ** int(np.ceil(np.log2(len(ours) + len(far_end))))
    spectrum = np.fft.rfft(ours, size) * np.conj(np.fft.rfft(far_end, size))
    peak = int(np.argmax(np.fft.irfft(spectrum, size)))
    return (peak - size if peak > size // 2 else peak) / 8
