"""Another program that speaks Media Streams: pipecat's serializer says and hears the same as we."""

import base64
import json
import subprocess
from pathlib import Path

import pytest

from hardware.twilio.protocol import Key, Sound, clear, media, read
from tests.support.line_bench import tone_speech

pytestmark = pytest.mark.wire

BESIDE = Path(__file__).with_name("beside_pipecat.py")


def test_pipecat_says_and_hears_the_same(repository: Path) -> None:
    python = repository / "build" / "pipecat" / "bin" / "python"
    if not python.exists():
        pytest.skip("pipecat is not installed here; `make bench` does it")
    sound = tone_speech(200)[0]
    messages = [
        '{"event":"connected","protocol":"Call","version":"1.0.0"}',
        json.dumps({"event": "dtmf", "dtmf": {"track": "inbound_track", "digit": "7"}}),
        json.dumps(json.loads(media("MZ1", sound))),
    ]
    asked = {
        "stream": "MZ1",
        "sound": base64.b64encode(sound).decode(),
        "messages": messages,
    }
    said = subprocess.run(
        [python, BESIDE], input=json.dumps(asked), capture_output=True, text=True, check=True
    ).stdout
    told = json.loads(said.splitlines()[-1])
    assert json.loads(told["clear"]) == json.loads(clear("MZ1"))
    assert json.loads(told["media"]) == json.loads(media("MZ1", sound))
    found = [read(message) for message in messages]
    assert b"".join(each.pcm for each in found if isinstance(each, Sound)) == base64.b64decode(
        told["heard"]
    )
    assert [each.digit for each in found if isinstance(each, Key)] == list(told["keys"])
