"""Keys of language models from the old project's configuration (``llm_models.json``).

What is known of it: a JSON file in which each model has a ``provider_model_name``, unique, and an
``encrypted_api_key``; the master key stands in ``.env`` as ``LLM_MODEL_DECRYPT_KEY``. No paper says
with which cipher. A Fernet token tells by itself that it is one, and whether the key is right;
whatever else is met is refused, never guessed. Imported by name, with ``cryptography``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from cryptography.fernet import Fernet, InvalidToken

from secretary_app.foundation.secrets.errors import (
    OldKeyBad,
    OldKeyMissing,
    OldKeyWrong,
    OldModelsUnreadable,
    OldModelTwice,
)

MASTER_KEY = "LLM_MODEL_DECRYPT_KEY"

PREFIX = "llm."
LONGEST_NAME = 64

_NAME, _ENCRYPTED = "provider_model_name", "encrypted_api_key"
_DEEPEST = 8

_OTHER = re.compile(r"[^a-z0-9._-]+")
_LINE = re.compile(rf"\s*(?:export\s+)?{MASTER_KEY}\s*=\s*(.*?)\s*")


def master_key_in(env_file: str) -> str:
    """The master key in the text of an ``.env`` file. Raises OldKeyMissing."""
    for line in env_file.splitlines():
        if found := _LINE.fullmatch(line):
            return found.group(1).strip("'\"")
    raise OldKeyMissing


def opened(config: str, master_key: str) -> dict[str, str]:
    """Keys of models by the names of the secrets that they become.

    Raises OldKeyMissing, OldKeyBad, OldKeyWrong, OldModelsUnreadable or OldModelTwice; nothing may
    be kept then.
    """
    if not master_key:
        raise OldKeyMissing
    try:
        fernet = Fernet(master_key.encode())
    except ValueError as error:
        raise OldKeyBad from error
    try:
        found = list(_models(json.loads(config), _DEEPEST))
    except (ValueError, RecursionError) as error:
        raise OldModelsUnreadable from error
    if not found:
        raise OldModelsUnreadable
    keys = dict[str, str]()
    for model, encrypted in found:
        name = secret_name(model)
        if name in keys:
            raise OldModelTwice(model=model)
        try:
            keys[name] = fernet.decrypt(encrypted.encode()).decode("utf-8")
        except (InvalidToken, ValueError) as error:
            raise OldKeyWrong(model=model) from error
    return keys


def secret_name(model: str) -> str:
    """``openai/gpt-4o`` becomes ``llm.openai-gpt-4o``."""
    return (PREFIX + _OTHER.sub("-", model.casefold()).strip("-"))[:LONGEST_NAME]


def _models(value: object, deeper: int) -> Iterator[tuple[str, str]]:
    """Wherever in the file they stand: nobody wrote down whether in a list or by name."""
    if isinstance(value, Mapping):
        name, encrypted = value.get(_NAME), value.get(_ENCRYPTED)
        if isinstance(name, str) and isinstance(encrypted, str) and name and encrypted:
            yield name, encrypted
        value = list(value.values())
    if isinstance(value, list) and deeper:
        for each in value:
            yield from _models(each, deeper - 1)
