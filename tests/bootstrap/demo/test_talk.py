"""`demo --talk`: the engines are those that the owner's models give, heard at the loudspeaker."""

import signal
from pathlib import Path

import pytest

from tests.support import random_gguf
from tests.support.desk_bench import missing_parts, sound_server
from tests.support.piper_voice import make_voice
from tests.support.program import program

pytestmark = [
    pytest.mark.calm,
    pytest.mark.journey,
    pytest.mark.timeout(120),
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]


async def test_a_talk_is_held_with_what_the_owner_has_pulled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = tmp_path / "owner"
    make_voice(owner / "models" / "tts" / "tone", "en_US-tone-low", espeak="en-us")
    llm = owner / "models" / "llm" / "tiny"
    llm.mkdir(parents=True)
    random_gguf.write(llm / "tiny.gguf")
    async with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("SECRETARY_DATA", str(owner))
        async with (
            server.listening(to="loudspeaker") as heard,
            program(tmp_path / "demos", "demo", "--talk") as talk,
        ):
            await talk.says("Hears with en: pocketsphinx.")
            (engines,) = [line for line in talk.out if "Hears with" in line]
            await talk.says("Speak: sound was open")
            await talk.says("my name is Anna")
            await heard.loud()
            talk.signal(signal.SIGINT)
            assert await talk.ended() == 130
    assert "Speaks with piper, espeak. Thinks with tiny." in engines
    assert not (owner / "secretary.db").exists(), "the owner's own data was opened"


async def test_a_language_that_nobody_hears_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRETARY_DATA", str(tmp_path / "nothing"))
    async with program(tmp_path / "demos", "demo", "--talk", "--language", "ru") as talk:
        assert await talk.ended() == 2
    assert "models pull vosk-model-small-ru-0.22" in talk.err[0]
