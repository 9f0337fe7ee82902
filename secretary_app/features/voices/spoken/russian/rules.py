"""Russian: the rules in the order in which they are applied."""

from secretary_app.features.voices.spoken.russian import (
    abbreviations,
    calendar,
    clock,
    contacts,
    counts,
    pauses,
    yo,
)

RULES = (
    pauses.DOUBLE_SPACE,
    *abbreviations.RULES,
    *contacts.RULES,
    *calendar.RULES,
    *clock.RULES,
    *counts.RULES,
    *abbreviations.LATE_RULES,
    *yo.RULES,
    *pauses.RULES,
)
