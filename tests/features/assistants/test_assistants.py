"""An assistant is the persona that a door names with what the owner chose."""

from pathlib import Path

import pytest

from secretary_app.features.assistants.errors import UnknownLanguage, UnknownPersona
from secretary_app.features.assistants.personas import FORMER_IDS, PERSONAS
from secretary_app.features.assistants.settings import COMPANY_RU, LANGUAGES, SPEED
from tests.support.opened import opened

pytestmark = pytest.mark.wire


async def test_anna_is_as_the_owner_set_her_up(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as parts:
        await parts.settings.set(COMPANY_RU, "Мастерская")
        await parts.settings.set(LANGUAGES, "en, ru")
        await parts.settings.set(SPEED, "1.5")
        anna = parts.assistants.get("anna", announces_recording=True)
    assert anna.names == {"ru": "Анна", "en": "Anna"}
    assert anna.company["ru"] == "Мастерская"
    assert anna.languages == ("en", "ru")
    assert {voice.speed for voice in anna.voices.values()} == {1.5}
    assert anna.announces_recording


async def test_former_names_and_any_case_are_understood(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as parts:
        service = parts.assistants
        found = {
            name: service.get(name, announces_recording=False).id
            for name in ("Gulya", "LIDIA", "marina", "anna")
        }
    assert found == {"Gulya": "anna", "LIDIA": "marina", "marina": "marina", "anna": "anna"}
    assert set(FORMER_IDS.values()) <= PERSONAS.keys()


async def test_what_does_not_exist_is_refused_with_what_does(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as parts:
        service = parts.assistants
        with pytest.raises(UnknownPersona) as nobody:
            service.get("olga", announces_recording=False)
        assert nobody.value.params["known"] == "anna, marina"
        await parts.settings.set(LANGUAGES, "de")
        with pytest.raises(UnknownLanguage) as nothing:
            service.get("anna", announces_recording=False)
        assert nothing.value.params["language"] == "de"


def test_personas_differ_and_speak_both_languages() -> None:
    voices = [voice.name for persona in PERSONAS.values() for voice in persona.voices.values()]
    assert len(set(voices)) == len(voices)
    for persona in PERSONAS.values():
        assert persona.names.keys() == persona.voices.keys() == {"ru", "en"}
