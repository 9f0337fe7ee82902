"""Keys of an old configuration of models, encrypted by the library that its project had."""

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from secretary_app.cli.main import main
from secretary_app.foundation.secrets.errors import (
    OldKeyBad,
    OldKeyMissing,
    OldKeyWrong,
    OldModelsUnreadable,
    OldModelTwice,
)
from secretary_app.foundation.secrets.old_models import MASTER_KEY, master_key_in, opened
from secretary_app.foundation.secrets.service import MASTER_KEY as OURS
from secretary_app.kernel.errors import UserFacing

pytestmark = pytest.mark.wire

KEY, ANOTHER_KEY = (base64.urlsafe_b64encode(bytes([each] * 32)).decode() for each in b"ab")


def model(name: str, api_key: str, *, key: str = KEY) -> dict[str, object]:
    encrypted = Fernet(key.encode()).encrypt(api_key.encode()).decode()
    return {"provider_model_name": name, "encrypted_api_key": encrypted, "base_url": "https://x"}


@pytest.mark.parametrize(
    "config",
    [
        [model("openai/gpt-4o", "sk-1")],
        {"models": [model("openai/gpt-4o", "sk-1"), {"provider_model_name": "local"}]},
        {"default": "a", "services": {"a": model("OpenAI/GPT-4o", "sk-1")}},
    ],
)
def test_models_are_found_wherever_they_stand(config: object) -> None:
    assert opened(json.dumps(config), KEY) == {"llm.openai-gpt-4o": "sk-1"}


@pytest.mark.parametrize(
    ("config", "key", "error"),
    [
        ([model("a", "k")], "", OldKeyMissing),
        ([model("a", "k")], "a password", OldKeyBad),
        ([model("a", "k", key=ANOTHER_KEY)], KEY, OldKeyWrong),
        ([{"provider_model_name": "a", "encrypted_api_key": "U2FsdGVkX1+"}], KEY, OldKeyWrong),
        ([model("a", "k"), model("A", "l")], KEY, OldModelTwice),
        ([{"provider_model_name": "a", "api_key": "sk-open"}], KEY, OldModelsUnreadable),
        ("nothing", KEY, OldModelsUnreadable),
    ],
)
def test_what_cannot_be_opened_is_never_guessed(
    config: object, key: str, error: type[UserFacing]
) -> None:
    with pytest.raises(error):
        opened(json.dumps(config), key)
    with pytest.raises(OldModelsUnreadable):
        opened("[" * 5000, KEY)


def test_the_command_keeps_all_of_them_or_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OURS, "correct horse battery staple")
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(f"# old\nOTHER=1\nexport {MASTER_KEY} = '{KEY}' \n", "utf-8")
    with pytest.raises(OldKeyMissing):
        master_key_in("OTHER=1")
    file = Path("llm_models.json")

    def run(*argv: str) -> tuple[int, str]:
        code = main(["--data", str(tmp_path / "data"), "--lang", "en", "manage", "secrets", *argv])
        out, err = capfd.readouterr()
        return code, out + err

    wrong = model("b", "sk-2", key=ANOTHER_KEY)
    file.write_text(json.dumps([model("a", "sk-1"), wrong]), "utf-8")
    code, told = run("import-models", str(file), "--env", ".env")
    assert (code, "the model b" in told) == (2, True)
    with closing(sqlite3.connect(tmp_path / "data" / "secretary.db")) as connection:
        assert connection.execute("SELECT count(*) FROM secrets").fetchone() == (0,)
    file.write_text(json.dumps([model("a", "sk-1"), model("b", "sk-2")]), "utf-8")
    code, told = run("import-models", str(file), "--env", ".env")
    assert (code, "sk-1" in told) == (0, False)
    listed = run("list")[1]
    assert "llm.a" in listed
    assert "llm.b" in listed
