"""Models in a folder, pulled or put there by hand."""

import json
import struct
from pathlib import Path

import pytest

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.models import ModelKind
from secretary_app.features.model_library.receipt import Receipt, write_receipt

pytestmark = pytest.mark.unit


def put(file: Path, content: bytes = b"x") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def vosk(folder: Path) -> Path:
    put(folder / "am" / "final.mdl", b"12345")
    put(folder / "conf" / "model.conf", b"678")
    return folder


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value.encode())) + value.encode()


def gguf(**facts: str | int | list[str]) -> bytes:
    """The head of a file; its tensors do not matter here."""
    parts = [b"GGUF", struct.pack("<IQQ", 3, 0, len(facts) + 1)]
    for name, value in facts.items():
        parts.append(text(name.replace("__", ".")))
        if isinstance(value, str):
            parts.append(struct.pack("<I", 8) + text(value))
        elif isinstance(value, int):
            parts.append(struct.pack("<II", 4, value))
        else:
            parts.append(struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(text, value)))
    return b"".join([*parts, text("tokenizer.ggml.tokens"), b"far too long to read"])


def test_every_kind_is_found_by_its_files(tmp_path: Path) -> None:
    vosk(tmp_path / "stt" / "vosk-model-small-ru-0.22")
    put(tmp_path / "stt" / "old-en-us" / "final.mdl")
    put(tmp_path / "stt" / "old-en-us" / "mfcc.conf")
    put(tmp_path / "stt" / "sphinx_ru_8k" / "hmm" / "mdef")
    put(tmp_path / "stt" / "sphinx_ru_8k" / "ru.dic")
    put(tmp_path / "tts" / "irina" / "ru_RU-irina-medium.onnx")
    config = {"phoneme_id_map": {}, "language": {"family": "ru", "code": "ru_RU"}}
    put(tmp_path / "tts" / "irina" / "ru_RU-irina-medium.onnx.json", json.dumps(config).encode())
    put(
        tmp_path / "llm" / "qwen" / "qwen.gguf",
        gguf(general__architecture="qwen2", general__languages=["ru", "en"]),
    )
    put(
        tmp_path / "embed" / "e5" / "e5.gguf",
        gguf(general__architecture="qwen3", qwen3__pooling_type=3),
    )

    found = {each.name: each for each in find_models(tmp_path)}

    assert [(each.kind, each.backend, each.languages) for each in found.values()] == [
        ("stt", "vosk", ("en",)),
        ("stt", "pocketsphinx", ("ru",)),
        ("stt", "vosk", ("ru",)),
        ("tts", "piper", ("ru",)),
        ("llm", "llama", ("ru", "en")),
        ("embed", "llama", ()),
    ]
    assert found["vosk-model-small-ru-0.22"].path == tmp_path / "stt" / "vosk-model-small-ru-0.22"
    assert found["vosk-model-small-ru-0.22"].size_bytes == 8
    assert found["ru_RU-irina-medium"].path.suffix == ".onnx"
    assert found["qwen"].path.name == "qwen.gguf"


def test_loose_files_put_there_by_hand_are_found(tmp_path: Path) -> None:
    vosk(tmp_path / "vosk-model-ru-0.42" / "vosk-model-ru-0.42")
    put(tmp_path / "nomic.gguf", gguf(general__architecture="nomic-bert"))
    voice = "ru/ru_RU/denis/medium"
    put(tmp_path / voice / "denis.onnx")
    put(
        tmp_path / voice / "denis.onnx.json",
        b'{"phoneme_id_map": {}, "espeak": {"voice": "en-us"}}',
    )

    assert [(each.name, each.kind, each.languages) for each in find_models(tmp_path)] == [
        ("vosk-model-ru-0.42", "stt", ("ru",)),
        ("denis", "tts", ("en",)),
        ("nomic", "embed", ()),
    ]


def test_what_is_no_model_or_not_yet_one_is_passed_over(tmp_path: Path) -> None:
    whole = gguf(general__architecture="llama")
    put(tmp_path / "cut.gguf", whole[:20])
    put(tmp_path / "not.gguf", b"<html>404</html>")
    put(tmp_path / "projector.gguf", gguf(general__architecture="clip"))
    put(tmp_path / "promises.gguf", b"GGUF" + struct.pack("<IQQ", 3, 0, 1 << 60))
    put(tmp_path / "silero_vad.onnx")
    put(tmp_path / "broken.onnx")
    put(tmp_path / "broken.onnx.json", b"{")
    put(tmp_path / "empty" / "am" / "final.mdl")
    put(tmp_path / ".parts" / "half.gguf", whole)

    assert find_models(tmp_path) == ()
    assert find_models(tmp_path / "missing") == ()


def test_a_tokenizer_that_comes_first_is_read_past(tmp_path: Path) -> None:
    words = [f"word {number}" for number in range(2000)]
    put(
        tmp_path / "odd.gguf",
        gguf(tokenizer__ggml__tokens=words, general__architecture="llama"),
    )

    assert [each.name for each in find_models(tmp_path)] == ["odd"]


def test_a_split_model_is_one_model(tmp_path: Path) -> None:
    first = put(
        tmp_path / "big-00001-of-00002.gguf", gguf(general__architecture="llama", split__no=0)
    )
    second = put(
        tmp_path / "big-00002-of-00002.gguf", gguf(general__architecture="llama", split__no=1)
    )

    (model,) = find_models(tmp_path)

    assert model.path == first
    assert model.size_bytes == first.stat().st_size + second.stat().st_size


def test_the_receipt_of_a_pull_tells_name_and_languages(tmp_path: Path) -> None:
    folder = tmp_path / "llm" / "qwen2.5-1.5b-instruct"
    put(folder / "qwen2.5-1.5b-instruct-q4_k_m.gguf", gguf(general__architecture="qwen2"))
    write_receipt(
        folder,
        Receipt(
            name="qwen2.5-1.5b-instruct",
            kind=ModelKind.LLM,
            backend="llama",
            languages=("ru", "en"),
            licence="Apache-2.0",
            vouched=True,
            files=(),
        ),
    )

    (model,) = find_models(tmp_path)

    assert (model.name, model.languages) == ("qwen2.5-1.5b-instruct", ("ru", "en"))
