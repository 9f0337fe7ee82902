"""The bar under a new password: what is refused, and that length beats signs."""

import pytest

from secretary_app.foundation.auth.strength import Strength, strength

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("", Strength.REFUSED),
        ("12345678", Strength.REFUSED),
        ("Анна2026!", Strength.REFUSED),
        ("aaaaaaab", Strength.FAIR),
        ("dog-4-cat", Strength.FAIR),
        ("сорока летит", Strength.GOOD),
        ("сорока летит над мостом", Strength.STRONG),
    ],
)
def test_how_good_it_is(password: str, found: Strength) -> None:
    assert strength(password, name="анна") is found
