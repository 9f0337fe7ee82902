"""The script file, whatever is written into it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.fakes.script import Script, plain_words

pytestmark = pytest.mark.unit

TEXT = "Да, двадцать-пять!"


def line(text: str = TEXT, starts_at: float = 10.0, duration_s: float = 2.0) -> bytes:
    fields = {"text": text, "starts_at": starts_at, "duration_s": duration_s}
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def test_words_share_the_time_by_their_length(tmp_path: Path) -> None:
    path = tmp_path / "script"
    path.write_bytes(line())
    script = Script(path=path)
    script.refresh()
    first, second = script.lines[0].words
    assert (first.text, second.text) == ("да", "двадцать-пять")
    assert first.starts_at == 10.0
    assert second.ends_at == pytest.approx(12.0)
    assert first.ends_at == second.starts_at == pytest.approx(10.0 + 2.0 * 2 / 15)


def test_a_half_written_line_waits_for_its_end(tmp_path: Path) -> None:
    path = tmp_path / "script"
    script = Script(path=path)
    script.refresh()
    whole = line() + line("ещё")
    for end in range(len(whole) + 1):
        path.write_bytes(whole[:end])
        script.refresh()
        assert len(script.lines) == whole[:end].count(b"\n")


@pytest.mark.expects_log("not a line of a script")
def test_rubbish_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "script"
    path.write_bytes(b"\xff\n[]\n{}\n" + line("...") + line())
    script = Script(path=path)
    script.refresh()
    assert [len(spoken.words) for spoken in script.lines] == [2]


@given(st.text())
def test_plain_words_are_plain(text: str) -> None:
    words = plain_words(text)
    assert plain_words(" ".join(words)) == words
