"""Scripts, sounds and phrases for the demo are read, or refused in plain words."""

from pathlib import Path

import pytest

from hardware.simulator.sound import save_wav
from secretary_app.bootstrap.demo.script import Moment, ScriptBad, read_script
from secretary_app.bootstrap.demo.sounds import (
    PhrasesBad,
    SoundBad,
    read_phrases,
    usable_sound,
)
from secretary_app.bootstrap.demo.stage import SAMPLE, Wishes, plan_for
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.errors import UserFacing

pytestmark = pytest.mark.unit


def told(error: UserFacing) -> list[str]:
    """What a person reads, in each language."""
    texts = [Translator(each).text(f"error-{error.code}", **error.params) for each in Language]
    assert not any(text.startswith("error-") for text in texts)
    return texts


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_scripts_of_the_product_hold_what_a_demo_must_show(language: str) -> None:
    script = read_script(SAMPLE / f"call.{language}.toml")
    assert script.language == language
    expected = {line.expect for line in script.lines}
    assert {"hours", "price.house_key", "faq", "message-stored", "goodbye"} <= expected
    assert sum(line.moment is Moment.INTERRUPTING for line in script.lines) == 1
    assert all(line.text for line in script.lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        'language = "ru"',
        "no toml at all [",
        'language="ru"\nnumber="+7"\nvoice="v"\n[[line]]\nsay="a"\nmoment="never"',
        'language="ru"\nnumber="+7"\nvoice="v"\nline=3',
    ],
)
def test_a_script_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "call.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ScriptBad) as refused:
        read_script(file)
    assert all(str(file) in each for each in told(refused.value))


def test_a_sound_is_one_that_a_caller_could_say(tmp_path: Path) -> None:
    good, short, text = tmp_path / "good.wav", tmp_path / "short.wav", tmp_path / "text.wav"
    save_wav(good, bytes(16_000))
    save_wav(short, bytes(16))
    text.write_text("RIFF and nothing else")
    assert usable_sound(good) == good
    for bad in (short, text, tmp_path / "missing.wav"):
        with pytest.raises(SoundBad) as refused:
            usable_sound(bad)
        assert all(str(bad) in each for each in told(refused.value))


def test_phrases_are_lines_of_text(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("включи свет\n\n  выключи свет \nвключи свет\n", "utf-8")
    assert read_phrases(file) == ("включи свет", "выключи свет")
    for content in (b"\n \n", b"\xff\xfe\x00"):
        file.write_bytes(content)
        with pytest.raises(PhrasesBad) as refused:
            read_phrases(file)
        assert all(str(file) in each for each in told(refused.value))


@pytest.mark.parametrize(
    ("language", "model", "engine"),
    [("ru", None, "script"), ("ru", Path("model"), "pocketsphinx"), ("en", None, "pocketsphinx")],
)
def test_a_real_recogniser_wherever_there_is_one(
    language: str, model: Path | None, engine: str
) -> None:
    wishes = Wishes(language=language, russian_model=model, phrases=(), words=Path("words"))
    plan = plan_for(wishes)
    assert {lang: chain[0].backend for lang, chain in plan.recognisers.items()} == {
        language: engine
    }
