"""Voice messages as somebody records them on Telegram: Opus in Ogg."""

import numpy as np

from secretary_app.channels.telegram.ogg import SPOKEN_RATE


def tone(seconds: float) -> bytes:
    """PCM, to be encoded."""
    times = np.arange(int(SPOKEN_RATE * seconds)) / SPOKEN_RATE
    return (np.sin(2 * np.pi * 440 * times) * 8000).astype("<i2").tobytes()


def voice_note(file_id: str, size: int) -> dict[str, object]:
    """As an update tells of it."""
    return {
        "file_id": file_id,
        "file_unique_id": file_id,
        "duration": 1,
        "mime_type": "audio/ogg",
        "file_size": size,
    }
