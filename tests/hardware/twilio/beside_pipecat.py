"""Run by pipecat's own interpreter: its Twilio serializer at both ends of the wire.

Reads one JSON object: `sound` (base64 PCM), `stream` and `messages` of Twilio's. Writes what it
would send for the sound and for an interruption, and the sound it makes of the messages.
"""

import asyncio
import base64
import json
import sys

from pipecat.frames.frames import (
    InputAudioRawFrame,
    InputDTMFFrame,
    InterruptionFrame,
    OutputAudioRawFrame,
)
from pipecat.serializers.twilio import TwilioFrameSerializer


async def main() -> None:
    asked = json.load(sys.stdin)
    params = TwilioFrameSerializer.InputParams(sample_rate=8000, auto_hang_up=False)
    made = TwilioFrameSerializer(stream_sid=asked["stream"], params=params)
    made._sample_rate = 8000
    sound = base64.b64decode(asked["sound"])
    frame = OutputAudioRawFrame(audio=sound, sample_rate=8000, num_channels=1)
    heard, keys = b"", ""
    for message in asked["messages"]:
        told = await made.deserialize(message)
        if isinstance(told, InputAudioRawFrame):
            heard += told.audio
        elif isinstance(told, InputDTMFFrame):
            keys += told.button.value
    print(
        json.dumps(
            {
                "media": await made.serialize(frame),
                "clear": await made.serialize(InterruptionFrame()),
                "heard": base64.b64encode(heard).decode(),
                "keys": keys,
            }
        )
    )


asyncio.run(main())
