"""What happened in a call is told in the window's language, whatever it was written down in."""

from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.features.conversations.models import Channel, Message, Role, Span
from secretary_app.features.lines.book import LineBook
from secretary_app.foundation.i18n import Language
from tests.support.opened import SetClock
from ui.pages.calls.talk import said
from ui.pages.calls.telling import Telling
from ui.runtime.words import Words

pytestmark = pytest.mark.unit

KEPT = "Программа прервалась, и 7 секунд звонящего никто не слушал; запись продолжалась."


def test_a_gap_is_told_in_the_language_of_the_window(qapp: QApplication) -> None:
    words = Words(Language.EN, clock=SetClock())
    telling = Telling(words=words, lines=cast("LineBook", None))
    (gap,) = said(
        [
            Message(
                id="m1",
                thread_id="t1",
                created_at=datetime(2026, 11, 22, tzinfo=UTC),
                role=Role.SYSTEM,
                channel=Channel.PHONE,
                text=KEPT,
                language="ru",
                spans=(Span(text=KEPT, start_ms=1000, end_ms=8000),),
            )
        ]
    )
    assert "7 seconds nobody listened" in telling.happened(gap)
    words.speak(Language.RU)
    assert "7 секунд" in telling.happened(gap)
    assert qapp is not None
