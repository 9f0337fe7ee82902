"""The log tells what happened and keeps telephone numbers to itself."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.kernel.log import logging_to, mask_numbers

pytestmark = pytest.mark.unit

LOG = logging.getLogger("secretary_app.test")


@given(
    national=st.from_regex(r"9[0-9]{9}", fullmatch=True),
    before=st.sampled_from(["", "from ", "(", "«"]),
)
def test_a_number_never_stands_whole(national: str, before: str) -> None:
    a, b, c, d = national[:3], national[3:6], national[6:8], national[8:]
    for written in (
        f"+7{national}",
        f"8{national}",
        national,
        f"+7 {a} {b}-{c}-{d}",
        f"8 ({a}) {b}-{c}-{d}",
        f"call_093004_+7{national}.wav",
        f'+CLIP: "+7{national}",145',
    ):
        masked = mask_numbers(f"{before}{written} rang")
        assert national not in masked
        assert f"{b}-{c}" not in masked
        assert national[-4:] in masked


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21 09:30:04.123 started",
        "call 019f0a3b-1c2d-7e4f-8a9b-123456789012 ended",
        "took 1234567890.123 s",
        "tick 3.14159265358979",
        "port 51234, pid 1234567, 320 bytes in 20 ms",
        "10.20.30.40:5060",
        "+CME ERROR: 100",
        "price 1234567",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask_numbers(text) == text


@pytest.mark.expects_log("no answer")
def test_masked_from_info_up_and_shown_to_who_debugs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(folder=tmp_path, level="DEBUG", stderr_level="WARNING"):
        LOG.debug("ring from %s", "+79161234567")
        LOG.info("ring from %s", "+79161234567")
        LOG.warning("no answer from %s", "+79161234567")
    LOG.info("after the end")
    lines = (tmp_path / "secretary.log").read_text("utf-8").splitlines()
    assert [line.rsplit(" ", 1)[1] for line in lines] == [
        "+79161234567",
        "+7******4567",
        "+7******4567",
    ]
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert "no answer from +7******4567" in shown


@pytest.mark.expects_log("failed")
def test_a_traceback_is_masked_and_only_its_end_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(folder=tmp_path, stderr_level="ERROR"):
        try:
            int("+CLIP: +79161234567")
        except ValueError:
            LOG.exception("parsing failed")
    text = (tmp_path / "secretary.log").read_text("utf-8")
    shown = capsys.readouterr().err
    assert "Traceback" in text
    assert "Traceback" not in shown
    for each in (text, shown):
        assert "ValueError: invalid literal" in each
        assert "+79161234567" not in each
    assert "+7******4567" in text


def test_a_full_disk_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secretary.log").symlink_to("/dev/full")
    with logging_to(folder=tmp_path, stderr_level="CRITICAL"):
        for _ in range(3):
            LOG.info("hello")
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "cannot be written" in told
