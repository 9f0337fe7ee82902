"""What is due while an app is away, and the note that the next one reads."""

from pathlib import Path

import pytest

from hardware.line.absence import Absence, AbsenceTimes, Due
from hardware.line.absence_note import AbsenceNote, SaidMeanwhile

pytestmark = pytest.mark.unit

TIMES = AbsenceTimes(silence_s=1.0, wait_every_s=3.0, gone_s=10.0, late_s=20.0)


def test_the_caller_is_told_once_to_wait_and_then_that_it_goes_on() -> None:
    absence = Absence(times=TIMES, since=100.0)
    moments = [
        (100.5, 100.0, None),  # our last sentence has just sounded
        (101.0, 100.0, Due.HOLD),
        (101.1, 100.0, None),  # it is on its way to the modem
        (104.0, 103.5, None),
        (106.5, 103.5, Due.WAIT),
        (109.9, 109.8, None),  # the caller speaks
        (110.0, 110.0, Due.FAREWELL),
    ]
    for now, silent_since, due in moments:
        assert absence.due(now=now, silent_since=silent_since, app=False) is due, now


def test_an_app_that_is_back_is_given_more_time_but_not_for_ever() -> None:
    absence = Absence(times=TIMES, since=0.0)
    assert absence.due(now=15.0, silent_since=15.0, app=True) is None
    assert absence.due(now=20.0, silent_since=20.0, app=True) is Due.FAREWELL


def test_a_note_comes_back_as_it_was_written(tmp_path: Path) -> None:
    note = AbsenceNote(
        call_id="c",
        number="+79161112233",
        language="ru",
        lost_at=1.5,
        lost_ms=20,
        said=(SaidMeanwhile(text="Подождите", from_ms=1, to_ms=2),),
        promised=True,
    )
    path = tmp_path / "new" / "c.json"
    note.write(path)
    note.write(path)
    assert AbsenceNote.read(path) == note
    assert [file.name for file in path.parent.iterdir()] == ["c.json"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"call_id": "c", "said": [{}]}', '{"said": 1}'])
def test_a_damaged_note_is_told_as_such(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"c\.json|Expecting"):
        AbsenceNote.read(path)
