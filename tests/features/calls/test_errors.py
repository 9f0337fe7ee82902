"""Whatever goes wrong with calls, lines and engines is said in both languages, with a next step."""

import pytest

from secretary_app.features.calls.errors import (
    CallAmbiguous,
    CallHasNoRecording,
    CallMissing,
    NoPlayer,
)
from secretary_app.features.lines.errors import (
    PORT_REASONS,
    LineCheckFailed,
    LinePortRefused,
    LineUnusable,
)
from secretary_app.features.providers.errors import NoVoice
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.errors import UserFacing

pytestmark = pytest.mark.unit

ERRORS = [
    CallMissing(call_id="abc"),
    CallAmbiguous(call_id="abc"),
    CallHasNoRecording(call_id="abc"),
    NoPlayer(file="/tmp/a.wav", programs="aplay"),
    LineUnusable(line_id="line1", reason="no such port"),
    *(LinePortRefused(reason=reason, port="/dev/ttyUSB2") for reason in sorted(PORT_REASONS)),
    LineCheckFailed(line_id="line1", reason="timeout"),
    NoVoice(reason="no espeak"),
]
CHOICES = {"trouble"}
"""They choose a sentence, and are not said themselves."""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: str(error.code))
def test_an_error_says_what_and_what_to_do(error: UserFacing, language: Language) -> None:
    text = Translator(language).text(f"error-{error.code}", **error.params)
    assert not text.startswith("error-")
    for name, value in error.params.items():
        if name not in CHOICES:
            assert str(value) in text
