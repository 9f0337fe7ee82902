"""How loud it is where the microphone stands, when nobody is asked to speak."""

import time

import numpy as np

from hardware.audio.measures import QUIETEST_DBFS
from hardware.audio.pcm import Samples, dbfs
from hardware.soundcard.devices import Device
from hardware.soundcard.streams import open_stream

LISTENED_S = 1.0
SETTLE_S = 0.2
"""The first blocks of many cards are silence or a click."""


def measure_microphone(device: Device) -> float:
    """Level of the loudest tenth of a second, in dBFS. Blocks. Raises SoundDeviceRefused."""
    heard: list[Samples] = []

    def hear(sound: Samples, _frames: int, _time: object, _flags: object) -> None:
        heard.append(np.array(sound[:, 0], dtype=np.int16))

    stream, _ = open_stream("InputStream", device, callback=hear)
    with stream:
        time.sleep(SETTLE_S + LISTENED_S)
    sound = heard[int(SETTLE_S * 100) :]
    tenths = [np.concatenate(sound[at : at + 10]) for at in range(0, len(sound) - 9, 10)]
    return max((dbfs(tenth.tobytes()) for tenth in tenths), default=QUIETEST_DBFS)
