"""Files, pieces and marks, without the library."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.wire import WireError
from engines.workers.tts.piper.marks import estimate
from engines.workers.tts.piper.pieces import FIRST_CHARS, LONGEST_CHARS, pieces
from engines.workers.tts.piper.voice_file import VoiceFile

pytestmark = pytest.mark.unit

WHOLE: dict[str, Any] = {
    "audio": {"sample_rate": 22050},
    "espeak": {"voice": "en-gb-x-rp"},
    "num_symbols": 256,
    "num_speakers": 1,
    "phoneme_id_map": {"_": [0]},
}


def voice(folder: Path, told: str | dict[str, Any]) -> Path:
    path = folder / "en_GB-x-low.onnx"
    path.write_bytes(b"x")
    text = told if isinstance(told, str) else json.dumps(told)
    path.with_name(f"{path.name}.json").write_text(text, encoding="utf-8")
    return path


def complaint(path: Path) -> str:
    with pytest.raises(WireError) as refused:
        VoiceFile.check(path)
    assert refused.value.code == "model_broken"
    assert str(path) in refused.value.text
    assert "models pull" in refused.value.text
    return refused.value.text


def test_the_language_stands_in_one_of_two_places(tmp_path: Path) -> None:
    assert VoiceFile.check(voice(tmp_path, WHOLE)).language == "en"
    named = WHOLE | {"language": {"code": "ru_RU", "family": "ru"}}
    assert VoiceFile.check(voice(tmp_path, named)).language == "ru"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("", "empty"),
        ("<html>", "not JSON"),
        ("[]", "describes no voice"),
        ({}, "audio"),
        (WHOLE | {"audio": {"sample_rate": 0}}, "sample_rate"),
        (WHOLE | {"num_symbols": None}, "num_symbols"),
        (WHOLE | {"phoneme_id_map": {}}, "phoneme_id_map"),
        (WHOLE | {"phoneme_type": "pinyin"}, "pinyin"),
        ({key: WHOLE[key] for key in WHOLE if key != "espeak"}, "espeak"),
    ],
)
def test_a_description_that_is_none_is_told(
    tmp_path: Path, told: str | dict[str, Any], reason: str
) -> None:
    assert reason in complaint(voice(tmp_path, told))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "a.onnx: missing" in complaint(tmp_path / "a.onnx")
    (tmp_path / "a.onnx").write_bytes(b"x")
    assert "a.onnx.json: missing" in complaint(tmp_path / "a.onnx")


def test_a_speech_begins_with_little_and_breathes_where_people_do() -> None:
    text = (
        "Копия ключа стоит двести пятьдесят рублей, если заготовка есть на складе, а если её нет, "
        "то мастер её закажет. Приходите!"
    )
    cut = list(pieces(text))
    assert [piece.text for piece in cut] == [
        "Копия ключа стоит двести пятьдесят рублей,",
        "если заготовка есть на складе, а если её нет, то мастер её закажет.",
        "Приходите!",
    ]
    assert cut[0].pause_ms < cut[1].pause_ms


def test_a_short_beginning_stays_with_what_follows() -> None:
    text = "Да, мы открыты до восьми вечера каждый день, кроме воскресенья."
    assert next(pieces(text)).text == "Да, мы открыты до восьми вечера каждый день,"
    assert [piece.text for piece in pieces("Нет.")] == ["Нет."]


@given(st.text(alphabet="аб .,!—\nЯ", max_size=900))
def test_pieces_join_to_the_text(text: str) -> None:
    cut = list(pieces(text))
    assert "".join("".join(piece.text for piece in cut).split()) == "".join(text.split())
    assert all(piece.text and len(piece.text) <= LONGEST_CHARS + FIRST_CHARS * 4 for piece in cut)


@given(st.text(alphabet="аб .,!—", max_size=120), st.floats(0, 9000), st.floats(300, 9000))
def test_marks_fill_the_piece_in_order(text: str, start: float, length: float) -> None:
    marks = estimate(text, start_ms=start, end_ms=start + length)
    if not marks:
        assert not any(c.isalnum() for c in text)
        return
    assert " ".join(mark.text for mark in marks) == " ".join(text.split())
    assert marks[0].start_ms == round(start)
    assert abs(marks[-1].end_ms - (start + length)) <= 1
    assert all(a.start_ms <= a.end_ms <= b.start_ms for a, b in pairwise(marks))
