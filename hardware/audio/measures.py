"""The measures of telephone PCM: 8000 Hz, 16 bit, little-endian, mono; 320 bytes are 20 ms.

Apart from what reckons with samples: whoever only counts them loads no numpy, which is a tenth of
a second of the desk's start.
"""

RATE = 8000
"""Samples per second on every line (SIM7600 `AT+CPCMFRM=0`)."""

SAMPLE_BYTES = 2
SAMPLES_PER_MS = RATE // 1000
FRAME_MS = 20
FRAME_SAMPLES = FRAME_MS * SAMPLES_PER_MS
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES
"""The SIM7600 takes and gives 320 bytes every 20 ms; a shorter write can block its endpoint."""

QUIETEST_DBFS = -120.0
"""What digital silence is said to be, so that levels can be compared and averaged."""


def gain_of(decibels: float) -> float:
    """The factor that changes a level by `decibels`: -20 dB is 0.1."""
    return float(10.0 ** (decibels / 20.0))
