"""Every pair of words and ground keeps its contrast, in all three schemes."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

from ui.theme import Scheme
from ui.theme.colours import Colours, colours

pytestmark = pytest.mark.unit

SURFACES = ("canvas", "surface", "raised", "sunken")
TINTS = ("accent_bg", "caller_bg", "ai_bg", "operator_bg", "success_bg", "warn_bg", "danger_bg")
STATES = ("success", "warn", "danger", "info")
VOICES = ("caller", "ai", "operator")
SOLIDS = (
    ("accent", "on_accent"),
    ("danger_solid", "on_danger_solid"),
    ("answer_solid", "on_answer_solid"),
)


def light(colour: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(now: Colours, ink: str, ground: str) -> float:
    high, low = sorted((light(now.named(ink)), light(now.named(ground))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def wanted() -> list[tuple[str, str, float]]:
    pairs = [("text", ground, 11.0) for ground in (*SURFACES, *TINTS, "info_bg")]
    pairs += [(ink, ground, 4.5) for ink, ground in product(("text2", "text3"), SURFACES)]
    pairs += [("text2", ground, 4.5) for ground in TINTS]
    pairs += [("text3", ground, 4.5) for ground in ("accent_bg", "ai_bg", "operator_bg")]
    pairs += [(ink, ground, 4.5) for ink, ground in product((*STATES, "accent_text"), SURFACES)]
    pairs += [(ink, f"{ink}_bg", 4.5) for ink in (*STATES, *VOICES)]
    pairs += [("accent_text", "accent_bg", 4.5), ("ai", "accent_bg", 4.5)]
    pairs += [(ink, ground, 4.5) for ground, ink in SOLIDS]
    pairs += [(solid, "surface", 3.0) for solid, _ in SOLIDS]
    pairs += [(edge, ground, 3.0) for edge, ground in product(("border_strong", "focus"), SURFACES)]
    return pairs


@pytest.mark.parametrize("scheme", list(Scheme))
def test_words_can_be_read(scheme: Scheme) -> None:
    now = colours(scheme)
    weak = {
        f"{ink} on {ground}": round(contrast(now, ink, ground), 2)
        for ink, ground, least in wanted()
        if contrast(now, ink, ground) < least - 0.05
    }
    assert weak == {}
