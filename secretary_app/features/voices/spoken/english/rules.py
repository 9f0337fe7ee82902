"""English: the rules in the order in which they are applied."""

from secretary_app.features.voices.spoken.english import (
    abbreviations,
    calendar,
    clock,
    contacts,
    counts,
    pauses,
)

RULES = (
    pauses.DOUBLE_SPACE,
    *abbreviations.RULES,
    *contacts.RULES,
    *calendar.RULES,
    *clock.RULES,
    *counts.RULES,
    *abbreviations.LATE_RULES,
    *pauses.RULES,
)
